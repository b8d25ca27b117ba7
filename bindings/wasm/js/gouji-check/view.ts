/** The nodes of the element: made once, filled anew with each answer, so that the keyboard and a screen reader stay where they are. */
import type { Answer, Entry, FileError, Finding, Text, Verdict } from "../types.js";
import { STYLE } from "./style.js";
import { BASIS, BUSY, CHOOSE, HELP, SEVERITY, type Say, VERDICT, files, unread } from "./words.js";

/** What there is to be seen. */
export interface Seen {
  say: Say;
  /** Whether a person may choose a file here. */
  choice: boolean;
  busy: boolean;
  /** One for each document. */
  answers: Answer[];
  verdict: Verdict | null;
  /** Why there is no answer. */
  error: Text | null;
}

let sheet: CSSStyleSheet | null = null;

/** One sheet for all elements of a page: a policy may forbid styles in the markup. */
function style(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

export class View {
  private readonly label = made("label");
  private readonly choose = made("span");
  private readonly status = made("div");
  private readonly reports = made("div");

  constructor(private readonly root: ShadowRoot, take: (files: File[]) => void) {
    root.adoptedStyleSheets = [style()];
    const input = made("input") as HTMLInputElement;
    input.type = "file";
    input.multiple = true;
    input.addEventListener("change", () => {
      take(Array.from(input.files ?? []));
      // The same file, mended, may be chosen again.
      input.value = "";
    });
    this.label.append(this.choose, input);
    this.status.setAttribute("role", "status");
    root.append(this.status, this.reports);
  }

  /** Shows that a file is held over the element. */
  over(is: boolean): void {
    this.label.classList.toggle("over", is);
  }

  show({ say, choice, busy, answers, verdict, error }: Seen): void {
    put(this.choose, say(CHOOSE));
    if (!choice) this.label.remove();
    else if (!this.label.parentNode) this.root.prepend(this.label);
    this.reports.setAttribute("aria-busy", String(busy));
    // What was found before stays until there is something else to say.
    if (busy) return told(this.status, say(BUSY));
    if (error) told(this.status, say(error), "fail");
    else told(this.status, outcome(answers, verdict, say), answers.length ? verdict ?? "fail" : "");
    const rows = error ? [] : answers.flatMap(rowsOf);
    fill(this.reports, rows, report, (node, row) => filled(node as HTMLDetailsElement, row, rows.length === 1, answers.length > 1, say));
  }
}

/** What the list has of a document: its reports, and why it could not be read. */
const rowsOf = ({ reports, errors }: Answer): (Entry | FileError)[] => [...reports, ...errors];

const isRead = (row: Entry | FileError): row is Entry => "verdict" in row;

/** The verdict over all reports in one line: of which file or of how many, and how much was found. */
function outcome(answers: Answer[], verdict: Verdict | null, say: Say): string {
  const rows = answers.flatMap(rowsOf);
  const [reports, errors] = [rows.filter(isRead), answers.flatMap((answer) => answer.errors)];
  const counts = (["error", "query", "note"] as const).map((severity) => {
    const count = reports.reduce((sum, entry) => sum + entry.counts[severity], 0);
    return count ? `${say(SEVERITY[severity].many)} ${count}` : "";
  });
  const whose = answers.length > 1 ? say(files(answers.length)) : rows[0]?.file;
  const told = verdict ? [say(VERDICT[verdict].text), ...counts] : [];
  const [only] = errors;
  // One document says itself why; several do so in the list.
  if (only && answers.length === 1) return [whose, say(only.message)].filter(Boolean).join(" · ");
  return [...told, errors.length > 0 && say(unread(errors.length)), whose].filter(Boolean).join(" · ");
}

/** One report or unread file: its verdict beside its name, what was found folded under it. */
function report(): HTMLElement {
  const [details, summary] = [made("details"), made("summary")];
  summary.append(made("span"), made("b"));
  details.append(summary, made("ul"));
  return details;
}

/** Alone it needs no name and is not folded. */
function filled(details: HTMLDetailsElement, row: Entry | FileError, alone: boolean, amongFiles: boolean, say: Say): void {
  const [summary, list] = [...details.children] as [HTMLElement, HTMLElement];
  const [name, verdict] = [...summary.children] as [HTMLElement, HTMLElement];
  if (alone || details.classList.contains("alone")) details.open = alone;
  details.classList.toggle("alone", alone);
  details.classList.toggle("unread", !isRead(row));
  const [part, otherwise] = isRead(row) ? [row.part, row.agency ?? row.title] : [];
  put(name, amongFiles ? [row.file, part].filter(Boolean).join(" · ") : part ?? otherwise ?? "");
  if (isRead(row)) told(verdict, say(VERDICT[row.verdict].text), row.verdict);
  else told(verdict, say(row.message), "fail");
  fill(list, isRead(row) ? row.findings : [], item, (node, finding) => described(node, finding, say));
}

function item(): HTMLElement {
  const node = made("li");
  node.append(made("b"), made("span"), made("small"), made("small"));
  return node;
}

function described(node: HTMLElement, { severity, message, help, basis }: Finding, say: Say): void {
  node.className = severity;
  const texts = [say(SEVERITY[severity].one), say(message), say(HELP) + say(help), say(BASIS) + say(basis)];
  [...node.children].forEach((child, index) => put(child, texts[index] ?? ""));
}

/** As many children as there are things to show; those that are there stay. */
function fill<T>(parent: HTMLElement, things: T[], make: () => HTMLElement, show: (node: HTMLElement, thing: T) => void): void {
  while (parent.children.length > things.length) parent.lastElementChild?.remove();
  while (parent.children.length < things.length) parent.append(make());
  things.forEach((thing, index) => show(parent.children[index] as HTMLElement, thing));
}

function told(node: HTMLElement, text: string, verdict: Verdict | "" = ""): void {
  node.className = verdict;
  if (verdict) node.dataset["sign"] = VERDICT[verdict].sign;
  else delete node.dataset["sign"];
  put(node, text);
}

/** A live region speaks of each change, so that there is none where nothing is new. */
function put(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

const made = (name: string): HTMLElement => document.createElement(name);

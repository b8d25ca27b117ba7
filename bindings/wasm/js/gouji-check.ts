/** `<gouji-check>`: give it a document, it gives a verdict; for the publish button of a CMS. */
import { type Input, check, GoujiError } from "./binding.js";
import type { Answer, Entry, Finding, Options, Text, Verdict } from "./types.js";

const WORDS = {
  choose: { zh: "选择或拖入年报文件", en: "Choose or drop a report" },
  pass: { zh: "审核通过", en: "Passed" },
  fail: { zh: "审核未通过", en: "Failed" },
  not_assessable: { zh: "无法判断", en: "Cannot be judged" },
  error: { zh: "强制性错误", en: "Error" },
  query: { zh: "核实性问题", en: "Query" },
  note: { zh: "提示", en: "Note" },
  help: { zh: "建议：", en: "What to do: " },
  basis: { zh: "依据：", en: "Basis: " },
} satisfies Record<string, Text>;

const STYLE = `
:host { display: block; font: 15px/1.6 system-ui, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #1d2a35; }
:host([hidden]) { display: none; }
label { display: block; padding: 14px; border: 1px dashed #5f7486; border-radius: 6px; text-align: center; cursor: pointer; background: #fff; }
label:focus-within, label.over { outline: 3px solid #1f6fb5; outline-offset: 1px; }
input { position: absolute; width: 1px; height: 1px; opacity: 0; }
h3 { margin: 14px 0 6px; font-size: 16px; }
summary { padding: 4px 0; cursor: pointer; } summary h3 { display: inline; margin: 0; }
summary span { margin-right: .8em; color: #1d2a35; }
h3::before { display: inline-block; width: 1.4em; content: attr(data-mark); }
.pass { color: #17693f; } .fail { color: #b3231c; } .not_assessable { color: #7a5200; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 8px; padding: 8px 12px; border-left: 4px solid #5f7486; background: #f4f6f8; }
li.error { border-color: #b3231c; } li.query { border-color: #b57900; }
b { margin-right: .5em; } small { display: block; color: #46535e; font-size: 13px; }
`;

const MARKS: Record<Verdict, string> = { pass: "✓", fail: "✕", not_assessable: "？" };

// In Node, where there is no page, the module can still be imported.
const Base = (typeof HTMLElement === "undefined" ? Object : HTMLElement) as typeof HTMLElement;

/** The element. Set `report` to a report, its JSON or the bytes of a document, or let a person choose one. */
export class GoujiCheck extends Base {
  static readonly observedAttributes = ["lang"];
  /** Fulfilled once the module can be used. */
  static ready: Promise<void> = Promise.resolve();

  #input: Input | null = null;
  #options: Options = {};
  #answer: Answer | null = null;
  #turn = 0;
  readonly #shadow = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#shadow.adoptedStyleSheets = [sheet];
    this.addEventListener("dragover", (event) => event.preventDefault());
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) void this.open(file);
    });
  }

  connectedCallback(): void {
    this.#render();
  }

  attributeChangedCallback(): void {
    this.#render();
  }

  /** What is checked: a report, its JSON, or the bytes of a document. */
  get report(): Input | null {
    return this.#input;
  }

  set report(input: Input | null) {
    this.#input = input;
    void this.check();
  }

  /** What the check is given beside the report: last year's report, members, local rules. */
  get options(): Options {
    return this.#options;
  }

  set options(options: Options) {
    this.#options = options;
    void this.check();
  }

  /** The answer of the last check. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** The verdict on the first report; null while there is none. */
  get verdict(): Verdict | null {
    return this.#answer?.reports[0]?.verdict ?? null;
  }

  /** Takes a document as if it had been dropped here. */
  async open(file: File): Promise<Answer | null> {
    this.#options = { ...this.#options, file: file.name };
    this.#input = new Uint8Array(await new Response(file).arrayBuffer());
    this.dispatchEvent(new CustomEvent("gouji-change", { bubbles: true, composed: true, detail: { file } }));
    return this.check();
  }

  /** Checks again; `gouji-verdict` carries the answer. */
  async check(): Promise<Answer | null> {
    const turn = ++this.#turn;
    await GoujiCheck.ready;
    if (turn !== this.#turn) return this.#answer;
    this.#answer = this.#input === null ? null : this.#judge(this.#input);
    this.#render();
    if (this.#answer) {
      this.dispatchEvent(new CustomEvent("gouji-verdict", { bubbles: true, composed: true, detail: this.#answer }));
    }
    return this.#answer;
  }

  /** What is no report at all is an error of the answer too, so that a page has one way to look at it. */
  #judge(input: Input): Answer {
    try {
      return check(input, this.#options);
    } catch (error) {
      if (!(error instanceof GoujiError)) throw error;
      const tool = { name: "gouji", version: "", rules: "" };
      return { tool, reports: [], errors: [{ file: this.#options.file ?? "", kind: "not_a_report", message: error.words }] };
    }
  }

  #render(): void {
    const words = (text: Text): string => (this.lang === "en" ? text.en : text.zh);
    const label = element("label", words(WORDS.choose));
    const file = document.createElement("input");
    file.type = "file";
    file.addEventListener("change", () => file.files?.[0] && void this.open(file.files[0]));
    label.append(file);
    const status = element("div");
    status.setAttribute("role", "status");
    const reports = this.#answer?.reports ?? [];
    for (const entry of reports) status.append(...(reports.length > 1 ? folded(entry, words) : verdict(entry, words)));
    for (const error of this.#answer?.errors ?? []) status.append(element("p", `${error.file} ${words(error.message)}`, "fail"));
    while (this.#shadow.firstChild) this.#shadow.firstChild.remove();
    this.#shadow.append(...(this.hasAttribute("no-file") ? [] : [label]), status);
  }
}

function element(name: string, text = "", className = ""): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** One of several reports: its verdict beside its name, what was found folded under it. */
function folded(entry: Entry, words: (text: Text) => string): HTMLElement[] {
  const [heading, list] = verdict(entry, words);
  if (!heading || !list) return [];
  heading.prepend(element("span", entry.part ?? entry.agency ?? entry.title ?? ""));
  const [details, summary] = [element("details"), element("summary")];
  summary.append(heading);
  details.append(summary, list);
  return [details];
}

function verdict(entry: Entry, words: (text: Text) => string): HTMLElement[] {
  const heading = element("h3", words(WORDS[entry.verdict]), entry.verdict);
  heading.dataset["mark"] = MARKS[entry.verdict];
  const list = element("ul");
  list.append(...entry.findings.map((finding) => item(finding, words)));
  return [heading, list];
}

function item(finding: Finding, words: (text: Text) => string): HTMLElement {
  const made = element("li", "", finding.severity);
  made.append(
    element("b", words(WORDS[finding.severity])),
    element("span", words(finding.message)),
    element("small", words(WORDS.help) + words(finding.help)),
    element("small", words(WORDS.basis) + words(finding.basis)),
  );
  return made;
}

/** Makes `<gouji-check>` known to the page. */
export function define(ready: Promise<void>, name = "gouji-check"): void {
  GoujiCheck.ready = ready;
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, GoujiCheck);
}

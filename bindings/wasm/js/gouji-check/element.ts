/** `<gouji-check>`: give it documents, it gives a verdict; for the publish button of a CMS. */
import { type Input, GoujiError, check } from "../binding.js";
import type { Answer, FileError, Options, Verdict } from "../types.js";
import { View } from "./view.js";
import { UNREADABLE, speaker } from "./words.js";

/** What the element tells. */
interface Events {
  /** A person gave documents; there is no verdict until all of them are checked. */
  "gouji-change": CustomEvent<{ files: File[] }>;
  /** The answer to a check: every report and every error in it names its file. */
  "gouji-verdict": CustomEvent<Answer>;
  /** There will be no answer: gouji was not loaded, was misused or broke. */
  "gouji-error": CustomEvent<GoujiError>;
}

declare global {
  interface HTMLElementTagNameMap {
    "gouji-check": GoujiCheck;
  }
  // They bubble: whoever listens on the document hears them too.
  interface GlobalEventHandlersEventMap extends Events {}
}

// In Node, where there is no page, the module can still be imported.
const Base = (typeof HTMLElement === "undefined" ? Object : HTMLElement) as typeof HTMLElement;

/** Something to be checked; no input is a file that cannot be opened. */
interface Given {
  input: Input | null;
  /** The name of the file that a person gave. */
  file?: string;
}

/** The element. Set `report` to a report, its JSON or the bytes of a document, or let a person choose documents. */
export class GoujiCheck extends Base {
  static readonly observedAttributes = ["lang", "no-file"];
  /** Fulfilled once the module can be used. */
  static ready: Promise<void> = Promise.resolve();

  #given: Given[] = [];
  #options: Options = {};
  /** For each that was given. */
  #answers: Answer[] = [];
  #answer: Answer | null = null;
  #error: GoujiError | null = null;
  #busy = false;
  /** Only what was asked last may be answered. */
  #turn = 0;
  readonly #view = new View(this.attachShadow({ mode: "open" }), (files) => void this.open(...files));

  constructor() {
    super();
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.#view.over(true);
    });
    this.addEventListener("dragleave", () => this.#view.over(false));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#view.over(false);
      void this.open(...Array.from(event.dataTransfer?.files ?? []));
    });
    this.#takeUp("options");
    this.#takeUp("report");
  }

  connectedCallback(): void {
    this.#show();
    // Whoever looks at the element learns at once that it will not work.
    GoujiCheck.ready.catch((error: unknown) => this.#turn === 0 && !this.#error && this.#fail(error));
  }

  attributeChangedCallback(): void {
    this.#show();
  }

  /** What is checked: a report, its JSON, or the bytes of a document; null for nothing, and for several documents. */
  get report(): Input | null {
    const [only, ...more] = this.#given;
    return only && !more.length ? only.input : null;
  }

  set report(input: Input | null) {
    this.#given = input === null ? [] : [{ input }];
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

  /** The answer to what was asked last; null until it is there. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** The verdict over all reports of all documents, the worst of theirs; null while there is none, or one could not be read. */
  get verdict(): Verdict | null {
    const { reports, errors } = this.#answer ?? { reports: [], errors: [] };
    const is = (verdict: Verdict): boolean => reports.some((entry) => entry.verdict === verdict);
    // What fails does so whatever the others hold.
    if (is("fail")) return "fail";
    if (errors.length || !reports.length) return null;
    return is("not_assessable") ? "not_assessable" : "pass";
  }

  /** Why there is no answer: gouji was not loaded, was misused or broke. */
  get error(): GoujiError | null {
    return this.#error;
  }

  /** Takes documents as if they had been dropped here, in place of those before; null if there are none, or others came after them. */
  async open(...files: File[]): Promise<Answer | null> {
    if (!files.length) return null;
    const turn = this.#begin(true);
    this.#tell("gouji-change", { files });
    const given = await Promise.all(files.map(async (file) => ({ input: await bytesOf(file), file: file.name })));
    if (turn !== this.#turn) return null;
    this.#given = given;
    return this.check();
  }

  /** Checks again; `gouji-verdict` carries the answer. Null if there is none, or something else was asked after it. */
  async check(): Promise<Answer | null> {
    const [given, options, answers] = [this.#given, this.#options, [] as Answer[]];
    const turn = this.#begin(given.length > 0);
    try {
      await GoujiCheck.ready;
      for (const one of given) {
        // Between files the page breathes.
        if (answers.length) await pause();
        if (turn !== this.#turn) return null;
        answers.push(judged(one, options));
      }
      return turn === this.#turn ? this.#answered(answers) : null;
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
      return null;
    }
  }

  /** What was found before is no answer to what is asked now. */
  #begin(busy: boolean): number {
    this.#answers = [];
    this.#answer = this.#error = null;
    this.#busy = busy;
    this.#show();
    return ++this.#turn;
  }

  #answered(answers: Answer[]): Answer | null {
    const [first] = answers;
    this.#answers = answers;
    this.#answer = first ? { ...first, reports: answers.flatMap(({ reports }) => reports), errors: answers.flatMap(({ errors }) => errors) } : null;
    this.#busy = false;
    this.#show();
    if (this.#answer) this.#tell("gouji-verdict", this.#answer);
    return this.#answer;
  }

  #fail(error: unknown): void {
    this.#error = error instanceof GoujiError ? error : new GoujiError("internal", { zh: `程序内部出错：${String(error)}`, en: `internal error: ${String(error)}` });
    this.#busy = false;
    this.#show();
    this.#tell("gouji-error", this.#error);
  }

  #show(): void {
    this.#view.show({
      say: speaker(this.lang), choice: !this.hasAttribute("no-file"), busy: this.#busy,
      answers: this.#answers, verdict: this.verdict, error: this.#error?.words ?? null,
    });
  }

  #tell<Name extends keyof Events>(name: Name, detail: Events[Name]["detail"]): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Takes up what a page set before the element was known. */
  #takeUp(name: "options" | "report"): void {
    if (!Object.prototype.hasOwnProperty.call(this, name)) return;
    const given = this[name];
    delete (this as Partial<GoujiCheck>)[name];
    Object.assign(this, { [name]: given });
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The bytes of a file; null if it cannot be opened. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await new Response(file).arrayBuffer());
  } catch {
    return null;
  }
}

/** What is no report at all is an error of the answer too, so that a page has one way to look at it. */
function judged({ input, file = "" }: Given, options: Options): Answer {
  if (input === null) return unread({ file, kind: "io", message: UNREADABLE });
  const named = file ? { ...options, file } : options;
  try {
    return check(input, named);
  } catch (error) {
    if (!(error instanceof GoujiError && error.kind === "json")) throw error;
    return unread({ file: named.file ?? "", kind: "not_a_report", message: error.words });
  }
}

/** The answer about a document that was not read. */
function unread(error: FileError): Answer {
  return { ...check(new Uint8Array()), errors: [error] };
}

/** Makes `<gouji-check>` known to the page. */
export function define(ready: Promise<void>, name = "gouji-check"): void {
  GoujiCheck.ready = ready;
  // The element itself tells of a failure.
  ready.catch(() => undefined);
  if (typeof customElements !== "undefined" && !customElements.get(name)) customElements.define(name, GoujiCheck);
}

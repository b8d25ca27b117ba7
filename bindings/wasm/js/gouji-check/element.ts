/** `<gouji-check>`: give it a document, it gives a verdict; for the publish button of a CMS. */
import { type Input, GoujiError, check } from "../binding.js";
import type { Answer, FileError, Options, Verdict } from "../types.js";
import { View } from "./view.js";
import { UNREADABLE, speaker } from "./words.js";

/** What the element tells. */
interface Events {
  /** A person gave a document; there is no verdict until it is checked. */
  "gouji-change": CustomEvent<{ file: File }>;
  /** The answer to a check. */
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

/** The element. Set `report` to a report, its JSON or the bytes of a document, or let a person choose one. */
export class GoujiCheck extends Base {
  static readonly observedAttributes = ["lang", "no-file"];
  /** Fulfilled once the module can be used. */
  static ready: Promise<void> = Promise.resolve();

  #input: Input | null = null;
  /** The name of the file that a person gave; it never outlives its bytes. */
  #file: string | undefined;
  #options: Options = {};
  #answer: Answer | null = null;
  #error: GoujiError | null = null;
  #busy = false;
  /** Only what was asked last may be answered. */
  #turn = 0;
  readonly #view = new View(this.attachShadow({ mode: "open" }), (file) => void this.open(file));

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
      const file = event.dataTransfer?.files[0];
      if (file) void this.open(file);
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

  /** What is checked: a report, its JSON, or the bytes of a document. */
  get report(): Input | null {
    return this.#input;
  }

  set report(input: Input | null) {
    this.#input = input;
    this.#file = undefined;
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

  /** The verdict over all reports of the document, the worst of theirs; null while there is none. */
  get verdict(): Verdict | null {
    const { reports, errors } = this.#answer ?? { reports: [], errors: [] };
    if (errors.length || !reports.length) return null;
    const worst = (["fail", "not_assessable"] as const).find((verdict) => reports.some((entry) => entry.verdict === verdict));
    return worst ?? "pass";
  }

  /** Why there is no answer: gouji was not loaded, was misused or broke. */
  get error(): GoujiError | null {
    return this.#error;
  }

  /** Takes a document as if it had been dropped here; null if another one came after it. */
  async open(file: File): Promise<Answer | null> {
    const turn = this.#begin(true);
    this.#tell("gouji-change", { file });
    const input = await bytesOf(file);
    if (turn !== this.#turn) return null;
    this.#input = input;
    this.#file = file.name;
    return input ? this.check() : this.#ask(() => unread({ file: file.name, kind: "io", message: UNREADABLE }));
  }

  /** Checks again; `gouji-verdict` carries the answer. Null if there is none, or something else was asked after it. */
  check(): Promise<Answer | null> {
    const input = this.#input;
    const named = this.#file === undefined ? this.#options : { ...this.#options, file: this.#file };
    return this.#ask(() => input === null ? null : judged(input, named));
  }

  async #ask(judge: () => Answer | null): Promise<Answer | null> {
    const turn = this.#begin(this.#input !== null);
    try {
      await GoujiCheck.ready;
      return turn === this.#turn ? this.#answered(judge()) : null;
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
      return null;
    }
  }

  /** What was found before is no answer to what is asked now. */
  #begin(busy: boolean): number {
    this.#answer = this.#error = null;
    this.#busy = busy;
    this.#show();
    return ++this.#turn;
  }

  #answered(answer: Answer | null): Answer | null {
    this.#answer = answer;
    this.#busy = false;
    this.#show();
    if (answer) this.#tell("gouji-verdict", answer);
    return answer;
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
      answer: this.#answer, verdict: this.verdict, error: this.#error?.words ?? null,
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

/** The bytes of a file; null if it cannot be opened. */
async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await new Response(file).arrayBuffer());
  } catch {
    return null;
  }
}

/** What is no report at all is an error of the answer too, so that a page has one way to look at it. */
function judged(input: Input, options: Options): Answer {
  try {
    return check(input, options);
  } catch (error) {
    if (!(error instanceof GoujiError && error.kind === "json")) throw error;
    return unread({ file: options.file ?? "", kind: "not_a_report", message: error.words });
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

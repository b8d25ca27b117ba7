/** A report that is worked on: it stays in the module, and a check after an edit costs what the edit costs. */
import * as raw from "gouji-raw";

import { call, making } from "./call.js";
import { GoujiError, misused } from "./error.js";
import * as given from "./given.js";
import type { Answer, Cells, Options, Report } from "./types.js";

/** One report and what it is held against. Call {@link Draft.free} once it is no longer needed. */
export class Draft {
  /** A draft lives as long as the module it was made in. */
  private readonly made = making();

  private constructor(private inner: raw.Draft | null) {}

  /** A draft of a report or its JSON. */
  static of(report: Report | string, options?: Options): Draft {
    return new Draft(call((text, beside) => new raw.Draft(text, beside), given.report(report), given.options(options)));
  }

  /** A draft for each report of a document. */
  static read(bytes: Uint8Array, options?: Options): Draft[] {
    const beside = given.options(options);
    return call((...all) => raw.Draft.read(...all), given.bytes(bytes), options?.file ?? "", beside).map((inner) => new Draft(inner));
  }

  /** Which of several reports in the document it is: the name of a sheet, a position. */
  get part(): string | null {
    return this.ask((inner) => inner.part()) ?? null;
  }

  /** The report as it is now. */
  get report(): Report {
    return JSON.parse(this.reportJson()) as Report;
  }

  /** The same as JSON text, which a worker hands over at less cost than objects. */
  reportJson(): string {
    return this.ask((inner) => inner.report());
  }

  /** Puts cells in their places; the others stay as they are. */
  write(cells: Cells): void {
    const text = given.cells(cells);
    this.ask((inner) => inner.write(text));
  }

  /** The answer at once, without repairs and claims. */
  judge(): Answer {
    return JSON.parse(this.judgeJson()) as Answer;
  }

  /** The same as JSON text. */
  judgeJson(): string {
    return this.ask((inner) => inner.judge());
  }

  /** The whole answer, with what the sentences claim. */
  check(): Answer {
    return JSON.parse(this.checkJson()) as Answer;
  }

  /** The same as JSON text. */
  checkJson(): string {
    return this.ask((inner) => inner.check());
  }

  /** Gives the memory back; once is enough, and more does no harm. */
  free(): void {
    const { inner } = this;
    this.inner = null;
    // In a module made anew its place belongs to something else.
    if (inner && this.made === making()) inner.free();
  }

  private ask<T>(question: (inner: raw.Draft) => T): T {
    if (!this.inner) throw misused("草稿已经释放；请用 Draft.of 或 Draft.read 另建", "the draft has been freed; make another with Draft.of or Draft.read");
    if (this.made !== making()) throw new GoujiError("internal", GONE);
    return call(question, this.inner);
  }
}

const GONE = {
  zh: "草稿已随先前的程序内部错误丢失；请用 Draft.of 或 Draft.read 另建",
  en: "the draft was lost in an internal error before; make another with Draft.of or Draft.read",
};

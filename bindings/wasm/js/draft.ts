/** A report that is worked on: it stays in the module, and a check after an edit costs what the edit costs. */
import * as raw from "gouji-raw";

import { call, json, utf8 } from "./call.js";
import type { Answer, Cells, Options, Report } from "./types.js";

/** One report and what it is held against. Call {@link Draft.free} once it is no longer needed. */
export class Draft {
  private constructor(private readonly inner: raw.Draft) {}

  /** A draft of a report or its JSON. */
  static of(report: Report | string, options?: Options): Draft {
    return new Draft(call(() => new raw.Draft(utf8(report), json(options))));
  }

  /** A draft for each report of a document. */
  static read(bytes: Uint8Array, options?: Options): Draft[] {
    return call(() => raw.Draft.read(bytes, options?.file ?? "", json(options))).map((inner) => new Draft(inner));
  }

  /** Which of several reports in the document it is: the name of a sheet, a position. */
  get part(): string | null {
    return this.inner.part() ?? null;
  }

  /** The report as it is now. */
  get report(): Report {
    return JSON.parse(this.reportJson()) as Report;
  }

  /** The same as JSON text, which a worker hands over at less cost than objects. */
  reportJson(): string {
    return call(() => this.inner.report());
  }

  /** Puts cells in their places; the others stay as they are. */
  write(cells: Cells): void {
    call(() => this.inner.write(utf8({ cells })));
  }

  /** The answer at once, without repairs and claims. */
  judge(): Answer {
    return JSON.parse(this.judgeJson()) as Answer;
  }

  /** The same as JSON text. */
  judgeJson(): string {
    return call(() => this.inner.judge());
  }

  /** The whole answer, with what the sentences claim. */
  check(): Answer {
    return JSON.parse(this.checkJson()) as Answer;
  }

  /** The same as JSON text. */
  checkJson(): string {
    return call(() => this.inner.check());
  }

  /** Gives the memory back. */
  free(): void {
    this.inner.free();
  }
}

/** Objects for JSON: the functions of the module as others call them. */
import * as raw from "gouji-raw";

import { call } from "./call.js";
import * as given from "./given.js";
import type { Answer, Claim, Edition, Form, Options, Reading, Repair, Report, Verdict } from "./types.js";

export { initAsync, initSync } from "./call.js";
export { Draft } from "./draft.js";
export { GoujiError, type GoujiErrorKind } from "./error.js";

/** A report, its JSON, or the bytes of a document. */
export type Input = Report | string | Uint8Array;

/** The answer as the JSON text that every language gives, byte for byte. */
export function checkJson(input: Input, options?: Options): string {
  const beside = given.options(options);
  if (given.isBytes(input)) return call(raw.checkFile, given.bytes(input), options?.file ?? "", beside);
  return call(raw.check, given.report(input, "报告对象、其 JSON 文本或文件的字节（Uint8Array）", "a report, its JSON or the bytes of a file (Uint8Array)"), beside);
}

/** Checks a report, its JSON, or a document. */
export function check(input: Input, options?: Options): Answer {
  return JSON.parse(checkJson(input, options)) as Answer;
}

/** The outcome alone: finds nothing out that is not asked. */
export function verdict(report: Report | string, options?: Options): Verdict {
  return JSON.parse(call(raw.verdict, given.report(report), given.options(options))) as Verdict;
}

/** Every report of a document. */
export function read(bytes: Uint8Array, options?: Pick<Options, "file" | "format">): Reading[] {
  const beside = given.options(options);
  return JSON.parse(call(raw.read, given.bytes(bytes), options?.file ?? "", beside)) as Reading[];
}

/** Checks a report against the same organ's report of the year before. */
export function compare(last: Report, current: Report, options?: Options): Answer {
  return check(current, { ...options, last: given.last(last) });
}

/** What would bring the sums of a report back into balance: one repair for each root cause. */
export function repair(report: Report | string, options?: Options): Repair[] {
  return JSON.parse(call(raw.repair, given.report(report), given.options(options))) as Repair[];
}

/** Adds reports up cell by cell; the sum's `faults` say what could not be added. */
export function sum(reports: Report[]): Report {
  return JSON.parse(call(raw.sum, given.reports(reports))) as Report;
}

/** What the sentences of a report claim about its numbers. */
export function claims(report: Report | string): Claim[] {
  return JSON.parse(call(raw.claims, given.report(report))) as Claim[];
}

/** An edition of the form: its tables as printed, its cells, its relations. */
export function form(edition: Edition = 2021): Form {
  return JSON.parse(call(raw.form, given.edition(edition))) as Form;
}

/** Objects for JSON: the functions of the module as others call them. */
import * as raw from "gouji-raw";

import { call, json, utf8 } from "./call.js";
import type { Answer, Claim, Form, Options, Reading, Repair, Report, Rule, RuleId, Verdict } from "./types.js";

export { GoujiError, type GoujiErrorKind, initAsync, initSync } from "./call.js";
export { Draft } from "./draft.js";

/** A report, its JSON, or the bytes of a document. */
export type Input = Report | string | Uint8Array;

/** The answer as the JSON text that every language gives, byte for byte. */
export function checkJson(input: Input, options?: Options): string {
  if (input instanceof Uint8Array) {
    return call(() => raw.checkFile(input, options?.file ?? "", json(options)));
  }
  return call(() => raw.check(utf8(input), json(options)));
}

/** Checks a report, its JSON, or a document. */
export function check(input: Input, options?: Options): Answer {
  return JSON.parse(checkJson(input, options)) as Answer;
}

/** The outcome alone: finds nothing out that is not asked. */
export function verdict(report: Report | string, options?: Options): Verdict {
  return JSON.parse(call(() => raw.verdict(utf8(report), json(options)))) as Verdict;
}

/** Every report of a document. */
export function read(bytes: Uint8Array, options?: Pick<Options, "file" | "format">): Reading[] {
  return JSON.parse(call(() => raw.read(bytes, options?.file ?? "", json(options)))) as Reading[];
}

/** Checks a report against the same organ's report of the year before. */
export function compare(last: Report, current: Report, options?: Options): Answer {
  return check(current, { ...options, last });
}

/** What would bring the sums of a report back into balance: one repair for each root cause. */
export function repair(report: Report | string, options?: Options): Repair[] {
  return JSON.parse(call(() => raw.repair(utf8(report), json(options)))) as Repair[];
}

/** Adds reports up cell by cell; the sum's `faults` say what could not be added. */
export function sum(reports: Report[]): Report {
  return JSON.parse(call(() => raw.sum(utf8(reports)))) as Report;
}

/** What the sentences of a report claim about its numbers. */
export function claims(report: Report): Claim[] {
  return JSON.parse(call(() => raw.claims(utf8(report)))) as Claim[];
}

/** Every rule of the catalogue. */
export function rules(): Rule[] {
  return JSON.parse(call(() => raw.rules())) as Rule[];
}

/** One rule of the catalogue. */
export function explain(rule: RuleId): Rule {
  return JSON.parse(call(() => raw.explain(rule))) as Rule;
}

/** An edition of the form: its tables as printed, its cells, its relations. */
export function form(edition: 2019 | 2021 = 2021): Form {
  return JSON.parse(call(() => raw.form(edition))) as Form;
}

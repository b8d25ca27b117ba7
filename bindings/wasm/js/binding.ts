/** Objects for JSON, errors for what is thrown, and a new start after a panic. */
import * as raw from "gouji-raw";

import type { Answer, Claim, ErrorKind, Form, Options, Reading, Repair, Report, Rule, RuleId, Text } from "./types.js";

/** The kinds of {@link GoujiError}: why a file could not be read, or what was misused. */
export type GoujiErrorKind = ErrorKind | "json" | "profile" | "unknown_rule" | "unknown_address" | "usage" | "internal";

/** Why there is no answer. Problems in a report are findings, never errors. */
export class GoujiError extends Error {
  readonly kind: GoujiErrorKind;
  /** Where in the JSON the fault is, if it is there: `/cells/requests/received/total`. */
  readonly path: string | null;
  /** The error in the clerk's words and in English. */
  readonly words: Text;

  constructor(kind: GoujiErrorKind, words: Text, path: string | null = null) {
    super(words.en);
    this.name = "GoujiError";
    this.kind = kind;
    this.path = path;
    this.words = words;
  }
}

let ready = false;

/** Makes the module ready from its bytes or its compiled form. */
export function initSync(module: BufferSource | WebAssembly.Module): void {
  raw.initSync({ module });
  ready = true;
}

/** The same, where a page may not compile on the spot. */
export async function initAsync(module: Response | BufferSource | WebAssembly.Module): Promise<void> {
  await raw.default({ module_or_path: module });
  ready = true;
}

/** A report, its JSON, or the bytes of a document. */
export type Input = Report | string | Uint8Array;

function call(run: () => string): string {
  if (!ready) {
    throw new GoujiError("usage", { zh: "请先调用 init()", en: "call init() first" });
  }
  try {
    return run();
  } catch (thrown) {
    throw typeof thrown === "string" ? told(thrown) : panicked(thrown);
  }
}

function told(json: string): GoujiError {
  const { kind, message, path } = JSON.parse(json) as { kind: GoujiErrorKind; message: Text; path: string | null };
  return new GoujiError(kind, message, path);
}

/** After a panic the module's memory cannot be trusted. */
function panicked(thrown: unknown): GoujiError {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  raw.__wbg_reset_state();
  return new GoujiError("internal", { zh: `程序内部出错：${words}`, en: `internal error: ${words}` });
}

function json(options: Options): string {
  const { file: _, ...given } = options;
  return JSON.stringify(given);
}

/** The answer as the JSON text that every language gives, byte for byte. */
export function checkJson(input: Input, options: Options = {}): string {
  if (input instanceof Uint8Array) {
    return call(() => raw.checkFile(input, options.file ?? "", json(options)));
  }
  return call(() => raw.check(typeof input === "string" ? input : JSON.stringify(input), json(options)));
}

/** Checks a report, its JSON, or a document. */
export function check(input: Input, options: Options = {}): Answer {
  return JSON.parse(checkJson(input, options)) as Answer;
}

/** Every report of a document. */
export function read(bytes: Uint8Array, options: Pick<Options, "file" | "format"> = {}): Reading[] {
  return JSON.parse(call(() => raw.read(bytes, options.file ?? "", json(options)))) as Reading[];
}

/** Checks a report against the same organ's report of the year before. */
export function compare(last: Report, current: Report, options: Options = {}): Answer {
  return check(current, { ...options, last });
}

/** What would bring the sums of a report back into balance: one repair for each root cause. */
export function repair(report: Report | string, options: Options = {}): Repair[] {
  const text = typeof report === "string" ? report : JSON.stringify(report);
  return JSON.parse(call(() => raw.repair(text, json(options)))) as Repair[];
}

/** Adds reports up cell by cell; the sum's `faults` say what could not be added. */
export function sum(reports: Report[]): Report {
  return JSON.parse(call(() => raw.sum(JSON.stringify(reports)))) as Report;
}

/** What the sentences of a report claim about its numbers. */
export function claims(report: Report): Claim[] {
  return JSON.parse(call(() => raw.claims(JSON.stringify(report)))) as Claim[];
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

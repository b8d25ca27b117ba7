/** What callers give, made ready for the module. A slip is told here, before the module hears of it. */
import { type GoujiError, misused } from "./error.js";
import type { Cells, Edition, Options, Report } from "./types.js";

/** What something is, by the name its class has in every window. */
const tag = (given: unknown): string => Object.prototype.toString.call(given).slice(8, -1);

const expected = (what: string, zh: string, en: string, given: unknown): GoujiError => {
  const instead = typeof given === "object" && given ? tag(given) : String(given === null ? null : typeof given);
  return misused(`${what} 应为${zh}，给的是 ${instead}`, `pass ${en} as ${what}, not ${instead}`);
};

export const isBytes = (given: unknown): given is Uint8Array => ArrayBuffer.isView(given) && tag(given) === "Uint8Array";

/** The bytes of a document. */
export function bytes(given: Uint8Array): Uint8Array {
  if (!isBytes(given)) throw expected("bytes", "文件的字节（Uint8Array）", "the bytes of a file (Uint8Array)", given);
  try {
    // Bytes that went to a worker are no more; an empty file is something else.
    if (given.length === 0) new Uint8Array(given.buffer);
  } catch {
    throw misused("bytes 的内容已转交给别处；请传入一份副本", "the bytes have been transferred elsewhere; pass a copy");
  }
  return given;
}

/** A report or its JSON; to be used before the next one is asked for. */
export function report(given: object | string, zh = "报告对象或其 JSON 文本（文件请先用 read 读出）", en = "a report or its JSON (read a file first)"): Uint8Array {
  if (typeof given === "string") return utf8(given);
  if (tag(given) !== "Object") throw expected("report", zh, en, given);
  return utf8(written(numeric(given)));
}

/** Last year's report where it is the point of the call: nothing would be compared with nothing. */
export function last(given: Report): Report {
  if (tag(given) !== "Object") throw expected("last", OPTIONS.last[1], OPTIONS.last[2], given);
  return given;
}

/** Cells as the module takes them. */
export function cells(given: Cells): Uint8Array {
  if (tag(given) !== "Object") throw expected("cells", "单元格对象 {表: {行: {列: 值}}}", "cells ({table: {row: {column: value}}})", given);
  return report({ cells: given });
}

/** A list of reports. */
export function reports(given: Report[]): Uint8Array {
  if (!Array.isArray(given)) throw expected("reports", "报告的列表", "a list of reports", given);
  return utf8(written(given.map(numeric)));
}

/** The id of a rule. */
export function rule(given: string): string {
  if (typeof given !== "string") throw expected("rule", "规则的编号（字符串）", "the id of a rule", given);
  return given;
}

/** Every edition the core has, or this is no object of its type. */
const EDITIONS: { [edition in Edition]: true } = { 2019: true, 2021: true };

/** The number of an edition: the module would take the rest of it by 65,536. */
export function edition(given: Edition): Edition {
  if (typeof given === "number" && given in EDITIONS) return given;
  const known = Object.keys(EDITIONS);
  throw misused(`没有 ${String(given)} 这一版格式；请传入 ${known.join(" 或 ")}`, `there is no edition ${String(given)}; pass ${known.join(" or ")}`);
}

const LIST = (zh: string, en: string): [string, string, string] => ["Array", `${zh}的列表`, `a list of ${en}`];
const OBJECT = (zh: string, en: string): [string, string, string] => ["Object", zh, en];
const STRING = (zh: string, en: string): [string, string, string] => ["String", zh, en];
/** What each option is. */
const OPTIONS: { [option in keyof Options]-?: [tag: string, zh: string, en: string] } = {
  last: OBJECT("报告对象（文件请先用 read 读出）", "a report (read a file first)"),
  members: LIST("报告", "reports"),
  profile: OBJECT("本地规则对象", "a profile"),
  select: LIST("规则编号", "ids of rules"),
  ignore: LIST("规则编号", "ids of rules"),
  frozen: LIST("单元格地址", "addresses of cells"),
  file: STRING("文件名（字符串）", "the name of a file"),
  format: STRING("格式名（字符串）", "the name of a format"),
};

/** The options as the module takes them, without the name of the file. */
export function options(given: Options | undefined): string {
  if (given === undefined || given === null) return "";
  if (tag(given) !== "Object") throw expected("options", "选项对象，如 {file: \"年报.docx\"}", "options such as {file: \"report.docx\"}", given);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.prototype.hasOwnProperty.call(OPTIONS, name)) {
      const known = Object.keys(OPTIONS).join(", ");
      throw misused(`没有 options.${name} 这一选项；可用的有 ${known}`, `there is no option ${name}; there are ${known}`);
    }
    const [is, zh, en] = OPTIONS[name as keyof Options];
    if (value !== undefined && value !== null && tag(value) !== is) throw expected(`options.${name}`, zh, en, value);
  }
  const { file: _, last, members, ...others } = given;
  return written({ ...others, last: last && numeric(last), members: members && members.map(numeric) });
}

/** JSON has no NaN and writes null for it, which would be a blank cell. */
function numeric<T>(given: T): T {
  const { cells } = (given ?? {}) as { cells?: { [table: string]: { [row: string]: { [column: string]: unknown } } } };
  for (const table in cells) {
    for (const row in cells[table]) {
      const columns = cells[table][row];
      for (const column in columns) {
        const value = columns[column];
        if (typeof value !== "number" || Number.isFinite(value)) continue;
        const path = `/cells/${table}/${row}/${column}`;
        throw misused(`${path} 是 ${value}，不是数字；空白请传 null`, `${path} is ${value}, which is no number; pass null for a blank`, path);
      }
    }
  }
  return given;
}

function written(given: object): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(given);
  } catch {
    // A cycle, a BigInt, a nest too deep.
  }
  if (text !== undefined) return text;
  throw misused(
    "传入的对象写不成 JSON（循环引用、BigInt 或嵌套过深）；请只用数字、字符串、null、数组和普通对象",
    "what was passed cannot be written as JSON (a cycle, a BigInt, a nest too deep); use numbers, strings, null, lists and plain objects",
  );
}

const encoder = new TextEncoder();
/** Where texts are written on their way: an array for each would cost more than its writing. */
let room = new Uint8Array(1 << 14);
/** What is kept for the next texts; what needs more gets an array of its own. */
const KEPT = 1 << 20;

function utf8(text: string): Uint8Array {
  // A code unit of a string is three bytes at most.
  const most = 3 * text.length;
  if (most > KEPT) return encoder.encode(text);
  if (most > room.length) room = new Uint8Array(most);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

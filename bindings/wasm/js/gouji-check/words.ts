/** What the element says, in its two languages. */
import type { SeverityId, Text, Verdict } from "../types.js";

export type Say = (text: Text) => string;

/** The speaker of a language; Chinese unless it is some English. */
export const speaker = (language: string): Say => (/^en([-_]|$)/i.test(language) ? (text) => text.en : (text) => text.zh);

export const CHOOSE: Text = { zh: "选择或拖入年报文件（可多个）", en: "Choose or drop reports" };
/** How many documents. */
export const files = (count: number): Text => ({ zh: `共 ${count} 个文件`, en: `${count} files` });
/** How many of them could not be read. */
export const unread = (count: number): Text => ({ zh: `${count} 个文件没有读出`, en: `${count} not read` });
export const BUSY: Text = { zh: "正在审核……", en: "Checking …" };
export const HELP: Text = { zh: "建议：", en: "What to do: " };
export const BASIS: Text = { zh: "依据：", en: "Basis: " };
export const UNREADABLE: Text = { zh: "文件读不出来，可能已被移动、删除或占用；请重新选择", en: "the file cannot be opened; it may have been moved, deleted or locked: choose it again" };

export const VERDICT: Record<Verdict, { sign: string; text: Text }> = {
  pass: { sign: "✓", text: { zh: "审核通过", en: "Passed" } },
  fail: { sign: "✕", text: { zh: "审核未通过", en: "Failed" } },
  not_assessable: { sign: "？", text: { zh: "无法判断", en: "Cannot be judged" } },
};

export const SEVERITY: Record<SeverityId, { one: Text; many: Text }> = {
  error: { one: { zh: "强制性错误", en: "Error" }, many: { zh: "强制性错误", en: "errors" } },
  query: { one: { zh: "核实性问题", en: "Query" }, many: { zh: "核实性问题", en: "queries" } },
  note: { one: { zh: "提示", en: "Note" }, many: { zh: "提示", en: "notes" } },
};

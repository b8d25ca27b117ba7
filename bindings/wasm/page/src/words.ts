/** The page's two languages. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { SeverityId, Text, Verdict } from "../../js/types.js";

export type Say = {
  (zh: string, en: string): string;
  (text: Text): string;
};

export function speaker(language: "zh" | "en"): Say {
  return (first: string | Text, second?: string): string => {
    const text = typeof first === "string" ? { zh: first, en: second ?? first } : first;
    return language === "zh" ? text.zh : text.en;
  };
}

export const Language = createContext<Say>(speaker("zh"));
export const useSay = (): Say => useContext(Language);

export const SEVERITY: Record<SeverityId, { text: Text; one: Text; sign: string }> = {
  error: { text: { zh: "强制性错误", en: "Errors" }, one: { zh: "强制性错误", en: "error" }, sign: "✕" },
  query: { text: { zh: "核实性问题", en: "Queries" }, one: { zh: "核实性问题", en: "query" }, sign: "?" },
  note: { text: { zh: "提示", en: "Notes" }, one: { zh: "提示", en: "note" }, sign: "i" },
};

export const VERDICT: Record<Verdict, { text: Text; sign: string }> = {
  pass: { text: { zh: "审核通过", en: "Passed" }, sign: "✓" },
  fail: { text: { zh: "审核未通过", en: "Failed" }, sign: "✕" },
  not_assessable: { text: { zh: "无法判断", en: "Cannot be judged" }, sign: "?" },
};

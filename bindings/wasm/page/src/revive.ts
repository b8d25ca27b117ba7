/** What is kept of a work, and the work again; what is kept may be anything by then. */
import type { Report } from "../../js/types.js";
import { type Source, type Work, fresh } from "./state.js";

export type Saved = Pick<Work, "key" | "file" | "part" | "report" | "last" | "alone" | "members" | "reasons" | "confirmed" | "first" | "undo" | "redo"> & {
  /** When it came to the desk. */
  at: number;
};

/** Steps that are kept to be taken back. */
const STEPS = 500;

export const savedOf = ({ key, file, part, report, last, alone, members, reasons, confirmed, first, undo, redo }: Work): Saved => ({
  key, file, part, report, last, alone, members, reasons, confirmed, first, undo, redo, at: 0,
});

type Loose<T> = { [field in keyof T]?: unknown };

/** The stamp of an explanation: whoever writes it last is right. */
export const TOLD = "told";

/** The name and the text of an explanation, if a record is one. */
export function toldOf(record: unknown): [key: string, text: string] | null {
  const { key, stamp, body } = (isObject(record) ? record : {}) as Loose<{ key: string; stamp: string; body: string }>;
  return typeof key === "string" && stamp === TOLD && typeof body === "string" ? [key, body] : null;
}

/** What a record holds, if it is a work: what else is not as it should be is as in a work that has just come. */
export function revived(record: unknown): Saved | null {
  const { key, stamp, body } = (isObject(record) ? record : {}) as Loose<{ key: string; stamp: string; body: Saved }>;
  if (typeof key !== "string" || typeof stamp !== "string" || !isObject(body)) return null;
  const kept: Loose<Saved> = body;
  if (typeof kept.file !== "string" || !isReport(kept.report)) return null;
  const list = <T>(of: unknown, is: (one: unknown) => boolean): T[] => (Array.isArray(of) && of.every(is) ? (of as T[]) : []);
  const isStep = (step: unknown): boolean => isObject(step) && Array.isArray((step as Loose<Work["undo"][number]>).cells);
  const first = kept.first as Work["first"];
  return {
    ...savedOf(fresh("", kept.file, typeof kept.part === "string" ? kept.part : null, kept.report)),
    key,
    last: isSource(kept.last) ? kept.last : null,
    alone: kept.alone === true,
    members: list(kept.members, isSource),
    reasons: isObject(kept.reasons) && Object.keys(kept.reasons).every((name) => typeof (kept.reasons as Work["reasons"])[name] === "string") ? (kept.reasons as Work["reasons"]) : {},
    confirmed: list(kept.confirmed, (cell) => typeof cell === "string"),
    first: isObject(first) && isObject(first.cells) && Array.isArray(first.findings) ? first : null,
    undo: list<Work["undo"][number]>(kept.undo, isStep).slice(-STEPS),
    redo: list<Work["redo"][number]>(kept.redo, isStep).slice(-STEPS),
    at: typeof kept.at === "number" ? kept.at : 0,
  };
}

const isObject = (one: unknown): one is object => typeof one === "object" && one !== null && !Array.isArray(one);
const isReport = (one: unknown): one is Report => isObject(one) && isObject((one as Loose<Report>).cells);
const isSource = (one: unknown): one is Source => isObject(one) && typeof (one as Loose<Source>).file === "string" && isReport((one as Loose<Source>).report);

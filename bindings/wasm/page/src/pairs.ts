/** Reports of one organ and of two years that follow each other. */
import type { Report } from "../../js/types.js";
import type { Source, Work } from "./state.js";

/** The works that get another report of last year beside them, so that it is the one on the desk as it is now. */
export function pairs(works: Work[]): { id: string; last: Source | null }[] {
  // Of several reports of one organ and year the first counts.
  const known = new Map(works.map((work) => [name(work.report), work] as const).reverse());
  const out: { id: string; last: Source | null }[] = [];
  for (const { id, report, last, alone } of works) {
    // One that a person put there, or has taken away, is left so.
    if (alone || (last && !last.of)) continue;
    const wanted = name(report, -1);
    const own = works.find((work) => work.key === last?.of);
    const before = own && name(own.report) === wanted ? own : known.get(wanted);
    if (wanted && before) {
      if (last?.of !== before.key || last.report !== before.report) out.push({ id, last: { file: before.file, report: before.report, of: before.key } });
    } else if (own) out.push({ id, last: null });
  }
  return out;
}

/** Whether one report is the same organ's of the year before another. */
export const isYearBefore = (last: Report, report: Report): boolean => name(last) !== "" && name(last) === name(report, -1);

/** Whose report it is and of which year; nothing if it does not say. */
const name = ({ agency, year }: Report, off = 0): string => (agency && year ? `${agency.replace(/\s/g, "")} ${year + off}` : "");

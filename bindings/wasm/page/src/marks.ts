/** The marks of cells: what is likely wrong stands out, what only hangs on it is marked quietly. */
import type { Address, CellRef, Entry, Finding, SeverityId } from "../../js/types.js";
import { WEIGHT, causes, isOwn, suspects } from "./causes.js";
import { type Forms, blanks } from "./model.js";

export interface Mark {
  severity: SeverityId;
  /** Whether this very cell is likely wrong, or only touched by what is. */
  certain: boolean;
  findings: string[];
}

/** A finding about more cells than this speaks of the table, unless it is about each cell by itself. */
export const MANY = 50;

/** The marks of all cells, those of the gravest cause first. */
export function marks(entry: Entry, forms: Forms, confirmed: Address[]): Map<Address, Mark> {
  const out = new Map<Address, Mark>();
  const mark = (cell: CellRef, { severity, fingerprint }: Finding, certain: boolean): void => {
    if (!isOwn(cell)) return;
    const known = out.get(cell);
    const weight = (severity: SeverityId, certain: boolean): number => WEIGHT[severity] + (certain ? 10 : 0);
    const prevails = !known || weight(severity, certain) > weight(known.severity, known.certain);
    out.set(cell, { ...(prevails ? { severity, certain } : known), findings: [...(known?.findings ?? []), fingerprint] });
  };
  for (const cause of causes(entry)) {
    const { wrong, touched } = suspects(cause, entry, forms, confirmed);
    for (const finding of cause.findings) {
      for (const cell of finding.terms ? finding.cells : []) {
        if (wrong.has(cell) || touched.has(cell)) mark(cell, finding, wrong.has(cell));
      }
      for (const cell of plain(finding, entry)) mark(cell, finding, finding.rule !== "cell-blank");
    }
    // A repair of several cells may change some that stand in no broken sum.
    for (const cell of wrong) if (isOwn(cell) && !out.has(cell) && cause.findings[0]) mark(cell, cause.findings[0], true);
  }
  return out;
}

/** The cells of a finding that is about cells, not about a sum; a form that is yet to be filled in has no marks for it. */
function plain(finding: Finding, entry: Entry): CellRef[] {
  if (finding.terms) return [];
  const count = finding.rule === "cell-blank" ? blanks(entry).length : finding.family === "cell" ? 0 : finding.cells.length;
  return count > MANY ? [] : finding.cells;
}

/** The wrong cell to look at first. */
export const foremost = (marks: Map<Address, Mark>): Address | undefined =>
  [...marks].find(([, mark]) => mark.certain && mark.severity === "error")?.[0];

/** From findings and repairs to what is drawn: causes with what hangs on them, and the marks of cells. */
import type { Address, CellRef, Entry, Finding, Relation, Repair, SeverityId, TableId } from "../../js/types.js";
import { type Forms, edition, relation } from "./model.js";

/** A root cause: its findings, the first of them in front, and what would mend them. */
export interface Cause {
  findings: Finding[];
  repairs: Repair[];
}

export interface Mark {
  severity: SeverityId;
  /** Whether this very cell is likely wrong, or only stands in a sum that is. */
  certain: boolean;
  findings: string[];
}

const WEIGHT: Record<SeverityId, number> = { error: 3, query: 2, note: 1 };

/** Sums that share a cell can be broken by one wrong number; the checker groups them by repair where it can. */
export function causes(entry: Entry): Cause[] {
  const left = new Set(entry.findings);
  const out: Cause[] = [];
  for (const repair of entry.repairs) {
    // One finding may name several totals left blank, each with a repair of its own.
    const known = out.find((cause) => cause.findings.some((finding) => repair.findings.includes(finding.fingerprint)));
    const findings = entry.findings.filter((finding) => left.has(finding) && repair.findings.includes(finding.fingerprint));
    findings.forEach((finding) => left.delete(finding));
    if (known) {
      known.findings.push(...findings);
      known.repairs.push(repair);
    } else if (findings.length) out.push({ findings, repairs: [repair] });
  }
  for (const finding of left) {
    const kin = finding.terms ? [...left].filter((other) => other.terms && other.severity === finding.severity && share(other, finding)) : [finding];
    kin.forEach((one) => left.delete(one));
    out.push({ findings: kin, repairs: [] });
  }
  const weight = (cause: Cause): number => Math.max(...cause.findings.map((finding) => WEIGHT[finding.severity]));
  return out.sort((a, b) => weight(b) - weight(a));
}

const share = (one: Finding, other: Finding): boolean => one.cells.some((cell) => other.cells.includes(cell));

export const isOwn = (cell: CellRef): cell is Address => cell.startsWith("/");

/** A finding about more cells than this speaks of the table, unless it is about each cell by itself. */
const MANY = 50;

/** The marks of all cells. */
export function marks(entry: Entry): Map<Address, Mark> {
  const out = new Map<Address, Mark>();
  const mark = (cell: CellRef, finding: Finding, certain: boolean): void => {
    if (!isOwn(cell)) return;
    const known = out.get(cell);
    const heavier = !known || WEIGHT[finding.severity] > WEIGHT[known.severity];
    out.set(cell, {
      severity: heavier ? finding.severity : known.severity,
      certain: certain || (known?.certain ?? false),
      findings: [...(known?.findings ?? []), finding.fingerprint],
    });
  };
  for (const cause of causes(entry)) {
    const suspects = suspected(cause);
    for (const finding of cause.findings) {
      if (finding.family !== "cell" && finding.cells.length > MANY) continue;
      for (const cell of finding.cells) {
        if (!finding.terms || suspects.has(cell)) mark(cell, finding, true);
        else mark(cell, finding, false);
      }
    }
  }
  return out;
}

/** The cells a repair would change; without one, those that stand in most of the broken sums. */
function suspected({ findings, repairs }: Cause): Set<CellRef> {
  const changed = repairs.map((repair) => repair.alternatives.map((one) => one.changes.map((change) => change.cell)));
  const cells = ([] as CellRef[]).concat(...([] as CellRef[][]).concat(...changed));
  if (cells.length) return new Set(cells);
  const counts = new Map<CellRef, number>();
  for (const finding of findings.filter((finding) => finding.terms)) {
    for (const cell of finding.cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  if (most > 1) return new Set([...counts.keys()].filter((cell) => counts.get(cell) === most));
  // One broken sum tells no more than that; its last cell, the total, stands for it.
  return new Set(findings[0]?.cells.slice(-1));
}

/** The relation a finding is an instance of. */
export function relationOf(finding: Finding, entry: Entry, forms: Forms): Relation | null {
  const table = (finding.cells[0] ?? "").split("/")[1] as TableId;
  return finding.terms ? relation(forms[edition(entry.layout[table]) ?? 0], finding.rule, finding.cells) : null;
}

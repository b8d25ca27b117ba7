/** From findings and repairs to root causes: what hangs together, what is likely wrong in it, what would mend it. */
import type { Address, CellRef, Entry, Finding, Relation, Repair, SeverityId, TableId } from "../../js/types.js";
import { type Forms, edition, relation, totalOf } from "./model.js";

/** A root cause: its findings, the first of them in front, and what would mend them. */
export interface Cause {
  findings: Finding[];
  repairs: Repair[];
}

export const WEIGHT: Record<SeverityId, number> = { error: 3, query: 2, note: 1 };

/** The causes of a verdict: the gravest first, and of equals those that a button mends. */
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
    const findings = kin(finding, left);
    findings.forEach((one) => left.delete(one));
    out.push({ findings: entry.findings.filter((one) => findings.includes(one)), repairs: [] });
  }
  const weight = (cause: Cause): number => Math.max(...cause.findings.map((finding) => WEIGHT[finding.severity]));
  return out.sort((a, b) => weight(b) - weight(a) || Number(isMendable(b)) - Number(isMendable(a)));
}

/** Broken sums that no repair explains belong together when they share a cell, from one to the next. */
function kin(first: Finding, others: Set<Finding>): Finding[] {
  const out = [first];
  for (const one of first.terms ? out : []) {
    for (const other of others) {
      const isNew = other.terms && other.severity === first.severity && !out.includes(other);
      if (isNew && one.cells.some((cell) => other.cells.includes(cell))) out.push(other);
    }
  }
  return out;
}

export const isMendable = (cause: Cause): boolean => cause.repairs.some((repair) => repair.alternatives.length > 0);

/** Cells of one cause, from the most to the least suspected. */
export interface Suspects {
  /** Likely wrong themselves. */
  wrong: Set<CellRef>;
  /** Right or wrong as the others are: totals that no longer fit, and what else could be changed instead. */
  touched: Set<CellRef>;
}

/** More cells than this are not pointed at: whoever points everywhere shows nothing. */
const FEW = 6;

/** The cells that a repair would change; where there is none, the fewest cells that stand in every broken sum. */
export function suspects({ findings, repairs }: Cause, entry: Entry, forms: Forms, confirmed: Address[]): Suspects {
  const sums = findings.filter((finding) => finding.terms);
  const offered = repairs.filter((repair) => repair.alternatives.length > 0);
  const mended = flat(offered.map((repair) => repair.findings));
  const total = (finding: Finding): Address | null => {
    const found = relationOf(finding, entry, forms);
    return found?.op === "=" ? totalOf(found) : null;
  };
  const unmended = sums.filter((finding) => !mended.includes(finding.fingerprint));
  const wrong = new Set<CellRef>([...flat(offered.map(likeliest)), ...fewest(unmended, total, confirmed)]);
  const others = new Set(flat(offered.map(cellsOf)).filter((cell) => !wrong.has(cell)));
  const totals = sums.map(total).filter((cell): cell is Address => cell !== null && !wrong.has(cell));
  return { wrong, touched: new Set<CellRef>([...totals, ...(others.size <= FEW ? others : [])]) };
}

const flat = <T>(lists: T[][]): T[] => ([] as T[]).concat(...lists);
const cellsOf = ({ alternatives }: Repair): Address[] => flat(alternatives.map((one) => one.changes.map((change) => change.cell)));

/** What every alternative changes is wrong whichever is right; otherwise the likeliest is taken at its word. */
export function likeliest({ alternatives }: Repair): Address[] {
  const first = (alternatives[0]?.changes ?? []).map((change) => change.cell);
  const common = first.filter((cell) => alternatives.every((one) => one.changes.some((change) => change.cell === cell)));
  return common.length ? common : first;
}

/** The fewest cells of this report that stand in every sum: first the one in most of them, of equals the total. */
function fewest(sums: Finding[], total: (finding: Finding) => Address | null, confirmed: Address[]): Address[] {
  const open = sums.map((sum) => {
    const own = sum.cells.filter(isOwn);
    const free = own.filter((cell) => !confirmed.includes(cell));
    return { total: total(sum), cells: (free.length ? free : own).reverse() };
  });
  const standing = (cell: Address, among: typeof open): number => among.filter((sum) => sum.cells.includes(cell)).length;
  const out: Address[] = [];
  for (let left = open; left.length; left = left.filter((sum) => !sum.cells.some((cell) => out.includes(cell)))) {
    const rank = (cell: Address): number => standing(cell, left) * 1e6 + Number(left.some((sum) => sum.total === cell)) * 1e3 + standing(cell, open);
    const candidates = flat(left.map((sum) => sum.cells));
    if (!candidates[0]) break;
    out.push(candidates.reduce((best, cell) => (rank(cell) > rank(best) ? cell : best), candidates[0]));
    left = left.filter((sum) => sum.cells.length > 0);
  }
  return out;
}

export const isOwn = (cell: CellRef): cell is Address => cell.startsWith("/");

/** The relation a finding is an instance of. */
export function relationOf(finding: Finding, entry: Entry, forms: Forms): Relation | null {
  const table = (finding.cells[0] ?? "").split("/")[1] as TableId;
  return finding.terms ? relation(forms[edition(entry.layout[table]) ?? 0], finding.rule, finding.cells) : null;
}

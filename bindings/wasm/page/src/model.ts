/** Reading and changing the cells of a report; nothing here knows of the page. */
import type { Address, CellInput, Entry, Form, Layout, Relation, Report, TableId } from "../../js/types.js";

export type Forms = { [edition: number]: Form };
export type Edit = { cell: Address; before: CellInput | undefined; after: CellInput | undefined };

function path(address: Address): [TableId, string, string] {
  const [, table, row, column] = address.split("/");
  return [table as TableId, row ?? "", column ?? ""];
}

export function cellOf(report: Report, address: Address): CellInput | undefined {
  const [table, row, column] = path(address);
  return report.cells[table]?.[row]?.[column];
}

/** What is printed in a cell. */
export function textOf(cell: CellInput | undefined): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "object") return cell.text ?? String(cell.value ?? "");
  return String(cell);
}

/** What a person typed, as a cell: nothing is blank, everything else is print. */
export function typed(text: string): CellInput {
  return text.trim() === "" ? null : text.trim();
}

/** The report with cells changed; the old one stays as it is. */
export function apply(report: Report, edits: Edit[], back = false): Report {
  const cells = { ...report.cells };
  for (const edit of back ? [...edits].reverse() : edits) {
    const [table, row, column] = path(edit.cell);
    const columns = { ...cells[table]?.[row] };
    const value = back ? edit.before : edit.after;
    if (value === undefined) delete columns[column];
    else columns[column] = value;
    cells[table] = { ...cells[table], [row]: columns };
  }
  return { ...report, cells };
}

export function edition(layout: Layout | undefined): 2019 | 2021 | null {
  return layout === 2019 || layout === 2021 ? layout : null;
}

/** A form with nothing filled in. */
export function empty(form: Form): Report {
  const cells: Report["cells"] = {};
  for (const cell of form.cells) {
    const rows = (cells[cell.table] = cells[cell.table] ?? {});
    (rows[cell.row] = rows[cell.row] ?? {})[cell.column] = null;
  }
  const layout = { disclosure: form.edition as Layout, requests: form.edition as Layout, review: 2021 as Layout };
  return { title: null, agency: null, year: null, layout, cells };
}

/** The relations that apply to a report, by its layouts. */
export function relations(entry: Entry, forms: Forms): Relation[] {
  const tables = Object.keys(entry.layout) as TableId[];
  return tables.reduce<Relation[]>((all, table) => {
    const own = forms[edition(entry.layout[table]) ?? 0]?.relations ?? [];
    return all.concat(own.filter((relation) => tableOf(relation) === table));
  }, []);
}

function tableOf(relation: Relation): string {
  return (Object.keys(relation.terms)[0] ?? "").split("/")[1] ?? "";
}

/** Blank cells of a table, or of all. */
export function blanks(entry: Entry): Address[] {
  return (Object.keys(entry.cells) as Address[]).filter((address) => entry.cells[address]?.state === "blank");
}

/**
 * The blank totals that follow from their parts, each part being a number.
 *
 * A relation with one cell on its right side is a sum and its total; what is filled counts for the next sums.
 */
export function totals(entry: Entry, forms: Forms): Edit[] {
  const value = new Map<string, number>();
  for (const address of Object.keys(entry.cells) as Address[]) {
    const cell = entry.cells[address];
    if (cell?.state === "number" && typeof cell.value === "number") value.set(address, cell.value);
  }
  const sums = relations(entry, forms).filter((relation) => relation.op === "=" && totalOf(relation) !== null);
  const edits: Edit[] = [];
  for (let found = true; found; ) {
    found = false;
    for (const relation of sums) {
      const total = totalOf(relation) as Address;
      if (entry.cells[total]?.state !== "blank" || value.has(total)) continue;
      const parts = Object.keys(relation.terms).filter((cell) => cell !== total).map((cell) => value.get(cell));
      if (parts.some((part) => part === undefined)) continue;
      const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      value.set(total, sum);
      edits.push({ cell: total, before: null, after: sum });
      found = true;
    }
  }
  return edits;
}

/** The one cell on the right side of a sum within one report. */
export function totalOf(relation: Relation): Address | null {
  const cells = Object.keys(relation.terms) as Address[];
  const right = cells.filter((cell) => (relation.terms[cell] ?? 0) < 0);
  return right.length === 1 && cells.length > 2 && cells.every((cell) => cell.startsWith("/")) ? (right[0] ?? null) : null;
}

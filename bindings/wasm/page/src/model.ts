/** Reading and changing the cells of a report; nothing here knows of the page. */
import type { Address, CellInput, Cells, Entry, Form, Layout, Relation, Report, TableId } from "../../js/types.js";

export type Forms = { [edition: number]: Form };
export type Edit = { cell: Address; before: CellInput | undefined; after: CellInput | undefined };
/** What a report says of itself. */
export type About = Pick<Report, "title" | "agency" | "year" | "layout" | "headings">;
/** One thing a person did, to be taken back: cells, and what the report says of itself, as it was and as it is. */
export interface Step {
  cells: Edit[];
  about?: { before: About; after: About };
}

type Path = [TableId, string, string];
const paths = new Map<Address, Path>();

function path(address: Address): Path {
  let known = paths.get(address);
  if (!known) {
    const [, table, row, column] = address.split("/");
    paths.set(address, (known = [table as TableId, row ?? "", column ?? ""]));
  }
  return known;
}

export function cellOf(report: Report, address: Address): CellInput | undefined {
  return inTable(report.cells[path(address)[0]], address);
}

/** A cell of its table. */
export function inTable(cells: Cells[TableId], address: Address): CellInput | undefined {
  const [, row, column] = path(address);
  return cells?.[row]?.[column];
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

/** The report with a step taken, or taken back. */
export function taken(report: Report, { cells, about }: Step, back = false): Report {
  const changed = about ? { ...report, ...(back ? about.before : about.after) } : report;
  return cells.length ? apply(changed, cells, back) : changed;
}

/** The cells in which two states of a report differ; null if more than cells do, or a cell is gone. */
export function changed(before: Report, after: Report): Cells | null {
  const keys = Object.keys({ ...before, ...after }) as (keyof Report)[];
  if (keys.some((key) => key !== "cells" && before[key] !== after[key])) return null;
  const out: Cells = {};
  for (const table of Object.keys({ ...before.cells, ...after.cells }) as TableId[]) {
    const [old, now] = [before.cells[table] ?? {}, after.cells[table] ?? {}];
    for (const row of old === now ? [] : Object.keys({ ...old, ...now })) {
      const [olds, nows] = [old[row] ?? {}, now[row] ?? {}];
      for (const column of olds === nows ? [] : Object.keys({ ...olds, ...nows })) {
        const value = nows[column];
        if (value === undefined) return null;
        if (value === olds[column]) continue;
        const rows = (out[table] = out[table] ?? {});
        (rows[row] = rows[row] ?? {})[column] = value;
      }
    }
  }
  return out;
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

/** The relations of a table. */
export function relations(form: Form | undefined, table: TableId): Relation[] {
  return form ? (sorted(form).tables.get(table) ?? []) : [];
}

/** The relation of a rule over these cells, in their order. */
export function relation(form: Form | undefined, rule: string, cells: string[]): Relation | null {
  return form ? (sorted(form).known.get([rule, ...cells].join()) ?? null) : null;
}

interface Sorted {
  tables: Map<string, Relation[]>;
  known: Map<string, Relation>;
}
const forms = new WeakMap<Form, Sorted>();

/** A form has hundreds of relations; they are sorted once. */
function sorted(form: Form): Sorted {
  const found = forms.get(form);
  if (found) return found;
  const made: Sorted = { tables: new Map(), known: new Map() };
  for (const relation of form.relations) {
    const cells = Object.keys(relation.terms);
    const table = (cells[0] ?? "").split("/")[1] ?? "";
    const own = made.tables.get(table) ?? [];
    own.push(relation);
    made.tables.set(table, own);
    made.known.set([relation.rule, ...cells].join(), relation);
  }
  forms.set(form, made);
  return made;
}

/** Blank cells of a table, or of all. */
export function blanks(entry: Entry): Address[] {
  return (Object.keys(entry.cells) as Address[]).filter((address) => entry.cells[address]?.state === "blank");
}

/** A cell and what it is to hold. */
export interface Filled {
  cell: Address;
  to: number;
}

/** The blank totals that follow from their parts, each part being a number. */
export const totals = (entry: Entry, forms: Forms): Filled[] => (blanks(entry).length ? added(entry, sums(entry, forms), numbers(entry)) : []);

/** Every blank as 0, but blank totals as what their parts come to; a total whose parts are no numbers stays blank. */
export function zeroed(entry: Entry, forms: Forms): Filled[] {
  const own = sums(entry, forms);
  const isTotal = new Set(own.map(totalOf));
  const zeros = blanks(entry).filter((cell) => !isTotal.has(cell)).map((cell) => ({ cell, to: 0 }));
  const value = numbers(entry);
  for (const { cell } of zeros) value.set(cell, 0);
  return [...zeros, ...added(entry, own, value)];
}

/** The counts of a report. */
function numbers(entry: Entry): Map<string, number> {
  const value = new Map<string, number>();
  for (const address of Object.keys(entry.cells) as Address[]) {
    const cell = entry.cells[address];
    if (cell?.state === "number" && typeof cell.value === "number") value.set(address, cell.value);
  }
  return value;
}

/** The relations that add parts up to one total. */
function sums(entry: Entry, forms: Forms): Relation[] {
  const tables = Object.keys(entry.layout) as TableId[];
  const own = tables.map((table) => relations(forms[edition(entry.layout[table]) ?? 0], table));
  return ([] as Relation[]).concat(...own).filter((relation) => relation.op === "=" && totalOf(relation) !== null);
}

/** Blank totals from the numbers there are; what is filled counts for the next sums. */
function added(entry: Entry, sums: Relation[], value: Map<string, number>): Filled[] {
  const out: Filled[] = [];
  for (let found = true; found; ) {
    found = false;
    for (const relation of sums) {
      const total = totalOf(relation) as Address;
      if (entry.cells[total]?.state !== "blank" || value.has(total)) continue;
      const parts = Object.keys(relation.terms).filter((cell) => cell !== total).map((cell) => value.get(cell));
      if (parts.some((part) => part === undefined)) continue;
      const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
      value.set(total, sum);
      out.push({ cell: total, to: sum });
      found = true;
    }
  }
  return out;
}

/** The one cell on the right side of a sum within one report. */
export function totalOf(relation: Relation): Address | null {
  const cells = Object.keys(relation.terms) as Address[];
  const right = cells.filter((cell) => (relation.terms[cell] ?? 0) < 0);
  return right.length === 1 && cells.length > 2 && cells.every((cell) => cell.startsWith("/")) ? (right[0] ?? null) : null;
}

/** From the form's data to the cells of a printed table: what is merged over what. */
import type { Address, Block, Form, Line, Span, TableId, Text } from "../../js/types.js";

export interface Head {
  text: Text;
  colspan: number;
  rowspan: number;
  scope: "col" | "row" | "rowgroup" | "colgroup";
}

export interface Slot {
  address: Address;
  colspan: number;
}

export type Printed = Head | Slot;
export type PrintedRow = Printed[];

export const isSlot = (cell: Printed): cell is Slot => "address" in cell;

/** The rows of one statutory table. */
export function printed(form: Form, id: TableId): PrintedRow[] {
  const blocks = form.tables.find((table) => table.id === id)?.blocks ?? [];
  const width = Math.max(...blocks.map((block) => block.columns.length), 0);
  const rows = blocks.map((block) => (block.across ? across(block, id) : down(block, id, width)));
  return ([] as PrintedRow[]).concat(...rows);
}

const within = (lines: Line[], span: Span, id: string): boolean => {
  const index = (name: string): number => lines.findIndex((line) => line.id === name);
  return index(span.first) <= index(id) && index(id) <= index(span.last);
};

const starts = (span: Span, id: string): boolean => span.first === id;

const length = (lines: Line[], span: Span): number => lines.filter((line) => within(lines, span, line.id)).length;

/** Rows under rows, with stubs before them. */
function down(block: Block, table: TableId, width: number): PrintedRow[] {
  const stubs = (block.row_spans.length ? 1 : 0) + (block.groups.length ? 1 : 0) + 1;
  const out: PrintedRow[] = [];
  if (block.caption.zh) out.push([head(block.caption, stubs + width, 1, "colgroup")]);
  out.push(...header(block, stubs, width));
  const grouped = (id: string): string => (id.includes(".") ? (id.split(".")[0] ?? "") : "");
  block.rows.forEach((row, index) => {
    const cells: PrintedRow = [];
    let used = 0;
    for (const span of block.row_spans.filter((span) => within(block.rows, span, row.id))) {
      used += 1;
      if (starts(span, row.id)) cells.push(head(span, 1, length(block.rows, span), "rowgroup"));
    }
    const group = grouped(row.id);
    if (group) {
      used += 1;
      const label = block.groups.find((line) => line.id === group);
      const first = index === 0 || grouped(block.rows[index - 1]?.id ?? "") !== group;
      if (first && label) cells.push(head(label, 1, block.rows.filter((line) => grouped(line.id) === group).length, "rowgroup"));
    }
    cells.push(head(row, stubs - used, 1, "row"));
    block.columns.forEach((column, at) => cells.push(slot(table, row, column, spread(block, at, width))));
    out.push(cells);
  });
  return out;
}

/** The header rows of a block, one for each level of labels across columns. */
function header(block: Block, stubs: number, width: number): PrintedRow[] {
  const levels = block.column_spans.length + 1;
  const rows: PrintedRow[] = [];
  const done = new Set<string>();
  for (let level = 0; level < levels; level++) {
    const row: PrintedRow = level === 0 ? [head(block.corner, stubs, levels, "col")] : [];
    const span = block.column_spans[level];
    block.columns.forEach((column, at) => {
      if (done.has(column.id)) return;
      if (span && within(block.columns, span, column.id)) {
        if (starts(span, column.id)) row.push(head(span, length(block.columns, span), 1, "colgroup"));
        return;
      }
      done.add(column.id);
      row.push(head(column, spread(block, at, width), levels - level, "col"));
    });
    rows.push(row);
  }
  return rows;
}

/** Rows side by side: labels above labels, and one line of numbers. */
function across(block: Block, table: TableId): PrintedRow[] {
  const [top, middle, labels, numbers]: [PrintedRow, PrintedRow, PrintedRow, PrintedRow] = [[], [], [], []];
  const width = block.columns.length;
  for (const row of block.rows) {
    const span = block.row_spans.find((span) => within(block.rows, span, row.id));
    if (!span) top.push(head(row, width, 2, "colgroup"));
    else {
      if (starts(span, row.id)) top.push(head(span, width * length(block.rows, span), 1, "colgroup"));
      middle.push(head(without(row, span), width, 1, "colgroup"));
    }
    for (const column of block.columns) {
      labels.push(head(column, 1, 1, "col"));
      numbers.push(slot(table, row, column, 1));
    }
  }
  return [top, middle, labels, numbers];
}

/** A label without the words that stand above it already. */
function without(line: Line, span: Span): Text {
  const zh = line.zh.startsWith(`${span.zh}·`) ? line.zh.slice(span.zh.length + 1) : line.zh;
  const en = line.en.includes(", ") ? line.en.slice(line.en.indexOf(", ") + 2) : line.en;
  return { zh, en };
}

/** The last column takes what a narrower block leaves. */
const spread = (block: Block, at: number, width: number): number =>
  at === block.columns.length - 1 ? width - block.columns.length + 1 : 1;

const head = (text: Text, colspan: number, rowspan: number, scope: Head["scope"]): Head => ({
  text: { zh: text.zh, en: text.en }, colspan, rowspan, scope,
});

const slot = (table: TableId, row: Line, column: Line, colspan: number): Slot => ({
  address: `/${table}/${row.id}/${column.id}` as Address, colspan,
});

/** A cell with its place in the grid of the table, counted from 0. */
export interface Placed {
  cell: Printed;
  row: number;
  column: number;
  colspan: number;
  rowspan: number;
}

/** Where each cell of a printed table stands once those that span rows have taken their room. */
export function placed(rows: PrintedRow[]): Placed[] {
  const taken = new Set<string>();
  const out: Placed[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while (taken.has(`${row},${column}`)) column += 1;
      const [colspan, rowspan] = [cell.colspan, isSlot(cell) ? 1 : cell.rowspan];
      for (let down = 0; down < rowspan; down++) {
        for (let right = 0; right < colspan; right++) taken.add(`${row + down},${column + right}`);
      }
      out.push({ cell, row, column, colspan, rowspan });
      column += colspan;
    }
  });
  return out;
}

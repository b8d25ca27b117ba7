/** The report as a document to be written: its title, headings, words and tables, one block after another. */
import type { Heading, Origin, Paragraph, Report, TableId } from "../../js/types.js";
import { type Head, type Placed, isSlot, placed, printed } from "./layout.js";
import { type Forms, cellOf, edition, textOf } from "./model.js";
import { type Work, layoutOf } from "./state.js";

/** A heading with its level from 1, a paragraph, or a table. */
export type Block = { level: number; text: string; look: Look } | { text: string } | { table: Grid; id: TableId };

/** A title is centred, a part has its numeral, an item stands within a part. */
export type Look = "title" | "part" | "item";

export interface Grid {
  cells: GridCell[];
  rows: number;
  columns: number;
}

export interface GridCell extends Omit<Placed, "cell"> {
  text: string;
  /** What a label is the label of; null for what is filled in. */
  scope: Head["scope"] | null;
  /** There is something, but it could not be read with certainty: it must not come back as a number. */
  doubtful: boolean;
}

export const TABLES: { [part: number]: TableId } = { 2: "disclosure", 3: "requests", 4: "review" };
/** Headings of the parts without a table. */
const TOLD: { [part: number]: string } = { 1: "一、总体情况", 5: "五、存在的主要问题及改进情况", 6: "六、其他需要报告的事项" };
const NUMERALS = ["", "一", "二", "三", "四", "五", "六"];
const PARTS = [1, 2, 3, 4, 5, 6];

/** The whole report, in the order of its document. */
export function blocks(work: Work, forms: Forms): Block[] {
  const { prose = [] } = work.report;
  const headings = work.report.headings?.length ? work.report.headings : formal(work, forms);
  const lines = merged(headings, prose);
  const out = lines.map(({ line }): Block => ("level" in line ? { ...line, look: lookOf(line, headings) } : { text: line.text }));
  for (const part of [4, 3, 2]) {
    const id = TABLES[part] as TableId;
    const table = tableOf(work, id, forms);
    if (table) out.splice(endOf(lines, part), 0, { table, id });
  }
  return isPrinted(work.report) ? out : titled(titleOf(work.report), out);
}

/** The tables alone, each under the heading of its part. */
export function tables(work: Work, forms: Forms): Block[] {
  const out: Block[] = [];
  for (const part of [2, 3, 4]) {
    const id = TABLES[part] as TableId;
    const table = tableOf(work, id, forms);
    const text = work.report.headings?.find((heading) => heading.part === part)?.text ?? headingOf(part, forms);
    if (table) out.push({ text }, { table, id });
  }
  return out;
}

const titled = (text: string | null, blocks: Block[]): Block[] => (text ? [{ level: 1, text, look: "title" }, ...blocks] : blocks);

/** The title; made of organ and year where the report has none. */
function titleOf(report: Report): string | null {
  return report.title && report.prose?.length ? report.title : fullTitle(report);
}

/** A title that names organ and year, since there is nothing else to tell them. */
export function fullTitle({ title, agency, year }: Report): string | null {
  const bare = squeezed(title ?? "");
  const says = (text: string | number | null | undefined): boolean => !text || bare.includes(squeezed(String(text)));
  const named = says(agency) && (says(year) || bare.includes(inNumerals(year ?? 0)));
  if (title && named) return title;
  return agency || year ? `${agency ?? ""}${year ? `${year}年` : ""}政府信息公开工作年度报告` : (title ?? null);
}

const squeezed = (text: string): string => text.replace(/\s/g, "");
const inNumerals = (year: number): string => String(year).replace(/\d/g, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");

/** Whether the headings print the title, if on several lines. */
function isPrinted({ title, headings = [] }: Report): boolean {
  return !!title && squeezed(headings.map(({ text }) => text).join("")).includes(squeezed(title));
}

const headingOf = (part: number, forms: Forms): string => {
  const id = TABLES[part];
  const table = forms[2021]?.tables.find((table) => table.id === id);
  return TOLD[part] ?? `${NUMERALS[part]}、${table?.title.zh ?? ""}`;
};

/** The headings of the form, for a report without any: of the parts it has; of all if it has no words yet. */
function formal(work: Work, forms: Forms): Heading[] {
  const { prose = [] } = work.report;
  const has = (part: number): boolean => {
    const id = TABLES[part];
    return !prose.length || prose.some((paragraph) => paragraph.part === part) || (id !== undefined && tableOf(work, id, forms) !== null);
  };
  return PARTS.filter(has).map((part) => ({ level: 2, part, text: headingOf(part, forms) }));
}

function lookOf(heading: Heading, headings: Heading[]): Look {
  if (!heading.part) return "title";
  return headings.find(({ part }) => part === heading.part) === heading ? "part" : "item";
}

type Line = { line: Heading | Paragraph };

/** Headings and paragraphs, each in their order, as they stand among each other. */
export function merged(headings: Heading[], prose: Paragraph[]): Line[] {
  const out: Line[] = [];
  let [head, word] = [0, 0];
  while (head < headings.length || word < prose.length) {
    const [heading, paragraph] = [headings[head], prose[word]];
    const first = !paragraph || (heading && isBefore(heading, paragraph)) ? heading : paragraph;
    if (!first) break;
    if (first === heading) head += 1;
    else word += 1;
    out.push({ line: first });
  }
  return out;
}

/** Whether a heading stands before a paragraph: by their places, else by their parts. */
function isBefore(heading: Heading, paragraph: Paragraph): boolean {
  const [one, other] = [placeOf(heading.origin), placeOf(paragraph.origin)];
  if (one && other && one[0] === other[0]) {
    const differs = one.findIndex((step, index) => step !== other[index]);
    return differs < 0 || (one[differs] as number) < (other[differs] as number);
  }
  return (heading.part ?? 0) <= (paragraph.part ?? 0);
}

/** What kind of place it is, and numbers that grow on the way through the document. */
function placeOf(origin: Origin = {}): (string | number)[] | null {
  const { bytes, sheet, a1, page, box, line, column } = origin;
  if (bytes) return ["bytes", bytes[0]];
  if (a1) return [`sheet ${sheet}`, Number(a1.replace(/\D/g, "")), a1.length, a1.charCodeAt(0)];
  // What runs on over the page reaches its lower edge, and its box begins at the head of the next.
  if (page !== undefined && box) return ["page", page, box[3]];
  return line === undefined ? null : ["line", line, column ?? 0];
}

/** Behind the last line of a part, or of the parts before it. */
function endOf(lines: Line[], part: number): number {
  const parts = lines.map(({ line }) => line.part ?? 0);
  const own = parts.lastIndexOf(part);
  if (own >= 0) return own + 1;
  return parts.reduce((end, other, at) => (other < part ? at + 1 : end), 0);
}

function tableOf(work: Work, id: TableId, forms: Forms): Grid | null {
  const form = forms[edition(layoutOf(work, id)) ?? 0];
  if (!form) return null;
  const cells = placed(printed(form, id)).map(({ cell, ...place }): GridCell => {
    if (!isSlot(cell)) return { ...place, text: cell.text.zh, scope: cell.scope, doubtful: false };
    const value = cellOf(work.report, cell.address);
    const doubtful = typeof value === "object" && value?.state === "unreadable";
    return { ...place, text: textOf(value) || (doubtful ? "？" : ""), scope: null, doubtful };
  });
  return {
    cells,
    rows: Math.max(...cells.map((one) => one.row + one.rowspan)),
    columns: Math.max(...cells.map((one) => one.column + one.colspan)),
  };
}

/** How wide the columns of a table are to be, in characters: the labels of rows may break into lines, long and tall ones into more. */
export function widthsOf({ cells, columns }: Grid, lines = 2): number[] {
  const needed = ({ text, rowspan, scope }: GridCell): number => {
    if (scope === null) return text.length / 1.8;
    if (rowspan > 1) return Math.max(4, text.length / rowspan);
    return text.length / (scope === "row" ? lines + (text.length > 16 ? 1 : 0) : 2);
  };
  return Array.from({ length: columns }, (_, column) => Math.max(3.2, ...cells.filter((cell) => cell.column === column && cell.colspan === 1).map(needed)));
}

const ESCAPES: { [char: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML and HTML, without the control characters that XML knows not. */
export const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

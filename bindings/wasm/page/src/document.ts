/** The report as a document to be written: its title, its six parts, their words and tables. */
import type { TableId } from "../../js/types.js";
import { type Placed, isSlot, placed, printed } from "./layout.js";
import { type Forms, cellOf, edition, textOf } from "./model.js";
import { type Work, layoutOf } from "./state.js";

export interface Part {
  heading: string;
  words: string[];
  table: { cells: (Placed & { text: string; number: boolean })[]; rows: number; columns: number } | null;
}

const PARTS: [number, string, TableId | null][] = [
  [1, "一、总体情况", null],
  [2, "二、", "disclosure"],
  [3, "三、", "requests"],
  [4, "四、", "review"],
  [5, "五、存在的主要问题及改进情况", null],
  [6, "六、其他需要报告的事项", null],
];

export function titleOf(work: Work): string {
  const { title, agency, year } = work.report;
  return title ?? `${agency ?? ""}${year ? `${year}年` : ""}政府信息公开工作年度报告`;
}

/** The parts in order; a part without words stands with its heading alone. */
export function parts(work: Work, forms: Forms): Part[] {
  return PARTS.map(([part, heading, id]) => {
    const words = (work.report.prose ?? []).filter((paragraph) => (paragraph.part ?? 1) === part).map((paragraph) => paragraph.text);
    const form = id ? forms[edition(layoutOf(work, id)) ?? 0] : undefined;
    const title = id ? (forms[2021]?.tables.find((table) => table.id === id)?.title.zh ?? "") : "";
    return { heading: heading + title, words, table: form && id ? table(work, placed(printed(form, id))) : null };
  });
}

function table(work: Work, cells: Placed[]): Part["table"] {
  const written = cells.map((one) => {
    const value = isSlot(one.cell) ? cellOf(work.report, one.cell.address) : one.cell.text.zh;
    const text = textOf(value);
    return { ...one, text, number: isSlot(one.cell) && /^(0|[1-9]\d{0,14})$/.test(text) };
  });
  return {
    cells: written,
    rows: Math.max(...written.map((one) => one.row + one.rowspan)),
    columns: Math.max(...written.map((one) => one.column + one.colspan)),
  };
}

const ESCAPES: { [char: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML and HTML, without the control characters that XML knows not. */
export const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

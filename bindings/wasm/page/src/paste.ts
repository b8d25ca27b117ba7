/** What is pasted: bare values into a table as into a sheet, labelled ones where they belong, anything else as a document. */
import type { Address } from "../../js/types.js";
import { Refusal } from "./engine.js";
import { from } from "./jump.js";
import type { Store } from "./store.js";

/** No cell of any report holds more letters. */
const LONGEST = 500;

/** Takes a paste event of the whole page. */
export function paste(event: ClipboardEvent, store: Store): void {
  const { target, clipboardData } = event;
  const cell = target instanceof HTMLInputElement && target.dataset["address"] ? target : null;
  if (!cell && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  const text = (clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
  const html = clipboardData?.getData("text/html") ?? "";
  // Sheets put a picture of the cells beside their text.
  const files = Array.from(clipboardData?.files ?? []).filter((file) => !(text || html) || !file.type.startsWith("image/"));
  const rows = tableOf(html) ?? rowsOf(text);
  const isValue = cell && !files.length && rows.length === 1 && rows[0]?.length === 1 && isShort(rows[0][0] ?? "");
  if (isValue || !(files.length || text || html)) return;
  event.preventDefault();
  if (files.length) void store.intake.add(files);
  else if (!cell) void store.intake.paste(html || text, html ? "html" : "text");
  else if (rows.some((row) => row.some(isLabel))) void store.intake.pasteInto({ text, html });
  else block(cell, rows, store);
}

const isShort = (text: string): boolean => text.length <= LONGEST && !text.includes("\n");

/** Rows and columns as a sheet puts them on the clipboard: a cell of several lines stands in quotes. */
export function rowsOf(text: string): string[][] {
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
  const rows: string[][] = [];
  const whole = text.replace(/\n$/, "");
  let row: string[] = [];
  for (let at = 0; ; at++) {
    cell.lastIndex = at;
    const [all, quoted] = cell.exec(whole) ?? [""];
    row.push(quoted === undefined ? all : quoted.replace(/""/g, '"'));
    at += all.length;
    if (whole[at] === "\t") continue;
    rows.push(row);
    row = [];
    if (at >= whole.length) return rows;
  }
}

/** Rows and columns of the one table that is all there is; browsers leave blank cells out of its plain text. */
export function tableOf(html: string): string[][] | null {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const tables = parsed.querySelectorAll("table");
  const [table] = Array.from(tables);
  if (!table || tables.length > 1) return null;
  // Lines stay lines: 1 above 2 is no 12.
  parsed.querySelectorAll("br, p, div").forEach((line) => line.after("\u2028"));
  const rows: string[][] = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((line, row) => {
    let column = 0;
    for (const cell of Array.from(line.cells)) {
      while (rows[row]?.[column] !== undefined) column += 1;
      const words = (cell.textContent ?? "").replace(/[ \t\r\n\u00a0]+/g, " ").replace(/\s*\u2028\s*/g, "\n").trim();
      for (let down = 0; down < Math.min(cell.rowSpan, rows.length - row); down++) {
        for (let right = 0; right < Math.min(cell.colSpan, 99); right++) (rows[row + down] as string[])[column + right] = down + right ? "" : words;
      }
    }
  });
  return rows.map((row) => Array.from(row, (words) => words ?? ""));
}

/** A count or an amount, perhaps with a note or a unit. */
const VALUE = /^[增减+-]?[\d,，.]+\s*([（(].*[）)]|[件元万个条项]{0,2})$/;

/** Whether words name a row or column, or are prose; 不适用 and 无 stand for a number. */
export const isLabel = (text: string): boolean => /[\u4e00-\u9fff]{2}/.test(text) && !/^(不适用|没有|不涉及)$/.test(text.trim()) && !VALUE.test(text.trim());

/** Rows of a sheet from the cell on; what the table has no cell for is told. */
function block(first: HTMLInputElement, rows: string[][], store: Store): void {
  const changes: { cell: Address; to: string | null }[] = [];
  const cellAt = from(first);
  let outside = 0;
  rows.forEach((row, down) =>
    row.forEach((value, right) => {
      const words = value.replace(/\s*\n\s*/g, " ").trim();
      const cell = words.length > LONGEST ? null : cellAt(down, right)?.dataset["address"];
      if (cell) changes.push({ cell: cell as Address, to: words || null });
      else if (words) outside += 1;
    }),
  );
  store.edits.write(changes);
  misfit(outside, store);
}

export const PASTED = { zh: "粘贴的内容", en: "pasted" };

/** Tells how many values of what was pasted have no cell. */
export function misfit(count: number, store: Store): void {
  const words = { zh: `有 ${count} 格在表中没有位置或读不清，没有填入；请核对`, en: `${count} values have no cell in the table or are unclear and were left out` };
  if (count) store.fail(PASTED[store.state.language], new Refusal("unsupported", words));
}

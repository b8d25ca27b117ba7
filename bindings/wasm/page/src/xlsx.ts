/** The tables, or a list, as a workbook. */
import { escape, parts, titleOf } from "./document.js";
import { zip } from "./docx.js";
import type { Forms } from "./model.js";
import type { Work } from "./store.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Sheet {
  name: string;
  /** By row and column from 0; a number stays a number. */
  cells: { row: number; column: number; text: string; number: boolean; bordered: boolean }[];
  merges: { row: number; column: number; colspan: number; rowspan: number }[];
  widths: number[];
}

/** The three tables on one sheet, each under its title. */
export function tablesXlsx(work: Work, forms: Forms): Uint8Array<ArrayBuffer> {
  const sheet: Sheet = { name: "年报", cells: [], merges: [], widths: [16, 12, 34, 11, 11, 11, 11, 11, 11, 11] };
  let top = 0;
  const line = (text: string): void => void sheet.cells.push({ row: top++, column: 0, text, number: false, bordered: false });
  line(titleOf(work));
  for (const { heading, table } of parts(work, forms)) {
    if (!table) continue;
    line(heading);
    for (const cell of table.cells) {
      // Borders are drawn on every cell of a merged range, the words stand in its first.
      for (let down = 0; down < cell.rowspan; down++) {
        for (let right = 0; right < cell.colspan; right++) {
          const first = down + right === 0;
          sheet.cells.push({ row: top + cell.row + down, column: cell.column + right, text: first ? cell.text : "", number: first && cell.number, bordered: true });
        }
      }
      if (cell.colspan * cell.rowspan > 1) sheet.merges.push({ ...cell, row: top + cell.row });
    }
    top += table.rows + 1;
  }
  return workbook(sheet);
}

/** Rows of text, the first of them a header. */
export function listXlsx(rows: string[][], name: string): Uint8Array<ArrayBuffer> {
  const cells = rows.map((row, at) => row.map((text, column) => ({ row: at, column, text, number: /^\d{1,9}$/.test(text), bordered: true })));
  return workbook({ name, cells: cells.reduce((all, row) => all.concat(row), []), merges: [], widths: [6, 12, 36, 50, 36, 46, 30] });
}

function workbook(sheet: Sheet): Uint8Array<ArrayBuffer> {
  return zip({
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escape(sheet.name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": XML + worksheet(sheet),
  });
}

function worksheet({ cells, merges, widths }: Sheet): string {
  const rows = new Map<number, Sheet["cells"]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const data = [...rows.keys()].sort((a, b) => a - b).map((row) => {
    const own = (rows.get(row) ?? []).sort((a, b) => a.column - b.column);
    return `<row r="${row + 1}">${own.map((cell) => written(cell)).join("")}</row>`;
  });
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const ranges = merges.map(({ row, column, rowspan, colspan }) => `<mergeCell ref="${a1(row, column)}:${a1(row + rowspan - 1, column + colspan - 1)}"/>`);
  return `<worksheet xmlns="${MAIN}"><cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>${ranges.length ? `<mergeCells count="${ranges.length}">${ranges.join("")}</mergeCells>` : ""}</worksheet>`;
}

function written({ row, column, text, number, bordered }: Sheet["cells"][number]): string {
  const place = `r="${a1(row, column)}"${bordered ? ' s="1"' : ""}`;
  if (!text) return `<c ${place}/>`;
  if (number) return `<c ${place}><v>${text}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** No table here is wider than 26 columns. */
const a1 = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

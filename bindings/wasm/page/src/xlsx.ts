/** The tables, or a list, as a workbook. */
import type { List } from "./corrections.js";
import { type Grid, type GridCell, escape, fullTitle, tables, widthsOf } from "./document.js";
import { zip } from "./docx.js";
import type { Forms } from "./model.js";
import type { Work } from "./state.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const FONTS = [[11, false], [11, true], [16, true]].map(([size, bold]) => `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="宋体"/></font>`);

/** How a cell looks: its font, whether it has a border and a ground, where its words stand. */
const xf = (font: number, boxed: boolean, ground: boolean, across: string): string =>
  `<xf xfId="0" fontId="${font}" fillId="${ground ? 2 : 0}" borderId="${boxed ? 1 : 0}" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${across}" vertical="center"${boxed ? ' wrapText="1"' : ""}/></xf>`;

/** The styles of the workbook, in the order of its list. */
const [PLAIN, BOXED, HEAD, HEADING, CENTRED, TITLE, BOLD] = [0, 1, 2, 3, 4, 5, 6];
const LOOKS = [xf(0, false, false, "general"), xf(0, true, false, "left"), xf(1, true, true, "center"), xf(2, false, false, "general"), xf(0, true, false, "center"), xf(2, false, false, "center"), xf(1, false, false, "general")];

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="${FONTS.length}">${FONTS.join("")}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.join("")}</cellXfs></styleSheet>`;

interface Sheet {
  name: string;
  /** By row and column from 0. */
  cells: { row: number; column: number; text: string; style: number; doubtful?: boolean }[];
  merges: { row: number; column: number; colspan: number; rowspan: number }[];
  widths: number[];
  /** How high rows are, in points; others are as high as a line. */
  heights: Map<number, number>;
  /** The row that is repeated on every printed page. */
  header?: number;
}

/** The tables of reports, each report on a sheet of its own. */
export function tablesXlsx(works: Work[], forms: Forms): Uint8Array<ArrayBuffer> {
  const names = works.map((work, index) => sheetName(work.part ?? work.report.agency ?? work.file, works.length > 1 ? index : null));
  return workbook(works.map((work, index) => tablesSheet(work, names[index] ?? "", forms)));
}

/** What Excel takes for the name of a sheet; a number makes it the only one of that name. */
function sheetName(text: string, index: number | null): string {
  const plain = text.replace(/[[\]:*?/\\']/g, " ").trim();
  return index === null ? "年报" : `${index + 1} ${plain}`.slice(0, 31);
}

/** The three tables on one sheet, each under its heading. */
function tablesSheet(work: Work, name: string, forms: Forms): Sheet {
  const own = tables(work, forms).map((block) => ("table" in block ? block.table : block));
  const grids = own.filter((one): one is Grid => "cells" in one);
  const all = Math.max(2, ...grids.map(({ columns }) => columns));
  const wide = grids.map((grid) => spread(widthsOf(grid, 1), all));
  const width = Math.ceil(Math.max(3.2, ...wide.map(({ needed }) => needed)) * 2) + 1;
  const heights = new Map<number, number>();
  const sheet: Sheet = { name, cells: [], merges: [], widths: Array.from({ length: all }, () => width), heights };
  const title = fullTitle(work.report);
  let top = 0;
  if (title) {
    sheet.merges.push({ row: top, column: 0, colspan: all, rowspan: 1 });
    heights.set(top, 30);
    sheet.cells.push({ row: top++, column: 0, text: title, style: TITLE });
  }
  for (const one of own) {
    if (!("cells" in one)) {
      heights.set(top, 24);
      sheet.cells.push({ row: top++, column: 0, text: one.text, style: BOLD });
      continue;
    }
    const starts = wide[grids.indexOf(one)]?.starts ?? [];
    for (const cell of one.cells) {
      const column = starts[cell.column] ?? 0;
      put(sheet, { ...cell, row: top + cell.row, column, colspan: (starts[cell.column + cell.colspan] ?? all) - column });
    }
    top += one.rows + 1;
  }
  return sheet;
}

/** The columns of a table over those of the sheet, which are alike: where each begins, and how wide they must be. */
function spread(widths: number[], all: number): { starts: number[]; needed: number } {
  const shares = widths.map(() => 1);
  const need = (column: number): number => (widths[column] ?? 0) / (shares[column] ?? 1);
  const neediest = (): number => widths.reduce((most, _, column) => (need(column) > need(most) ? column : most), 0);
  for (let left = all - widths.length; left > 0; left--) shares[neediest()] = (shares[neediest()] ?? 1) + 1;
  const starts = shares.map((_, column) => shares.slice(0, column).reduce((sum, share) => sum + share, 0));
  return { starts, needed: need(neediest()) };
}

/** Borders are drawn on every cell of a merged range, the words stand in its first; a row is as high as its words. */
function put({ cells, merges, widths, heights }: Sheet, cell: GridCell): void {
  const { row, column, rowspan, colspan, text, doubtful } = cell;
  const style = cell.scope === "row" ? BOXED : CENTRED;
  for (let down = 0; down < rowspan; down++) {
    for (let right = 0; right < colspan; right++) {
      const first = down + right === 0;
      cells.push({ row: row + down, column: column + right, text: first ? text : "", style, doubtful: first && doubtful });
    }
  }
  if (colspan * rowspan > 1) merges.push(cell);
  const room = rowspan > 1 ? Infinity : widths.slice(column, column + colspan).reduce((sum, width) => sum + width, -1);
  heights.set(row, Math.max(heights.get(row) ?? 18, height(text, room)));
}

/** How high words stand that have room for so many letters; not every program sees to that itself. */
const height = (text: string, room: number): number =>
  text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 2) / room)), 0) * 15 + 3;

/** A list under its title; the header is repeated on every printed page. */
export function listXlsx({ title, about, header, rows, widths }: List): Uint8Array<ArrayBuffer> {
  const top = 1 + about.length;
  const lines = [title, ...about].map((text, row) => ({ row, column: 0, text, style: row ? PLAIN : HEADING }));
  const cells = [header, ...rows].map((line, row) =>
    line.map((text, column) => ({ row: top + row, column, text, style: row ? BOXED : HEAD })),
  );
  const heights = new Map([[0, 28], ...[header, ...rows].map((line, row): [number, number] => [top + row, Math.max(...line.map((text, column) => height(text, (widths[column] ?? 1) - 1)))])] as [number, number][]);
  return workbook([{ name: "修改清单", cells: cells.reduce((all, row) => all.concat(row), lines), merges: [], widths, heights, header: top }]);
}

function workbook(sheets: Sheet[]): Uint8Array<ArrayBuffer> {
  const numbered = (part: (sheet: Sheet, number: number) => string): string => sheets.map((sheet, index) => part(sheet, index + 1)).join("");
  const files: { [path: string]: string } = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/>${numbered((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbered(({ name }, number) => `<sheet name="${escape(name)}" sheetId="${number}" r:id="s${number}"/>`)}</sheets>${titles(sheets)}</workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbered((_, number) => `<Relationship Id="s${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": STYLES,
  };
  sheets.forEach((sheet, index) => (files[`xl/worksheets/sheet${index + 1}.xml`] = XML + worksheet(sheet)));
  return zip(files);
}

/** The rows that are repeated on every printed page. */
function titles(sheets: Sheet[]): string {
  const names = sheets.map(({ name, header }, index) =>
    header === undefined ? "" : `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${escape(name)}'!$${header + 1}:$${header + 1}</definedName>`,
  ).join("");
  return names && `<definedNames>${names}</definedNames>`;
}

function worksheet({ cells, merges, widths, heights, header }: Sheet): string {
  const rows = new Map<number, Sheet["cells"]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const data = [...rows.keys()].sort((a, b) => a - b).map((row) => {
    const own = (rows.get(row) ?? []).sort((a, b) => a.column - b.column);
    const height = heights.get(row);
    return `<row r="${row + 1}"${height ? ` ht="${height}" customHeight="1"` : ""}>${own.map((cell) => written(cell)).join("")}</row>`;
  });
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const ranges = merges.map(({ row, column, rowspan, colspan }) => `<mergeCell ref="${a1(row, column)}:${a1(row + rowspan - 1, column + colspan - 1)}"/>`);
  const frozen = header === undefined ? "" : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header + 1}" topLeftCell="A${header + 2}" state="frozen"/></sheetView></sheetViews>`;
  // A list runs on over pages that lie on their side; the tables stand on one.
  const paper = header === undefined ? '<printOptions horizontalCentered="1"/><pageSetup paperSize="9" orientation="portrait"/>' : '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${frozen}<cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>${ranges.length ? `<mergeCells count="${ranges.length}">${ranges.join("")}</mergeCells>` : ""}${paper}</worksheet>`;
}

function written({ row, column, text, style, doubtful }: Sheet["cells"][number]): string {
  const place = `r="${a1(row, column)}"${style ? ` s="${style}"` : ""}`;
  // What could not be read must not come back as a number: it is a formula without a result.
  if (doubtful) return `<c ${place}><f>0/0</f></c>`;
  if (!text) return `<c ${place}/>`;
  if (isNumber(text)) return `<c ${place}><v>${text}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** Whether a workbook gives a number back as it is printed, to the last 0. */
const isNumber = (text: string): boolean => text.length <= 15 && !/[^-.\d]/.test(text) && String(Number(text)) === text;

/** No table here is wider than 26 columns. */
const a1 = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

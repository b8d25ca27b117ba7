/** The tables, or a list, as a workbook. */
import type { List } from "./corrections.js";
import { escape, parts, titleOf } from "./document.js";
import { zip } from "./docx.js";
import type { Forms } from "./model.js";
import type { Work } from "./state.js";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" borderId="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" fontId="2" applyFont="1"/></cellXfs></styleSheet>`;

interface Sheet {
  name: string;
  /** By row and column from 0; a number stays a number. */
  cells: { row: number; column: number; text: string; number: boolean; style: number }[];
  merges: { row: number; column: number; colspan: number; rowspan: number }[];
  widths: number[];
  /** The row that is repeated on every printed page. */
  header?: number;
}

/** The styles of the workbook, in the order of its list. */
const [PLAIN, BOXED, HEAD, HEADING] = [0, 1, 2, 3];

/** The tables of reports, each report on a sheet of its own. */
export function tablesXlsx(works: Work[], forms: Forms): Uint8Array<ArrayBuffer> {
  const names = works.map((work, index) => sheetName(work.part ?? work.report.agency ?? work.file, works.length > 1 ? index : null));
  return workbook(works.map((work, index) => tables(work, names[index] ?? "", forms)));
}

/** What Excel takes for the name of a sheet; a number makes it the only one of that name. */
function sheetName(text: string, index: number | null): string {
  const plain = text.replace(/[[\]:*?/\\']/g, " ").trim();
  return index === null ? "年报" : `${index + 1} ${plain}`.slice(0, 31);
}

/** The three tables on one sheet, each under its title. */
function tables(work: Work, name: string, forms: Forms): Sheet {
  const sheet: Sheet = { name, cells: [], merges: [], widths: [16, 12, 34, 11, 11, 11, 11, 11, 11, 11] };
  let top = 0;
  const line = (text: string): void => void sheet.cells.push({ row: top++, column: 0, text, number: false, style: PLAIN });
  line(titleOf(work));
  for (const { heading, table } of parts(work, forms)) {
    if (!table) continue;
    line(heading);
    for (const cell of table.cells) {
      // Borders are drawn on every cell of a merged range, the words stand in its first.
      for (let down = 0; down < cell.rowspan; down++) {
        for (let right = 0; right < cell.colspan; right++) {
          const first = down + right === 0;
          sheet.cells.push({ row: top + cell.row + down, column: cell.column + right, text: first ? cell.text : "", number: first && cell.number, style: BOXED });
        }
      }
      if (cell.colspan * cell.rowspan > 1) sheet.merges.push({ ...cell, row: top + cell.row });
    }
    top += table.rows + 1;
  }
  return sheet;
}

/** A list under its title; the header is repeated on every printed page. */
export function listXlsx({ title, about, header, rows, widths }: List): Uint8Array<ArrayBuffer> {
  const top = 1 + about.length;
  const lines = [title, ...about].map((text, row) => ({ row, column: 0, text, number: false, style: row ? PLAIN : HEADING }));
  const cells = [header, ...rows].map((line, row) =>
    line.map((text, column) => ({ row: top + row, column, text, number: /^(0|[1-9]\d{0,8})$/.test(text), style: row ? BOXED : HEAD })),
  );
  return workbook([{ name: "修改清单", cells: cells.reduce((all, row) => all.concat(row), lines), merges: [], widths, header: top }]);
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

function worksheet({ cells, merges, widths, header }: Sheet): string {
  const rows = new Map<number, Sheet["cells"]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  const data = [...rows.keys()].sort((a, b) => a - b).map((row) => {
    const own = (rows.get(row) ?? []).sort((a, b) => a.column - b.column);
    return `<row r="${row + 1}">${own.map((cell) => written(cell)).join("")}</row>`;
  });
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const ranges = merges.map(({ row, column, rowspan, colspan }) => `<mergeCell ref="${a1(row, column)}:${a1(row + rowspan - 1, column + colspan - 1)}"/>`);
  const frozen = header === undefined ? "" : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header + 1}" topLeftCell="A${header + 2}" state="frozen"/></sheetView></sheetViews>`;
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${frozen}<cols>${columns.join("")}</cols><sheetData>${data.join("")}</sheetData>${ranges.length ? `<mergeCells count="${ranges.length}">${ranges.join("")}</mergeCells>` : ""}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function written({ row, column, text, number, style }: Sheet["cells"][number]): string {
  const place = `r="${a1(row, column)}"${style ? ` s="${style}"` : ""}`;
  if (!text) return `<c ${place}/>`;
  if (number) return `<c ${place}><v>${text}</v></c>`;
  return `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** No table here is wider than 26 columns. */
const a1 = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

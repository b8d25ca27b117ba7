/** The report as a Word document. */
import { strToU8, zipSync } from "fflate";

import type { List } from "./corrections.js";
import { type Part, escape, parts, titleOf } from "./document.js";
import type { Forms } from "./model.js";
import type { Work } from "./state.js";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The width of a page's text in twentieths of a point. */
const WIDTH = 9000;
/** What a character of a list's widths is on paper, so that a list fits the page on its side. */
const CHARACTER = 77;

export function docx(work: Work, forms: Forms): Uint8Array<ArrayBuffer> {
  return document(paragraph(titleOf(work), "Title") + parts(work, forms).map(part).join(""), "<w:sectPr/>");
}

/** A list on paper that lies on its side. */
export function listDocx({ title, about, header, rows, widths }: List): Uint8Array<ArrayBuffer> {
  const cells = [header, ...rows].map((line, row) => line.map((text, column) => ({ row, column, text, rowspan: 1, colspan: 1 })));
  const table = { cells: cells.reduce((all, line) => all.concat(line), []), rows: cells.length, columns: header.length };
  const body = paragraph(title, "Title") + about.map((text) => paragraph(text)).join("") + grid(table, widths);
  return document(body, '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850"/></w:sectPr>');
}

function document(body: string, section: string): Uint8Array<ArrayBuffer> {
  const files = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${XML}<w:styles ${W}>${style("Title", 36, true)}${style("Heading1", 30, false)}</w:styles>`,
    "word/document.xml": `${XML}<w:document ${W}><w:body>${body}${section}</w:body></w:document>`,
  };
  return zip(files);
}

/** A package of texts. */
export function zip(files: { [path: string]: string }): Uint8Array<ArrayBuffer> {
  const bytes = Object.keys(files).map((path) => [path, strToU8(files[path] ?? "")] as const);
  return zipSync(Object.fromEntries(bytes)) as Uint8Array<ArrayBuffer>;
}

const style = (id: string, size: number, centred: boolean): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id === "Title" ? "Title" : "heading 1"}"/><w:pPr>${centred ? '<w:jc w:val="center"/>' : '<w:outlineLvl w:val="0"/>'}</w:pPr><w:rPr><w:b/><w:sz w:val="${size}"/></w:rPr></w:style>`;

function part({ heading, words, table }: Part): string {
  return paragraph(heading, "Heading1") + words.map((text) => paragraph(text)).join("") + (table ? grid(table) + paragraph("") : "");
}

const paragraph = (text: string, named = "", centred = false): string => {
  const properties = (named ? `<w:pStyle w:val="${named}"/>` : "") + (centred ? '<w:jc w:val="center"/>' : "");
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${text && `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`}</w:p>`;
};

interface Grid {
  cells: { row: number; column: number; rowspan: number; colspan: number; text: string }[];
  rows: number;
  columns: number;
}

/** A table; a cell that spans rows stands again, empty, in each of them. Columns without widths are alike. */
function grid({ cells, rows, columns }: Grid, given?: number[]): string {
  const widths = given ? given.map((width) => width * CHARACTER) : Array.from({ length: columns }, () => Math.floor(WIDTH / columns));
  const across = (from: number, count: number): number => widths.slice(from, from + count).reduce((all, width) => all + width, 0);
  const line = (row: number): string => {
    const own = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowspan).sort((a, b) => a.column - b.column);
    return `<w:tr>${own.map((cell) => {
      const merge = cell.rowspan === 1 ? "" : cell.row === row ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
      const span = cell.colspan > 1 ? `<w:gridSpan w:val="${cell.colspan}"/>` : "";
      return `<w:tc><w:tcPr><w:tcW w:w="${across(cell.column, cell.colspan)}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(cell.row === row ? cell.text : "", "", !given)}</w:tc>`;
    }).join("")}</w:tr>`;
  };
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="000000"/>`);
  const lines = Array.from({ length: rows }, (_, row) => line(row));
  return `<w:tbl><w:tblPr><w:tblW w:w="${across(0, columns)}" w:type="dxa"/><w:tblBorders>${borders.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${lines.join("")}</w:tbl>`;
}

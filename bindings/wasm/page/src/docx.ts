/** The report as a Word document. */
import { strToU8, zipSync } from "fflate";

import { type Part, escape, parts, titleOf } from "./document.js";
import type { Forms } from "./model.js";
import type { Work } from "./store.js";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The width of a page's text in twentieths of a point. */
const WIDTH = 9000;

export function docx(work: Work, forms: Forms): Uint8Array<ArrayBuffer> {
  const body = paragraph(titleOf(work), "Title") + parts(work, forms).map(part).join("");
  const files = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": `${XML}<w:styles ${W}>${style("Title", 36, true)}${style("Heading1", 30, false)}</w:styles>`,
    "word/document.xml": `${XML}<w:document ${W}><w:body>${body}<w:sectPr/></w:body></w:document>`,
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

/** A table; a cell that spans rows stands again, empty, in each of them. */
function grid({ cells, rows, columns }: NonNullable<Part["table"]>): string {
  const width = Math.floor(WIDTH / columns);
  const line = (row: number): string => {
    const own = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowspan).sort((a, b) => a.column - b.column);
    return `<w:tr>${own.map((cell) => {
      const merge = cell.rowspan === 1 ? "" : cell.row === row ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
      const span = cell.colspan > 1 ? `<w:gridSpan w:val="${cell.colspan}"/>` : "";
      return `<w:tc><w:tcPr><w:tcW w:w="${width * cell.colspan}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraph(cell.row === row ? cell.text : "", "", true)}</w:tc>`;
    }).join("")}</w:tr>`;
  };
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="000000"/>`);
  const lines = Array.from({ length: rows }, (_, row) => line(row));
  return `<w:tbl><w:tblPr><w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblBorders>${borders.join("")}</w:tblBorders></w:tblPr><w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${lines.join("")}</w:tbl>`;
}

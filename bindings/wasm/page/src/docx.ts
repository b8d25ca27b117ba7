/** The report, or a list, as a Word document. */
import { strToU8, zipSync } from "fflate";

import type { List } from "./corrections.js";
import { type Block, type Grid, type GridCell, blocks, escape, widthsOf } from "./document.js";
import type { Forms } from "./model.js";
import type { Work } from "./state.js";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Paper, its margins and the room between them, in twentieths of a point. */
const UPRIGHT = { page: 'w:w="11906" w:h="16838"', margin: 1247, width: 9412 };
const ON_ITS_SIDE = { page: 'w:w="16838" w:h="11906" w:orient="landscape"', margin: 850, width: 15138 };
type Paper = typeof UPRIGHT;

export function docx(work: Work, forms: Forms): Uint8Array<ArrayBuffer> {
  return document(blocks(work, forms).map(block).join(""), UPRIGHT);
}

/** A list on paper that lies on its side; its header is repeated on every page. */
export function listDocx({ title, about, header, rows, widths }: List): Uint8Array<ArrayBuffer> {
  const cells = [header, ...rows].map((line, row) => line.map((text, column): GridCell => ({ row, column, text, rowspan: 1, colspan: 1, scope: "row", doubtful: false })));
  const table = { cells: cells.reduce((all, line) => all.concat(line), []), rows: cells.length, columns: header.length };
  const body = paragraph(title, "Title") + about.map((text) => paragraph(text, "Plain")).join("") + grid(table, widths, ON_ITS_SIDE.width, 1);
  return document(body + paragraph("", "Cell"), ON_ITS_SIDE);
}

function document(body: string, { page, margin }: Paper): Uint8Array<ArrayBuffer> {
  const sides = ["top", "right", "bottom", "left"].map((side) => `w:${side}="${margin}"`).join(" ");
  const files = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": STYLES,
    "word/document.xml": `${XML}<w:document ${W}><w:body>${body}<w:sectPr><w:pgSz ${page}/><w:pgMar ${sides} w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
  return zip(files);
}

/** A package of texts. */
export function zip(files: { [path: string]: string }): Uint8Array<ArrayBuffer> {
  const bytes = Object.keys(files).map((path) => [path, strToU8(files[path] ?? "")] as const);
  return zipSync(Object.fromEntries(bytes)) as Uint8Array<ArrayBuffer>;
}

const fonts = (name: string): string => `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}"/>`;

/** Sizes are in half points: 三号 is 32, 小五 is 18. */
const style = (id: string, paragraph: string, font: string, size: number, bold = false): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${fonts(font)}${bold ? "<w:b/>" : ""}<w:sz w:val="${size}"/></w:rPr></w:style>`;

const INDENTED = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>';
const KEPT = `<w:keepNext/>${INDENTED}`;

/** The looks of an official document. Its names are no heading's, so that a heading's level is what it says itself. */
const STYLES = `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${fonts("宋体")}<w:sz w:val="32"/><w:lang w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style("Title", '<w:keepNext/><w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>', "宋体", 40, true),
  style("Part", KEPT, "黑体", 32),
  style("Item", KEPT, "楷体", 32),
  style("Words", INDENTED, "仿宋", 32),
  style("Plain", '<w:spacing w:after="120"/>', "宋体", 21),
  style("Cell", "", "宋体", 18),
].join("")}</w:styles>`;

const LOOKS = { title: "Title", part: "Part", item: "Item" };

function block(block: Block): string {
  if ("table" in block) return grid(block.table, widthsOf(block.table), UPRIGHT.width, 0) + paragraph("", "Cell");
  if ("level" in block) return paragraph(block.text, LOOKS[block.look], { level: block.level });
  return paragraph(block.text, "Words");
}

interface Drawn {
  /** That of a heading, from 1. */
  level?: number;
  centred?: boolean;
  struck?: boolean;
}

function paragraph(text: string, look: string, { level, centred, struck }: Drawn = {}): string {
  const outline = level === undefined ? (look === "Title" ? '<w:outlineLvl w:val="0"/>' : "") : `<w:outlineLvl w:val="${Math.min(level, 9) - 1}"/>`;
  const properties = `<w:pPr><w:pStyle w:val="${look}"/>${centred ? '<w:jc w:val="center"/>' : ""}${outline}</w:pPr>`;
  const words = escape(text).split("\n").map((line) => `<w:t xml:space="preserve">${line.split("\t").join('</w:t><w:tab/><w:t xml:space="preserve">')}</w:t>`);
  return `<w:p>${properties}${text && `<w:r>${struck ? "<w:rPr><w:strike/></w:rPr>" : ""}${words.join("<w:br/>")}</w:r>`}</w:p>`;
}

/** A table; a cell that spans rows stands again, empty, in each of them. */
function grid({ cells, rows, columns }: Grid, characters: number[], room: number, headers: number): string {
  const all = characters.reduce((sum, width) => sum + width, 0);
  const widths = characters.map((width) => Math.floor((width / all) * room));
  const across = (from: number, count: number): number => widths.slice(from, from + count).reduce((all, width) => all + width, 0);
  const line = (row: number): string => {
    const own = cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowspan).sort((a, b) => a.column - b.column);
    return `<w:tr><w:trPr><w:cantSplit/>${row < headers ? "<w:tblHeader/>" : ""}</w:trPr>${own.map((cell) => {
      const merge = cell.rowspan === 1 ? "" : cell.row === row ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
      const span = cell.colspan > 1 ? `<w:gridSpan w:val="${cell.colspan}"/>` : "";
      const words = paragraph(cell.row === row ? cell.text : "", "Cell", { centred: cell.scope !== "row", struck: cell.doubtful });
      return `<w:tc><w:tcPr><w:tcW w:w="${across(cell.column, cell.colspan)}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${words}</w:tc>`;
    }).join("")}</w:tr>`;
  };
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="000000"/>`);
  const sides = ["left", "right"].map((side) => `<w:${side} w:w="57" w:type="dxa"/>`);
  const lines = Array.from({ length: rows }, (_, row) => line(row));
  return `<w:tbl><w:tblPr><w:tblW w:w="${across(0, columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders.join("")}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${sides.join("")}</w:tblCellMar></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${lines.join("")}</w:tbl>`;
}

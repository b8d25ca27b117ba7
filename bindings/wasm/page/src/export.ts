/** What leaves the page: the clean tables, the list of what to mend. */
import type { List } from "./corrections.js";
import { type Block, type Grid, type GridCell, blocks, escape, fullTitle, tables } from "./document.js";
import type { Forms } from "./model.js";
import type { Work } from "./state.js";
import type { Say } from "./words.js";

/** The statutory tables as HTML for a CMS: nothing but tables, styled in place, since a CMS keeps no style sheet. */
export const tablesHtml = (work: Work, forms: Forms): string => tables(work, forms).map(html).join("\n");

/** The tables as a page of their own, which says whose they are and of which year. */
export const tablesPage = (work: Work, forms: Forms): string => page(fullTitle(work.report), tables(work, forms));

/** The whole report as a page. */
export const reportPage = (work: Work, forms: Forms): string => page(fullTitle(work.report), blocks(work, forms));

const PAGE_STYLE = "body{max-width:60em;margin:2em auto;padding:0 1em;font:16px/1.8 'Microsoft YaHei','Noto Sans CJK SC',sans-serif}h1{text-align:center;font-size:1.5em}h2,h3,h4,h5,h6{font-size:1.1em}p{text-indent:2em}";

const page = (title: string | null, body: Block[]): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${title ? `<title>${escape(title)}</title>` : ""}<style>${PAGE_STYLE}</style></head><body>\n${body.map(html).join("\n")}\n</body></html>\n`;

/** Line breaks are kept. */
const lines = (text: string): string => escape(text).replace(/\n/g, "<br>");

function html(block: Block): string {
  if ("level" in block) {
    const level = Math.min(block.level, 6);
    return `<h${level}>${lines(block.text)}</h${level}>`;
  }
  return "table" in block ? tableHtml(block.table) : `<p>${lines(block.text)}</p>`;
}

function tableHtml({ cells, rows }: Grid): string {
  const look = "border:1px solid #000;padding:4px 6px;text-align:center;";
  const cell = ({ text, scope, colspan, rowspan, doubtful }: GridCell): string => {
    const spans = span("col", colspan) + span("row", rowspan);
    if (scope) return `<th style="${look}font-weight:normal" scope="${scope}"${spans}>${lines(text)}</th>`;
    return `<td style="${look}"${spans}>${doubtful ? unclear(text) : lines(text)}</td>`;
  };
  const line = (_: unknown, row: number): string => `<tr>${cells.filter((one) => one.row === row).map(cell).join("")}</tr>`;
  return `<table style="border-collapse:collapse;width:100%">\n<tbody>\n${Array.from({ length: rows }, line).join("\n")}\n</tbody>\n</table>`;
}

/** What could not be read with certainty, so that no reader takes it for a number: struck out, or the place of a picture. */
const unclear = (text: string): string => (/\d/.test(text) ? `<s>${lines(text)}</s>` : `<img alt="${escape(text)}">`);

const span = (name: string, count: number): string => (count > 1 ? ` ${name}span="${count}"` : "");

/** Rows as CSV that Excel opens with its Chinese intact; no cell becomes a formula. */
export function csv(rows: string[][]): string {
  const field = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** A list as HTML: a title, lines about it, a table, room for a signature. */
export function listHtml({ title, about, header, rows, widths }: List, say: Say): string {
  const line = (tag: string) => (row: string[]): string => `<tr>${row.map((text) => `<${tag}>${escape(text)}</${tag}>`).join("")}</tr>`;
  const lines = about.map((text) => `<p>${escape(text)}</p>`).join("");
  const signed = `<p class="signed">${escape(say("审核人：　　　　　　　　　　日期：　　　　年　　月　　日", "Checked by:                    Date:"))}</p>`;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width:${((width / all) * 100).toFixed(1)}%">`).join("");
  return `<h1>${escape(title)}</h1>${lines}<table><colgroup>${columns}</colgroup><thead>${line("th")(header)}</thead><tbody>${rows.map(line("td")).join("")}</tbody></table>${signed}`;
}

/** The same as a page of its own, to print or to open in Word. */
export const listPage = (list: List, say: Say): string =>
  `<!doctype html><html lang="${say("zh-CN", "en")}"><head><meta charset="utf-8"><title>${escape(list.title)}</title><style>@page{size:A4 landscape;margin:12mm}body{${LIST_FONT}margin:2em}${LIST_STYLE}</style></head><body>${listHtml(list, say)}</body></html>\n`;

const LIST_FONT = "font:14px/1.6 'Microsoft YaHei','Noto Sans CJK SC',sans-serif;";
const LIST_STYLE = "h1{font-size:1.3em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #666;padding:4px 6px;text-align:left;vertical-align:top}th{background:#eee;white-space:nowrap}tr{page-break-inside:avoid}.signed{margin-top:2em}";

/** Prints HTML in place of the page. */
export function print(html: string): void {
  const paper = document.createElement("div");
  paper.className = "paper";
  paper.innerHTML = html;
  document.body.append(paper);
  document.body.classList.add("printing");
  window.print();
  document.body.classList.remove("printing");
  paper.remove();
}

/** Hands a file to the person. */
export function download(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Puts HTML on the clipboard, which on plain http only an event can do. */
export function copyHtml(html: string): boolean {
  const listener = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", html);
  };
  document.addEventListener("copy", listener);
  const done = document.execCommand("copy");
  document.removeEventListener("copy", listener);
  return done;
}

/** What leaves the page: the clean tables, the list of what to mend. */
import type { Entry, TableId } from "../../js/types.js";
import { escape } from "./document.js";
import { isSlot, printed } from "./layout.js";
import { causes } from "./marks.js";
import { type Forms, cellOf, edition, textOf } from "./model.js";
import { cellName } from "./names.js";
import type { Work } from "./store.js";
import { SEVERITY, type Say, VERDICT } from "./words.js";

const TABLES: TableId[] = ["disclosure", "requests", "review"];

/** The statutory tables as HTML for a CMS: nothing but tables, styled in place, since a CMS keeps no style sheet. */
export function tablesHtml(work: Work, forms: Forms): string {
  const cell = "border:1px solid #000;padding:4px 6px;text-align:center;";
  return TABLES.map((id) => {
    const form = forms[edition(work.entry?.layout[id]) ?? 0];
    if (!form) return "";
    const title = form.tables.find((table) => table.id === id)?.title.zh ?? "";
    const rows = printed(form, id).map((row) => {
      const cells = row.map((one) => {
        if (isSlot(one)) return `<td style="${cell}"${span("col", one.colspan)}>${escape(textOf(cellOf(work.report, one.address)))}</td>`;
        return `<th style="${cell}font-weight:normal" scope="${one.scope}"${span("col", one.colspan)}${span("row", one.rowspan)}>${escape(one.text.zh)}</th>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    });
    return `<p>${escape(title)}</p>\n<table style="border-collapse:collapse;width:100%">\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
  }).filter(Boolean).join("\n");
}

const span = (name: string, count: number): string => (count > 1 ? ` ${name}span="${count}"` : "");

/** The list of what to mend: a header and a row for each finding, in the order of the page. */
export function listRows(work: Work, entry: Entry, forms: Forms, say: Say): string[][] {
  const header = [say("序号", "No."), say("级别", "Severity"), say("位置", "Where"), say("问题", "What"), say("怎么改", "What to do"), say("依据", "Basis"), say("说明", "Explanation")];
  const findings = causes(entry).reduce<Entry["findings"]>((all, cause) => all.concat(cause.findings), []);
  return [header].concat(
    findings.map((finding, index) => [
      String(index + 1),
      say(SEVERITY[finding.severity].text),
      finding.cells.map((cell) => cellName(forms, cell, say)).join(say("；", "; ")),
      say(finding.message),
      say(finding.help),
      say(finding.basis),
      work.reasons[finding.fingerprint] ?? "",
    ]),
  );
}

/** Rows as CSV that Excel opens with its Chinese intact; no cell becomes a formula. */
export function csv(rows: string[][]): string {
  const field = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

/** The list as a page to print or to open in Word. */
export function listHtml(work: Work, entry: Entry, forms: Forms, say: Say): string {
  const [header = [], ...rows] = listRows(work, entry, forms, say);
  const title = `${work.report.title ?? work.file} · ${say("修改清单", "List of corrections")}`;
  const line = (tag: string) => (row: string[]): string => `<tr>${row.map((text) => `<${tag}>${escape(text)}</${tag}>`).join("")}</tr>`;
  const style = "body{font:14px/1.6 'Microsoft YaHei',sans-serif;margin:2em}table{border-collapse:collapse;width:100%}th,td{border:1px solid #666;padding:4px 6px;text-align:left;vertical-align:top}th{background:#eee}";
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(title)}</title><style>${style}</style></head><body><h1>${escape(title)}</h1><p>${escape(say(VERDICT[entry.verdict].text))}</p><table><thead>${line("th")(header)}</thead><tbody>${rows.map(line("td")).join("")}</tbody></table></body></html>`;
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

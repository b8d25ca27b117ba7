/** The menu of what can be taken away. */
import type { Entry } from "../../js/types.js";
import { type List, corrections } from "./corrections.js";
import { docx, listDocx } from "./docx.js";
import { copyHtml, csv, download, listHtml, listPage, print, reportPage, tablesHtml, tablesPage } from "./export.js";
import { type Item, Menu } from "./Menu.js";
import { explained } from "./reasons.js";
import { type Work, beside } from "./state.js";
import type { Store } from "./store.js";
import { useSay } from "./words.js";
import { listXlsx, tablesXlsx } from "./xlsx.js";

const OPEN_XML = "application/vnd.openxmlformats-officedocument";
const DOCX = `${OPEN_XML}.wordprocessingml.document`;
const XLSX = `${OPEN_XML}.spreadsheetml.sheet`;

export function Exports({ store, work, entry }: { store: Store; work: Work; entry: Entry | null }) {
  const say = useSay();
  const { forms, works } = store.state;
  const base = work.file.replace(/\.[^.]+$/, "") || "gouji";
  const named = say("修改清单", "corrections");
  if (!entry) return null;
  const list = (): List => corrections(work, entry, forms, say);
  const rows = ({ header, rows }: List): string[][] => [header, ...rows];
  const filed = async (): Promise<string> => explained(await store.engine.checkJson(work.report, beside(work)), entry, work.reasons);
  const items: Item[] = [
    [say("修改清单（Excel）", "Corrections (Excel)"), () => download(`${base}-${named}.xlsx`, listXlsx(list()), XLSX)],
    [say("修改清单（Word）", "Corrections (Word)"), () => download(`${base}-${named}.docx`, listDocx(list()), DOCX)],
    [say("修改清单（CSV）", "Corrections (CSV)"), () => download(`${base}-${named}.csv`, csv(rows(list())), "text/csv")],
    [say("修改清单（网页）", "Corrections (page)"), () => download(`${base}-${named}.html`, listPage(list(), say), "text/html")],
    [say("打印修改清单", "Print the corrections"), () => print(listHtml(list(), say))],
    [say("年报（Word）", "Report (Word)"), () => download(`${base}.docx`, docx(work, forms), DOCX), "apart"],
    [say("年报（网页）", "Report (page)"), () => download(`${base}.html`, reportPage(work, forms), "text/html")],
    [say("法定表格（Excel）", "Tables (Excel)"), () => download(`${base}.xlsx`, tablesXlsx([work], forms), XLSX)],
    ...(works.length > 1 ? [[say(`全部 ${works.length} 份的法定表格（Excel，每份一页）`, `Tables of all ${works.length} (Excel, a sheet each)`), () => download(`${say("全部报告", "all reports")}.xlsx`, tablesXlsx(works, forms), XLSX)] as Item] : []),
    [say("复制法定表格（粘贴到网站后台）", "Copy the tables (for a CMS)"), () => (copyHtml(tablesHtml(work, forms)) ? say("已复制", "Copied") : say("浏览器不允许复制，请改用下载", "The browser refused; download instead"))],
    [say("法定表格（HTML）", "Tables (HTML)"), () => download(`${base}-${say("法定表格", "tables")}.html`, tablesPage(work, forms), "text/html")],
    [say("年报数据（JSON，可再次打开）", "Report (JSON, opens again)"), () => download(`${base}.json`, JSON.stringify(work.report, null, 1), "application/json"), "apart"],
    [say("审核结果（JSON）", "Verdict (JSON)"), async () => download(`${base}-${say("审核结果", "verdict")}.json`, await filed(), "application/json")],
    [say("打印本页", "Print this page"), () => window.print(), "apart"],
  ];
  return <Menu label={say("导出", "Export")} items={items} />;
}

// The page's own writers of files, run in Node.
import * as esbuild from "esbuild";
import { fileURLToPath } from "node:url";

import { check, form } from "gouji";

const built = await esbuild.build({
  stdin: {
    contents: ["docx", "xlsx", "export", "state", "corrections", "words"].map((name) => `export * from "./${name}.ts";`).join("\n"),
    resolveDir: fileURLToPath(new URL("../../page/src/", import.meta.url)), loader: "ts",
  },
  bundle: true, format: "esm", write: false, platform: "neutral", mainFields: ["module", "main"],
});
export const page = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString("base64")}`);

export const forms = { 2019: form(2019), 2021: form(2021) };

/** A report on the desk, judged. */
export const work = (report, part = null) => ({ ...page.fresh("r", "report", part, report), entry: check(report, {}).reports[0] });

const bytes = (text) => new TextEncoder().encode(text);

/** What each export makes of a report. */
export const files = {
  docx: (report) => page.docx(work(report), forms),
  html: (report) => bytes(page.reportPage(work(report), forms)),
  json: (report) => bytes(JSON.stringify(report)),
};
/** The exports that hold the tables and whose they are. */
export const tables = {
  xlsx: (report) => page.tablesXlsx([work(report)], forms),
  html: (report) => bytes(page.tablesPage(work(report), forms)),
};

// The package as others use it: the README's examples, the element, and the literate cases in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { check, form } from "gouji";
import { drop, launch, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";
import { cases, root } from "../support/rust.mjs";

const wasm = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(`${wasm}README.md`, "utf8");
const example = (name) => new RegExp(`\`\`\`\\w+ ${name}\n([\\s\\S]*?)\`\`\``).exec(readme)[1];

// A project of someone else's, with the package installed.
const folder = mkdtempSync(`${tmpdir()}/gouji-`);
mkdirSync(`${folder}/node_modules`);
symlinkSync(wasm, `${folder}/node_modules/gouji`);
cpSync(`${root}examples/broken.md`, `${folder}/report.md`);
writeFileSync(`${folder}/node.mjs`, example("node"));
writeFileSync(`${folder}/draft.mjs`, example("draft"));
writeFileSync(`${folder}/bundler.mjs`, `${example("bundler")}\ndocument.title = check({ cells: {} }).reports[0].verdict;\n`);
const bundled = await esbuild.build({ entryPoints: [`${folder}/bundler.mjs`], bundle: true, format: "esm", write: false });

// The page's own writer of workbooks.
await esbuild.build({ entryPoints: [`${wasm}page/src/xlsx.ts`], bundle: true, format: "esm", outfile: `${folder}/xlsx.mjs`, absWorkingDir: wasm });
const { tablesXlsx } = await import(`${folder}/xlsx.mjs`);

// No eval, no inline styles: the policy of a careful CMS.
const headers = { "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'" };
const html = (body) => ({ body: `<!doctype html><meta charset="utf-8">${body}`, headers });
const server = await serve({
  "script.html": html(example("script")),
  "element.html": html(`${example("element")}<gouji-check id="bare" no-file lang="en"></gouji-check>`),
  "bundler.js": { body: bundled.outputFiles[0].text },
  "bundler.html": html('<script type="module" src="bundler.js"></script>'),
  "module.html": html('<script type="module">import "/element.js"; document.body.append(document.createElement("gouji-check"));</script>'),
});
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

test("the README's example for Node tells what is wrong", () => {
  const told = execFileSync("node", ["node.mjs"], { cwd: folder, encoding: "utf8" });
  assert.match(told, /^fail\n.*相差/m);
});

test("the README's example of a draft judges before and after an edit", () => {
  const [before, after] = execFileSync("node", ["draft.mjs"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  assert.equal(before, "fail");
  assert.match(after, /^\d+$/);
});

test("the README's examples for a script tag and a bundler answer", async () => {
  for (const name of ["script", "bundler"]) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}${name}.html`);
    await page.waitForFunction((verdict) => document.title === verdict, check({ cells: {} }).reports[0].verdict);
    await page.close();
  }
});

test("the element judges what is dropped on it, tells so by events, and holds the publish button", async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${server.origin}element.html`);
  const told = () => page.evaluate(() => new Promise((resolve) => {
    const heard = [];
    document.addEventListener("gouji-change", () => heard.push("change"), { once: true });
    document.addEventListener("gouji-verdict", (event) => resolve([...heard, event.detail.reports[0]?.verdict ?? event.detail.errors[0].kind]), { once: true });
  }));
  for (const [bytes, heard, disabled] of [
    [JSON.stringify(broken()), ["change", "fail"], true],
    [JSON.stringify(sound()), ["change", "pass"], false],
    ["", ["change", "empty"], true],
  ]) {
    const [found] = await Promise.all([told(), drop(page, [{ name: "report.json", bytes: Buffer.from(bytes) }], "gouji-check")]);
    assert.deepEqual(found, heard);
    assert.equal(await page.locator("#publish").isDisabled(), disabled);
  }
  assert.match(await page.evaluate(() => document.querySelector("gouji-check").shadowRoot.textContent), /文件是空的/);
  assert.deepEqual(errors, []);
  await page.close();
});

test("several reports of one workbook are a list in the element, each with its verdict", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}element.html`);
  const forms = { 2019: form(2019), 2021: form(2021) };
  const works = [["水务局", broken()], ["林业局", sound()]].map(([agency, report]) => ({ file: "", part: null, report: { ...report, agency }, entry: check(report).reports[0] }));
  await drop(page, [{ name: "two.xlsx", bytes: tablesXlsx(works, forms) }], "gouji-check");
  await page.waitForFunction(() => document.querySelector("gouji-check").shadowRoot.querySelectorAll("details").length === 2);
  const list = await page.evaluate(() => [...document.querySelector("gouji-check").shadowRoot.querySelectorAll("summary")].map((line) => line.textContent));
  assert.deepEqual(list, ["1 水务局审核未通过", "2 林业局审核通过"]);
  assert.equal(await page.locator("#publish").isDisabled(), true);
  await page.close();
});

test("the element takes reports, options and a language as properties and attributes", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}element.html`);
  const found = await page.evaluate(async (report) => {
    await gouji.ready;
    const element = document.getElementById("bare");
    element.report = report;
    await element.check();
    const before = [element.verdict, element.answer.reports[0].findings.length, element.shadowRoot.querySelectorAll("input").length];
    element.options = { select: ["carry-over"] };
    await element.check();
    element.report = "{}";
    const refused = await element.check();
    return [...before, element.verdict, refused.errors[0].kind, element.shadowRoot.textContent];
  }, broken());
  assert.deepEqual(found.slice(0, 5), ["fail", 3, 0, null, "not_a_report"]);
  assert.match(found[5], /not a report/);
  await page.goto(`${server.origin}module.html`);
  await page.waitForFunction(() => document.querySelector("gouji-check")?.shadowRoot?.querySelector("input"));
  await page.close();
});

test("every literate case gets the answer of Rust in Chromium too, byte for byte", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}script.html`);
  await page.evaluate(() => gouji.ready);
  const all = cases();
  const answers = await page.evaluate((all) => all.map(({ report, options }) => gouji.checkJson(report, options)), all);
  answers.forEach((answer, index) => assert.equal(answer, all[index].answer, `${all[index].rule}: ${all[index].name}`));
  await page.close();
});

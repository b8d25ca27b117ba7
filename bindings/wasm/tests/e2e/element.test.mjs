// <gouji-check> in Chromium: what it says, tells and keeps.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { check, form } from "gouji";
import { dist, drop, launch, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";

const wasm = fileURLToPath(new URL("../../", import.meta.url));
const example = /```html element\n([\s\S]*?)```/.exec(readFileSync(`${wasm}README.md`, "utf8"))[1];

// The page's own writer of workbooks.
const folder = mkdtempSync(`${tmpdir()}/gouji-`);
await esbuild.build({ entryPoints: [`${wasm}page/src/xlsx.ts`], bundle: true, format: "esm", outfile: `${folder}/xlsx.mjs`, absWorkingDir: wasm });
const { tablesXlsx } = await import(`${folder}/xlsx.mjs`);

// No eval, no inline styles: the policy of a careful CMS, and of one that forbids WebAssembly too.
const policy = (script) => ({ "Content-Security-Policy": `default-src 'self'; script-src 'self' 'unsafe-inline'${script}; style-src 'self'` });
const html = (body, headers = policy(" 'wasm-unsafe-eval'")) => ({ body: `<!doctype html><meta charset="utf-8">${body}`, headers });
const MODULE = '<script type="module" src="element.js"></script>';
const WATCH = '<script>window.heard = []; for (const name of ["gouji-change", "gouji-verdict", "gouji-error"]) document.addEventListener(name, (event) => heard.push([name, event.detail.kind ?? event.detail.files?.map(({ name }) => name).join() ?? event.detail.reports.map((entry) => entry.verdict).join()]));</script>';
const server = await serve({
  "element.html": html(`${WATCH}${example}<gouji-check id="bare" no-file lang="en"></gouji-check>`),
  "module.html": html('<script type="module">import "/element.js"; document.body.append(document.createElement("gouji-check"));</script>'),
  "forbidden.html": html(`${WATCH}${example}`, policy("")),
  "alone/missing.html": html(`${WATCH}<gouji-check></gouji-check>${MODULE}`),
  // The scripts without the module that belongs beside them.
  ...Object.fromEntries(readdirSync(dist).filter((file) => file.endsWith(".js")).map((file) => [`alone/${file}`, { body: readFileSync(dist + file) }])),
  "early.html": html(`${WATCH}<gouji-check no-file></gouji-check><script>
    var early = document.querySelector("gouji-check");
    early.options = { select: ["requests-balance"] };
    early.report = ${JSON.stringify(broken())};
  </script>${MODULE}`),
});
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

/** A page of the server, and what went wrong in it unseen. */
async function visit(name, run) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(server.origin + name);
  await run(page);
  assert.deepEqual(errors, []);
  await page.close();
}

const json = (report, name = "report.json") => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const heard = (page, count) => page.waitForFunction((count) => window.heard.length >= count && window.heard.splice(0), count).then((found) => found.jsonValue());
const text = (page, selector = "[role=status]") => page.evaluate((selector) => document.querySelector("gouji-check").shadowRoot.querySelector(selector).textContent, selector);
const workbook = (works) => tablesXlsx(
  works.map(([agency, report]) => ({ file: "", part: null, report: { ...report, agency }, entry: check(report).reports[0] })),
  { 2019: form(2019), 2021: form(2021) },
);

test("what is dropped on it is judged, told by events, and holds the publish button", () => visit("element.html", async (page) => {
  for (const [bytes, outcome, says, disabled] of [
    [JSON.stringify(broken()), "fail", /^审核未通过 · 强制性错误 3 · report\.json$/, true],
    [JSON.stringify(sound()), "pass", /^审核通过.* · report\.json$/, false],
    ["", "", /^report\.json · .*文件是空的/, true],
  ]) {
    await drop(page, [{ name: "report.json", bytes: Buffer.from(bytes) }], "gouji-check");
    assert.deepEqual(await heard(page, 2), [["gouji-change", "report.json"], ["gouji-verdict", outcome]]);
    assert.match(await text(page), says);
    assert.equal(await page.locator("#publish").isDisabled(), disabled);
  }
}));

test("several reports of one workbook are a list, each with its verdict, under the worst of them", () => visit("element.html", async (page) => {
  const agencies = [["水务局", sound()], ["林业局", broken()]];
  await drop(page, [{ name: "two.xlsx", bytes: workbook(agencies) }], "gouji-check");
  await heard(page, 2);
  const seen = await page.evaluate(() => {
    const element = document.querySelector("gouji-check");
    return [element.verdict, ...[...element.shadowRoot.querySelectorAll("summary")].map((line) => line.textContent)];
  });
  assert.deepEqual(seen, ["fail", "1 水务局审核通过", "2 林业局审核未通过"]);
  assert.match(await text(page), /^审核未通过 · 强制性错误 3/);
  assert.equal(await page.locator("#publish").isDisabled(), true);
}));

test("of several files each is judged under its name, and the worst of them holds the publish button", () => visit("element.html", async (page) => {
  const [right, wrong, none] = [json(sound(), "一.json"), json(broken(), "二.json"), { name: "三.json", bytes: [] }];
  for (const [files, outcome, verdict, says, rows] of [
    [[right, wrong], "pass,fail", "fail", /^审核未通过 · 强制性错误 3.* · 共 2 个文件$/, ["一.json审核通过", "二.json审核未通过"]],
    [[right, none], "pass", null, /^1 个文件没有读出 · 共 2 个文件$/, ["一.json审核通过", "三.json文件是空的"]],
    [[none, wrong, right], "fail,pass", "fail", /^审核未通过 · 强制性错误 3.* · 1 个文件没有读出 · 共 3 个文件$/, ["三.json文件是空的", "二.json审核未通过", "一.json审核通过"]],
    [[right, json(sound(), "四.json")], "pass,pass", "pass", /^审核通过.* · 共 2 个文件$/, ["一.json审核通过", "四.json审核通过"]],
  ]) {
    await drop(page, files, "gouji-check");
    assert.deepEqual(await heard(page, 2), [["gouji-change", files.map(({ name }) => name).join()], ["gouji-verdict", outcome]]);
    const seen = await page.evaluate(() => {
      const { verdict, answer, report, shadowRoot } = document.querySelector("gouji-check");
      const named = [...answer.reports, ...answer.errors].map(({ file }) => file);
      return { verdict, named, report, rows: [...shadowRoot.querySelectorAll("summary")].map((line) => line.textContent) };
    });
    assert.equal(seen.verdict, verdict);
    assert.deepEqual(seen.named.sort(), files.map(({ name }) => name).sort());
    assert.equal(seen.report, null);
    seen.rows.forEach((row, index) => assert.ok(row.startsWith(rows[index]), `${row} is ${rows[index]}`));
    assert.match(await text(page), says);
    assert.equal(await page.locator("#publish").isDisabled(), verdict !== "pass");
  }
  const input = page.locator("gouji-check input").first();
  await input.setInputFiles([right, wrong].map(({ name, bytes }) => ({ name, mimeType: "application/json", buffer: bytes })));
  assert.deepEqual(await heard(page, 2), [["gouji-change", "一.json,二.json"], ["gouji-verdict", "pass,fail"]]);
  // Nothing was given: nothing changes.
  assert.equal(await page.evaluate(() => document.querySelector("gouji-check").open()), null);
  assert.equal(await page.evaluate(() => document.querySelector("gouji-check").verdict), "fail");
}));

test("reports, options and a language are properties and attributes", () => visit("element.html", async (page) => {
  const found = await page.evaluate(async (report) => {
    await gouji.ready;
    const element = document.getElementById("bare");
    element.report = report;
    const unknown = element.verdict;
    await element.check();
    const before = [unknown, element.verdict, element.answer.reports[0].findings.length, element.shadowRoot.querySelectorAll("input").length];
    element.options = { select: ["carry-over"] };
    await element.check();
    element.report = "{}";
    const refused = await element.check();
    return [...before, element.verdict, refused.errors[0].kind, refused.tool.version !== "", element.shadowRoot.querySelector("[role=status]").textContent];
  }, broken());
  assert.deepEqual(found.slice(0, 7), [null, "fail", 3, 0, null, "not_a_report", true]);
  assert.match(found[7], /not a report/);
  await page.goto(`${server.origin}module.html`);
  await page.waitForFunction(() => document.querySelector("gouji-check")?.shadowRoot?.querySelector("input"));
}));

test("any English is English, and the chooser comes and goes with its attribute", () => visit("element.html", async (page) => {
  const seen = await page.evaluate(() => {
    const element = document.querySelector("gouji-check");
    const label = () => element.shadowRoot.querySelector("label")?.textContent ?? null;
    return ["en", "en-US", "EN", "en_GB", "zh-CN", "", "eng"].map((language) => (element.setAttribute("lang", language), label())).concat(["no-file", "no-file"].map((name) => (element.toggleAttribute(name), label())));
  });
  const [zh, en] = ["选择或拖入年报文件（可多个）", "Choose or drop reports"];
  assert.deepEqual(seen, [en, en, en, en, zh, zh, zh, null, zh]);
}));

test("its nodes stay while it is checked again: the keyboard, the live region, what is unfolded", () => visit("element.html", async (page) => {
  const report = (wrong) => workbook([["水务局", wrong ? broken() : sound()], ["林业局", broken()]]);
  await drop(page, [{ name: "two.xlsx", bytes: report(true) }], "gouji-check");
  await heard(page, 2);
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("gouji-check");
    window.nodes = [...shadowRoot.querySelectorAll("input, [role=status], details, summary")];
    nodes[3].click();
    nodes[3].focus();
  });
  await drop(page, [{ name: "two.xlsx", bytes: report(false) }], "gouji-check");
  await heard(page, 2);
  const kept = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("gouji-check");
    return [nodes.every((node) => node.isConnected), shadowRoot.activeElement === nodes[3], nodes[2].open, nodes[3].textContent];
  });
  assert.deepEqual(kept, [true, true, true, "1 水务局审核通过"]);
}));

test("a file that was mended may be chosen again", () => visit("element.html", async (page) => {
  const input = page.locator("gouji-check input").first();
  for (const report of [broken(), sound()]) {
    await input.setInputFiles({ name: "report.json", mimeType: "application/json", buffer: json(report).bytes });
    await heard(page, 2);
    assert.equal(await input.evaluate((node) => node.value), "");
  }
  assert.equal(await page.evaluate(() => document.querySelector("gouji-check").verdict), "pass");
}));

test("of two files one after the other the last is judged, under its own name", () => visit("element.html", async (page) => {
  const found = await page.evaluate(async ([wrong, right]) => {
    await gouji.ready;
    const element = document.querySelector("gouji-check");
    const slow = new File([wrong], "slow.json");
    const stream = Response.prototype.arrayBuffer;
    // The first file is read long after the second.
    let read = 0;
    Response.prototype.arrayBuffer = async function () {
      const bytes = await stream.call(this);
      if (read++ === 0) await new Promise((resolve) => setTimeout(resolve, 200));
      return bytes;
    };
    const answers = await Promise.all([element.open(slow), element.open(new File([right], "quick.json"))]);
    return [answers.map((answer) => answer?.reports[0].file ?? null), element.answer.reports[0].file, element.verdict, window.heard.map(([name]) => name)];
  }, [JSON.stringify(broken()), JSON.stringify(sound())]);
  assert.deepEqual(found, [[null, "quick.json"], "quick.json", "pass", ["gouji-change", "gouji-change", "gouji-verdict"]]);
  assert.match(await text(page), /quick\.json$/);
  // What the page sets afterwards came from no file.
  const later = await page.evaluate(async (report) => {
    const element = document.querySelector("gouji-check");
    element.report = report;
    return (await element.check()).reports[0].file;
  }, broken());
  assert.equal(later, null);
}));

test("what a page sets before the element is known is taken up", () => visit("early.html", async (page) => {
  await page.waitForFunction(() => window.early.answer);
  const found = await page.evaluate(() => [Object.keys(early), early.verdict, early.answer.reports[0].rules.run]);
  assert.deepEqual(found, [[], "fail", ["requests-balance"]]);
}));

test("where WebAssembly is forbidden it says so, tells so, and publishes nothing", () => visit("forbidden.html", async (page) => {
  await page.waitForFunction(() => document.querySelector("gouji-check").error);
  assert.match(await text(page), /不允许运行 WebAssembly.*wasm-unsafe-eval/);
  await drop(page, [json(sound())], "gouji-check");
  await page.waitForFunction(() => window.heard.filter(([name]) => name !== "gouji-change").length > 1);
  const found = await page.evaluate(() => [heard.filter(([name]) => name !== "gouji-change"), document.querySelector("gouji-check").verdict]);
  assert.deepEqual(found, [[["gouji-error", "load"], ["gouji-error", "load"]], null]);
  assert.match(await text(page), /wasm-unsafe-eval/);
  assert.equal(await page.locator("#publish").isDisabled(), true);
}));

test("a module that is not there is told like one that is forbidden", () => visit("alone/missing.html", async (page) => {
  assert.deepEqual(await heard(page, 1), [["gouji-error", "load"]]);
  assert.match(await text(page), /没有载入.*地址/);
}));

test("a slip of the page is an error of the page, not of the report", () => visit("element.html", async (page) => {
  await page.evaluate(async (report) => {
    const element = document.querySelector("gouji-check");
    element.options = { ignore: ["no-such-rule"] };
    element.report = report;
    await element.check();
  }, sound());
  const told = await heard(page, 1);
  assert.ok(told.every(([name, kind]) => name === "gouji-error" && kind === "unknown_rule"), JSON.stringify(told));
}));

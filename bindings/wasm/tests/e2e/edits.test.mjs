// What a person changes: steps that are taken back, blanks that become 0, reports of two years held together.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";

import { cell, drop, exported, launch, open, places, serve } from "../support/browser.mjs";
import { sound } from "../support/reports.mjs";

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

const json = (report, name) => ({ name, bytes: Buffer.from(JSON.stringify(report)) });

describe("a change", () => {
  let [page, errors] = [];
  before(async () => {
    ({ page, errors } = await open(browser, places(server.origin)["from disk"]));
  });
  beforeEach(() => page.getByRole("button", { name: "清除本机保存的内容" }).click());
  after(() => page.context().close());

  const press = (name) => page.getByRole("button", { name }).click();
  const verdict = (text) => page.locator(".verdict strong", { hasText: text }).waitFor({ timeout: 15_000 });
  const value = (address) => cell(page, address).inputValue();
  const agency = () => page.getByLabel("机关", { exact: true });

  test("of organ and year is taken back, letter by letter in one step, and the title goes with it", async () => {
    await drop(page, [json({ ...sound(), prose: [{ part: 1, text: "全年新收申请15件。" }] }, "一.json")]);
    await verdict("审核");
    await cell(page, "/disclosure/licensing/decisions").fill("215");
    await agency().click();
    await page.keyboard.press("End");
    await page.keyboard.type("二处");
    assert.equal(await agency().inputValue(), "青石区水务局二处");
    assert.match(JSON.parse((await exported(page, "年报数据（JSON，可再次打开）")).bytes).title, /^青石区水务局二处2024年/);
    await press("撤销");
    assert.equal(await agency().inputValue(), "青石区水务局");
    assert.equal(await value("/disclosure/licensing/decisions"), "215");
    await press("撤销");
    assert.equal(await value("/disclosure/licensing/decisions"), "214");
    await press("重做");
    await press("重做");
    assert.equal(await agency().inputValue(), "青石区水务局二处");
  });

  test("that adds a table keeps the steps before it, and is one itself", async () => {
    const report = sound();
    delete report.cells.review;
    await drop(page, [json(report, "一.json")]);
    await verdict("审核");
    await cell(page, "/disclosure/licensing/decisions").fill("215");
    await press("填写空表");
    await cell(page, "/review/reconsideration/upheld").waitFor();
    await press("撤销");
    await page.locator(".absent").waitFor();
    await press("撤销");
    assert.equal(await value("/disclosure/licensing/decisions"), "214");
  });

  test("of blanks to 0 gives totals what their parts come to, so that it makes no sum wrong", async () => {
    await press("现行格式（2021 年起）");
    await verdict("无法判断");
    await cell(page, "/requests/received/natural_person").fill("5");
    await cell(page, "/requests/granted/natural_person").fill("5");
    await press(/空白填 0/);
    await verdict("审核通过");
    assert.deepEqual([await value("/requests/received/total"), await value("/requests/processed/total"), await value("/requests/received/business")], ["5", "5", "0"]);
    await press("撤销");
    assert.deepEqual([await value("/requests/received/total"), await value("/requests/received/business")], ["", ""]);
  });

  test("of blanks to 0 leaves a total blank whose parts are no numbers", async () => {
    await press("现行格式（2021 年起）");
    await verdict("无法判断");
    await cell(page, "/requests/received/natural_person").fill("不详");
    await press(/空白填 0/);
    await page.waitForFunction(() => document.querySelector('[data-address="/requests/received/business"]').value === "0");
    assert.equal(await value("/requests/received/total"), "");
  });

  test("in last year's report on the desk counts for this year's at once", async () => {
    const wrong = { ...sound(), year: 2023 };
    for (const column of ["natural_person", "total"]) {
      wrong.cells.requests.received[column] -= 1;
      wrong.cells.requests.pending_end[column] = 4;
    }
    await drop(page, [json(sound(), "2024.json"), json(wrong, "2023.json")]);
    await page.locator(".files li .dot.fail").nth(1).waitFor();
    await page.locator(".files .name", { hasText: "2023" }).click();
    for (const column of ["natural_person", "total"]) await cell(page, `/requests/pending_end/${column}`).fill("2");
    await page.locator(".files .name", { hasText: "2024" }).click();
    await verdict("审核通过");
  });

  test("of the year pairs and parts reports of one organ; what a person takes away stays away", async () => {
    await drop(page, [json(sound(), "2024.json"), json({ ...sound(), year: 2022 }, "另一年.json")]);
    await page.locator(".files li .dot.pass").nth(1).waitFor();
    assert.doesNotMatch(await page.locator("[data-last]").innerText(), /另一年/);
    await page.locator(".files .name", { hasText: "另一年" }).click();
    await page.getByLabel("年度", { exact: true }).fill("2023");
    await page.locator(".files .name", { hasText: "2024" }).click();
    await page.locator("[data-last]", { hasText: "另一年" }).waitFor();
    await page.getByRole("button", { name: "移除上年报告" }).click();
    await cell(page, "/disclosure/licensing/decisions").fill("215");
    assert.doesNotMatch(await page.locator("[data-last]").innerText(), /另一年/);
  });

  test("leaves an explanation where it is; the list and the verdict that is filed have it", async () => {
    await drop(page, [json(sound(), "一.json")]);
    await verdict("审核");
    await cell(page, "/disclosure/coercion/decisions").fill("/");
    const query = page.locator(".card.query").first();
    await query.locator(".what").click();
    await query.locator("textarea").fill("本机关没有行政强制职权");
    await cell(page, "/disclosure/licensing/decisions").fill("215");
    await page.waitForTimeout(200);
    assert.equal(await query.locator("textarea").inputValue(), "本机关没有行政强制职权");
    const list = (await exported(page, "修改清单（CSV）")).bytes.toString();
    assert.ok(list.startsWith("\ufeff") && list.includes("本机关没有行政强制职权"));
    const answer = JSON.parse((await exported(page, "审核结果（JSON）")).bytes);
    const found = answer.reports[0].findings.find(({ fingerprint }) => fingerprint === answer.explanations[0].fingerprint);
    assert.deepEqual([found.severity, answer.explanations[0].text], ["query", "本机关没有行政强制职权"]);
  });

  test("nothing went wrong unseen", () => assert.deepEqual(errors, []));
});

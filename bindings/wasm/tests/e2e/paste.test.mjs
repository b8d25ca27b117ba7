// Pasting while a form is filled in: bare values as in a sheet, labelled ones where they belong, documents beside it.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";

import { cell, launch, open, paste, places, serve } from "../support/browser.mjs";
import { page as exporters, forms, work } from "../support/exporters.mjs";
import { fragments } from "../support/fragments.mjs";
import { sound } from "../support/reports.mjs";

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

describe("with the keyboard in a cell", () => {
  let [page, errors] = [];
  before(async () => {
    ({ page, errors } = await open(browser, places(server.origin)["from disk"]));
  });
  beforeEach(async () => {
    await page.getByRole("button", { name: "清除本机保存的内容" }).click();
    await page.getByRole("button", { name: "现行格式（2021 年起）" }).click();
    await cell(page, "/requests/received/natural_person").focus();
  });
  after(() => page.context().close());

  const row = (name) => page.locator(`[data-address^="/requests/${name}/"]`).evaluateAll((cells) => cells.map((one) => one.value));
  const value = (address) => cell(page, address).inputValue();
  const told = () => page.locator(".failures li").innerText();

  test("a blank first cell is a cell: what follows goes into the next", async () => {
    await cell(page, "/requests/received/natural_person").fill("7");
    await paste(page, { "text/plain": "\t5\r\n" });
    assert.deepEqual((await row("received")).slice(0, 2), ["", "5"]);
  });

  test("blanks alone make cells blank, and no cell gets a tab", async () => {
    await paste(page, { "text/plain": "1\t2\t3" });
    await paste(page, { "text/plain": "\t\t\r\n" });
    assert.deepEqual((await row("received")).slice(0, 3), ["", "", ""]);
  });

  test("a cell of two lines stays one cell, and is no number", async () => {
    await paste(page, { "text/plain": '"1\n2"\t"3"\r\n4\t"5""6"\r\n' });
    assert.deepEqual([(await row("received")).slice(0, 2), (await row("pending_start")).slice(0, 2)], [["1 2", "3"], ["4", '5"6']]);
    await page.locator('td.text [data-address="/requests/received/natural_person"]').waitFor();
  });

  test("what a browser copies of a table keeps its blank cells, merged cells and lines", async () => {
    const html = '<meta charset="utf-8"><table><tr><td>1</td><td>2</td></tr><tr><td></td><td>4</td></tr><tr><td colspan="2" rowspan="2">5</td><td><p>6</p><p>7</p></td></tr><tr><td> 8\n</td></tr></table><br>';
    await paste(page, { "text/html": html, "text/plain": "1\t2\n4\n5\t6\n7\n8\n" });
    const rows = [];
    for (const name of ["received", "pending_start", "granted", "partly_granted"]) rows.push((await row(name)).slice(0, 3));
    assert.deepEqual(rows, [["1", "2", ""], ["", "4", ""], ["5", "", "6 7"], ["", "", "8"]]);
  });

  test("what the table has no cell for is told", async () => {
    await cell(page, "/requests/received/total").focus();
    await paste(page, { "text/plain": "6\t7\t8\r\n" });
    assert.equal(await value("/requests/received/total"), "6");
    assert.match(await told(), /2 格.*没有填入/);
  });

  test("blanks beyond the table are no loss, and nothing is said of them", async () => {
    await cell(page, "/disclosure/licensing/decisions").focus();
    await paste(page, { "text/plain": "214\t\t\t\r\n" });
    assert.equal(await value("/disclosure/licensing/decisions"), "214");
    assert.equal(await page.locator(".failures").count(), 0);
  });

  test("a table with its labels fills the cells it names, in one step", async () => {
    const [disclosure] = exporters.tablesHtml(work(sound()), forms).split("<p>三、");
    for (const [name, html] of Object.entries(fragments(disclosure))) {
      await cell(page, "/requests/received/natural_person").focus();
      await paste(page, { "text/html": html, "text/plain": "第二十条第（一）项\t\r\n" });
      await page.waitForFunction(() => document.querySelector('[data-address="/disclosure/licensing/decisions"]').value === "214");
      assert.deepEqual([await value("/disclosure/normative_documents/in_force"), await value("/disclosure/administrative_fees/amount"), (await row("received"))[0]], ["31", "18.871", ""], name);
      await page.getByRole("button", { name: "撤销" }).click();
      assert.equal(await value("/disclosure/licensing/decisions"), "", name);
    }
    assert.equal(await page.locator(".files li .name").count(), 1);
  });

  test("rows with their captions go where they belong, from plain text too", async () => {
    await paste(page, { "text/plain": "第二十条第（五）项\t\t\t\r\n信息内容\t本年处理决定数量\t\t\r\n行政许可\t214\t\t\r\n" });
    await page.waitForFunction(() => document.querySelector('[data-address="/disclosure/licensing/decisions"]').value === "214");
    assert.deepEqual(await row("received"), ["", "", "", "", "", "", ""]);
  });

  test("words that are no labels fill nothing in, and that is said", async () => {
    await paste(page, { "text/plain": "合计数\t5\r\n小计数\t6\r\n" });
    await page.locator(".failures", { hasText: "没有填入" }).waitFor();
    assert.deepEqual(await row("received"), ["", "", "", "", "", "", ""]);
  });

  test("a whole document is opened beside the form, and the form stays as it is", async () => {
    await paste(page, { "text/html": exporters.reportPage(work(sound()), forms), "text/plain": "政府信息公开工作年度报告\r\n一、总体情况\r\n" });
    await page.locator(".files li .name", { hasText: "粘贴的内容" }).waitFor();
    assert.equal(await value("/requests/received/total"), "15");
    await page.locator(".files li .name", { hasText: "空白表" }).click();
    assert.deepEqual(await row("received"), ["", "", "", "", "", "", ""]);
  });

  test("a book goes into no cell, and a million values are refused at once", async () => {
    const into = (many) => page.evaluate((many) => {
      const data = new DataTransfer();
      data.setData("text/plain", many ? Array.from({ length: 1_000_000 }, (_, index) => index % 10).join("\t") : "1".repeat(10_000_000));
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    }, many);
    assert.equal(await into(false), true, "the browser must not do it itself");
    await page.locator(".failures", { hasText: "1 格" }).waitFor();
    assert.equal(await value("/requests/received/natural_person"), "");
    const began = Date.now();
    await into(true);
    await page.locator(".failures", { hasText: "999993 格" }).waitFor();
    // Cell by cell in the page it took half a minute.
    assert.ok(Date.now() - began < 10_000, `${Date.now() - began} ms`);
    assert.deepEqual(await row("received"), ["0", "1", "2", "3", "4", "5", "6"]);
  });

  test("nothing went wrong unseen", () => assert.deepEqual(errors, []));
});

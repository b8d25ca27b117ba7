// The page in a real Chromium, opened from disk and from plain http: the clerk's main path and its surroundings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { check } from "gouji";
import { cell, drop, exported, launch, open, paste, places, serve } from "../support/browser.mjs";
import { broken, sound, zero } from "../support/reports.mjs";

const json = (report, name = "report.json") => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const WRONG = "/requests/processed/natural_person";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

const verdict = (page, text) => page.locator(".verdict strong", { hasText: text }).waitFor({ timeout: 15_000 });
const value = (page, address) => cell(page, address).inputValue();

for (const [place, address] of Object.entries(places(server.origin))) {
  describe(place, () => {
    let [page, asked, errors] = [];

    before(async () => {
      ({ page, asked, errors } = await open(browser, address));
    });

    after(async () => {
      await page.context().close();
    });

    test("a wrong cell goes red with its sum, is mended, and comes back by undo", async () => {
      await drop(page, [json(broken())]);
      await verdict(page, "审核未通过");
      assert.equal(await cell(page, WRONG).getAttribute("aria-invalid"), "true");
      assert.match(await cell(page, WRONG).locator("xpath=..").getAttribute("class"), /error/);
      const told = await page.locator(".card.error").first().innerText();
      assert.match(told, /8\+1\+2=11，（七）总计填 21，相差 10/);
      await cell(page, WRONG).fill("11");
      await verdict(page, "审核通过");
      assert.equal(await cell(page, WRONG).getAttribute("aria-invalid"), null);
      await page.getByRole("button", { name: "撤销" }).click();
      await verdict(page, "审核未通过");
      assert.equal(await value(page, WRONG), "21");
      await page.getByRole("button", { name: "重做" }).click();
      await verdict(page, "审核通过");
    });

    test("an edit has its verdict before the next picture is drawn", async () => {
      await page.waitForFunction(async (address) => {
        const input = document.querySelector(`[data-address="${address}"]`);
        const shown = [];
        for (const text of ["21", "11"]) {
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
          // Nothing but what is done at once runs between these lines.
          for (let turn = 0; turn < 5; turn++) await Promise.resolve();
          shown.push(input.getAttribute("aria-invalid"));
        }
        return shown[0] === "true" && shown[1] === null;
      }, WRONG);
      await page.getByRole("button", { name: "撤销" }).click();
    });

    test("the repair is one button, and undo takes it back", async () => {
      await page.getByRole("button", { name: "撤销" }).click();
      await verdict(page, "审核未通过");
      assert.match(await page.locator(".repair.unique").innerText(), /21 → 11/);
      await page.locator(".repair.unique .mend").click();
      await verdict(page, "审核通过");
      assert.equal(await value(page, WRONG), "11");
      await page.getByRole("button", { name: "撤销" }).click();
      await verdict(page, "审核未通过");
      assert.equal(await value(page, WRONG), "21");
    });

    test("a cell that a person confirms is left alone by repairs", async () => {
      await cell(page, WRONG).press("F9");
      await page.waitForFunction(() => !document.querySelector(".repair.unique"));
      assert.doesNotMatch(await page.locator("aside").innerText(), /21 → 11/);
      await cell(page, WRONG).press("F9");
      await page.locator(".repair.unique").waitFor();
    });

    test("a click on a finding outlines the cells of its sum and goes to the wrong one", async () => {
      await page.locator(".card.error .what").first().click();
      assert.equal(await page.locator("td.outlined").count(), 22);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.address), WRONG);
      const sum = await page.locator(".sum p").first().innerText();
      assert.match(sum.replace(/\s+/g, " "), /8 \+ 1 \+ 2 = 11 ≠ 21 ?相差 10/);
    });

    test("the words of the finding belong to the cell for a screen reader", async () => {
      const ids = (await cell(page, WRONG).getAttribute("aria-describedby")).split(" ");
      for (const id of ids) assert.match(await page.locator(`#${id}`).textContent(), /相差/);
    });

    test("a reload keeps the work, and erasing it is one button", async () => {
      await page.waitForTimeout(300);
      await page.reload();
      await verdict(page, "审核未通过");
      assert.equal(await value(page, WRONG), "21");
      await page.getByRole("button", { name: "清除本机保存的内容" }).click();
      await page.locator(".drop").waitFor();
      await page.reload();
      await page.locator(".drop").waitFor();
    });

    test("last year's report beside this year's is compared", async () => {
      const last = { ...sound(), year: 2023 };
      await drop(page, [json(broken(), "2024.json")]);
      await verdict(page, "审核未通过");
      await drop(page, [json(last, "2023.json")], "[data-last]");
      await page.locator(".what", { hasText: "上一年度报告" }).first().waitFor();
    });

    test("several files give a list with a verdict each, and a pair of years finds itself", async () => {
      await page.getByRole("button", { name: "清除本机保存的内容" }).click();
      await drop(page, [json(broken(), "一.json"), json(sound(), "二.json"), json({ ...sound(), year: 2023 }, "三.json"), { name: "四.xyz", bytes: [1, 2, 3] }]);
      await page.locator(".failures", { hasText: "四.xyz" }).waitFor();
      assert.deepEqual(await page.locator(".files li .dot").evaluateAll((dots) => dots.map((dot) => dot.className)), ["dot fail", "dot fail", "dot pass"]);
      assert.match(await page.locator("[data-last]").innerText(), /三\.json/);
      await page.getByRole("button", { name: "知道了" }).click();
    });

    test("the empty form of either edition is filled in by keyboard alone", async () => {
      await page.getByRole("button", { name: "清除本机保存的内容" }).click();
      for (const [label, cells] of [["2019 版格式", 198], ["现行格式（2021 年起）", 200]]) {
        await page.getByRole("button", { name: label }).press("Enter");
        await verdict(page, "无法判断");
        assert.equal(await page.locator("td input").count(), cells);
        if (cells === 198) await page.getByRole("button", { name: "清除本机保存的内容" }).press("Enter");
      }
      await cell(page, "/requests/received/natural_person").focus();
      await page.keyboard.type("4");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.type("2");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "/requests/pending_start/business");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "/requests/received/research");
      assert.deepEqual([await value(page, "/requests/received/natural_person"), await value(page, "/requests/received/business")], ["4", "2"]);
    });

    test("a block from a sheet is pasted from the cell on", async () => {
      await cell(page, "/requests/granted/natural_person").focus();
      await paste(page, { "text/plain": "4\t2\t0\r\n0\t0\t1\r\n" });
      assert.equal(await value(page, "/requests/granted/business"), "2");
      assert.equal(await value(page, "/requests/partly_granted/research"), "1");
    });

    test("blanks become 0 and totals are filled only on request", async () => {
      assert.equal(await value(page, "/requests/received/total"), "");
      await cell(page, "/requests/received/research").focus();
      await paste(page, { "text/plain": "0\t0\t0\t0\t" });
      await page.getByRole("button", { name: /填空白总计/ }).click();
      assert.equal(await value(page, "/requests/received/total"), "6");
      await page.getByRole("button", { name: /空白填 0/ }).click();
      await page.locator(".tools button:disabled", { hasText: "空白填 0" }).waitFor();
      assert.equal(await value(page, "/review/reconsideration/upheld"), "0");
      await page.getByRole("button", { name: "撤销" }).click();
      assert.equal(await value(page, "/review/reconsideration/upheld"), "");
    });

    test("what is exported is opened again as the same report", async () => {
      await page.getByRole("button", { name: "清除本机保存的内容" }).click();
      await drop(page, [json(broken())]);
      await verdict(page, "审核未通过");
      const report = JSON.parse((await exported(page, "年报数据（JSON，可再次打开）")).bytes);
      assert.deepEqual(report.cells, broken().cells);
      const answer = JSON.parse((await exported(page, "审核结果（JSON）")).bytes);
      assert.equal(answer.reports[0].verdict, "fail");
    });

    test("files that are none and files of 50 MB leave the page alive", async () => {
      await drop(page, [{ name: "big.docx", size: 50 << 20 }, { name: "empty.docx", bytes: [] }, { name: "half.zip", bytes: Buffer.from("PK\u0003\u0004junk") }]);
      await page.locator(".failures li").nth(2).waitFor({ timeout: 30_000 });
      assert.match(await page.locator(".failures").innerText(), /[一-鿿]/);
      await page.getByRole("button", { name: "知道了" }).click();
      await cell(page, WRONG).fill("11");
      await page.waitForFunction(() => !document.querySelector('[aria-invalid="true"][data-address^="/requests/processed"]'));
    });

    test("no serious fault of accessibility is found, in light and dark, in large print and English", async () => {
      await cell(page, WRONG).fill("21");
      await verdict(page, "审核未通过");
      await page.locator(".card.error .what").first().click();
      for (const button of [null, "深色", "大字", "English"]) {
        if (button) await page.getByRole("button", { name: button }).click();
        // A page's policy of scripts does not bind its tester.
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
        const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        assert.deepEqual(grave.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]), [], button ?? "as it opens");
      }
      await page.getByRole("button", { name: "中文" }).click();
    });

    test("nothing was asked of any network, and nothing went wrong unseen", () => {
      assert.deepEqual(asked, []);
      assert.deepEqual(errors, []);
    });
  });
}

test("the main path is walked by keyboard alone: a file chosen, a finding, its cell, the mending, undo, an export", async () => {
  const { page, context, errors } = await open(browser, places(server.origin)["from disk"]);
  const focused = (read) => page.evaluate(`(${read})(document.activeElement)`);
  /** Goes on by Tab to what answers to a selector. */
  const tab = async (selector, most = 40) => {
    for (let step = 0; step < most; step++) {
      await page.keyboard.press("Tab");
      if (await focused(`(one) => one.matches(${JSON.stringify(selector)})`)) return;
    }
    assert.fail(`no way to ${selector} by Tab`);
  };
  // The browser must know that it is asked for before it shows its dialog.
  const chosen = page.waitForEvent("filechooser");
  await page.waitForTimeout(300);
  await tab(".drop input");
  await page.keyboard.press("Enter");
  const chooser = await chosen;
  await chooser.setFiles({ name: "report.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(broken())) });
  await verdict(page, "审核未通过");
  await page.locator(".repair").waitFor();
  await tab(".card.error .what");
  await page.keyboard.press("Enter");
  assert.equal(await focused("(one) => one.dataset.address"), WRONG);
  await page.keyboard.type("11");
  await verdict(page, "审核通过");
  await page.keyboard.press("Control+z");
  await verdict(page, "审核未通过");
  await page.keyboard.press("Control+y");
  await verdict(page, "审核通过");
  // Back to the tools, which stand before the tables.
  await page.evaluate(() => document.querySelector(".verdict").scrollIntoView());
  for (let step = 0; step < 200 && !(await focused('(one) => one.matches(".menu > summary")')); step++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await tab(".menu button", 2);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(download.suggestedFilename(), /修改清单.*\.xlsx$/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a hostile page cannot make it ask: connections are forbidden by its own policy", async () => {
  const { page, context } = await open(browser, places(server.origin)["from plain http"]);
  const refused = await page.evaluate(() => fetch("/anything").then(() => false, () => true));
  assert.equal(refused, true);
  await context.close();
});

test("the page shows its version and the hash of its rules before anything is dropped, and says what it reads", async () => {
  const { tool } = check({ cells: {} });
  for (const [file, readsPdf] of [["gouji.html", false], ["gouji-pdf.html", true]]) {
    const { page, context } = await open(browser, places(server.origin, file)["from disk"]);
    await page.locator("footer", { hasText: `gouji ${tool.version} · 规则 ${tool.rules}` }).waitFor();
    assert.equal((await page.locator(".drop").innerText()).includes("PDF"), readsPdf);
    await drop(page, [{ name: "report.pdf", bytes: Buffer.from("%PDF-1.7\n") }]);
    const told = await page.locator(".failures li", { hasText: "report.pdf" }).innerText();
    // The page that reads none names the one that does.
    assert.equal(told.includes("gouji-pdf.html"), !readsPdf, told);
    await context.close();
  }
});

test("a browser that is too old is told so in plain Chinese", async () => {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto(places(server.origin)["from disk"]);
  assert.match(await page.locator("body").innerText(), /此浏览器版本过低/);
  assert.equal(await page.locator(".drop").count(), 0);
  await page.close();
});

test("a report that comes shows its wrong cell beside the list, without a scroll", async () => {
  const { page, context } = await open(browser, places(server.origin)["from disk"]);
  await drop(page, [json(broken())]);
  await verdict(page, "审核未通过");
  await page.waitForFunction((address) => {
    const [box, bar] = [document.querySelector(`td.error [data-address="${address}"]`), document.querySelector(".bar")].map((one) => one.getBoundingClientRect());
    const card = document.querySelector(".card.error").getBoundingClientRect();
    return box.top >= bar.bottom && box.bottom <= innerHeight && card.top >= bar.bottom && card.top < innerHeight;
  }, WRONG);
  await context.close();
});

test("pictures at the widths of an office and of a telephone", async () => {
  for (const viewport of [{ width: 1366, height: 768 }, { width: 390, height: 844 }]) {
    const { page, context } = await open(browser, places(server.origin)["from disk"], viewport);
    await drop(page, [json(broken())]);
    await verdict(page, "审核未通过");
    // The page itself never scrolls sideways; only tables do, in their own frames.
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= viewport.width);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/page-${viewport.width}.png`, fullPage: true });
    await context.close();
  }
});

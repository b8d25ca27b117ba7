// Documents of every kind dropped and pasted: the wrong cell goes red in each, and what is exported reads the same.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { cell, drop, exported, launch, open, paste, places, serve } from "../support/browser.mjs";
import { broken } from "../support/reports.mjs";

const WRONG = "/requests/processed/natural_person";
const report = {
  ...broken(),
  prose: [
    { part: 1, text: "2024年，本局新收政府信息公开申请15件，上年结转2件，均已按期办理。" },
    { part: 5, text: "存在的主要问题：解读不够通俗。改进情况：将增加图解。" },
    { part: 6, text: "本年度没有收取信息处理费。" },
  ],
};

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

const wrong = (page) => page.locator(`td.error [data-address="${WRONG}"]`).waitFor({ timeout: 20_000 });
const clear = (page) => page.getByRole("button", { name: "清除本机保存的内容" }).click();
const cells = async (page) => JSON.parse((await exported(page, "审核结果（JSON）")).bytes).reports[0].cells;
const values = (all) => Object.fromEntries(Object.entries(all).map(([address, { state, value }]) => [address, [state, value]]));

for (const [place, address] of Object.entries(places(server.origin, "gouji-pdf.html"))) {
  describe(place, () => {
    const documents = {};
    let [page, asked, errors, expected] = [];

    before(async () => {
      ({ page, asked, errors } = await open(browser, address));
      await drop(page, [{ name: "report.json", bytes: Buffer.from(JSON.stringify(report)) }]);
      await wrong(page);
      expected = values(await cells(page));
      documents.docx = (await exported(page, "年报（Word）")).bytes;
      documents.xlsx = (await exported(page, "法定表格（Excel）")).bytes;
      documents.html = (await exported(page, "法定表格（HTML）")).bytes;
      const paper = await page.context().newPage();
      await paper.setContent(documents.html.toString());
      documents.pdf = await paper.pdf({ format: "A4", landscape: true, scale: 0.7 });
      await paper.close();
      asked.length = 0;
    });

    after(() => page.context().close());

    for (const kind of ["docx", "xlsx", "html", "pdf"]) {
      test(`a dropped ${kind} is read whole, and its wrong cell goes red`, async () => {
        await clear(page);
        await drop(page, [{ name: `report.${kind}`, bytes: documents[kind] }]);
        await wrong(page);
        assert.deepEqual(values(await cells(page)), expected);
      });
    }

    test("a piece of a published page, of Word and of Excel is pasted", async () => {
      const tables = documents.html.toString().match(/<p>[\s\S]*<\/table>/)[0];
      const word = tables.replace(/<td([^>]*)>(.*?)<\/td>/g, "<td$1><p class=MsoNormal align=center><span lang=EN-US>$2<o:p></o:p></span></p></td>");
      const excel = tables.replace(/<td style="[^"]*"/g, "<td class=xl65 x:num").replace(/<p>.*?<\/p>/g, "");
      const fragments = {
        page: tables,
        Word: `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"></head><body lang=ZH-CN><!--StartFragment-->${word}<!--EndFragment--></body></html>`,
        Excel: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><!--StartFragment-->${excel}<!--EndFragment--></body></html>`,
      };
      for (const [name, html] of Object.entries(fragments)) {
        await clear(page);
        await paste(page, { "text/html": html, "text/plain": "…" });
        await wrong(page).catch(() => assert.fail(`${name} was not read`));
        assert.deepEqual(values(await cells(page)), expected, name);
      }
    });

    test("a number of the prose leads to its cell", async () => {
      await clear(page);
      await drop(page, [{ name: "report.docx", bytes: documents.docx }]);
      await wrong(page);
      await page.locator(".claim", { hasText: "15" }).first().click();
      assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "/requests/received/total");
      assert.equal(await page.locator("td.outlined").count(), 1);
    });

    test("nothing was asked of any network, and nothing went wrong unseen", () => {
      assert.deepEqual(asked, []);
      assert.deepEqual(errors, []);
    });
  });
}

test("times of this machine: from the drop of a 100 kB document to the red cell, and of a check after an edit", async () => {
  const { page, context } = await open(browser, places(server.origin)["from disk"]);
  const long = { ...report, prose: [...report.prose, ...Array.from({ length: 900 }, (_, index) => ({ part: 1, text: `（${index}）${[1, 2, 3, 4, 5, 6].map((step) => Math.sin(index * step)).join("、")}` }))] };
  await drop(page, [{ name: "long.json", bytes: Buffer.from(JSON.stringify(long)) }]);
  await wrong(page);
  const { bytes } = await exported(page, "年报（Word）");
  const drops = [];
  for (let round = 0; round < 5; round++) {
    await clear(page);
    await page.evaluate((wrong) => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector(`td.error [data-address="${wrong}"]`)) return;
        window.redAt = performance.now();
        observer.disconnect();
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    }, WRONG);
    await drop(page, [{ name: "long.docx", bytes }]);
    await wrong(page);
    drops.push(await page.evaluate(() => window.redAt - window.droppedAt));
  }
  const edits = await page.evaluate(async (wrong) => {
    const input = document.querySelector(`[data-address="${wrong}"]`);
    const times = [];
    for (const value of ["11", "21", "11", "21", "11", "21"]) {
      const done = new Promise((resolve) => {
        new MutationObserver((_, observer) => {
          if (!!input.closest("td.error") !== (value === "21")) return;
          observer.disconnect();
          resolve(performance.now());
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      const from = performance.now();
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      times.push((await done) - from);
    }
    return times;
  }, WRONG);
  const least = (times) => Math.min(...times).toFixed(1);
  console.log(`docx of ${bytes.length} bytes, drop to red cell: ${least(drops)} ms; edit to new verdict: ${least(edits)} ms`);
  await context.close();
});

// Documents of every kind dropped and pasted: the wrong cell goes red in each, and what is exported reads the same.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { strToU8, zipSync } from "fflate";

import { cell, drop, exported, launch, open, paste, places, serve } from "../support/browser.mjs";
import { fragments } from "../support/fragments.mjs";
import { broken } from "../support/reports.mjs";
import { root } from "../support/rust.mjs";

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

    test("tables copied from a published page and from office programs are pasted", async () => {
      const tables = documents.html.toString().match(/<p>[\s\S]*<\/table>/)[0];
      for (const [name, html] of Object.entries(fragments(tables))) {
        await clear(page);
        await paste(page, { "text/html": html, "text/plain": "…" });
        await wrong(page).catch(() => assert.fail(`what ${name} copies was not read`));
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

test("one report as the programs of offices save it is read the same from each file", async () => {
  const { page, context, errors } = await open(browser, places(server.origin, "gouji-pdf.html")["from disk"]);
  const folder = `${root}crates/gouji-reader/tests/reports/office/`;
  const files = readdirSync(folder).filter((name) => !/\.(py|json)$/.test(name));
  for (const kind of ["doc", "docx", "html", "ods", "odt", "pdf", "xls", "xlsb", "xlsx"]) assert.ok(files.some((name) => name.endsWith(`.${kind}`)), kind);
  let first;
  for (const name of files) {
    await drop(page, [{ name, bytes: readFileSync(folder + name) }]);
    await page.locator(".files li", { hasText: name }).waitFor({ timeout: 20_000 });
    await page.locator(".verdict strong", { hasText: /审核|无法/ }).waitFor();
    const found = values(await cells(page));
    first ??= found;
    assert.equal(Object.values(found).filter(([state]) => state === "number").length > 150, true, name);
    assert.deepEqual(found, first, name);
    await clear(page);
  }
  assert.deepEqual(errors, []);
  await context.close();
});

/** Files that mean harm, or are not what their names say. */
const hostile = () => {
  const zip = (parts) => zipSync(parts, { level: 9 });
  const zeros = new Uint8Array(200 << 20);
  return [
    { name: "bomb.docx", bytes: zip({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": zeros }) },
    { name: "bomb.xlsx", bytes: zip({ "[Content_Types].xml": strToU8("<Types/>"), "xl/workbook.xml": zeros }) },
    { name: "deep.html", bytes: strToU8("<div>".repeat(200_000) + "<table><tr><td>1") },
    { name: "entities.docx", bytes: zip({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(`<!DOCTYPE x [<!ENTITY a "${"ha".repeat(99)}"><!ENTITY b "${"&a;".repeat(99)}"><!ENTITY c "${"&b;".repeat(99)}">]><w:document>&c;</w:document>`) }) },
    { name: "cut.pdf", bytes: strToU8("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>\nendobj\nxref\n0 9999999\n") },
    { name: "locked.docx", bytes: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(2048).fill(0xff)) },
    { name: "photo.jpg", bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(512).fill(7)) },
    { name: "novel.txt", bytes: strToU8("从前有座山，山上有座庙。\n".repeat(2_000)) },
    { name: "large.xlsx", size: 50 << 20 },
    { name: "larger.pdf", size: 65 << 20 },
  ];
};

test("hostile files, files of 50 MB and files of other kinds each get a clear message, and the page lives", { timeout: 300_000 }, async () => {
  const { page, context, errors } = await open(browser, places(server.origin, "gouji-pdf.html")["from disk"]);
  for (const file of hostile()) {
    await drop(page, [file]);
    const told = page.locator(".failures li", { hasText: file.name });
    await told.waitFor({ timeout: 60_000 });
    assert.match((await told.innerText()).replace(file.name, ""), /[一-鿿]{4}/, file.name);
    await page.getByRole("button", { name: "知道了" }).click();
  }
  await drop(page, [{ name: "report.json", bytes: Buffer.from(JSON.stringify(report)) }]);
  await wrong(page);
  assert.deepEqual(errors, []);
  await context.close();
});

/** A document of Word with so much text that it is as large as they come, and one with the text that reports have. */
const LONG = Array.from({ length: 1_800 }, (_, index) => ({ part: 1, text: `（${index}）${[1, 2, 3, 4, 5, 6].map((step) => Math.sin(index * step)).join("、")}` }));
const USUAL = Array.from({ length: 40 }, (_, index) => ({
  part: 1, text: `（${index}）2024年，本局落实政务公开要求，全年公开信息${index * 7 + 3}条，回应关切${index}件，组织培训${index % 5}次，持续做好依申请公开办理。`,
}));

test("times of this machine: from the drop of a document to the red cell, and of a check after an edit", async () => {
  for (const [name, prose] of [["100 kB of words", LONG], ["a usual report", USUAL]]) {
    const { page, context } = await open(browser, places(server.origin)["from disk"]);
    await drop(page, [{ name: "made.json", bytes: Buffer.from(JSON.stringify({ ...report, prose: [...report.prose, ...prose] })) }]);
    await wrong(page);
    const { bytes } = await exported(page, "年报（Word）");
    const drops = [];
    for (let round = 0; round < 8; round++) {
      await clear(page);
      await page.waitForTimeout(200);
      await page.evaluate((wrong) => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector(`td.error [data-address="${wrong}"]`)) return;
          window.redAt = performance.now();
          observer.disconnect();
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      }, WRONG);
      await drop(page, [{ name: "made.docx", bytes }]);
      await wrong(page);
      drops.push(await page.evaluate(() => window.redAt - window.droppedAt));
    }
    const edits = await page.evaluate(edited, WRONG);
    console.log(`${name}: docx of ${bytes.length} bytes, drop to red cell ${told(drops)}; edit to new verdict ${told(edits)}`);
    await context.close();
  }
});

/** Types into the wrong cell again and again; how long until the verdict shows each time. */
async function edited(wrong) {
  const times = [];
  for (let round = 0; round < 30; round++) {
    const input = document.querySelector(`[data-address="${wrong}"]`);
    const value = round % 2 ? "21" : "11";
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
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
}

const told = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  return `${sorted[0].toFixed(1)} ms at best, ${sorted[sorted.length >> 1].toFixed(1)} ms in the middle`;
};

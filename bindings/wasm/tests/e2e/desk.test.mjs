// Several reports on one desk: their sum, the sum filed beside them, and the list of corrections on its way out.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";

import { read, sum } from "gouji";
import { cell, drop, exported, launch, open, places, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";

const json = (report, name) => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const organ = (agency, report = sound()) => ({ ...report, agency, title: `${agency}2024年政府信息公开工作年度报告` });
const WRONG = "/requests/processed/natural_person";

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

describe("several reports", () => {
  let [page, errors] = [];
  before(async () => {
    ({ page, errors } = await open(browser, places(server.origin)["from disk"]));
  });
  after(() => page.context().close());

  const verdict = (text) => page.locator(".verdict strong", { hasText: text }).waitFor({ timeout: 15_000 });
  const erase = () => page.getByRole("button", { name: "清除本机保存的内容" }).click();
  const value = (address) => cell(page, address).inputValue();

  test("are added up cell by cell, and the sum says what it is the sum of", async () => {
    await drop(page, [json(organ("水务局"), "水务局.json"), json(organ("林业局"), "林业局.json"), json({ ...organ("农业局"), year: 2023 }, "去年.json")]);
    await page.locator(".files li .dot.pass").nth(2).waitFor();
    await page.getByRole("button", { name: "∑ 汇总2024 年这 2 份" }).click();
    await page.locator(".files li.current", { hasText: "汇总（2 份）" }).waitFor();
    assert.equal(await value("/requests/received/total"), "30");
    assert.match(await page.locator("[data-members]").innerText(), /2 份/);
  });

  test("are not added up where one has no number: the sum is blank there and says whose cell it is", async () => {
    await erase();
    const refusing = organ("林业局");
    refusing.cells.requests.received.total = "2000万";
    await drop(page, [json(organ("水务局"), "水务局.json"), json(refusing, "林业局.json")]);
    await page.getByRole("button", { name: /∑ 汇总/ }).click();
    await page.locator(".files li.current", { hasText: "汇总（2 份）" }).waitFor();
    await page.locator(".card", { hasText: "2000万" }).first().waitFor();
    assert.equal(await value("/requests/received/natural_person"), "24");
    assert.equal(await value("/requests/received/total"), "");
  });

  test("are held against the sum that was filed, and the cell that is not their sum goes red", async () => {
    await erase();
    const members = [organ("水务局"), organ("林业局")];
    const filed = { ...sum(members), agency: "青石区", title: "青石区2024年政府信息公开工作年度报告", faults: [] };
    filed.cells.disclosure.penalties.decisions += 1;
    await drop(page, [json(filed, "青石区.json")]);
    await page.locator(".verdict strong").waitFor();
    await drop(page, members.map((member, index) => json(member, `${index}.json`)), "[data-members]");
    await page.locator('td.error [data-address="/disclosure/penalties/decisions"], td.query [data-address="/disclosure/penalties/decisions"]').waitFor();
    assert.match(await page.locator(".list").first().innerText(), /各单位之和 76，汇总报告填 77/);
    assert.equal(await page.locator(".files li .dot").count(), 1, "members lie beside the report, not on the desk");
  });

  test("go into one workbook that is read again as the same reports", async () => {
    await erase();
    await drop(page, [json(organ("水务局", broken()), "水务局.json"), json(organ("林业局"), "林业局.json")]);
    await page.locator(".files li .dot.pass").waitFor();
    const { bytes } = await exported(page, "全部 2 份的法定表格（Excel，每份一页）");
    const found = read(new Uint8Array(bytes), { file: "all.xlsx" });
    assert.deepEqual(found.map(({ part }) => part), ["1 水务局", "2 林业局"]);
    assert.equal(found[0].report.cells.requests.processed.natural_person.value ?? found[0].report.cells.requests.processed.natural_person, 21);
    await erase();
    await drop(page, [{ name: "all.xlsx", bytes }]);
    await page.locator(".files li .dot.pass").waitFor();
    assert.deepEqual(await page.locator(".files li .name").allInnerTexts(), ["all.xlsx · 1 水务局", "all.xlsx · 2 林业局"]);
    await erase();
  });

  test("the list of corrections says where, what it was, what it becomes and why, before and after the mending", async () => {
    await drop(page, [json(organ("水务局", broken()), "水务局.json")]);
    await verdict("审核未通过");
    await page.locator(".repair.unique").waitFor();
    const before = await list(page);
    assert.deepEqual(before.header.slice(0, 9), ["序号", "状态", "级别", "位置", "原填", "改为", "原因", "依据", "说明"]);
    const row = before.rows.find((one) => one[3].includes("（七）总计") && one[3].includes("自然人"));
    assert.deepEqual([row[1], row[2], row[4], row[5]], ["待改", "强制性错误", "21", "11"]);
    assert.match(row[6], /相差 10/);
    await page.locator(".repair.unique .mend").click();
    await verdict("审核通过");
    const after = await list(page);
    const done = after.rows.find((one) => one[1] === "已改");
    assert.deepEqual([done[3], done[4], done[5]], [row[3], "21", "11"]);
    assert.match(done[6], /相差/);
    assert.equal(after.rows.some((one) => one[1] === "待改" && one[2] === "强制性错误"), false);
  });

  test("the list is written as a document and as a page, and printed by itself", async () => {
    const word = strFromU8(unzipSync(new Uint8Array((await exported(page, "修改清单（Word）")).bytes))["word/document.xml"]);
    const html = (await exported(page, "修改清单（网页）")).bytes.toString();
    for (const text of [word, html]) assert.ok(text.includes("已改") && text.includes("修改清单") && text.includes("相差"));
    const printed = await page.evaluate(() => new Promise((resolve) => {
      window.print = () => resolve(document.querySelector(".paper").textContent);
      [...document.querySelectorAll(".menu button")].find((button) => button.textContent === "打印修改清单").click();
    }));
    assert.match(printed, /修改清单.*已改.*审核人/);
    assert.equal(await page.locator(".paper").count(), 0);
  });

  test("come as a heap whose list stays in view; one that is chosen from it shows its wrong cell", async () => {
    await erase();
    const inView = (selector) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().bottom <= innerHeight);
    await drop(page, ["甲", "乙", "丙"].map((name) => json(organ(name, broken()), `${name}.json`)));
    await page.locator(".files li .dot.fail").nth(2).waitFor();
    await page.locator(".repair.unique").waitFor();
    assert.ok(await inView(".files > ul"));
    await page.locator(".files .name", { hasText: "乙" }).click();
    await page.waitForFunction((wrong) => {
      const box = document.querySelector(`td.error [data-address="${wrong}"]`)?.getBoundingClientRect();
      return box && box.top >= 0 && box.bottom <= innerHeight;
    }, WRONG);
  });

  test("are opened again from the same file once it is mended", async () => {
    await erase();
    const input = page.locator(".files label input");
    await drop(page, [json(organ("甲", broken()), "甲.json")]);
    await verdict("审核未通过");
    for (const count of [2, 3]) {
      await input.setInputFiles({ name: "甲.json", mimeType: "application/json", buffer: json(organ("甲"), "甲.json").bytes });
      await page.locator(".files .name").nth(count - 1).waitFor();
      // A browser is silent about a file that the field holds already.
      assert.equal(await input.evaluate((field) => field.value), "");
    }
    await verdict("审核通过");
  });

  test("of last year are given together, in files or one workbook, and that of the organ is the one", async () => {
    await erase();
    const last = (agency) => json({ ...organ(agency), year: 2023, title: `${agency}2023年政府信息公开工作年度报告` }, `${agency}2023.json`);
    await drop(page, [json(organ("甲"), "甲.json")]);
    await verdict("审核通过");
    await drop(page, [last("乙"), last("甲"), last("丙")], "[data-last]");
    await page.locator("[data-last]", { hasText: "甲2023.json" }).waitFor();
    await page.locator(".what", { hasText: "上一年度报告" }).first().waitFor();
    assert.deepEqual(await page.locator(".files .name").allInnerTexts(), ["甲.json"]);
    await erase();
  });

  test("and what is on its way are erased together", async () => {
    const words = Array.from({ length: 2_000 }, (_, index) => ({ part: 1, text: `（${index}）2024年，新收申请15件，公开信息${index}条。` }));
    await drop(page, [json({ ...organ("甲"), prose: words }, "甲.json"), json({ ...organ("乙"), prose: words }, "乙.json")]);
    await erase();
    await page.locator(".drop").waitFor();
    await page.getByText("正在读取").waitFor({ state: "detached", timeout: 30_000 });
    assert.equal(await page.locator(".files .name").count(), 0);
  });

  test("that cannot be opened are named, with what to do", async () => {
    await page.evaluate(() => {
      const read = Response.prototype.arrayBuffer;
      Response.prototype.arrayBuffer = () => (Response.prototype.arrayBuffer = read, Promise.reject(new TypeError("Failed to fetch")));
    });
    await drop(page, [json(organ("甲"), "年报（文件夹）")]);
    assert.match(await page.locator(".failures li").innerText(), /年报（文件夹） 文件读不出来.*文件夹请打开/);
    await page.getByRole("button", { name: "知道了" }).click();
  });

  test("a finding about a whole table paints none of its cells", async () => {
    await erase();
    await drop(page, [json(organ("水务局"), "今年.json"), json({ ...organ("水务局"), year: 2023 }, "去年.json")]);
    await page.locator(".what", { hasText: "每一格都相同" }).waitFor();
    const painted = await page.locator(".requests td.query").count();
    assert.ok(painted < 10, `${painted} cells`);
  });

  test("nothing went wrong unseen", () => assert.deepEqual(errors, []));
});

/** The exported workbook's rows. */
async function list(page) {
  const { bytes } = await exported(page, "修改清单（Excel）");
  const sheet = strFromU8(unzipSync(new Uint8Array(bytes))["xl/worksheets/sheet1.xml"]);
  const rows = [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/g)].map(([, row]) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(?:<is><t[^>]*>|<v>)(.*?)<)/g)].map(([, text]) => text ?? ""),
  );
  return { header: rows[2], rows: rows.slice(3) };
}

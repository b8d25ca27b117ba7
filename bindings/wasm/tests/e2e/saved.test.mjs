// The work survives: reloads, other windows, browsers without room, and what others have left in the storage.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";

import { cell, drop, launch, open, places, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

const CELL = "/disclosure/licensing/decisions";
const DISK = places(server.origin)["from disk"];
const json = (report, name) => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const words = (count) => Array.from({ length: count }, (_, index) => ({ part: 1, text: `（${index}）本局全年公开信息，回应关切，组织培训，持续做好依申请公开办理工作，并将逐步改进。` }));
const kept = (page) => page.waitForTimeout(600);
const names = (page) => page.locator(".files li .name").allInnerTexts();
const value = (page) => cell(page, CELL).inputValue();
const erase = (page) => page.getByRole("button", { name: "清除本机保存的内容" }).click();
const listed = (page, count) => page.waitForFunction((count) => document.querySelectorAll(".files li .name").length === count, count, { timeout: 60_000 });
/** Another window of the same browser. */
async function window_(context, address = DISK) {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".drop, .desk").first().waitFor();
  return page;
}

for (const [place, address] of Object.entries(places(server.origin))) {
  describe(place, () => {
    test("a change is there again although the page goes at once, and its undo too", async () => {
      const { page, context, errors } = await open(browser, address);
      await drop(page, [json(sound(), "一.json")]);
      await cell(page, CELL).fill("215");
      await cell(page, CELL).blur();
      await kept(page);
      await cell(page, CELL).fill("216");
      await page.reload();
      await cell(page, CELL).waitFor();
      assert.equal(await value(page), "216");
      await page.getByRole("button", { name: "撤销" }).click();
      assert.equal(await value(page), "215");
      await page.getByRole("button", { name: "撤销" }).click();
      assert.equal(await value(page), "214");
      await kept(page);
      await page.reload();
      await page.getByRole("button", { name: "重做" }).click();
      assert.equal(await value(page), "215");
      assert.deepEqual(await names(page), ["一.json"]);
      assert.deepEqual(errors, []);
      await context.close();
    });

    test("two windows keep each other's work, and both versions of what was changed in both", async () => {
      const { page: one, context } = await open(browser, address);
      await drop(one, [json(sound(), "甲.json")]);
      await listed(one, 1);
      await kept(one);
      const other = await window_(context, address);
      await listed(other, 1);
      await drop(other, [json(broken(), "乙.json")]);
      await listed(other, 2);
      await kept(other);
      await one.bringToFront();
      await drop(one, [json(broken(), "丙.json")]);
      await listed(one, 2);
      await kept(one);
      for (const [page, text] of [[one, "301"], [other, "302"]]) {
        await page.locator(".files .name", { hasText: "甲" }).click();
        await cell(page, CELL).fill(text);
        await kept(page);
      }
      await other.close();
      await one.reload();
      await listed(one, 4);
      assert.deepEqual((await names(one)).sort(), ["丙.json", "乙.json", "甲.json", "甲.json"]);
      const values = [];
      for (const name of await one.locator(".files .name", { hasText: "甲" }).all()) {
        await name.click();
        values.push(await value(one));
      }
      assert.deepEqual(values.sort(), ["301", "302"]);
      await context.close();
    });

    test("what is closed is gone, what is erased is gone, and what came after that is kept", async () => {
      const { page, context } = await open(browser, address);
      await drop(page, [json(sound(), "一.json"), json(broken(), "二.json")]);
      await listed(page, 2);
      await kept(page);
      await page.getByRole("button", { name: "关闭 一.json" }).click();
      await kept(page);
      await page.reload();
      await listed(page, 1);
      assert.deepEqual(await names(page), ["二.json"]);
      await erase(page);
      await drop(page, [json(sound(), "三.json")]);
      await listed(page, 1);
      await kept(page);
      await page.reload();
      await listed(page, 1);
      assert.deepEqual(await names(page), ["三.json"]);
      await erase(page);
      await page.reload();
      await page.locator(".drop").waitFor();
      await context.close();
    });
  });
}

test("an explanation of a closed report is there after a reload, for that report alone, until all is erased", async () => {
  const slash = (change = {}) => {
    const report = { ...sound(), ...change };
    report.cells.disclosure.coercion.decisions = "/";
    return report;
  };
  const { page, context, errors } = await open(browser, DISK);
  const query = page.locator(".card.query", { hasText: "/" }).first();
  /** What stands in the explanation of a report that is opened. */
  const explanation = async (report, name) => {
    await drop(page, [json(report, name)]);
    await query.locator(".what").click();
    const text = await query.locator("textarea").inputValue();
    await page.getByRole("button", { name: `关闭 ${name}` }).click();
    await page.locator(".drop").waitFor();
    return text;
  };
  await drop(page, [json(slash(), "一.json")]);
  await query.locator(".what").click();
  await query.locator("textarea").fill("本机关没有行政强制职权");
  // The file comes again while it is still there, as it does when it was saved once more.
  await drop(page, [json(slash(), "一.json")]);
  await listed(page, 2);
  await query.locator("textarea").waitFor();
  assert.equal(await query.locator("textarea").inputValue(), "本机关没有行政强制职权");
  for (let left = 2; left > 0; left--) await page.getByRole("button", { name: "关闭 一.json" }).first().click();
  await kept(page);
  await page.reload();
  await page.locator(".drop").waitFor();
  assert.equal(await explanation(slash({ agency: "林业局" }), "一.json"), "");
  assert.equal(await explanation(slash({ year: 2025 }), "一.json"), "");
  assert.equal(await explanation(slash(), "二.json"), "");
  assert.equal(await explanation(slash(), "一.json"), "本机关没有行政强制职权");
  await erase(page);
  await kept(page);
  await page.reload();
  await page.locator(".drop").waitFor();
  assert.equal(await explanation(slash(), "一.json"), "");
  assert.deepEqual(errors, []);
  await context.close();
});

test("a hundred reports with all their words are there again", { timeout: 240_000 }, async () => {
  const { page, context } = await open(browser, DISK);
  await drop(page, Array.from({ length: 100 }, (_, index) => json({ ...sound(), agency: `第${index}局`, prose: words(900) }, `${index}.json`)));
  await listed(page, 100);
  await page.waitForTimeout(4_000);
  assert.equal(await page.locator(".unkept").count(), 0);
  await page.reload();
  await listed(page, 100);
  await context.close();
});

/** A browser that forbids its database and has little storage, or none. */
async function poor(room) {
  const context = await browser.newContext();
  await context.addInitScript((room) => {
    Object.defineProperty(window, "indexedDB", { get: () => { throw new Error("forbidden"); } });
    if (!room) Object.defineProperty(window, "localStorage", { get: () => { throw new Error("forbidden"); } });
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, text) {
      const others = Object.keys(this).filter((other) => other !== name).reduce((sum, other) => sum + this[other].length, 0);
      if (others + text.length > room) throw new DOMException("full", "QuotaExceededError");
      set.call(this, name, text);
    };
  }, room);
  const page = await window_(context);
  page.on("dialog", (dialog) => dialog.accept());
  return { page, context };
}

test("where the database is forbidden the small storage keeps what fits, and what does not is named", async () => {
  const { page, context } = await poor(60_000);
  await drop(page, [json(sound(), "小.json"), json({ ...sound(), prose: words(1_000) }, "大.json"), json(broken(), "又小.json")]);
  await page.locator(".unkept", { hasText: "大.json" }).waitFor();
  assert.match(await page.locator(".unkept").innerText(), /以下 1 份/);
  await page.locator(".files .name", { hasText: "又小" }).click();
  await cell(page, CELL).fill("215");
  await kept(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/unkept.png` });
  await page.reload();
  await listed(page, 2);
  assert.equal(await value(page), "215");
  await page.locator(".unkept").waitFor({ state: "detached" });
  await context.close();
});

test("where nothing may be kept the page works, says so, and asks before it goes", async () => {
  const { page, context } = await poor(0);
  await drop(page, [json(sound(), "一.json")]);
  await page.locator(".unkept", { hasText: "一.json" }).waitFor();
  assert.match(await page.locator("footer").innerText(), /没有全部存下/);
  await cell(page, CELL).fill("215");
  const asked = page.waitForEvent("dialog");
  await page.reload();
  assert.equal((await asked).type(), "beforeunload");
  await page.locator(".drop").waitFor();
  await context.close();
});

test("damaged records leave the page as it is: it opens, tells of them, and erases them", async () => {
  const { page, context, errors } = await open(browser, DISK);
  await drop(page, [json(sound(), "一.json")]);
  await kept(page);
  await page.evaluate(() => new Promise((resolve) => {
    for (const [name, text] of [["gouji-desk-1", '{"works":5}'], ["gouji-settings", "[5"], ["gouji-left-x", '[{"record":5}]'], ["gouji-left-y", "{"]]) localStorage.setItem(name, text);
    const request = indexedDB.open("gouji", 1);
    request.onsuccess = () => {
      const store = request.result.transaction("works", "readwrite").objectStore("works");
      store.put({ key: "a", works: 5 });
      store.put({ key: "b", stamp: "b", body: { file: "坏.json", report: { cells: {} }, undo: 5, redo: [5], reasons: [1], last: { file: 1 }, members: {}, confirmed: "x", first: 7, at: "x" } });
      store.transaction.oncomplete = resolve;
    };
  }));
  await page.reload();
  await listed(page, 2);
  await page.locator(".failures", { hasText: "1 份已损坏" }).waitFor();
  await page.locator(".files .name", { hasText: "坏" }).click();
  await page.locator(".absent").first().waitFor();
  await erase(page);
  await kept(page);
  await page.reload();
  await page.locator(".drop").waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name !== "gouji-settings")), []);
  assert.deepEqual(errors, []);
  await context.close();
});

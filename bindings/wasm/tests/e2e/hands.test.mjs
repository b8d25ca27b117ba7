// What a clerk does with the keyboard and the mouse: typing, moving, confirming, taking back, explaining.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { cell, drop, exported, launch, open, places, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";

const json = (report, name = "report.json") => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const WRONG = "/requests/processed/natural_person";

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

describe("what is done", () => {
  let [page, errors] = [];
  before(async () => {
    ({ page, errors } = await open(browser, places(server.origin)["from disk"]));
  });
  after(() => page.context().close());

  const erase = () => page.getByRole("button", { name: "清除本机保存的内容" }).click();
  const desk = async (...files) => {
    if (await page.locator(".desk").count()) await erase();
    await drop(page, files);
    await page.locator(".verdict strong", { hasText: /审核|无法/ }).waitFor();
    await page.waitForTimeout(300);
  };
  const value = (address) => cell(page, address).inputValue();
  const focused = () => page.evaluate(() => document.activeElement.dataset.address);
  const year = () => page.getByRole("textbox", { name: "年度", exact: true });

  test("the year is typed digit by digit, and what is no year is not taken", async () => {
    await page.getByRole("button", { name: "现行格式（2021 年起）" }).click();
    await year().pressSequentially("2024");
    assert.equal(await year().inputValue(), "2024");
    await year().press("Backspace");
    await year().press("5");
    await page.keyboard.press("Tab");
    assert.equal(await year().inputValue(), "2025");
    const kept = JSON.parse((await exported(page, "年报数据（JSON，可再次打开）")).bytes);
    assert.equal(kept.year, 2025);
    await year().press("End");
    await year().press("Backspace");
    await page.keyboard.press("Tab");
    assert.equal(await year().inputValue(), "2025");
  });

  test("arrows cross blocks of fewer columns, and Home, End and Ctrl go to the edges", async () => {
    await desk(json(sound()));
    await cell(page, "/disclosure/government_rules/issued").focus();
    const way = [];
    for (const key of ["End", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Control+ArrowDown", "Control+Home", "Control+End"]) {
      await page.keyboard.press(key);
      way.push(await focused());
    }
    assert.deepEqual(way.map((one) => one.replace("/disclosure/", "")), [
      "government_rules/in_force", "normative_documents/in_force", "licensing/decisions", "penalties/decisions", "licensing/decisions",
      "administrative_fees/amount", "government_rules/issued", "administrative_fees/amount",
    ]);
    await cell(page, "/requests/granted/research").focus();
    await page.keyboard.press("Home");
    assert.equal(await focused(), "/requests/granted/natural_person");
    await page.keyboard.press("Control+ArrowRight");
    assert.equal(await focused(), "/requests/granted/total");
  });

  test("Escape takes back what was typed or deleted in the cell", async () => {
    await cell(page, WRONG).focus();
    await page.keyboard.press("Delete");
    assert.equal(await value(WRONG), "");
    await page.keyboard.press("Escape");
    assert.equal(await value(WRONG), "11");
    await page.keyboard.type("77");
    await page.keyboard.press("Escape");
    assert.equal(await value(WRONG), "11");
    assert.ok(await page.getByRole("button", { name: "撤销" }).isDisabled());
  });

  test("Escape leads from a cell back to its finding, where its explanation is the next stop", async () => {
    const report = sound();
    report.cells.requests.pending_end.other_organization = "/";
    await desk(json(report));
    await page.locator(".card.query .what").focus();
    await page.keyboard.press("Enter");
    assert.equal(await focused(), "/requests/pending_end/other_organization");
    assert.match(await page.locator(".finding.chosen .keys").innerText(), /Esc/);
    await page.keyboard.press("Escape");
    assert.ok(await page.evaluate(() => document.activeElement.matches(".chosen .what")));
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");
    // Nothing was chosen: the cell tells itself what speaks of it.
    await desk(json(broken()));
    await cell(page, WRONG).focus();
    await page.keyboard.press("Escape");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /表三·（七）总计·自然人/);
  });

  test("words may be drawn into a field, and files nowhere but onto the page", async () => {
    const taken = (type, file) => page.getByLabel("机关", { exact: true }).evaluate((field, [type, file]) => {
      const data = new DataTransfer();
      if (file) data.items.add(new File(["x"], "x.xyz"));
      else data.setData("text/plain", "青石区");
      const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    }, [type, file]);
    for (const file of [false, true]) assert.deepEqual([await taken("dragover", file), await taken("drop", file)], [file, file]);
    await page.getByRole("button", { name: "知道了" }).click();
  });

  test("the cell with the keyboard is never hidden under the bar", async () => {
    const hidden = () => page.evaluate(() => document.activeElement.getBoundingClientRect().top < document.querySelector(".bar").getBoundingClientRect().bottom);
    await cell(page, "/requests/pending_end/natural_person").focus();
    for (let step = 0; step < 27; step++) {
      await page.keyboard.press("ArrowUp");
      assert.equal(await hidden(), false, await focused());
    }
    await cell(page, "/requests/pending_end/natural_person").focus();
    for (let step = 0; step < 130; step++) {
      await page.keyboard.press("Shift+Tab");
      assert.equal(await hidden(), false, await focused());
    }
    const top = () => page.evaluate(() => scrollY);
    await cell(page, "/requests/pending_end/natural_person").focus();
    const before = await top();
    await page.getByRole("button", { name: /确认本格/ }).focus();
    assert.equal(await top(), before, "what stands in the bar is in view already");
  });

  test("the cell visited last is confirmed by the keyboard, and mending leaves the keyboard in the mended cell", async () => {
    await desk(json(broken()));
    const confirm = page.getByRole("button", { name: /确认本格/ });
    await cell(page, WRONG).focus();
    await confirm.focus();
    await page.keyboard.press("Enter");
    await page.locator(`td.confirmed [data-address="${WRONG}"]`).waitFor();
    assert.equal(await confirm.getAttribute("aria-pressed"), "true");
    assert.match(await confirm.innerText(), /F9/);
    await page.keyboard.press("Enter");
    await page.locator(".repair.unique .mend").focus();
    await page.keyboard.press("Enter");
    await page.locator(".verdict.pass").waitFor();
    assert.equal(await focused(), WRONG);
  });

  test("what a button fills in has the keyboard, and no button takes the keyboard away with it", async () => {
    const report = sound();
    report.cells.requests.received.total = null;
    report.cells.requests.granted.research = null;
    delete report.cells.review;
    await desk(json(report), { name: "x.xyz", bytes: [1] });
    const press = async (name) => {
      await page.getByRole("button", { name }).first().focus();
      await page.keyboard.press("Enter");
      await page.waitForTimeout(300);
      return (await focused()) ?? page.evaluate(() => document.activeElement.className || document.activeElement.type);
    };
    const way = [];
    for (const name of [/填空白总计/, /空白填 0/, "填写空表", "知道了", "关闭 report.json"]) way.push(await press(name));
    assert.deepEqual(way, ["/requests/received/total", "/requests/granted/research", "/review/reconsideration/upheld", "verdict not_assessable", "file"]);
    await desk(json(broken()));
    await page.locator(".repair.unique .mend").click();
    await page.locator(".verdict.pass").waitFor();
  });

  test("undo shows the cell it changes, and a field for words keeps its own", async () => {
    await cell(page, "/review/reconsideration/upheld").focus();
    await page.keyboard.press("Control+z");
    assert.equal(await focused(), WRONG);
    assert.equal(await value(WRONG), "21");
    await page.keyboard.press("Control+y");
    const agency = page.getByLabel("机关", { exact: true });
    await agency.focus();
    await page.keyboard.press("End");
    await page.keyboard.type("x");
    await page.keyboard.press("Control+z");
    assert.equal(await agency.inputValue(), "青石区水务局");
    assert.equal(await value(WRONG), "11");
  });

  test("what a menu did is seen, and it closes as menus do", async () => {
    const menu = page.locator(".menu");
    const isOpen = () => menu.evaluate((one) => one.open);
    await menu.locator("summary").click();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    assert.equal(await isOpen(), false);
    assert.ok(await menu.locator("summary").evaluate((one) => one === document.activeElement));
    await menu.locator("summary").click();
    await page.locator(".table h2").first().click();
    assert.equal(await isOpen(), false);
    await menu.locator("summary").click();
    await page.getByRole("button", { name: "复制法定表格（粘贴到网站后台）" }).click();
    const said = page.locator(".said");
    await said.filter({ hasText: /已复制|不允许复制/ }).waitFor();
    assert.ok(await said.isVisible());
  });

  test("an explanation says why, outlives one more such cell, and is there when the file is opened again", async () => {
    const report = sound();
    report.cells.disclosure.coercion.decisions = "/";
    await desk(json(report));
    const query = page.locator(".card.query", { hasText: "/" }).first();
    await query.locator(".what").click();
    await query.locator("textarea").fill("经核实无误。");
    assert.match(await query.locator(".reason").innerText(), /请写明为什么/);
    assert.doesNotMatch((await exported(page, "修改清单（CSV）")).bytes.toString(), /已说明/);
    await query.locator("textarea").fill("本机关没有行政强制职权");
    assert.equal(await page.locator(".bare").count(), 0);
    await cell(page, "/disclosure/licensing/decisions").fill("/");
    await page.waitForTimeout(200);
    assert.equal(await query.locator("textarea").inputValue(), "本机关没有行政强制职权");
    assert.match((await exported(page, "修改清单（CSV）")).bytes.toString(), /已说明.*本机关没有行政强制职权/);
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("button", { name: "关闭 report.json" }).click();
    await desk(json(report));
    assert.equal(await query.locator("textarea").inputValue(), "本机关没有行政强制职权");
  });

  test("closing another file leaves the one in hand, and a file above the page is seen to be taken", async () => {
    await desk(json(sound(), "一.json"), json({ ...sound(), agency: "林业局" }, "二.json"), json({ ...sound(), agency: "农业局" }, "三.json"));
    await page.getByRole("button", { name: "二.json", exact: false }).first().click();
    await page.getByRole("button", { name: "关闭 三.json" }).click();
    assert.match(await page.locator(".files li.current").innerText(), /二\.json/);
    const drag = (type) => page.evaluate((type) => document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() })), type);
    await drag("dragover");
    assert.equal(await page.locator(".dragging").count(), 1);
    await drag("dragleave");
    assert.equal(await page.locator(".dragging").count(), 0);
  });

  test("in English the window is named in English", async () => {
    await page.getByRole("button", { name: "English" }).click();
    assert.match(await page.title(), /Annual report/);
    await page.getByRole("button", { name: "中文" }).click();
  });

  test("nothing went wrong unseen", () => assert.deepEqual(errors, []));
});

test("in large print the labels of table 3 keep room beside its numbers", async () => {
  const { page, context } = await open(browser, places(server.origin)["from disk"]);
  await drop(page, [json(broken())]);
  await page.locator(".verdict.fail").waitFor();
  await page.getByRole("button", { name: "大字" }).click();
  const widths = await page.locator('.requests th[scope="row"]').evaluateAll((labels) => labels.map((label) => label.getBoundingClientRect().width));
  assert.ok(Math.min(...widths) > 200, `${Math.min(...widths)} px`);
  await context.close();
});

test("on the narrowest window nothing runs over its edge, in large print and English, whatever the file is called", async () => {
  const { page, context } = await open(browser, places(server.origin)["from disk"], { width: 320, height: 640 });
  await drop(page, [json(broken(), "青石区水务局2024年政府信息公开工作年度报告定稿（局长办公会审定后最终版）.json")]);
  await page.locator(".verdict.fail").waitFor();
  for (const name of ["大字", "English"]) {
    await page.getByRole("button", { name }).click();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, name);
  }
  await context.close();
});

test("in large print on a telephone the menu stays on the page", async () => {
  const { page, context } = await open(browser, places(server.origin)["from disk"], { width: 390, height: 844 });
  await drop(page, [json(broken())]);
  await page.locator(".verdict.fail").waitFor();
  await page.getByRole("button", { name: "大字" }).click();
  await page.locator(".menu > summary").click();
  const box = await page.locator(".menu ul").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  await context.close();
});

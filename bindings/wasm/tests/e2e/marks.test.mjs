// What a clerk sees: one wrong cell, one sentence of arithmetic, one button; the rest is quiet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";

import { cell, drop, launch, open, places, serve } from "../support/browser.mjs";
import { broken, sound } from "../support/reports.mjs";
import { root } from "../support/rust.mjs";

const json = (report, name = "report.json") => ({ name, bytes: Buffer.from(JSON.stringify(report)) });
const WRONG = "/requests/processed/natural_person";
const OFFICE = `${root}crates/gouji-reader/tests/reports/office/libreoffice.docx`;

const browser = await launch();
const server = await serve();
after(async () => {
  await browser.close();
  server.close();
});

describe("what is seen", () => {
  let [page, errors] = [];
  before(async () => {
    ({ page, errors } = await open(browser, places(server.origin)["from disk"]));
  });
  after(() => page.context().close());

  /** A desk with nothing but these files on it, judged and with what would mend them. */
  const desk = async (...files) => {
    if (await page.locator(".desk").count()) await page.getByRole("button", { name: "清除本机保存的内容" }).click();
    await drop(page, files);
    await page.locator(".verdict strong", { hasText: /审核|无法/ }).waitFor();
    await page.waitForTimeout(400);
  };
  const red = () => page.locator("td.error input").evaluateAll((inputs) => inputs.map((input) => input.dataset.address));
  const quiet = () => page.locator("td.touched input").evaluateAll((inputs) => inputs.map((input) => input.dataset.address));
  const list = () => page.locator("aside").innerText();
  const inView = (selector) => page.locator(selector).first().evaluate((one) => {
    const [box, bar] = [one.getBoundingClientRect(), document.querySelector(".bar").getBoundingClientRect()];
    return box.top >= bar.bottom && box.bottom <= innerHeight;
  });

  test("the wrong cell is red, the total that no longer fits is quiet, and the sentence stands before the button", async () => {
    await desk(json(broken()));
    assert.deepEqual(await red(), [WRONG]);
    assert.deepEqual(await quiet(), ["/requests/processed/total"]);
    for (const one of ["td.error", ".card.error .what", ".card.error .mend"]) assert.ok(await inView(one), one);
    const [sentence, button] = await page.locator(".card.error").first().evaluate((card) => [".what", ".mend"].map((one) => card.querySelector(one).getBoundingClientRect().top));
    assert.ok(sentence < button);
    assert.equal(await page.locator(".where").first().innerText(), "表三·（七）总计·自然人");
    assert.equal(await page.locator(".card.error .mend:visible").count(), 1);
  });

  test("one cell is red whatever else could be changed instead, and the alternatives are folded", async () => {
    await cell(page, WRONG).press("F9");
    await page.locator(".repair.one_of").waitFor();
    assert.deepEqual(await red(), ["/requests/processed/total"], "what every alternative changes");
    assert.ok((await quiet()).length < 7);
    assert.equal(await page.locator(".mend:visible").count(), 1);
    assert.ok(await inView(".card.error .what"));
    assert.equal((await list()).split("2 比 12 少一位数字").length, 2, "the same evidence is given once");

    const block = sound();
    Object.assign(block.cells.review.reconsideration, { upheld: 3, total: 5 });
    await desk(json(block));
    assert.deepEqual(await red(), ["/review/reconsideration/upheld"]);
    assert.equal((await quiet()).length, 4);
    assert.equal(await page.locator(".mend:visible").count(), 1);
    await page.locator("summary", { hasText: "其余 4 种改法" }).click();
    assert.equal(await page.locator(".mend:visible").count(), 5);
  });

  test("a button stays where it is while another table is typed in", async () => {
    await page.evaluate(() => {
      window.buttons = [];
      new MutationObserver(() => window.buttons.push(document.querySelectorAll(".mend").length)).observe(document.body, { subtree: true, childList: true });
    });
    await cell(page, "/disclosure/licensing/decisions").focus();
    await page.keyboard.type("345", { delay: 150 });
    await page.waitForTimeout(300);
    assert.deepEqual((await page.evaluate(() => window.buttons)).filter((count) => count !== 5), []);
    await cell(page, "/review/reconsideration/upheld").fill("5");
    await page.locator(".verdict.pass").waitFor();
    assert.equal(await page.locator(".mend").count(), 0);
  });

  test("an error between two years has its red cell, and is where this year's number stands", async () => {
    await desk(json(sound(), "今年.json"), json({ ...sound(), year: 2023 }, "去年.json"));
    assert.deepEqual(await red(), ["/requests/pending_start/total"]);
    assert.match(await cell(page, "/requests/pending_start/natural_person").locator("xpath=..").getAttribute("class"), /query/);
    const what = page.locator(".card.error .what");
    assert.match(await what.locator(".where").innerText(), /上年结转.*总计/);
    await what.click();
    const sum = page.locator(".sum p");
    assert.match((await sum.innerText()).replace(/\s+/g, " "), /^2 ≠ 3 ?相差 1/);
    assert.equal(await sum.locator("button").count(), 1, "only this report's cells can be gone to");
  });

  test("a sum over members shows their number", async () => {
    const filed = sound();
    await desk(json(filed));
    await drop(page, [json({ ...sound(), agency: "林业局" }, "1.json"), json({ ...sound(), agency: "农业局" }, "2.json")], "[data-members]");
    const what = page.locator(".what", { hasText: "各单位之和 428" });
    await what.click();
    assert.match((await page.locator(".sum p").innerText()).replace(/\s+/g, " "), /^428 ≠ 214 ?相差 214/);
  });

  test("every broken sum has a red cell, also where no repair is known, and that is not said in the colour of success", async () => {
    await desk({ name: "libreoffice.docx", bytes: readFileSync(OFFICE) });
    await page.locator(".repair.none").waitFor();
    assert.match(await page.locator(".card.error").first().innerText(), /改为/, "what a button mends comes first");
    const sentences = page.locator(".list.error .what");
    assert.equal(await sentences.count(), 16);
    for (let index = 0; index < 16; index++) {
      await sentences.nth(index).click();
      assert.ok((await page.locator("td.error.outlined").count()) > 0, await sentences.nth(index).innerText());
    }
    assert.doesNotMatch(await page.locator(".list.error").innerText(), /同一原因/);
    const colour = (selector) => page.locator(selector).first().evaluate((one) => getComputedStyle(one).color);
    assert.notEqual(await colour(".repair.none > p"), await colour(".repair.unique > p"));
  });

  test("a form that is yet to be filled in has no marks, and a blank is told as one", async () => {
    await page.getByRole("button", { name: "清除本机保存的内容" }).click();
    await page.getByRole("button", { name: "现行格式（2021 年起）" }).click();
    await page.locator(".verdict strong", { hasText: "无法判断" }).waitFor();
    assert.equal(await page.locator(".sign").count(), 0);
    assert.equal(await page.locator("td.touched").count(), 0);
    const blank = sound();
    blank.cells.requests.received.total = null;
    await desk(json(blank));
    await page.locator(".repair.unique").waitFor();
    assert.match(await page.locator(".repair").innerText(), /（空白）\s*→\s*15[\s\S]*填 15/);
  });

  test("numbers and passages of the text are marked side by side, and a finding leads to its passage", async () => {
    const prose = [
      { part: 1, text: "2024年，收到政府信息公开申请15件，同比增长20%，上年结转2件。" },
      ...Array.from({ length: 30 }, () => ({ part: 1, text: "本局持续做好政务公开工作。" })),
      { part: 5, text: "存在的问题是解读不够通俗。改进情况：XX局将增加图解。" },
    ];
    const headings = [{ level: 1, text: "年度报告" }, { level: 2, part: 1, text: "一、总体情况" }, { level: 2, part: 5, text: "五、存在的主要问题" }];
    await desk(json({ ...sound(), headings, prose }, "今年.json"), json({ ...sound(), year: 2023 }, "去年.json"));
    await page.locator(".claim").first().waitFor();
    assert.deepEqual(await page.locator(".prose h3").allInnerTexts(), ["一、总体情况", "五、存在的主要问题"]);
    assert.equal(await page.locator(".prose p").last().evaluate((one) => one.previousElementSibling.textContent), "五、存在的主要问题");
    const marked = await page.locator(".prose p").first().getByRole("button").allInnerTexts();
    for (const number of ["15件", "20%", "2件"]) assert.ok(marked.includes(number), `${number} among ${marked}`);
    await page.locator(".claim", { hasText: "20%" }).click();
    assert.match(await page.locator(".finding.chosen").innerText(), /应为 0%/);
    const quoted = page.locator(".what", { hasText: "没有填写的地方" });
    await quoted.focus();
    await page.keyboard.press("Enter");
    assert.match(await page.evaluate(() => document.activeElement.className), /passage/);
    assert.ok(await inView(".passage:focus"));
  });

  test("two counts in one clause lead to both their cells, and a growth or a share to that of its count", async () => {
    const text = "2024年，收到申请15件，同比增长0%，其中自然人12件，占80%；已办结14件、结转下年度3件；行政复议、行政诉讼均为0件。";
    await desk(json({ ...sound(), prose: [{ part: 1, text: `\ufeff${text}` }] }, "今年.json"));
    const number = (text) => page.locator(".claim", { hasText: new RegExp(`^${text}$`) });
    await number("15件").waitFor();
    assert.deepEqual(await page.locator(".claim").allInnerTexts(), ["15件", "0%", "12件", "80%", "14件", "3件", "0件"]);
    const outlined = () => page.locator("td.outlined input").evaluateAll((inputs) => inputs.map((input) => input.dataset.address));
    for (const [words, ...cells] of [
      ["14件", "/requests/processed/total"], ["3件", "/requests/pending_end/total"], ["0%", "/requests/received/total"], ["80%", "/requests/received/natural_person"],
      ["0件", "/review/reconsideration/total", "/review/litigation_direct/total", "/review/litigation_after_reconsideration/total"],
    ]) {
      await number(words).click();
      assert.deepEqual(await outlined(), cells, words);
      assert.equal(await page.evaluate(() => document.activeElement.dataset.address), cells[0]);
    }
    assert.match(await number("80%").getAttribute("title"), /自然人（占比）$/);
    assert.match(await number("0件").getAttribute("title"), /行政复议.*= 0；.*行政诉讼.*= 0$/);
  });

  test("a number that is asked about stands out from its sentence, whose pieces are one stop of the keyboard", async () => {
    await desk(json({ ...sound(), prose: [{ part: 1, text: "2024年，新收申请15件，上年结转2件，办结14件、结转下年度4件，均已按期办理。" }] }));
    await page.locator(".claim.query", { hasText: "14件" }).waitFor();
    const [number, words] = await Promise.all([".claim.query", ".passage.query"].map((one) => page.locator(one).first().evaluate((piece) => getComputedStyle(piece).fontWeight)));
    assert.ok(Number(number) > Number(words));
    assert.ok((await page.locator(".passage").count()) > 2);
    assert.equal(await page.locator('.passage[tabindex="0"]').count(), 1);
    await page.locator(".claim.differs").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.dataset.address), "/requests/pending_end/total");
  });

  test("nothing is folded on paper", async () => {
    await desk(json(broken()));
    const folded = page.locator("aside details:not([open])");
    assert.equal(await folded.count(), 1);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await folded.count(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await folded.count(), 1);
  });

  test("nothing went wrong unseen", () => assert.deepEqual(errors, []));
});

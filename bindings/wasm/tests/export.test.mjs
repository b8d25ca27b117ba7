// What is exported is read again as the same report, as far as the form of the file can carry it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, test } from "node:test";

import { check, read } from "gouji";
import { files, forms, page, tables, work } from "./support/exporters.mjs";
import { broken, sound } from "./support/reports.mjs";
import { root } from "./support/rust.mjs";

/** What a reader saw in the shape of the document that was: the exported one has a shape of its own. */
const OF_SHAPE = /^(table|text)-/;

const again = (bytes, kind) => {
  const found = read(new Uint8Array(bytes), { file: `again.${kind}` });
  assert.equal(found.length, 1);
  return found[0].report;
};
const entry = (report) => check(report, {}).reports[0];
const cells = (report) => Object.fromEntries(Object.entries(entry(report).cells).map(([address, { state, value, notes }]) => [address, [state, value, notes]]));
const findings = (report, tells = () => true) => entry(report).findings
  .filter(({ rule, ...finding }) => !OF_SHAPE.test(rule) && tells(finding)).map(({ rule, cells, terms, quote }) => [rule, cells, terms, quote?.text ?? null]);
const about = ({ title, agency, year, layout, dates }) => ({ title: title ?? null, agency, year, layout, dates });
const lines = ({ headings = [], prose = [] }) => ({
  headings: headings.map(({ level, part, text }) => [level, part ?? null, text]), prose: prose.map(({ part, text }) => [part ?? null, text]),
});

/** Every export of a report as it was read, held against it. */
function held(report) {
  for (const [kind, written] of Object.entries(files)) {
    const found = again(written(report), kind);
    assert.deepEqual(cells(found), cells(report), kind);
    assert.deepEqual(about(found), about(report), kind);
    assert.deepEqual(lines(found), lines(report), kind);
    assert.deepEqual(findings(found), findings(report), kind);
    assert.equal(entry(found).verdict, entry(report).verdict, kind);
  }
  for (const [kind, written] of Object.entries(tables)) {
    const found = again(written(report), kind);
    assert.deepEqual(cells(found), cells(report), kind);
    assert.deepEqual([found.agency, found.year, found.layout], [report.agency, report.year, report.layout], kind);
    const sums = ({ terms }) => terms !== null;
    assert.deepEqual(findings(found, sums), findings(report, sums), kind);
  }
}

const offices = `${root}crates/gouji-reader/tests/reports/office/`;
const corpus = process.env.GOUJI_CORPUS;
const documents = [offices, ...(corpus ? [corpus] : [])]
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => !/(\.py|\.json|README\.md)$/.test(path));
if (!corpus) console.log("GOUJI_CORPUS is not set: real documents are left out");

describe("a document that was read is exported and read again as the same report", () => {
  for (const path of documents) {
    test(basename(path), () => {
      for (const { report } of read(new Uint8Array(readFileSync(path)), { file: basename(path) })) held(report);
    });
  }
});

/** A page with a title on two lines, words before the first part, items within parts. */
const written = () => {
  const [disclosure, requests, review] = page.tablesHtml(work(broken()), forms).split(/<p>.*?<\/p>\n/).slice(1);
  const body = [
    "<h1>青石区水务局</h1><h1>2024年政府信息公开工作年度报告</h1><p>本报告所列数据统计期限自2024年1月1日起至2024年12月31日止。</p>",
    "<h2>一、总体情况</h2><h3>（一）主动公开</h3><p>全年主动公开信息36条。</p><h3>（二）依申请公开</h3><p>全年新收申请15件。<br>按期答复。</p><h4>1.答复</h4><p>均已答复。</p>",
    `<h2>二、主动公开政府信息情况</h2>${disclosure}<h3>三、收到和处理政府信息公开申请情况</h3>${requests}<h2>四、政府信息公开行政复议、行政诉讼情况</h2>${review}`,
    "<h2>五、存在的主要问题及改进情况</h2><p>解读不够通俗，将增加图解。</p><p>六、其他需要报告的事项</p><p>没有收取信息处理费。</p><p>青石区水务局</p><p>2025年1月20日</p>",
  ];
  return read(new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><body>${body.join("")}`), { file: "words.html" })[0].report;
};

test("words keep their order among headings, and tables come where their parts are", () => {
  const report = written();
  assert.equal(report.prose.length, 9);
  assert.equal(report.headings.length, 11);
  held(report);
});

test("an unclear cell comes back as an unclear cell, a blank as a blank, a slash as a slash, an amount to its last 0", () => {
  const report = written();
  report.cells.requests.granted.business = { state: "unreadable", text: "7" };
  report.cells.review.litigation_direct.pending = { state: "unreadable", text: "3" };
  report.cells.requests.partly_granted.business = { state: "unreadable", text: "" };
  report.cells.requests.granted.research = null;
  report.cells.requests.granted.nonprofit = "/";
  report.cells.requests.granted.legal_service = "减4";
  report.cells.disclosure.administrative_fees.amount = "18.870";
  held(report);
});

test("nothing is added to a report: no part that it does not have, no title where nothing is known of it", () => {
  const bare = { ...sound(), prose: [{ part: 1, text: "全年新收申请15件。" }, { part: 6, text: "没有收取信息处理费。" }] };
  const found = again(files.docx(bare), "docx");
  assert.deepEqual(found.headings.map(({ part }) => part), [null, 1, 2, 3, 4, 6]);
  assert.deepEqual(found.prose.map(({ part, text }) => ({ part, text })), bare.prose);
  const nameless = { ...sound(), title: null, agency: null, year: null };
  assert.equal(again(files.docx(nameless), "docx").title, null);
  assert.deepEqual(findings(again(files.docx(nameless), "docx")), findings(nameless));
});

test("a report whose title does not name it carries organ and year all the same", () => {
  const report = { ...sound(), title: "政府信息公开工作年度报告" };
  for (const [kind, written] of [...Object.entries(tables), ["docx", files.docx]]) {
    const found = again(written(report), kind);
    assert.deepEqual([found.agency, found.year], [report.agency, report.year], kind);
  }
});

test("the sheet of the tables fits them: no row is lower than its words, numbers are numbers, nothing overlaps", async () => {
  const { strFromU8, unzipSync } = await import("fflate");
  const sheet = strFromU8(unzipSync(page.tablesXlsx([work(sound())], forms))["xl/worksheets/sheet1.xml"]);
  assert.match(sheet, /<v>18\.871<\/v>/);
  const seen = new Set();
  for (const [, from, to] of sheet.matchAll(/<mergeCell ref="(\w+):(\w+)"/g)) {
    const [[left, top], [right, bottom]] = [from, to].map((name) => [name.charCodeAt(0), Number(name.slice(1))]);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        assert.ok(!seen.has(`${row},${column}`), `${from}:${to}`);
        seen.add(`${row},${column}`);
      }
    }
  }
  const low = [...sheet.matchAll(/<row r="\d+"(?: ht="(\d+)" customHeight="1")?>(.*?)<\/row>/g)]
    .filter(([, height, row]) => /申请人逾期未按收费通知要求/.test(row) && Number(height) < 30);
  assert.deepEqual(low, []);
});

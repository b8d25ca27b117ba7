// The binding: errors with kinds, options, files, no leak, no way to break it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Draft, GoujiError, check, checkJson, claims, compare, explain, form, read, repair, rules, sum } from "gouji";
import { broken, sound, zero } from "./support/reports.mjs";

const bytes = (text) => new TextEncoder().encode(text);
const refused = (kind, path = null) => (error) => error instanceof GoujiError && error.kind === kind && error.path === path && /[一-鿿]/.test(error.words.zh);

test("a report of zeros passes", () => {
  assert.equal(check(zero()).reports[0].verdict, "pass");
});

test("what is no report is refused with the path to the fault", () => {
  assert.throws(() => check("{}"), refused("json", "/"));
  assert.throws(() => check({ cells: { requests: { received: { total: -1 } } } }), refused("json", "/cells/requests/received/total"));
  assert.throws(() => check({ cells: {} }, { last: { cells: { nowhere: {} } } }), refused("json", "/cells/nowhere"));
});

test("options are refused when they name no rule, format or key", () => {
  assert.throws(() => check(zero(), { ignore: ["no-such-rule"] }), refused("unknown_rule"));
  assert.throws(() => check(zero(), { nonsense: 1 }), refused("usage"));
  assert.throws(() => read(bytes("x"), { format: "papyrus" }), refused("usage"));
  assert.throws(() => explain("no-such-rule"), refused("usage"));
  assert.throws(() => form(1999), refused("usage"));
});

test("a file that cannot be read is an error entry of the answer, and thrown by read", () => {
  const answer = check(new Uint8Array(), { file: "empty.docx" });
  assert.deepEqual([answer.reports, answer.errors[0].file, answer.errors[0].kind], [[], "empty.docx", "empty"]);
  assert.throws(() => read(new Uint8Array()), refused("empty"));
});

test("checking a file equals checking what is read from it", () => {
  const file = bytes(JSON.stringify(zero()));
  const [{ report }] = read(file, { file: "r.json" });
  const { file: _, sha256, ...whole } = check(file, { file: "r.json" }).reports[0];
  const { file: none, sha256: nothing, ...again } = check(report).reports[0];
  assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.deepEqual([none, nothing], [null, null]);
  assert.deepEqual(whole, again);
});

test("last year's report is compared with", () => {
  const last = { ...zero(), year: 2023 };
  last.cells.requests.received.natural_person = last.cells.requests.received.total = 4;
  last.cells.requests.pending_end.natural_person = last.cells.requests.pending_end.total = 4;
  const found = compare(last, zero()).reports[0].findings.map((finding) => finding.rule);
  assert.ok(found.includes("carry-over"));
});

test("rules that are left out are listed", () => {
  assert.deepEqual(check(zero(), { ignore: ["carry-over"] }).reports[0].rules.ignored, ["carry-over"]);
});

test("the catalogue and the form are whole", () => {
  assert.equal(form(2021).cells.length, 200);
  assert.equal(form(2019).cells.length, 198);
  assert.equal(explain("requests-balance").relation, "received + pending_start = processed + pending_end");
  for (const rule of rules()) assert.deepEqual(rule, explain(rule.id));
});

test("bytes of any kind give an answer or an error with a kind", () => {
  let seed = 7;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648);
  const heads = ["", "{", "%PDF-1.7\n", "<html>", "PK\u0003\u0004", "一、总体情况\n"];
  for (let round = 0; round < 300; round++) {
    const head = bytes(heads[round % heads.length]);
    const noise = Uint8Array.from({ length: random() % 2000 }, () => random() % 256);
    const answer = check(Uint8Array.from([...head, ...noise]), { file: "noise" });
    assert.equal(answer.reports.length > 0 || answer.errors.length === 1, true);
  }
});

test("what breaks the module is an error, and the next call finds it whole", () => {
  // More than the memory it may have.
  assert.throws(() => check(new Uint8Array(600 << 20)), refused("internal"));
  assert.equal(check(zero()).reports[0].verdict, "pass");
});

test("a wrong cell is found and mended, unless it is frozen", () => {
  const [unique] = repair(broken());
  assert.equal(unique.certainty, "unique");
  assert.deepEqual(unique.alternatives[0].changes, [{ cell: "/requests/processed/natural_person", from: 21, to: 11 }]);
  assert.deepEqual(check(broken()).reports[0].repairs, [unique]);
  const frozen = repair(broken(), { frozen: ["/requests/processed/natural_person"] });
  assert.ok(frozen.every((one) => one.alternatives.every(({ changes }) => changes.every(({ cell }) => cell !== "/requests/processed/natural_person"))));
  assert.throws(() => repair(broken(), { frozen: ["/nowhere"] }), refused("unknown_address"));
});

test("reports are added up, and what is no number is refused by name", () => {
  const refusing = sound();
  refusing.cells.requests.received.total = "2000万";
  const total = sum([sound(), refusing]);
  assert.equal(total.cells.requests.received.natural_person, 24);
  assert.match(JSON.stringify(total.faults), /2000万/);
});

test("claims of the prose lead to cells", () => {
  const [claim] = claims({ ...sound(), prose: [{ part: 1, text: "全年新收政府信息公开申请15件。" }] });
  assert.deepEqual([claim.claim, claim.value, claim.cells, claim.agreement], ["received", 15, ["/requests/received/total"], "agrees"]);
});

test("a draft gives the answers of fresh checks while its cells are edited", () => {
  const report = { ...sound(), prose: [{ part: 1, text: "全年新收政府信息公开申请15件。" }] };
  const draft = Draft.of(report);
  for (const value of [21, "/", null, 11]) {
    report.cells.requests.processed.natural_person = value;
    report.cells.requests.received.total = value;
    draft.write({ requests: { processed: { natural_person: value }, received: { total: value } } });
    const { repairs, counts, ...whole } = check(report).reports[0];
    assert.deepEqual(draft.judge().reports[0], { ...whole, repairs: [], counts: draft.judge().reports[0].counts });
    assert.deepEqual(draft.check().reports[0], { ...whole, repairs, counts, claims: claims(report) });
    assert.deepEqual(draft.check().reports[0].repairs, repairs, "asked twice");
  }
  assert.deepEqual(draft.report.cells, report.cells);
  assert.throws(() => draft.write({ requests: { nowhere: { total: 1 } } }), refused("json", "/cells/requests/nowhere"));
  draft.free();
});

test("a document becomes a draft of each of its reports", () => {
  const [draft, ...others] = Draft.read(bytes(JSON.stringify(broken())), { file: "a/r.json", ignore: ["carry-over"] });
  assert.deepEqual([others, draft.part, draft.report.file_name], [[], null, "r.json"]);
  assert.deepEqual(draft.check().reports[0].rules.ignored, ["carry-over"]);
  draft.free();
});

test("ten thousand calls, good and bad, leave the memory as it was", () => {
  const json = JSON.stringify(zero());
  const round = () => {
    checkJson(json);
    assert.throws(() => check("{"));
    check(new Uint8Array([1, 2, 3]), { file: "x" });
    const draft = Draft.of(json);
    draft.check();
    draft.free();
  };
  const size = () => process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  for (let count = 0; count < 200; count++) round();
  const before = size();
  // Five calls a round.
  for (let count = 0; count < 2_000; count++) round();
  assert.ok(size() - before < 1 << 20, `grew by ${size() - before} bytes`);
});

// Callers' slips and the module's own end: what is told, and what stays whole.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Draft, GoujiError, check, checkJson, claims, compare, explain, form, read, repair, sum, verdict } from "gouji";
import { broken, zero } from "./support/reports.mjs";

const misused = (zh, en) => (error) => {
  assert.ok(error instanceof GoujiError, String(error));
  assert.equal(error.kind, "usage");
  assert.match(error.words.zh, zh);
  assert.match(error.words.en, en);
  assert.equal(error.message, error.words.en);
  return true;
};
/** More than the memory it may have. */
const breakModule = () => assert.throws(() => check(new Uint8Array(600 << 20)), (error) => error.kind === "internal");

test("what is neither report nor file is refused by its kind, with what to pass", () => {
  for (const [given, named] of [
    [undefined, "undefined"], [null, "null"], [5, "number"], [true, "boolean"], [() => 1, "function"], [Symbol("x"), "symbol"],
    [[zero()], "Array"], [new ArrayBuffer(4), "ArrayBuffer"], [new Blob([]), "Blob"], [Promise.resolve(zero()), "Promise"], [new Map(), "Map"],
  ]) {
    const [zh, en] = [new RegExp(`report 应为报告.*给的是 ${named}$`), new RegExp(`^pass a report.* not ${named}$`)];
    for (const take of [check, checkJson, verdict, repair, claims, Draft.of]) assert.throws(() => take(given), misused(zh, en), `${take.name}(${named})`);
    if (!Array.isArray(given)) assert.throws(() => sum(given), misused(/列表/, /list of reports/));
    assert.throws(() => read(given), misused(/Uint8Array/, /Uint8Array/));
    assert.throws(() => Draft.read(given), misused(/Uint8Array/, /Uint8Array/));
    assert.throws(() => compare(given, zero()), misused(/last 应为报告/, /as last/));
    assert.throws(() => explain(given), misused(/规则的编号/, /id of a rule/));
  }
  for (const take of [verdict, repair, claims, Draft.of]) assert.throws(() => take(new Uint8Array(4)), misused(/先用 read 读出/, /read a file first/));
});

test("what JSON cannot hold is refused, and a number that is none is no blank", () => {
  const cyclic = zero();
  cyclic.self = cyclic;
  const deep = zero();
  for (let depth = 0, at = deep; depth < 50_000; depth++) at = at.deeper = {};
  const big = zero();
  big.cells.requests.received.total = 5n;
  for (const report of [cyclic, deep, big, { toJSON: () => undefined }]) {
    assert.throws(() => check(report), misused(/写不成 JSON/, /cannot be written as JSON/));
  }
  for (const value of [NaN, Infinity]) {
    const wrong = zero();
    wrong.cells.requests.received.total = value;
    const told = (error) => misused(/空白请传 null/, /pass null for a blank/)(error) && error.path === "/cells/requests/received/total";
    for (const take of [() => check(wrong), () => check(zero(), { last: wrong }), () => check(zero(), { members: [wrong] }), () => sum([wrong])]) assert.throws(take, told);
  }
});

test("bytes that were transferred are not an empty file", () => {
  const gone = new TextEncoder().encode("{}");
  structuredClone(gone, { transfer: [gone.buffer] });
  assert.throws(() => check(gone), misused(/副本/, /transferred/));
});

test("options of another kind are refused by their name", () => {
  assert.throws(() => check(zero(), "年报.docx"), misused(/options 应为选项对象/, /pass options/));
  assert.throws(() => check(zero(), { nonsense: 1 }), misused(/options\.nonsense.*last, members/, /no option nonsense/));
  assert.throws(() => check(zero(), { constructor: 1 }), misused(/options\.constructor/, /no option constructor/));
  for (const [name, value] of Object.entries({ last: new Uint8Array(4), members: zero(), profile: "p", select: "carry-over", ignore: "carry-over", frozen: "/x", file: 5, format: 5 })) {
    assert.throws(() => check(new Uint8Array(1), { [name]: value }), misused(new RegExp(`options\\.${name} 应为`), new RegExp(`as options\\.${name}`)), name);
  }
  assert.equal(check(zero(), { last: null, members: undefined, file: undefined }).reports[0].verdict, "pass");
});

test("an edition that there is not is refused by its own number", () => {
  for (const edition of [70_000, 65_536 + 2021, 2021.5, -1, NaN, null, "toString"]) {
    assert.throws(() => form(edition), misused(new RegExp(`没有 ${edition} 这一版.*2019 或 2021`), new RegExp(`no edition ${edition}; pass 2019 or 2021`)));
  }
});

test("drafts outlive every slip", () => {
  const draft = Draft.of(broken());
  const before = draft.checkJson();
  const cyclic = zero();
  cyclic.self = cyclic;
  for (const slip of [() => check(undefined), () => read(null), () => check(cyclic), () => form(70_000), () => draft.write(undefined), () => draft.write(5), () => check(zero(), { file: 5 }), () => explain(5)]) {
    assert.throws(slip, misused(/./, /./));
  }
  assert.equal(draft.checkJson(), before);
  draft.free();
});

test("a draft may be freed twice, and says so when asked again", () => {
  const draft = Draft.of(zero());
  draft.free();
  draft.free();
  for (const ask of [() => draft.judge(), () => draft.check(), () => draft.report, () => draft.part, () => draft.write({})]) assert.throws(ask, misused(/已经释放/, /has been freed/));
  assert.equal(check(zero()).reports[0].verdict, "pass");
});

test("a real end of the module is told as such; drafts of before say that they are gone, and harm no others", () => {
  const [old, freed] = [Draft.of(broken()), Draft.of(broken())];
  breakModule();
  const fresh = Draft.of(broken());
  const before = fresh.checkJson();
  freed.free();
  for (const ask of [() => old.judge(), () => old.write({}), () => old.part]) assert.throws(ask, (error) => error.kind === "internal" && /草稿已随/.test(error.words.zh));
  old.free();
  assert.throws(() => old.judge(), misused(/已经释放/, /has been freed/));
  assert.equal(fresh.checkJson(), before);
  fresh.free();
});

test("where no module can be made anew on the spot, every later call says so", () => {
  const { Instance } = WebAssembly;
  WebAssembly.Instance = class { constructor() { throw new RangeError("disallowed on the main thread"); } };
  breakModule();
  WebAssembly.Instance = Instance;
  assert.throws(() => check(zero()), (error) => error instanceof GoujiError && error.kind === "internal" && /重新打开/.test(error.words.zh));
});

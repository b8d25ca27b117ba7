// The literate cases of the rules: the same answers as Rust, byte for byte.
import assert from "node:assert/strict";
import { test } from "node:test";

import { checkJson, read, verdict } from "gouji";
import { cases } from "./support/rust.mjs";

test("every literate case gets the answer of Rust, byte for byte", () => {
  const all = cases();
  assert.ok(all.length > 80, `only ${all.length} cases`);
  for (const { rule, name, report, options, answer } of all) {
    assert.equal(checkJson(report, options), answer, `${rule}: ${name}`);
    assert.equal(verdict(report, options), JSON.parse(answer).reports[0].verdict, `${rule}: ${name}`);
  }
});

test("every literate case finds what its page says", () => {
  for (const { rule, name, report, options, findings } of cases()) {
    const found = JSON.parse(checkJson(report, options)).reports[0].findings;
    assert.deepEqual(found.map((finding) => `${finding.rule}  ${finding.message.zh}`), findings, `${rule}: ${name}`);
  }
});

test("a report goes through read unchanged", () => {
  for (const { report, rule, name } of cases()) {
    const [reading] = read(new TextEncoder().encode(JSON.stringify(report)), { file: "a/report.json" });
    assert.deepEqual(reading, { part: null, report: { ...report, file_name: report.file_name ?? "report.json" } }, `${rule}: ${name}`);
  }
});

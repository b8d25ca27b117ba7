// Files: the same answer as the command gives, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { checkJson, read, sum } from "gouji";
import { command, root } from "./support/rust.mjs";

const FILES = ["examples/report.md", "examples/broken.md"];

test("every example gets the answer of the command, byte for byte", () => {
  for (const file of FILES) {
    assert.equal(checkJson(readFileSync(root + file), { file }), command("check", file, "--format", "json", "--fail-on", "never").trim(), file);
  }
});

test("every example is read as the command reads it, and added up as the command adds", () => {
  const reports = FILES.map((file) => read(readFileSync(root + file), { file })[0].report);
  // The command leaves the name of the file to the one who has it.
  FILES.forEach((file, index) => assert.deepEqual({ ...reports[index], file_name: null }, { ...JSON.parse(command("read", file)), file_name: null }));
  assert.deepEqual(sum(reports), JSON.parse(command("sum", ...FILES)));
});

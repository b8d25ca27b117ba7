// Files: the same answer as the command gives, byte for byte.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** The bytes of a text in GB18030, which the platform only decodes. */
function gb18030(text) {
  const decoder = new TextDecoder("gb18030");
  const known = new Map();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) known.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((char) => (char < "\u0080" ? char.charCodeAt(0) : known.get(char))));
}

test("files in the encodings of old offices get the answer of the command, byte for byte", () => {
  const text = readFileSync(`${root}examples/broken.md`, "utf8");
  // Full-width digits and compatibility forms are folded by the host here, by tables there.
  const wide = text.replace(/21/g, "２１").replace("行", "\u2f8f");
  const folder = mkdtempSync(`${tmpdir()}/gouji-`);
  try {
    for (const [name, bytes] of [["gb.md", gb18030(text)], ["utf16.md", Buffer.from(`\ufeff${text}`, "utf16le")], ["wide.md", Buffer.from(wide)]]) {
      const file = `${folder}/${name}`;
      writeFileSync(file, bytes);
      assert.equal(checkJson(bytes, { file }), command("check", file, "--format", "json", "--fail-on", "never").trim(), name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

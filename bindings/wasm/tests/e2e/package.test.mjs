// The package as others use it: the README's examples and the literate cases in Chromium.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { check } from "gouji";
import { launch, serve } from "../support/browser.mjs";
import { cases, root } from "../support/rust.mjs";

const wasm = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(`${wasm}README.md`, "utf8");
const example = (name) => new RegExp(`\`\`\`\\w+ ${name}\n([\\s\\S]*?)\`\`\``).exec(readme)[1];

// A project of someone else's, with the package installed.
const folder = mkdtempSync(`${tmpdir()}/gouji-`);
mkdirSync(`${folder}/node_modules`);
symlinkSync(wasm, `${folder}/node_modules/gouji`);
cpSync(`${root}examples/broken.md`, `${folder}/report.md`);
writeFileSync(`${folder}/node.mjs`, example("node"));
writeFileSync(`${folder}/draft.mjs`, example("draft"));
writeFileSync(`${folder}/bundler.mjs`, `${example("bundler")}\ndocument.title = check({ cells: {} }).reports[0].verdict;\n`);
const bundled = await esbuild.build({ entryPoints: [`${folder}/bundler.mjs`], bundle: true, format: "esm", write: false });

// No eval, no inline styles: the policy of a careful CMS.
const headers = { "Content-Security-Policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'" };
const html = (body) => ({ body: `<!doctype html><meta charset="utf-8">${body}`, headers });
const server = await serve({
  "script.html": html(example("script")),
  "bundler.js": { body: bundled.outputFiles[0].text },
  "bundler.html": html('<script type="module" src="bundler.js"></script>'),
});
const browser = await launch();
after(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

test("the README's example for Node tells what is wrong", () => {
  const told = execFileSync("node", ["node.mjs"], { cwd: folder, encoding: "utf8" });
  assert.match(told, /^fail\n.*相差/m);
});

test("the README's example of a draft judges before and after an edit", () => {
  const [before, after] = execFileSync("node", ["draft.mjs"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  assert.equal(before, "fail");
  assert.match(after, /^\d+$/);
});

test("the README's examples for a script tag and a bundler answer", async () => {
  for (const name of ["script", "bundler"]) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}${name}.html`);
    await page.waitForFunction((verdict) => document.title === verdict, check({ cells: {} }).reports[0].verdict);
    await page.close();
  }
});

test("init takes the address of a module or its bytes, and the module with PDF reads it", async () => {
  for (const [source, kind] of [['"/gouji-pdf.wasm"', "damaged"], ['new Uint8Array(await (await fetch("/gouji.wasm")).arrayBuffer())', "unsupported"]]) {
    const page = await browser.newPage();
    await page.goto(`${server.origin}bundler.html`);
    const found = await page.evaluate(`import("/index.js").then(async ({ check, init }) => {
      await init(${source});
      return check(new TextEncoder().encode("%PDF-1.7\\n"), { file: "report.pdf" }).errors[0].kind;
    })`);
    assert.equal(found, kind, source);
    await page.close();
  }
});

test("every literate case gets the answer of Rust in Chromium too, byte for byte", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}script.html`);
  await page.evaluate(() => gouji.ready);
  const all = cases();
  const answers = await page.evaluate((all) => all.map(({ report, options }) => gouji.checkJson(report, options)), all);
  answers.forEach((answer, index) => assert.equal(answer, all[index].answer, `${all[index].rule}: ${all[index].name}`));
  await page.close();
});

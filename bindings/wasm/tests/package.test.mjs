// What is delivered: its size, its language, the types it promises.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";

import { check, claims, form, rules, sum } from "gouji";
import { cases } from "./support/rust.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = (file) => readFileSync(`${root}dist/${file}`);
const scripts = (html) => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);

test("the files keep within their budget", () => {
  for (const [file, budget] of Object.entries(JSON.parse(readFileSync(`${root}budget.json`, "utf8")))) {
    const [bytes, gzip] = [dist(file).length, gzipSync(dist(file), { level: 9 }).length];
    if (budget.bytes) assert.ok(bytes <= budget.bytes, `${file}: ${bytes} of ${budget.bytes} bytes`);
    if (budget.gzip) assert.ok(gzip <= budget.gzip, `${file}: ${gzip} of ${budget.gzip} bytes gzip`);
  }
});

test("the scripts are ES2018 and use nothing newer than Chromium 75", () => {
  const sources = [...scripts(dist("gouji.html").toString()), dist("gouji.classic.js").toString()];
  assert.equal(sources.length, 3);
  // Later methods, by the Chromium that brought them: 76 to 110.
  const newer = /\.replaceAll\(|\.at\(|\.replaceChildren\(|\.findLast\(|\.toSorted\(|\.allSettled\(|Promise\.any\(|structuredClone|navigator\.clipboard|Object\.hasOwn\(|\.arrayBuffer\?\./;
  for (const source of sources) {
    parse(source, { ecmaVersion: 2018 });
    assert.doesNotMatch(source, newer);
    assert.doesNotMatch(source, /\beval\(|new Function\(/);
  }
});

test("the style uses nothing newer than Chromium 75", () => {
  const style = /<style>([\s\S]*?)<\/style>/.exec(dist("gouji.html").toString())[1];
  assert.doesNotMatch(style, /[{;]inset:|clamp\(|:focus-visible|:has\(|:is\(|:where\(|color-mix|oklch|@container|@layer|aspect-ratio|[{;](row-|column-)?gap:/);
});

test("the page is one file that asks for nothing", () => {
  const html = dist("gouji.html").toString();
  const markup = html.replace(/<script[\s\S]*?<\/script>/g, "").replace(/<style>[\s\S]*?<\/style>/, "");
  assert.doesNotMatch(markup, /https?:|src=|<link(?! rel="icon" href="data:,")/);
  assert.match(html, /connect-src 'none'/);
});

test("what the library gives is what its types say", { timeout: 120_000 }, () => {
  const folder = mkdtempSync(`${root}dist/check-`);
  const answers = cases().map(({ answer }) => answer);
  const unread = JSON.stringify(check(new Uint8Array(), { file: "x" }));
  const shapes = [
    ...[...answers, unread].map((answer, index) => `export const a${index}: Answer = ${answer};`),
    ...cases().map(({ report }, index) => `export const r${index}: Report = ${JSON.stringify(report)};`),
    `export const said: Claim[] = ${JSON.stringify(cases().map(({ report }) => claims(report)).flat())};`,
    `export const total: Report = ${JSON.stringify(sum(cases().slice(0, 3).map(({ report }) => report)))};`,
    `export const forms: Form[] = ${JSON.stringify([form(2019), form(2021)])};`,
    `export const all: Rule[] = ${JSON.stringify(rules())};`,
  ];
  writeFileSync(`${folder}/shapes.ts`, `import type { Answer, Claim, Form, Report, Rule } from "../types/index.js";\n${shapes.join("\n")}\n`);
  // What the types must refuse.
  writeFileSync(
    `${folder}/refused.ts`,
    `import { check, form } from "../types/index.js";
// @ts-expect-error a table the form lacks
check({ cells: { overview: {} } });
// @ts-expect-error an edition there is not
form(2020);
// @ts-expect-error a rule there is not
check("{}", { ignore: ["no-such-rule"] });
// @ts-expect-error a verdict there is not
check("{}").reports[0]!.verdict === "perfect";
`,
  );
  try {
    execFileSync(`${root}node_modules/.bin/tsc`, [
      "--noEmit", "--strict", "--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022", "--lib", "es2022,dom",
      "--types", "", "--ignoreConfig", `${folder}/shapes.ts`, `${folder}/refused.ts`,
    ], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout.slice(0, 3000));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

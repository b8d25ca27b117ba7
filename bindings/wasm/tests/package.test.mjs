// What is delivered: its size and its language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { parse } from "acorn";

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

/** A script as a tree, and every script that it carries as a text for a thread of its own. */
function* parsed(source) {
  const tree = parse(source, { ecmaVersion: 2018 });
  yield source;
  for (const text of texts(tree)) if (/\bonmessage\b/.test(text)) yield* parsed(text);
}

/** Every text in a tree. */
function* texts(node) {
  if (node.type === "Literal" && typeof node.value === "string") yield node.value;
  if (node.type === "TemplateElement") yield node.value.cooked;
  for (const child of Object.values(node).flat()) if (typeof child?.type === "string") yield* texts(child);
}

for (const [file, count] of [["gouji.html", 3], ["gouji-pdf.html", 3], ["gouji.classic.js", 1]]) {
  test(`the scripts of ${file} are ES2018 and use nothing newer than Chromium 75`, () => {
    const text = dist(file).toString();
    const sources = (file.endsWith(".html") ? scripts(text) : [text]).flatMap((source) => [...parsed(source)]);
    // The gate, the page and its worker; or the one script.
    assert.equal(sources.length, count);
    // Later methods, by the Chromium that brought them: 76 to 110.
    const newer = /\.replaceAll\(|\.at\(|\.replaceChildren\(|\.findLast\(|\.toSorted\(|\.allSettled\(|Promise\.any\(|structuredClone|navigator\.clipboard|Object\.hasOwn\(|\.arrayBuffer\?\./;
    for (const source of sources) {
      assert.doesNotMatch(source, newer);
      assert.doesNotMatch(source, /\beval\(|new Function\(/);
    }
  });
}

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

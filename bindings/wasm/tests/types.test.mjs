// The types: they fit what the library gives, refuse what it refuses, and serve whoever installs it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

import { check, claims, form, rules, sum } from "gouji";
import { cases } from "./support/rust.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

// A project of someone else's, with the package installed.
const folder = mkdtempSync(`${tmpdir()}/gouji-`);
mkdirSync(`${folder}/node_modules`);
symlinkSync(root, `${folder}/node_modules/gouji`);
writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
after(() => rmSync(folder, { recursive: true }));

/** Holds sources against the types of the package, by the strictest rules and without trust in its declarations. */
function compile(sources, resolution = ["--module", "esnext", "--moduleResolution", "bundler"]) {
  const files = Object.entries(sources).map(([name, source]) => (writeFileSync(`${folder}/${name}`, source), `${folder}/${name}`));
  try {
    execFileSync(`${root}node_modules/.bin/tsc`, [
      "--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedSideEffectImports", ...resolution,
      "--target", "es2022", "--lib", "es2022,dom", "--types", "", "--ignoreConfig", ...files,
    ], { encoding: "utf8" });
  } catch (error) {
    assert.fail(error.stdout.slice(0, 3000));
  }
}

test("what the library gives is what its types say", { timeout: 120_000 }, () => {
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
  compile({ "shapes.ts": `import type { Answer, Claim, Form, Report, Rule } from "gouji";\n${shapes.join("\n")}\n` });
});

test("what there is not is refused", () => compile({
  "refused.ts": `import { check, compare, form } from "gouji";
// @ts-expect-error a table the form lacks
check({ cells: { overview: {} } });
// @ts-expect-error an edition there is not
form(2020);
// @ts-expect-error a rule there is not
check("{}", { ignore: ["no-such-rule"] });
// @ts-expect-error a verdict there is not
check("{}").reports[0]!.verdict === "perfect";
// @ts-expect-error nothing to compare with
compare(undefined, { cells: {} });
// @ts-expect-error a file that is not read yet
check(new Blob());
`,
}));

const CONSUMER = {
  "functions.ts": `import { Draft, GoujiError, check, init, read, type Answer, type GoujiErrorKind, type Verdict } from "gouji";
await init(new Uint8Array());
export const answer: Answer = check(new Uint8Array(), { file: "report.docx" });
export const verdicts: Verdict[] = read(new Uint8Array()).map(({ report }) => check(report).reports[0]!.verdict);
const draft: Draft = Draft.of({ cells: { requests: { received: { total: 1 } } } });
draft.write({ requests: { received: { total: null } } });
export const told = (error: unknown): GoujiErrorKind | null => (error instanceof GoujiError ? error.kind : null);
`,
  "element.ts": `import { type Answer, type GoujiError, type Input, type Verdict } from "gouji";
import { GoujiCheck } from "gouji/element";
const element = document.querySelector("gouji-check")!;
const same: GoujiCheck = element;
const made: GoujiCheck = document.createElement("gouji-check");
element.report = { cells: {} } satisfies Input;
element.options = { ignore: ["carry-over"] };
element.addEventListener("gouji-verdict", (event) => {
  const answer: Answer = event.detail;
  const verdict: Verdict | null = element.verdict;
  console.log(answer, verdict, same, made);
});
element.addEventListener("gouji-change", ({ detail: { files } }) => files.forEach((file) => file.name.trim()));
element.open(new File([], "one.docx"), new File([], "two.docx")).then((answer: Answer | null) => answer?.reports.map(({ file }) => file));
document.addEventListener("gouji-error", ({ detail }: CustomEvent<GoujiError>) => detail.words.zh.trim());
// @ts-expect-error no event of its
element.addEventListener("gouji-verdict", (event: MouseEvent) => event);
// @ts-expect-error no property of its
element.verdicts;
`,
  "classic.ts": `import "gouji/classic";
await gouji.ready;
export const verdict: "pass" | "fail" | "not_assessable" = gouji.check("{}").reports[0]!.verdict;
window.gouji.form(2021).cells.length.toFixed();
export const element: InstanceType<typeof gouji.GoujiCheck> = document.querySelector("gouji-check")!;
// @ts-expect-error an edition there is not
gouji.form(2020);
`,
  // The file is a script: what it has is global, and nothing is exported.
  "no-names.ts": `// @ts-expect-error nothing by this name
import { check } from "gouji/classic";
export { check };
`,
  "readme.ts": /```ts types\n([\s\S]*?)```/.exec(readFileSync(`${root}README.md`, "utf8"))[1],
};

test("whoever installs the package finds its functions, its element and its global typed, with a bundler", () => compile(CONSUMER));

test("and with Node's own resolution", () => compile(CONSUMER, ["--module", "nodenext"]));

test("without the element no tag or event of its is known", () => compile({
  "plain.ts": `import "gouji";
const element: Element | null = document.querySelector("gouji-check");
// @ts-expect-error a plain element
element?.verdict;
`,
}));

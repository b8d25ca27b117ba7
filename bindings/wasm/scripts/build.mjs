// Builds everything into dist/: the module, the scripts, the types and the page.
// `--quick` leaves wasm-opt out; `--scripts` keeps the module that was built before.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

import { packed, page } from "./page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [dist, raw] = [`${root}dist`, `${root}.raw`];
const given = (flag) => process.argv.includes(flag);
const run = (command, args, options = {}) =>
  execFileSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], ...options });
const cargo = (args, options) => run("cargo", ["run", "--quiet", "--locked", ...args], options);
const tool = (name, ...args) => run(`${root}node_modules/.bin/${name}`, args);

// The oldest browser that is served, and the language its scripts are written in.
const OLDEST = ["es2018", "chrome75"];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

// PDF more than doubles the module, so there is one with and one without it.
const EDITIONS = { gouji: ["spreadsheet,docx,html"], "gouji-pdf": [] };

const printed = (example) =>
  cargo(["-p", "gouji-wasm", "--example", example], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 24 });
// The types know what the core of today knows; examples of rules are no part of the module, but of whoever asks for them.
writeFileSync(`${root}js/ids.ts`, printed("ids"));
const examples = printed("examples");

if (!given("--scripts")) {
  for (const [edition, readers] of Object.entries(EDITIONS)) {
    cargo(["-p", "gouji-wasm-build", "--", `${raw}/${edition}`, ...readers]);
    if (given("--quick")) continue;
    const module = `${raw}/${edition}/gouji.wasm`;
    // Nothing of Rust's lies at the lowest addresses, so that a load may carry what is added to its address.
    const smaller = (...more) => tool("wasm-opt", "-Os", "--low-memory-unused", ...more, "--strip-debug", module, "-o", module);
    smaller();
    // wasm-bindgen leaves functions by size; those that are alike pack better when they stand together.
    cargo(["-p", "gouji-wasm-build", "--", "order", module]);
    smaller("--reorder-functions-by-name");
    cargo(["-p", "gouji-wasm-build", "--", "validate", module]);
  }
}
const glue = Object.keys(EDITIONS).map((edition) => readFileSync(`${raw}/${edition}/gouji.js`, "utf8"));
if (glue[0] !== glue[1]) throw new Error("the editions of the module need glue of their own");

tool("tsc", "-p", "tsconfig.json");
tool("tsc", "-p", "tsconfig.types.json", "--declaration", "--emitDeclarationOnly", "--outDir", `${dist}/types`);

const modules = {};
for (const edition of Object.keys(EDITIONS)) {
  modules[edition] = readFileSync(`${raw}/${edition}/gouji.wasm`);
  writeFileSync(`${dist}/${edition}.wasm`, modules[edition]);
}
// Imports that the build answers, by their names.
const answers = (modules) => ({
  name: "answers",
  setup(build) {
    const names = new RegExp(`^(${Object.keys(modules).join("|")})$`);
    build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: "answers" }));
    build.onLoad({ filter: names, namespace: "answers" }, ({ path }) => ({ contents: modules[path], resolveDir: `${root}js` }));
  },
});
const plain = answers({ "gouji-examples": `export default () => ${JSON.stringify(examples.toString().trim())}` });
const inside = answers({
  "gouji-wasm-base64": `export default ${JSON.stringify(packed(modules.gouji))}`,
  "gouji-examples": `
    import { decode } from "./decode";
    export default () => new TextDecoder().decode(decode(${JSON.stringify(packed(examples))}))`,
});
const common = { bundle: true, legalComments: "none", alias: { "gouji-raw": `${raw}/gouji/gouji.js` }, absWorkingDir: root };

await esbuild.build({
  ...common, entryPoints: ["js/index.ts", "js/element.ts"], outdir: dist, format: "esm", splitting: true, target: "es2020",
  plugins: [plain],
});
await esbuild.build({
  ...common, entryPoints: ["js/node.ts"], outfile: `${dist}/node.js`, format: "esm", platform: "node", plugins: [plain],
});
await esbuild.build({
  ...common, entryPoints: ["js/classic.ts"], outfile: `${dist}/gouji.classic.js`, format: "iife", globalName: "gouji",
  target: OLDEST, minify: true, plugins: [inside],
  // Imported by a bundler it is a module, whose variables are its own.
  footer: { js: "globalThis.gouji=gouji;" },
});
for (const [edition, wasm] of Object.entries(modules)) {
  writeFileSync(`${dist}/${edition}.html`, await page({ common, target: OLDEST, wasm, root, pdf: edition === "gouji-pdf" }));
}

for (const file of ["gouji.wasm", "gouji-pdf.wasm", "gouji.classic.js", "gouji.html", "gouji-pdf.html"]) {
  const bytes = readFileSync(`${dist}/${file}`);
  console.log(`${file}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzip`);
}

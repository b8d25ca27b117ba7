// Puts the page together: one file, with style, script, worker and module inside.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import * as esbuild from "esbuild";

const text = (result) => result.outputFiles[0].text;
// Inside a script element its own end must not appear.
const inScript = (code) => code.replace(/<\/(script)/gi, "<\\/$1").trim();

/** Bytes as text: deflated, in base64. */
export const packed = (bytes) => deflateRawSync(bytes, { level: 9 }).toString("base64");

/** The text of the page. */
export async function page({ common, target, wasm, root, pdf }) {
  const build = (entry, plugins = []) =>
    esbuild.build({
      ...common, entryPoints: [entry], format: "iife", target, minify: true, write: false, charset: "utf8", plugins, define: { PDF: String(pdf) }, jsx: "automatic", jsxImportSource: "preact",
    });
  const worker = text(await build("page/src/worker.ts"));
  const carried = {
    name: "carried",
    setup(build) {
      build.onResolve({ filter: /^gouji-worker-source$/ }, () => ({ path: "worker", namespace: "carried" }));
      build.onLoad({ filter: /./, namespace: "carried" }, () => ({ contents: `export default ${JSON.stringify(worker)}` }));
    },
  };
  const script = text(await build("page/src/main.tsx", [carried]));
  const style = await esbuild.transform(readFileSync(`${root}page/style.css`, "utf8"), { loader: "css", minify: true, target });
  const gate = await esbuild.transform(readFileSync(`${root}page/gate.js`, "utf8"), { minifyWhitespace: true, charset: "utf8" });
  const parts = { STYLE: style.code.trim(), GATE: inScript(gate.code), WASM: packed(wasm), SCRIPT: inScript(script) };
  return readFileSync(`${root}page/index.html`, "utf8").replace(/\/\*(STYLE|GATE|WASM|SCRIPT)\*\//g, (_, part) => parts[part]);
}

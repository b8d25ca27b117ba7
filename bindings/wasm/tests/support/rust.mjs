// What Rust answers, for the other languages to be held against.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
let known;

function cargo(args) {
  return execFileSync("cargo", ["run", "--quiet", "--locked", ...args], { cwd: root, maxBuffer: 1 << 28, encoding: "utf8" });
}

/** Every literate case: its report, its options, its findings, and the core's answer as text. */
export function cases() {
  known ??= cargo(["-p", "gouji-wasm", "--example", "cases"]).trim().split("\n").map((line) => JSON.parse(line));
  return known;
}

/** What the command prints. */
export function command(...args) {
  return cargo(["-p", "gouji-cli", "--", ...args]);
}

export { root };

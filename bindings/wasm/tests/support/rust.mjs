// What Rust answers, for the other languages to be held against.
import { execFileSync, spawnSync } from "node:child_process";
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

/** What the command prints; findings, which it tells by its exit code, are no failure. */
export function command(...args) {
  const { status, stdout, stderr } = spawnSync("cargo", ["run", "--quiet", "--locked", "-p", "gouji-cli", "--", ...args], {
    cwd: root, maxBuffer: 1 << 28, encoding: "utf8",
  });
  if (status > 1) throw new Error(stderr);
  return stdout;
}

export { root };

/** gouji for Node: ready as soon as it is imported, with every reader. */
import { readFileSync } from "node:fs";

import { initSync } from "./binding.js";

export * from "./binding.js";
export { explain, rules } from "./catalogue.js";
export type * from "./types.js";

initSync(readFileSync(new URL("gouji-pdf.wasm", import.meta.url)));

/** Nothing is left to do in Node; it is here so that one program runs in both places. */
export async function init(): Promise<void> {}

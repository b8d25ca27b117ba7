/** gouji for bundlers and the web: `await init()` first. */
import { initAsync } from "./binding.js";

export * from "./binding.js";
export { explain, rules } from "./catalogue.js";
export type * from "./types.js";

/** Makes the module ready: from the file beside this one, from elsewhere, or from bytes at hand. */
export async function init(source: string | URL | Response | BufferSource = new URL("gouji.wasm", import.meta.url)): Promise<void> {
  await initAsync(typeof source === "string" || source instanceof URL ? fetch(source) : source);
}

/** gouji for a script tag: the module is inside, `gouji.ready` tells when it can be used. */
import base64 from "gouji-wasm-base64";

import { initAsync } from "./binding.js";
import { decode } from "./decode.js";
import { define } from "./gouji-check/element.js";

export * from "./binding.js";
export { explain, rules } from "./catalogue.js";
export { GoujiCheck } from "./gouji-check/element.js";

/** Fulfilled once the functions can be called. */
export const ready: Promise<void> = initAsync(decode(base64));

define(ready);

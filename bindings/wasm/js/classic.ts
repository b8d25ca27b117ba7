/** gouji for a script tag: the module is inside, `gouji.ready` tells when it can be used. */
import { initAsync } from "./binding.js";
import { define } from "./gouji-check.js";
import { bytes } from "./inline.js";

export * from "./binding.js";

/** Fulfilled once the functions can be called. */
export const ready: Promise<void> = initAsync(bytes());

define(ready);

/** Importing this makes `<gouji-check>` known to the page. */
import { define } from "./gouji-check.js";
import { init } from "./index.js";

export { GoujiCheck } from "./gouji-check.js";

if (typeof customElements !== "undefined") define(init());

/** Importing this makes `<gouji-check>` known to the page. */
import { define } from "./gouji-check/element.js";
import { init } from "./index.js";

export { GoujiCheck } from "./gouji-check/element.js";

if (typeof customElements !== "undefined") define(init());

/** What `gouji/classic` puts into the page; as a module it gives nothing. */
import type * as classic from "./classic.js";

declare global {
  var gouji: typeof classic;
}

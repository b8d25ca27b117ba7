/** What was deflated and written in base64, as scripts and pages carry the module and more. */
import { inflateSync } from "fflate";

/**
 * Its bytes: without a request, which `fetch` of a data address would be, and without
 * `DecompressionStream`, which Chromium has from 80 on.
 */
export function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const out = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) out[index] = binary.charCodeAt(index);
  return inflateSync(out) as Uint8Array<ArrayBuffer>;
}

/** The page without PDF knows one when it sees it, and names the page that reads it. */
import { Refusal } from "./engine.js";

/** Whether this edition of the page reads PDF; the build says so. */
declare const PDF: boolean;

/** The same bytes, unless they are a PDF that must go elsewhere. */
export function noPdf(bytes: Uint8Array): Uint8Array {
  if (PDF || !new TextDecoder("latin1").decode(bytes.subarray(0, 1024)).includes("%PDF-")) return bytes;
  throw new Refusal("unsupported", {
    zh: "本页不读 PDF；请用同时提供的 gouji-pdf.html 打开，或换成 Word 文件再放入",
    en: "this page reads no PDF; open the file in gouji-pdf.html, which came with it, or drop the Word file",
  });
}

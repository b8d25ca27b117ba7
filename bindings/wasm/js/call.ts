/** The way into the module: it is made ready, called, and made anew after a panic. */
import * as raw from "gouji-raw";

import type { ErrorKind, Options, Text } from "./types.js";

/** The kinds of {@link GoujiError}: why a file could not be read, or what was misused. */
export type GoujiErrorKind = ErrorKind | "json" | "profile" | "unknown_rule" | "unknown_address" | "usage" | "internal";

/** Why there is no answer. Problems in a report are findings, never errors. */
export class GoujiError extends Error {
  readonly kind: GoujiErrorKind;
  /** Where in the JSON the fault is, if it is there: `/cells/requests/received/total`. */
  readonly path: string | null;
  /** The error in the clerk's words and in English. */
  readonly words: Text;

  constructor(kind: GoujiErrorKind, words: Text, path: string | null = null) {
    super(words.en);
    this.name = "GoujiError";
    this.kind = kind;
    this.path = path;
    this.words = words;
  }
}

let ready = false;

/** Makes the module ready from its bytes or its compiled form. */
export function initSync(module: BufferSource | WebAssembly.Module): void {
  raw.initSync({ module });
  ready = true;
}

/** The same, where a page may not compile on the spot. */
export async function initAsync(module: Response | BufferSource | WebAssembly.Module): Promise<void> {
  await raw.default({ module_or_path: module });
  ready = true;
}

/** Calls the module; what it throws becomes a {@link GoujiError}. */
export function call<T>(run: () => T): T {
  if (!ready) {
    throw new GoujiError("usage", { zh: "请先调用 init()", en: "call init() first" });
  }
  try {
    return run();
  } catch (thrown) {
    throw typeof thrown === "string" ? told(thrown) : panicked(thrown);
  }
}

function told(json: string): GoujiError {
  const { kind, message, path } = JSON.parse(json) as { kind: GoujiErrorKind; message: Text; path: string | null };
  return new GoujiError(kind, message, path);
}

/** After a panic the module's memory cannot be trusted. */
function panicked(thrown: unknown): GoujiError {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  raw.__wbg_reset_state();
  return new GoujiError("internal", { zh: `程序内部出错：${words}`, en: `internal error: ${words}` });
}

/** The options as the module takes them. */
export function json(options: Options | undefined): string {
  if (!options) return "";
  const { file: _, ...given } = options;
  return JSON.stringify(given);
}

const encoder = new TextEncoder();
/** Where texts are written on their way: an array for each would cost more than its writing. */
let room = new Uint8Array(1 << 14);
/** What is kept for the next texts; what needs more gets an array of its own. */
const KEPT = 1 << 20;

/** A report, or what is like one, as the module takes it: to be used before the next one is asked for. */
export function utf8(given: object | string): Uint8Array {
  const text = typeof given === "string" ? given : JSON.stringify(given);
  // A code unit of a string is three bytes at most.
  const most = 3 * text.length;
  if (most > KEPT) return encoder.encode(text);
  if (most > room.length) room = new Uint8Array(most);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}

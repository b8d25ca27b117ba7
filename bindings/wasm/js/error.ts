/** Why there is no answer. */
import type { ErrorKind, RefusalKind, Text } from "./types.js";

/** The kinds of {@link GoujiError}: why a file could not be read, what was misused, or why gouji cannot work. */
export type GoujiErrorKind = ErrorKind | RefusalKind | "usage" | "load" | "internal";

/** Why there is no answer. Problems in a report are findings, never errors. */
export class GoujiError extends Error {
  readonly kind: GoujiErrorKind;
  /** Where in the JSON the fault is, if it is there: `/cells/requests/received/total`. */
  readonly path: string | null;
  /** The error in the clerk's words and in English. */
  readonly words: Text;

  constructor(kind: GoujiErrorKind, words: Text, path: string | null = null, cause?: unknown) {
    super(words.en, cause === undefined ? undefined : { cause });
    this.name = "GoujiError";
    this.kind = kind;
    this.path = path;
    this.words = words;
  }
}

/** A caller's slip: nothing has happened yet, and the words say what to pass. */
export const misused = (zh: string, en: string, path: string | null = null): GoujiError => new GoujiError("usage", { zh, en }, path);

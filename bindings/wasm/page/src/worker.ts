/** The checker's own thread: a hostile file can at worst stop this one. */
import { Draft, GoujiError, checkJson, form, initSync, sum } from "../../js/binding.js";
import { decode } from "../../js/decode.js";
import type { Answer, Cells, Options, Report } from "../../js/types.js";
import type { Call, Opened, Reply } from "./engine.js";

/** The reports on the desk, by the names the page gave them. */
const drafts = new Map<string, Draft>();

function keep(name: string, draft: Draft): Draft {
  close(name);
  drafts.set(name, draft);
  return draft;
}

function draft(name: string): Draft {
  const found = drafts.get(name);
  if (!found) throw new Error(`no draft ${name}`);
  return found;
}

function close(name: string): void {
  drafts.get(name)?.free();
  drafts.delete(name);
}

/** Reads a document and judges each of its reports on the way: one answer for the whole drop. */
function read(name: string, bytes: Uint8Array, options: Options): Opened[] {
  return Draft.read(bytes, options).map((draft, index) => {
    keep(`${name}.${index}`, draft);
    return { id: `${name}.${index}`, part: draft.part, report: draft.report, answer: draft.judge() };
  });
}

function open(name: string, report: Report, options: Options): Answer {
  return keep(name, Draft.of(report, options)).judge();
}

function write(name: string, cells: Cells): Answer {
  draft(name).write(cells);
  return draft(name).judge();
}

const METHODS: { [method: string]: (...args: never[]) => unknown } = {
  init: (module: string) => initSync(decode(module)),
  mend: (name: string) => draft(name).check(),
  read, open, write, close, checkJson, form, sum,
};

self.onmessage = ({ data }: MessageEvent<Call>) => {
  const reply = (answer: Omit<Reply, "id">): void => self.postMessage({ id: data.id, ...answer });
  try {
    reply({ result: METHODS[data.method]?.(...(data.args as never[])) });
  } catch (error) {
    const internal = { zh: `程序内部出错：${String(error)}`, en: `internal error: ${String(error)}` };
    const known = error instanceof GoujiError;
    reply({ error: { kind: known ? error.kind : "internal", words: known ? error.words : internal } });
  }
};

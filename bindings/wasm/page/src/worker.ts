/** The checker's own thread: a hostile file can at worst stop this one. */
import { Draft, GoujiError, checkJson, form, initSync, sum } from "../../js/binding.js";
import { decode } from "../../js/decode.js";
import type { Cells, Options, Report } from "../../js/types.js";
import type { Call, Handed, Json, Reply } from "./engine.js";

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
function read(name: string, bytes: Uint8Array, options: Options): Handed[] {
  return Draft.read(bytes, options).map((draft, index) => {
    keep(`${name}.${index}`, draft);
    return { id: `${name}.${index}`, part: draft.part, report: draft.reportJson(), answer: draft.judgeJson() };
  });
}

function open(name: string, report: Report, options: Options): Json {
  return keep(name, Draft.of(report, options)).judgeJson();
}

function write(name: string, cells: Cells): Json {
  draft(name).write(cells);
  return draft(name).judgeJson();
}

const METHODS: { [method: string]: (...args: never[]) => unknown } = {
  init: (text: string): WebAssembly.Module => {
    const module = new WebAssembly.Module(decode(text));
    initSync(module);
    return module;
  },
  mend: (name: string): Json => draft(name).checkJson(),
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

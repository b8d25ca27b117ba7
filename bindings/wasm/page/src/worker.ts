/** The checker's own thread: a hostile file can at worst stop this one. */
import { GoujiError, checkJson, claims, form, initSync, read } from "../../js/binding.js";
import type { Call, Reply } from "./engine.js";

const METHODS: { [method: string]: (...args: never[]) => unknown } = { checkJson, claims, form, read };

self.onmessage = ({ data }: MessageEvent<Call>) => {
  const reply = (answer: Omit<Reply, "id">): void => self.postMessage({ id: data.id, ...answer });
  try {
    const result = data.method === "init" ? initSync(data.args[0] as BufferSource) : METHODS[data.method]?.(...(data.args as never[]));
    reply({ result });
  } catch (error) {
    const internal = { zh: `程序内部出错：${String(error)}`, en: `internal error: ${String(error)}` };
    const known = error instanceof GoujiError;
    reply({ error: { kind: known ? error.kind : "internal", words: known ? error.words : internal } });
  }
};

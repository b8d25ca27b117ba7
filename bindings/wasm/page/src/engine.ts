/** The way to the checker's thread: questions with numbers, answers as promises, an end to what takes too long. */
import source from "gouji-worker-source";

import type { Claim, Form, Options, Reading, Report, Text } from "../../js/types.js";
import { decode } from "../../js/inline.js";

export interface Call {
  id: number;
  method: string;
  args: unknown[];
}

export interface Reply {
  id: number;
  result?: unknown;
  error?: { kind: string; words: Text };
}

/** What the checker said instead of an answer. */
export class Refusal extends Error {
  constructor(readonly kind: string, readonly words: Text) {
    super(words.en);
  }
}

/** No honest document takes longer, even on an old desktop. */
const PATIENCE = 30_000;

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Refusal): void;
  timer: number;
}

export class Engine {
  private worker: Worker | null = null;
  private waiting = new Map<number, Waiting>();
  private last = 0;
  private readonly address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  private readonly module = decode(document.getElementById("wasm")?.textContent?.trim() ?? "");

  private start(): Worker {
    const worker = new Worker(this.address);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const waiting = this.waiting.get(data.id);
      if (!waiting) return;
      this.waiting.delete(data.id);
      clearTimeout(waiting.timer);
      if (data.error) waiting.reject(new Refusal(data.error.kind, data.error.words));
      else waiting.resolve(data.result);
    };
    worker.onerror = (event) => this.stop({ zh: `程序内部出错：${event.message}`, en: `internal error: ${event.message}` });
    this.worker = worker;
    void this.call("init", this.module).catch(() => undefined);
    return worker;
  }

  /** Ends the thread; the next question starts a new one. */
  private stop(words: Text): void {
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const one of waiting) {
      clearTimeout(one.timer);
      one.reject(new Refusal("internal", words));
    }
  }

  private call(method: string, ...args: unknown[]): Promise<unknown> {
    const worker = this.worker ?? this.start();
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const timer = window.setTimeout(
        () => this.stop({ zh: "文件处理时间过长，已停止；请检查文件是否正常", en: "the file took too long and was given up; check the file" }),
        PATIENCE,
      );
      this.waiting.set(id, { resolve, reject, timer });
      worker.postMessage({ id, method, args } satisfies Call);
    });
  }

  read(bytes: Uint8Array, options: Pick<Options, "file" | "format">): Promise<Reading[]> {
    return this.call("read", bytes, options) as Promise<Reading[]>;
  }

  checkJson(report: Report, options: Options): Promise<string> {
    return this.call("checkJson", report, options) as Promise<string>;
  }

  claims(report: Report): Promise<Claim[]> {
    return this.call("claims", report) as Promise<Claim[]>;
  }

  form(edition: number): Promise<Form> {
    return this.call("form", edition) as Promise<Form>;
  }
}

/** The way to the checker's thread: questions with numbers, answers as promises, an end to what takes too long. */
import source from "gouji-worker-source";

import type { Answer, Cells, Form, Options, Report, Text } from "../../js/types.js";
import { changed } from "./model.js";

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

/** Objects go from thread to thread as their JSON: text is copied at once, objects piece by piece. */
export type Json = string;

/** A report of a document, judged as it was read. */
export interface Opened {
  id: string;
  part: string | null;
  report: Report;
  answer: Answer;
}

/** The same on its way here. */
export interface Handed extends Pick<Opened, "id" | "part"> {
  report: Json;
  answer: Json;
}

/** What a report is held against. */
export type Beside = Pick<Options, "last" | "members" | "frozen">;

/** What a checker knows of a report. */
export interface Known {
  report: Report;
  beside: Beside;
}

/** What a checker that knows a report must still be told of it; null if that is more than some cells. */
export const news = (known: Known | undefined, report: Report, beside: Beside): Cells | null =>
  known && same(known.beside, beside) ? changed(known.report, report) : null;

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
  private readonly module = document.getElementById("wasm")?.textContent?.trim() ?? "";
  /** What the thread knows of each report. */
  private known = new Map<string, Known>();
  /** The module as the thread has compiled it. */
  compiled!: Promise<WebAssembly.Module>;

  /** The thread starts at once and has the module ready before the first file comes. */
  constructor() {
    this.start();
  }

  private start(): Worker {
    const worker = new Worker(this.address);
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      const waiting = this.waiting.get(data.id);
      if (!waiting) return;
      this.waiting.delete(data.id);
      clearTimeout(waiting.timer);
      // A module made anew knows no report.
      if (data.error?.kind === "internal") this.known.clear();
      if (data.error) waiting.reject(new Refusal(data.error.kind, data.error.words));
      else waiting.resolve(data.result);
    };
    worker.onerror = (event) => this.stop({ zh: `程序内部出错：${event.message}`, en: `internal error: ${event.message}` });
    this.worker = worker;
    this.compiled = this.call("init", this.module) as Promise<WebAssembly.Module>;
    this.compiled.catch(() => undefined);
    return worker;
  }

  /** Ends the thread; the next question starts a new one. */
  private stop(words: Text): void {
    this.worker?.terminate();
    this.worker = null;
    this.known.clear();
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

  /** Reads a document; its reports are named after it. */
  async read(name: string, bytes: Uint8Array, options: Pick<Options, "file" | "format">): Promise<Opened[]> {
    const handed = (await this.call("read", name, bytes, options)) as Handed[];
    const opened = handed.map((one): Opened => ({ ...one, report: parsed(one.report), answer: parsed(one.answer) }));
    for (const { id, report } of opened) this.known.set(id, { report, beside: {} });
    return opened;
  }

  /** The verdict on a report as it is now, without repairs; only what has changed goes across. */
  async judge(id: string, report: Report, beside: Beside): Promise<Answer> {
    const known = this.known.get(id);
    this.known.set(id, { report, beside });
    const cells = news(known, report, beside);
    return parsed(await (cells ? this.call("write", id, cells) : this.call("open", id, report, beside)));
  }

  /** The whole answer to what was judged last: with repairs, and what the sentences claim. */
  async mend(id: string): Promise<Answer> {
    return parsed(await this.call("mend", id));
  }

  close(id: string): void {
    if (this.known.delete(id)) this.call("close", id).catch(() => undefined);
  }

  /** The answer as every language gives it, to be filed. */
  checkJson(report: Report, beside: Beside): Promise<string> {
    return this.call("checkJson", report, beside) as Promise<string>;
  }

  sum(reports: Report[]): Promise<Report> {
    return this.call("sum", reports) as Promise<Report>;
  }

  form(edition: number): Promise<Form> {
    return this.call("form", edition) as Promise<Form>;
  }
}

const parsed = <T>(json: unknown): T => JSON.parse(json as Json) as T;

const same = (one: Beside, other: Beside): boolean =>
  one.last === other.last && alike(one.members, other.members) && alike(one.frozen, other.frozen);

const alike = <T>(one: T[] = [], other: T[] = []): boolean => one.length === other.length && one.every((item, index) => item === other[index]);

/** The browser's own memory of the desk: it survives a reload, on this machine only, and what does not fit is told. */
import { type Kept, type Memory, entries, note, openMemory, parsed } from "./memory.js";
import { type Saved, TOLD, revived, savedOf, toldOf } from "./revive.js";
import type { State, Told, Work } from "./state.js";

const SETTINGS = "gouji-settings";
/** What a window had no time to keep when it was closed. */
const LEFT = "gouji-left-";
const WINDOW = LEFT + Math.random().toString(36).slice(2);

export interface Desk {
  works: Saved[];
  told: Told;
  /** The key of the work in hand. */
  current: string | null;
  settings: Partial<Pick<State, "language" | "large" | "dark">>;
  /** How many records could not be made out. */
  unclear: number;
}

/** What was kept of a work: under which key, and which it was. */
interface Written {
  key: string;
  stamp: string | null;
  saved: Saved;
}

interface Left {
  record: Kept;
  /** The stamps that may be there without it being another window's. */
  known: (string | null)[];
}

export class Keeper {
  private readonly memory: Promise<Memory> = openMemory();
  /** By the names of the works. */
  private written = new Map<string, Written>();
  /** The explanations of closed reports that are kept. */
  private told: Told = {};
  /** The stamps that are being written. */
  private pending = new Map<string, string>();
  /** The works that this window has had on its desk. */
  private seen = new Set<string>();
  private state: State | null = null;
  private timer = 0;
  /** One thing after the other. */
  private queue: Promise<void> = Promise.resolve();

  /** `tell` is told the files that could not be kept, whenever they are others. */
  constructor(private readonly tell: (unkept: string[]) => void) {
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("pageshow", () => note(WINDOW, null));
    window.addEventListener("beforeunload", (event) => {
      if (!this.state?.unkept.length) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }

  /** What was left on the desk, by this window and others. */
  async load(): Promise<Desk> {
    const memory = await this.memory;
    await this.takeLeft(memory).catch(() => undefined);
    const records = await memory.all().catch(() => []);
    const works: Saved[] = [];
    const told: Told = {};
    for (const record of records) {
      const [key, text] = toldOf(record) ?? [];
      if (key !== undefined && text !== undefined) told[key] = text;
      const saved = revived(record);
      if (saved) works.push(saved);
      if (saved) this.written.set(saved.key, { key: saved.key, stamp: (record as Kept).stamp, saved });
    }
    for (const work of works) {
      const own = works.find(({ key }) => key === work.last?.of);
      // Last year's report that lies on the desk is the very same.
      if (work.last && own) work.last = { ...work.last, report: own.report };
    }
    this.told = told;
    const unclear = records.length - works.length - Object.keys(told).length;
    return { ...settings(), works: works.sort((a, b) => a.at - b.at), told, unclear };
  }

  /** Keeps the desk, a moment after the last change. */
  save(state: State): void {
    this.state = state;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.queue = this.queue.then(() => this.write(state))), 150);
  }

  private async write(state: State): Promise<void> {
    const { works, language, large, dark, current } = state;
    note(SETTINGS, JSON.stringify({ language, large, dark, current: works.find(({ id }) => id === current)?.key }));
    const memory = await this.memory;
    const unkept: string[] = [];
    for (const work of works) {
      // Another state waits to be kept.
      if (this.state !== state) return;
      this.seen.add(work.key);
      if (!(await this.put(memory, work).catch(() => false))) unkept.push(work.file);
    }
    await this.tellOn(memory, state.told);
    await this.letGo(memory, works);
    if (unkept.join() !== state.unkept.join()) this.tell(unkept);
  }

  /** Keeps a work that has changed; beside the other one if another window has changed it too. */
  private async put(memory: Memory, work: Work): Promise<boolean> {
    const next = this.changed(work);
    if (!next) return true;
    const known = this.written.get(work.key)?.stamp ?? null;
    this.pending.set(work.key, next.stamp);
    const isKept = await memory.put(next, known);
    const record = isKept ? next : { ...next, key: stamp() };
    if (!isKept) await memory.put(record, null);
    this.written.set(work.key, { key: record.key, stamp: record.stamp, saved: record.body as Saved });
    return true;
  }

  /** The record of a work that is not kept as it is. */
  private changed(work: Work): Kept | null {
    const [before, saved] = [this.written.get(work.key), savedOf(work)];
    if (before && (Object.keys(saved) as (keyof Saved)[]).every((field) => field === "at" || saved[field] === before.saved[field])) return null;
    return { key: before?.key ?? work.key, stamp: stamp(), body: { ...saved, at: before?.saved.at ?? Date.now() } };
  }

  /** Keeps the explanations of what was closed, each by itself: what another window keeps stays. */
  private async tellOn(memory: Memory, told: Told): Promise<void> {
    for (const key of Object.keys(told)) {
      const text = told[key] ?? "";
      if (this.told[key] !== text) await memory.put({ key, stamp: TOLD, body: text }, TOLD).catch(() => undefined);
    }
    this.told = told;
  }

  /** Lets go of what was closed. */
  private async letGo(memory: Memory, works: Work[]): Promise<void> {
    for (const [name, { key, stamp }] of [...this.written]) {
      if (!this.seen.has(name) || works.some((work) => work.key === name)) continue;
      this.written.delete(name);
      if (stamp) await memory.drop(key, stamp).catch(() => undefined);
    }
  }

  /** The page goes: there is time only for what is done at once. */
  private leave(): void {
    const works = this.state?.works ?? [];
    const left = works.map((work): Left | null => {
      const record = this.changed(work);
      return record && { record, known: [this.written.get(work.key)?.stamp ?? null, this.pending.get(work.key) ?? null] };
    });
    if (left.some(Boolean)) note(WINDOW, JSON.stringify(left.filter(Boolean)));
  }

  /** Puts what windows had no time for where it belongs. */
  private async takeLeft(memory: Memory): Promise<void> {
    for (const [name, text] of entries(LEFT)) {
      const all = parsed(text);
      for (const left of Array.isArray(all) ? all : []) await this.takeOne(memory, left as Left);
      note(name, null);
    }
  }

  private async takeOne(memory: Memory, { record, known }: Left): Promise<void> {
    if (!revived(record) || !Array.isArray(known)) return;
    for (const stamp of known) {
      if (await memory.put(record, stamp)) return;
    }
    await memory.put({ ...record, key: stamp() }, null);
  }

  /** Lets go of everything, other windows' work and settings too. */
  forget(): void {
    this.queue = this.queue.then(async () => {
      this.written.clear();
      this.told = {};
      for (const [name] of entries("gouji-")) note(name, null);
      await (await this.memory).clear().catch(() => undefined);
    });
  }
}

/** A word that is no other. */
const stamp = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

function settings(): Pick<Desk, "current" | "settings"> {
  const { language, large, dark, current } = (parsed(entries(SETTINGS)[0]?.[1] ?? null) ?? {}) as { [name: string]: unknown };
  return {
    current: typeof current === "string" ? current : null,
    settings: { language: language === "en" ? "en" : "zh", large: large === true, dark: dark === true },
  };
}

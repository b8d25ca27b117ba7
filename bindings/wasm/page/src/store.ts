/** What lies on the desk, and everything a person can do with it. */
import type { Address, Claim, Entry, FormatName, Report, TableId, Text } from "../../js/types.js";
import { Engine, Refusal } from "./engine.js";
import { type Edit, type Forms, apply, blanks, cellOf, edition, empty, totals, typed } from "./model.js";
import { type Saved, forget, load, save } from "./saved.js";

/** One report being worked on. */
export interface Work {
  id: number;
  file: string;
  part: string | null;
  report: Report;
  last: { file: string; report: Report } | null;
  /** Explanations of queries, by the finding's fingerprint. */
  reasons: { [fingerprint: string]: string };
  /** Cells a person has confirmed; no repair may touch them. */
  confirmed: Address[];
  undo: Edit[][];
  redo: Edit[][];
  entry: Entry | null;
  /** What the prose says of the numbers. */
  claims: Claim[];
  /** The whole answer as text, the same in every language. */
  answer: string;
}

export interface Failure {
  file: string;
  words: Text;
}

export interface State {
  works: Work[];
  failures: Failure[];
  current: number | null;
  /** The finding whose cells are outlined. */
  selected: string | null;
  /** The cells that a number of the prose speaks of. */
  shown: Address[];
  tool: { version: string; rules: string } | null;
  forms: Forms;
  busy: number;
  language: "zh" | "en";
  large: boolean;
  dark: boolean;
}

/** Larger files hold no annual report. */
const LARGEST_FILE = 64 * 1024 * 1024;

export class Store {
  state: State = {
    works: [], failures: [], current: null, selected: null, shown: [], tool: null, forms: {}, busy: 0, language: "zh", large: false, dark: false,
  };
  private listeners = new Set<() => void>();
  private count = 0;
  /** Whether the first report of what was given last is already shown. */
  private arrived = false;
  /** Typing in one cell is one step of undo. */
  private typing: Address | null = null;

  constructor(readonly engine: Engine) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
    save(this.state);
  }

  get work(): Work | null {
    return this.state.works.find((work) => work.id === this.state.current) ?? null;
  }

  private change(id: number, change: Partial<Work>): void {
    this.set({ works: this.state.works.map((work) => (work.id === id ? { ...work, ...change } : work)) });
  }

  async open(): Promise<void> {
    const [old, new_] = await Promise.all([this.engine.form(2019), this.engine.form(2021)]);
    const saved = load();
    this.set({ forms: { 2019: old, 2021: new_ }, ...saved?.settings });
    for (const work of saved?.works ?? []) this.place(work);
    if (saved?.works.length) this.set({ current: this.state.works[saved.current]?.id ?? this.state.works[0]?.id ?? null });
    await Promise.all(this.state.works.map((work) => this.check(work.id)));
  }

  private place(saved: Saved): Work {
    const work: Work = { id: ++this.count, undo: [], redo: [], entry: null, claims: [], answer: "", ...saved };
    this.set({ works: [...this.state.works, work] });
    return work;
  }

  /** Reads files; each report in them becomes a work. */
  async add(files: File[]): Promise<void> {
    await this.while(async () => {
      for (const file of files) await this.read(file.name, await bytesOf(file), undefined, (found) => this.take(found, file.name));
      this.pair();
    });
  }

  /** Reads what was pasted: a piece of Word, WPS, Excel or of a published page. */
  async paste(text: string, format: FormatName): Promise<void> {
    const name = this.state.language === "zh" ? "粘贴的内容" : "pasted";
    await this.while(() => this.read(name, new TextEncoder().encode(text), format, (found) => this.take(found, name)));
  }

  /** Puts last year's report beside a work. */
  async addLast(id: number, file: File): Promise<void> {
    await this.while(async () => {
      await this.read(file.name, await bytesOf(file), undefined, async ([first]) => {
        if (first) this.change(id, { last: { file: file.name, report: first.report } });
        await this.check(id);
      });
    });
  }

  removeLast(id: number): void {
    this.change(id, { last: null });
    void this.check(id);
  }

  private async read(
    file: string, bytes: Uint8Array | null, format: FormatName | undefined, then: (found: { part: string | null; report: Report }[]) => Promise<void>,
  ): Promise<void> {
    try {
      if (!bytes) throw new Refusal("too_large", { zh: "文件超过 64 MB，不像是年报；请检查文件", en: "the file is larger than 64 MB; check it" });
      await then(await this.engine.read(bytes, { file, format }));
    } catch (error) {
      const words = error instanceof Refusal ? error.words : { zh: String(error), en: String(error) };
      this.set({ failures: [...this.state.failures, { file, words }] });
    }
  }

  private async take(found: { part: string | null; report: Report }[], file: string): Promise<void> {
    for (const { part, report } of found) {
      const work = this.place({ file, part, report, last: null, reasons: {}, confirmed: [] });
      if (!this.arrived) this.set({ current: work.id, selected: null });
      this.arrived = true;
      await this.check(work.id);
    }
  }

  /** Puts the report of the year before beside each report of the same agency. */
  private pair(): void {
    for (const work of this.state.works) {
      const { agency, year } = work.report;
      if (work.last || !agency || !year) continue;
      const before = this.state.works.find((other) => other.report.agency === agency && other.report.year === year - 1);
      if (!before) continue;
      this.change(work.id, { last: { file: before.file, report: before.report } });
      void this.check(work.id);
    }
  }

  begin(year: 2019 | 2021): void {
    const form = this.state.forms[year];
    if (!form) return;
    const file = this.state.language === "zh" ? `空白表（${year} 版）` : `empty form (${year})`;
    const work = this.place({ file, part: null, report: empty(form), last: null, reasons: {}, confirmed: [] });
    this.set({ current: work.id, selected: null });
    void this.check(work.id);
  }

  close(id: number): void {
    const works = this.state.works.filter((work) => work.id !== id);
    this.set({ works, current: works[0]?.id ?? null, selected: null });
  }

  dismiss(): void {
    this.set({ failures: [] });
  }

  /** Clears the desk and the browser's memory of it. */
  erase(): void {
    this.set({ works: [], failures: [], current: null, selected: null });
    forget();
  }

  /** Judges a work again; a later answer never gives way to an earlier one. */
  async check(id: number): Promise<void> {
    const work = this.state.works.find((one) => one.id === id);
    if (!work) return;
    const [answer, claims] = await Promise.all([
      this.engine.checkJson(work.report, { last: work.last?.report, frozen: work.confirmed }),
      work.report.prose?.length ? this.engine.claims(work.report) : [],
    ]);
    const now = this.state.works.find((one) => one.id === id);
    if (!now || now.report !== work.report || now.last !== work.last || now.confirmed !== work.confirmed) return;
    const { tool, reports } = JSON.parse(answer) as { tool: State["tool"]; reports: Entry[] };
    this.set({ tool });
    this.change(id, { entry: reports[0] ?? null, claims, answer });
  }

  private async while(work: () => Promise<void>): Promise<void> {
    this.arrived = false;
    this.set({ busy: this.state.busy + 1 });
    await work().finally(() => this.set({ busy: this.state.busy - 1 }));
  }

  /** A person types; the first letter opens a step of undo, the next ones go on with it. */
  type(cell: Address, text: string): void {
    const work = this.work;
    if (!work) return;
    const last = work.undo[work.undo.length - 1];
    const open = this.typing === cell && last?.length === 1 && last[0]?.cell === cell ? last[0] : null;
    const edit: Edit = { cell, before: open ? open.before : cellOf(work.report, cell), after: typed(text) };
    const undo = open ? [...work.undo.slice(0, -1), [edit]] : [...work.undo, [edit]];
    this.typing = cell;
    this.put(work, apply(work.report, [edit]), undo, []);
  }

  /** Typing in a cell has ended. */
  leave(): void {
    this.typing = null;
  }

  edit(edits: Edit[]): void {
    const work = this.work;
    this.leave();
    if (work && edits.length) this.put(work, apply(work.report, edits), [...work.undo, edits], []);
  }

  /** Cells given new values, each with what it held before. */
  write(changes: { cell: Address; to: string | number | null }[]): void {
    const work = this.work;
    if (work) this.edit(changes.map(({ cell, to }) => ({ cell, before: cellOf(work.report, cell), after: to })));
  }

  undo(): void {
    const work = this.work;
    const step = work?.undo[work.undo.length - 1];
    this.leave();
    if (work && step) this.put(work, apply(work.report, step, true), work.undo.slice(0, -1), [...work.redo, step]);
  }

  redo(): void {
    const work = this.work;
    const step = work?.redo[work.redo.length - 1];
    this.leave();
    if (work && step) this.put(work, apply(work.report, step), [...work.undo, step], work.redo.slice(0, -1));
  }

  private put(work: Work, report: Report, undo: Edit[][], redo: Edit[][]): void {
    this.change(work.id, { report, undo, redo });
    void this.check(work.id);
  }

  describe(change: Pick<Report, "title" | "agency" | "year">): void {
    const work = this.work;
    if (!work) return;
    this.change(work.id, { report: { ...work.report, ...change } });
    void this.check(work.id);
  }

  fillTotals(): void {
    const entry = this.work?.entry;
    if (entry) this.edit(totals(entry, this.state.forms));
  }

  zeroBlanks(table?: TableId): void {
    const entry = this.work?.entry;
    const cells = entry ? blanks(entry).filter((cell) => !table || cell.startsWith(`/${table}/`)) : [];
    this.write(cells.map((cell) => ({ cell, to: 0 })));
  }

  /** Puts an empty table where the document has none. */
  addTable(table: TableId): void {
    const work = this.work;
    const form = this.state.forms[edition(work?.report.layout?.requests) ?? 2021];
    if (!work || !form) return;
    const blank = empty(form);
    const report: Report = {
      ...work.report,
      layout: { ...work.report.layout, [table]: blank.layout?.[table] ?? 2021 },
      cells: { ...work.report.cells, [table]: blank.cells[table] },
    };
    this.put(work, report, [], []);
  }

  explain(fingerprint: string, reason: string): void {
    const work = this.work;
    if (work) this.change(work.id, { reasons: { ...work.reasons, [fingerprint]: reason } });
  }

  confirm(cell: Address): void {
    const work = this.work;
    if (!work) return;
    const known = work.confirmed.includes(cell);
    this.change(work.id, { confirmed: known ? work.confirmed.filter((other) => other !== cell) : [...work.confirmed, cell] });
    void this.check(work.id);
  }
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  return file.size > LARGEST_FILE ? null : new Uint8Array(await new Response(file).arrayBuffer());
}

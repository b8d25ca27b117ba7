/** The desk and what is judged on it; `intake` brings reports to it, `edits` changes them. */
import type { Answer, Claim } from "../../js/types.js";
import { Edits } from "./edits.js";
import { type Engine, Refusal } from "./engine.js";
import { held } from "./held.js";
import { Intake } from "./intake.js";
import { Near } from "./near.js";
import { pairs } from "./pairs.js";
import { carried, recalled, remembered } from "./reasons.js";
import { Keeper } from "./saved.js";
import { EMPTY, type State, type Work, beside, fresh } from "./state.js";
import { warm } from "./warm.js";

export class Store {
  state: State = EMPTY;
  readonly edits = new Edits(this);
  readonly intake = new Intake(this);
  private listeners = new Set<() => void>();
  private count = 0;
  /** Another one each time all is erased. */
  desk = {};
  private readonly near: Near;
  private readonly keeper = new Keeper((unkept) => this.set({ unkept }));

  constructor(readonly engine: Engine) {
    this.near = new Near(engine.compiled, () => this.work);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
    this.keeper.save(this.state);
    if (change.current) this.near.take();
  }

  get work(): Work | null {
    return this.find(this.state.current);
  }

  find(id: string | null): Work | null {
    return this.state.works.find((work) => work.id === id) ?? null;
  }

  change(id: string, change: Partial<Work>): void {
    this.set({ works: this.state.works.map((work) => (work.id === id ? { ...work, ...change } : work)) });
  }

  /** A name that no report had before. */
  name(): string {
    return `r${++this.count}`;
  }

  place(work: Work): void {
    this.set({ works: [...this.state.works, work] });
  }

  /** A report as it was explained when its file was opened before. */
  recalled(work: Work): Work {
    return { ...work, reasons: recalled(this.state.told, this.state.works, work) };
  }

  /** Gets the forms, and what was left on the desk the last time. */
  async open(): Promise<void> {
    const forms = Promise.all([this.engine.form(2019), this.engine.form(2021), this.engine.checkJson({ cells: {} }, {})]);
    const [[old, new_, answer], desk] = await Promise.all([forms, this.keeper.load()]);
    // An office that vets the file sees its version and rules before anything is dropped.
    this.set({ forms: { 2019: old, 2021: new_ }, tool: (JSON.parse(answer) as Answer).tool, told: { ...desk.told, ...this.state.told }, ...desk.settings });
    const works = desk.works.map(({ file, part, report, at: _, ...kept }) => ({ ...fresh(this.name(), file, part, report), ...kept }));
    this.set({ works: [...works, ...this.state.works.map((work) => this.recalled(work))] });
    if (works.length) this.set({ current: (works.find(({ key }) => key === desk.current) ?? works[0])?.id ?? null });
    else await warm(this.engine, this.state.forms);
    if (desk.unclear) this.fail(...unclear(desk.unclear));
    await Promise.all(works.map((work) => this.check(work.id)));
  }

  /** Judges a work again: the verdict first, then what would mend it. A later answer never gives way to an earlier one. */
  async check(id: string): Promise<void> {
    const work = this.find(id);
    if (!work) return;
    const near = this.near.judge(work);
    if (near) this.judged(work, near);
    try {
      const answer = await this.engine.judge(id, work.report, beside(work));
      if (!near) this.near.take();
      if (near ? this.isAsAsked(work) : this.judged(work, answer)) await this.mend(id);
    } catch (error) {
      this.fail(work.file, error);
    }
  }

  /** Holds each report against that of the year before, as it lies on the desk now. */
  pair(): void {
    for (const { id, last } of pairs(this.state.works)) {
      this.change(id, { last });
      void this.check(id);
    }
  }

  /** Adds repairs and claims to a verdict that is shown. */
  async mend(id: string): Promise<void> {
    const work = this.find(id);
    if (work) this.judged(work, await this.engine.mend(id));
  }

  /** Shows an answer, unless the work is another by now. */
  private judged(asked: Work, { tool, reports: [told] }: Answer): boolean {
    const now = this.find(asked.id);
    if (!now || !told || !this.isAsAsked(asked)) return false;
    // Only the whole answer has claims, and repairs.
    const entry = told.claims ? told : { ...told, repairs: held(now.entry, told, now.confirmed) };
    const claims = entry.claims ? kept(now.claims, entry.claims) : now.claims;
    const first = now.first ?? { cells: now.report.cells, findings: entry.findings };
    const reasons = carried(now.reasons, now.entry, entry);
    this.set({ tool, works: this.state.works.map((work) => (work === now ? { ...now, entry, claims, first, reasons } : work)) });
    return true;
  }

  /** Whether a work is still what an answer was asked for. */
  private isAsAsked({ id, report, last, members, confirmed }: Work): boolean {
    const now = this.find(id);
    return now !== null && now.report === report && now.last === last && now.members === members && now.confirmed === confirmed;
  }

  fail(file: string, error: unknown): void {
    const words = error instanceof Refusal ? error.words : { zh: String(error), en: String(error) };
    this.set({ failures: [...this.state.failures, { file, words }] });
  }

  close(id: string): void {
    this.engine.close(id);
    const closed = this.find(id);
    const told = closed ? remembered(this.state.told, closed) : this.state.told;
    const works = this.state.works.filter((work) => work.id !== id);
    const isInHand = id === this.state.current;
    this.set({ works, told, ...(isInHand && { current: works[0]?.id ?? null, selected: null, shown: [] }) });
  }

  dismiss(): void {
    this.set({ failures: [] });
  }

  /** Clears the desk and the browser's memory of it. */
  erase(): void {
    for (const { id } of this.state.works) this.engine.close(id);
    this.desk = {};
    this.set({ works: [], told: {}, failures: [], unkept: [], current: null, selected: null, shown: [] });
    this.keeper.forget();
  }

  explain(fingerprint: string, reason: string): void {
    const work = this.work;
    if (work) this.change(work.id, { reasons: { ...work.reasons, [fingerprint]: reason } });
  }
}

const unclear = (count: number): [file: string, why: Refusal] => [
  "gouji",
  new Refusal("damaged", { zh: `本机保存的内容有 ${count} 份已损坏，没有打开；可用页底的按钮清除`, en: `${count} records kept on this machine are damaged and were left closed; the button at the foot of the page erases them` }),
];

/** The same claims stay the same object, so that the text is not drawn again. */
const kept = (known: Claim[] | null, claims: Claim[]): Claim[] => (JSON.stringify(known) === JSON.stringify(claims) ? (known ?? claims) : claims);

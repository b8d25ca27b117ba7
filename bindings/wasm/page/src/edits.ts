/** Changing the report in hand, each change a step that can be taken back. */
import type { Address, Report, TableId } from "../../js/types.js";
import { type About, type Step, cellOf, edition, empty, taken, totals, typed, zeroed } from "./model.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";

export class Edits {
  /** The cell or field that is being typed in: that is one step. */
  private typing: string | null = null;

  constructor(private readonly store: Store) {}

  /** A person types; the first letter opens a step, the next ones go on with it. */
  type(cell: Address, text: string): void {
    const work = this.store.work;
    if (!work) return;
    const open = this.open(work, cell);
    const before = open ? open.cells[0]?.before : cellOf(work.report, cell);
    this.go(work, cell, { cells: [{ cell, before, after: typed(text) }] });
  }

  /** Another organ or year; a title that names the old one names the new one from now on. */
  describe(change: Pick<Report, "agency" | "year">): void {
    const work = this.store.work;
    if (!work) return;
    const field = Object.keys(change).join();
    const { title, agency, year, headings } = work.report;
    const before = this.open(work, field)?.about?.before ?? { title, agency, year, headings };
    this.go(work, field, { cells: [], about: { before, after: renamed(before, change) } });
  }

  /** Typing has ended. */
  leave(): void {
    this.typing = null;
  }

  /** The step that typing here goes on with. */
  private open({ undo }: Work, field: string): Step | null {
    return this.typing === field ? (undo[undo.length - 1] ?? null) : null;
  }

  /** What is typed, as one step with what was typed before. */
  private go(work: Work, field: string, step: Step): void {
    const undo = this.open(work, field) ? work.undo.slice(0, -1) : work.undo;
    this.typing = field;
    this.put(work, taken(work.report, step), [...undo, step], []);
  }

  private make(step: Step): void {
    const work = this.store.work;
    this.leave();
    if (work && (step.cells.length || step.about)) this.put(work, taken(work.report, step), [...work.undo, step], []);
  }

  /** Cells given new values, each with what it held before. */
  write(changes: { cell: Address; to: string | number | null }[]): void {
    const work = this.store.work;
    if (work) this.make({ cells: changes.map(({ cell, to }) => ({ cell, before: cellOf(work.report, cell), after: to })) });
  }

  undo(): void {
    const work = this.store.work;
    const step = work?.undo[work.undo.length - 1];
    this.leave();
    if (work && step) this.put(work, taken(work.report, step, true), work.undo.slice(0, -1), [...work.redo, step]);
  }

  redo(): void {
    const work = this.store.work;
    const step = work?.redo[work.redo.length - 1];
    this.leave();
    if (work && step) this.put(work, taken(work.report, step), [...work.undo, step], work.redo.slice(0, -1));
  }

  fillTotals(): void {
    const entry = this.store.work?.entry;
    if (entry) this.write(totals(entry, this.store.state.forms));
  }

  zeroBlanks(): void {
    const entry = this.store.work?.entry;
    if (entry) this.write(zeroed(entry, this.store.state.forms));
  }

  /** Puts an empty table where the document has none. */
  addTable(table: TableId): void {
    const work = this.store.work;
    const form = this.store.state.forms[edition(work?.report.layout?.requests) ?? 2021];
    if (!work || !form) return;
    const { layout } = work.report;
    const own = form.cells.filter((cell) => cell.table === table);
    this.make({
      cells: own.map(({ address }) => ({ cell: address, before: cellOf(work.report, address), after: null })),
      about: { before: { layout }, after: { layout: { ...layout, [table]: empty(form).layout?.[table] ?? 2021 } } },
    });
  }

  /** Keeps a cell as it is, or no longer. */
  confirm(cell: Address): void {
    const work = this.store.work;
    if (!work) return;
    const known = work.confirmed.includes(cell);
    this.store.change(work.id, { confirmed: known ? work.confirmed.filter((other) => other !== cell) : [...work.confirmed, cell] });
    void this.store.check(work.id);
  }

  private put(work: Work, report: Report, undo: Step[], redo: Step[]): void {
    this.store.change(work.id, { report, undo, redo });
    void this.store.check(work.id);
    this.store.pair();
  }
}

/** A report said to be another organ's or another year's, its title and headings with it. */
function renamed(before: About, change: Pick<Report, "agency" | "year">): About {
  const names = (["agency", "year"] as const).map((field) => [before[field], change[field]]).filter(([old, now]) => old && now);
  const anew = (text: string): string => names.reduce((all, [old, now]) => all.replace(String(old), String(now)), text);
  return {
    ...before, ...change,
    ...(before.title && { title: anew(before.title) }),
    ...(before.headings && { headings: before.headings.map((heading) => (heading.part ? heading : { ...heading, text: anew(heading.text) })) }),
  };
}

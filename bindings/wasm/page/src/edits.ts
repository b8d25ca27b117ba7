/** Changing the cells of the work in hand, each change a step that can be taken back. */
import type { Address, Report, TableId } from "../../js/types.js";
import { type Edit, apply, blanks, cellOf, edition, empty, totals, typed } from "./model.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";

export class Edits {
  /** Typing in one cell is one step. */
  private typing: Address | null = null;

  constructor(private readonly store: Store) {}

  /** A person types; the first letter opens a step, the next ones go on with it. */
  type(cell: Address, text: string): void {
    const work = this.store.work;
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

  private make(edits: Edit[]): void {
    const work = this.store.work;
    this.leave();
    if (work && edits.length) this.put(work, apply(work.report, edits), [...work.undo, edits], []);
  }

  /** Cells given new values, each with what it held before. */
  write(changes: { cell: Address; to: string | number | null }[]): void {
    const work = this.store.work;
    if (work) this.make(changes.map(({ cell, to }) => ({ cell, before: cellOf(work.report, cell), after: to })));
  }

  undo(): void {
    const work = this.store.work;
    const step = work?.undo[work.undo.length - 1];
    this.leave();
    if (work && step) this.put(work, apply(work.report, step, true), work.undo.slice(0, -1), [...work.redo, step]);
  }

  redo(): void {
    const work = this.store.work;
    const step = work?.redo[work.redo.length - 1];
    this.leave();
    if (work && step) this.put(work, apply(work.report, step), [...work.undo, step], work.redo.slice(0, -1));
  }

  fillTotals(): void {
    const entry = this.store.work?.entry;
    if (entry) this.make(totals(entry, this.store.state.forms));
  }

  zeroBlanks(): void {
    const entry = this.store.work?.entry;
    this.write((entry ? blanks(entry) : []).map((cell) => ({ cell, to: 0 })));
  }

  /** Puts an empty table where the document has none. */
  addTable(table: TableId): void {
    const work = this.store.work;
    const form = this.store.state.forms[edition(work?.report.layout?.requests) ?? 2021];
    if (!work || !form) return;
    const blank = empty(form);
    const report: Report = {
      ...work.report,
      layout: { ...work.report.layout, [table]: blank.layout?.[table] ?? 2021 },
      cells: { ...work.report.cells, [table]: blank.cells[table] },
    };
    this.put(work, report, [], []);
  }

  describe(change: Pick<Report, "title" | "agency" | "year">): void {
    const work = this.store.work;
    if (work) this.put(work, { ...work.report, ...change }, work.undo, work.redo);
  }

  /** Keeps a cell as it is, or no longer. */
  confirm(cell: Address): void {
    const work = this.store.work;
    if (!work) return;
    const known = work.confirmed.includes(cell);
    this.store.change(work.id, { confirmed: known ? work.confirmed.filter((other) => other !== cell) : [...work.confirmed, cell] });
    void this.store.check(work.id);
  }

  private put(work: Work, report: Report, undo: Edit[][], redo: Edit[][]): void {
    this.store.change(work.id, { report, undo, redo });
    void this.store.check(work.id);
  }
}

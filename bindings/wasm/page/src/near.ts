/** The report in hand, kept on the page's own thread too: an edit has its verdict before the next picture is drawn. */
import { Draft, initAsync } from "../../js/binding.js";
import type { Answer, Report } from "../../js/types.js";
import { type Known, news } from "./engine.js";
import { type Work, beside } from "./state.js";

/** Longer texts would hold up the page while they are read; they are left to the checker's thread. */
const LONGEST = 300_000;

interface Held extends Known {
  id: string;
  draft: Draft;
}

export class Near {
  private ready = false;
  private idle = 0;
  private held: Held | null = null;

  /** The compiled module comes from the checker's thread; `current` tells which report is in hand. */
  constructor(compiled: Promise<WebAssembly.Module>, private readonly current: () => Work | null) {
    compiled.then(initAsync).then(() => {
      this.ready = true;
      this.take();
    }, () => undefined);
  }

  /** The verdict at once, if the report is at hand and only cells of it have changed. */
  judge(work: Work): Answer | null {
    const { held } = this;
    if (!held || held.id !== work.id) return null;
    const cells = news(held, work.report, beside(work));
    if (!cells) return null;
    try {
      held.draft.write(cells);
      held.report = work.report;
      return held.draft.judge();
    } catch {
      // The checker's own thread will say what is wrong.
      this.held = null;
      return null;
    }
  }

  /** Takes the report in hand, once nothing else is to be done. */
  take(): void {
    cancelIdleCallback(this.idle);
    if (this.ready) this.idle = requestIdleCallback(() => this.hold());
  }

  private hold(): void {
    const work = this.current();
    if (!work || (this.held?.id === work.id && news(this.held, work.report, beside(work)))) return;
    this.held?.draft.free();
    this.held = null;
    const reports = [work.report, ...(work.last ? [work.last.report] : []), ...work.members.map((member) => member.report)];
    if (reports.reduce((sum, report) => sum + length(report), 0) > LONGEST) return;
    try {
      this.held = { id: work.id, report: work.report, beside: beside(work), draft: Draft.of(work.report, beside(work)) };
    } catch {
      // Then the checker's thread judges alone.
    }
  }
}

const length = ({ prose = [] }: Report): number => prose.reduce((sum, paragraph) => sum + paragraph.text.length, 0);

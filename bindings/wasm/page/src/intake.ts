/** How reports come to the desk: files, pieces of documents, empty forms, sums. */
import type { Address, FormatName, Report, TableId, Text } from "../../js/types.js";
import { Refusal, type Opened } from "./engine.js";
import { edition, empty, textOf } from "./model.js";
import { PASTED, misfit } from "./paste.js";
import { isYearBefore } from "./pairs.js";
import { noPdf } from "./pdf.js";
import { type Source, type Work, fresh, layoutOf } from "./state.js";
import type { Store } from "./store.js";

/** Larger files hold no annual report. */
const LARGEST_FILE = 64 * 1024 * 1024;

const UNPLACED = {
  zh: "粘贴的内容里有文字，又认不出是哪张表的哪些格，没有填入；请只复制数字，或连同左边和上面的标签一起复制",
  en: "there are words among the values, but no labels that tell their cells; nothing was filled in: copy the numbers alone, or with their labels",
};

/** Whether it is some of the tables and nothing else. */
const isPiece = ({ title, prose = [], layout = {} }: Report): boolean => !title && !prose.length && (["disclosure", "requests", "review"] as const).some((table) => !layout[table]);

export class Intake {
  /** Whether the first report of what was given last is already shown. */
  private arrived = false;
  /** Whether what was given last is more than a report and that of the year before. */
  isHeap = false;

  constructor(private readonly store: Store) {}

  /** Reads files; each report in them becomes a work. */
  async add(files: File[]): Promise<void> {
    await this.while(async () => {
      const { desk } = this.store;
      this.isHeap = files.length > 2;
      for (const file of files) if (desk === this.store.desk) this.take(file.name, await this.read(file.name, () => bytesOf(file)));
      this.store.pair();
    });
  }

  /** Reads what was pasted: a piece of Word, WPS, Excel or of a published page. */
  async paste(text: string, format: FormatName): Promise<void> {
    const name = this.words(PASTED);
    await this.while(async () => {
      this.take(name, await this.read(name, async () => new TextEncoder().encode(text), format));
      this.store.pair();
    });
  }

  /** Takes what was pasted with its labels while a form is filled in: a piece of tables goes into it, a whole report beside it. */
  async pasteInto({ text, html }: { text: string; html: string }): Promise<void> {
    await this.while(async () => {
      const { desk } = this.store;
      const pieces = html ? await this.known(html, "html") : [];
      const found = pieces.length ? pieces : await this.known(text, "text");
      const [only] = found;
      if (desk !== this.store.desk) return;
      if (only && found.length === 1 && isPiece(only.report)) {
        this.fill(only.report);
        this.store.engine.close(only.id);
      } else if (only) {
        this.take(this.words(PASTED), found);
        this.store.pair();
      } else this.store.fail(this.words(PASTED), new Refusal("not_a_report", UNPLACED));
    });
  }

  /** The reports in a text, none if it is none. */
  private known(text: string, format: FormatName): Promise<Opened[]> {
    return this.store.engine.read(this.store.name(), new TextEncoder().encode(text), { file: this.words(PASTED), format }).catch(() => []);
  }

  /** Puts the cells of a piece of tables where they belong in the work in hand. */
  private fill({ cells }: Report): void {
    const work = this.store.work;
    if (!work) return;
    const changes: { cell: Address; to: string | null }[] = [];
    let outside = 0;
    for (const table of Object.keys(cells) as TableId[]) {
      const own = this.store.state.forms[edition(layoutOf(work, table)) ?? 0]?.cells.map(({ address }) => address) ?? [];
      for (const row of Object.keys(cells[table] ?? {})) {
        for (const column of Object.keys(cells[table]?.[row] ?? {})) {
          const [cell, value] = [`/${table}/${row}/${column}` as Address, cells[table]?.[row]?.[column]];
          const isClear = typeof value !== "object" || value?.state !== "unreadable";
          if (own.includes(cell) && isClear) changes.push({ cell, to: textOf(value) || null });
          else outside += 1;
        }
      }
    }
    this.store.edits.write(changes);
    misfit(outside, this.store);
  }

  private words(text: Text): string {
    return text[this.store.state.language];
  }

  /** Puts last year's report beside a work; of several, the one of its organ. */
  async addLast(id: string, files: File[]): Promise<void> {
    const all = await this.sources(files);
    const work = this.store.find(id);
    const last = all.find(({ report }) => work && isYearBefore(report, work.report)) ?? all[0];
    if (!last) return;
    this.store.change(id, { last });
    await this.store.check(id);
  }

  removeLast(id: string): void {
    this.store.change(id, { last: null, alone: true });
    void this.store.check(id);
  }

  /** Puts the reports beside a work that it is the sum of. */
  async addMembers(id: string, files: File[]): Promise<void> {
    const members = await this.sources(files);
    if (members.length) this.setMembers(id, members);
  }

  setMembers(id: string, members: Source[]): void {
    this.store.change(id, { members });
    void this.store.check(id);
  }

  /** Adds up the reports of one year on the desk; the sum is a work beside them. */
  async sum(works: Work[]): Promise<void> {
    const members = works.map(({ file, report }) => ({ file, report }));
    await this.while(async () => {
      const report = await this.store.engine.sum(members.map((member) => member.report));
      const file = this.words({ zh: `汇总（${members.length} 份）`, en: `sum of ${members.length}` });
      this.begin({ ...fresh(this.store.name(), file, null, report), members });
    }).catch((error: unknown) => this.store.fail("汇总", error));
  }

  /** An empty form of an edition. */
  form(year: 2019 | 2021): void {
    const form = this.store.state.forms[year];
    if (!form) return;
    const file = this.words({ zh: `空白表（${year} 版）`, en: `empty form (${year})` });
    this.begin(fresh(this.store.name(), file, null, empty(form)));
  }

  private begin(work: Work): void {
    this.store.place(work);
    this.store.set({ current: work.id, selected: null });
    void this.store.check(work.id);
  }

  private async sources(files: File[]): Promise<Source[]> {
    const sources: Source[] = [];
    await this.while(async () => {
      for (const file of files) {
        for (const { id, report } of await this.read(file.name, () => bytesOf(file))) {
          sources.push({ file: file.name, report });
          this.store.engine.close(id);
        }
      }
    });
    return sources;
  }

  private async read(file: string, bytes: () => Promise<Uint8Array>, format?: FormatName): Promise<Opened[]> {
    const { desk } = this.store;
    try {
      const opened = await this.store.engine.read(this.store.name(), await bytes(), { file, format });
      if (desk === this.store.desk) return opened;
      // All was erased in the meantime, and what was on its way with it.
      for (const { id } of opened) this.store.engine.close(id);
    } catch (error) {
      if (desk === this.store.desk) this.store.fail(file, error);
    }
    return [];
  }

  /** Shows what was read, each report with the verdict that came with it. */
  private take(file: string, opened: Opened[]): void {
    if (opened.length > 2) this.isHeap = true;
    for (const { id, part, report, answer } of opened) {
      const [entry] = answer.reports;
      const work: Work = { ...this.store.recalled(fresh(id, file, part, report)), entry: entry ?? null, first: entry ? { cells: report.cells, findings: entry.findings } : null };
      const { works, current } = this.store.state;
      this.store.set({ tool: answer.tool, works: [...works, work], ...(this.arrived ? { current } : { current: id, selected: null }) });
      this.arrived = true;
      this.store.mend(id).catch((error: unknown) => this.store.fail(file, error));
    }
  }

  private async while(work: () => Promise<void>): Promise<void> {
    this.arrived = this.isHeap = false;
    this.store.set({ busy: this.store.state.busy + 1 });
    await work().finally(() => this.store.set({ busy: this.store.state.busy - 1 }));
  }
}

const UNREADABLE = {
  zh: "文件读不出来，可能已被移动、删除或占用；文件夹请打开，选其中的文件放入",
  en: "the file cannot be opened; it may have been moved, deleted or locked, and of a folder choose the files in it",
};

async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > LARGEST_FILE) {
    throw new Refusal("too_large", { zh: "文件超过 64 MB，不像是年报；请检查文件", en: "the file is larger than 64 MB; check it" });
  }
  const bytes = await new Response(file).arrayBuffer().catch(() => {
    throw new Refusal("io", UNREADABLE);
  });
  return noPdf(new Uint8Array(bytes));
}

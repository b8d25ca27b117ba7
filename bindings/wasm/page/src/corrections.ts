/** The list of corrections: what was mended, what is to be mended, and why. */
import type { Address, CellInput, CellRef, Entry, Finding, Repair, TableId } from "../../js/types.js";
import { type Cause, causes, isOwn } from "./causes.js";
import { type Forms, cellOf, textOf } from "./model.js";
import { cellName } from "./names.js";
import { isReason } from "./reasons.js";
import type { Work } from "./state.js";
import { SEVERITY, type Say, VERDICT } from "./words.js";

/** A list as it is written to paper and workbooks. */
export interface List {
  title: string;
  /** Lines under the title. */
  about: string[];
  header: string[];
  rows: string[][];
  /** How wide the columns are, in characters. */
  widths: number[];
}

/** The list of a work, in the order of the page: done first, then what is left. */
export function corrections(work: Work, entry: Entry, forms: Forms, say: Say): List {
  const line = new Lines(work, forms, say);
  const left = causes(entry).reduce<string[][]>((all, cause) => all.concat(line.left(cause)), []);
  const { error, query, note } = entry.counts;
  return {
    title: `${work.report.title ?? work.file} · ${say("修改清单", "List of corrections")}`,
    about: [
      say(
        `${say(VERDICT[entry.verdict].text)}：强制性错误 ${error} 处，核实性问题 ${query} 处，提示 ${note} 处`,
        `${say(VERDICT[entry.verdict].text)}: ${error} errors, ${query} queries, ${note} notes`,
      ),
    ],
    header: [
      say("序号", "No."), say("状态", "State"), say("级别", "Severity"), say("位置", "Where"), say("原填", "Was"), say("改为", "Becomes"),
      say("原因", "Why"), say("依据", "Basis"), say("说明", "Explanation"),
    ],
    rows: line.done().concat(left).map((cells, index) => [String(index + 1), ...cells]),
    widths: [7, 8, 13, 28, 9, 24, 44, 40, 22],
  };
}

class Lines {
  constructor(private readonly work: Work, private readonly forms: Forms, private readonly say: Say) {}

  /** The cells that are no longer what they were when the report came. */
  done(): string[][] {
    const { first, report } = this.work;
    if (!first) return [];
    return changedCells(first.cells, report.cells).map(([cell, was, now]) => {
      const told = first.findings.filter((finding) => finding.cells.includes(cell));
      const sums = told.filter((finding) => finding.terms);
      const why = (sums.length ? sums : told).slice(0, 2);
      return [
        this.say("已改", "done"),
        why[0] ? this.say(SEVERITY[why[0].severity].one) : "",
        cellName(this.forms, cell, this.say),
        this.printed(was),
        this.printed(now),
        why.map((finding) => this.say(finding.message)).join(this.say("；", "; ")) || this.say("人工修改", "changed by hand"),
        why[0] ? this.say(why[0].basis) : "",
        "",
      ];
    });
  }

  /** A cause that is still there: a line for each change that would certainly mend it, or one that says what to look at. */
  left({ findings, repairs }: Cause): string[][] {
    const certain = repairs.filter((repair) => repair.certainty === "unique");
    const mended = certain.reduce<string[][]>((all, repair) => all.concat(this.certain(repair, findings)), []);
    const answered = certain.reduce<string[]>((all, repair) => all.concat(repair.findings), []);
    const open = findings.filter((finding) => !answered.includes(finding.fingerprint));
    const choice = repairs.find((repair) => repair.certainty === "one_of" && repair.alternatives.length);
    if (choice && open[0]) return mended.concat([this.line(open[0], open.length, this.choices(choice))]);
    return mended.concat(open.map((finding) => this.line(finding, 1, this.say(finding.help))));
  }

  private certain(repair: Repair, findings: Finding[]): string[][] {
    const finding = findings.find((one) => repair.findings.includes(one.fingerprint)) ?? findings[0];
    const changes = repair.alternatives[0]?.changes ?? [];
    return finding ? changes.map(({ cell, from, to }) => this.line(finding, repair.findings.length, String(to), [cell], from === null ? undefined : String(from))) : [];
  }

  private choices({ alternatives }: Repair): string {
    const each = alternatives.slice(0, 3).map(({ changes }) =>
      changes.map(({ cell, to }) => this.say(`${cellName(this.forms, cell, this.say)}改为 ${to}`, `${cellName(this.forms, cell, this.say)} to ${to}`)).join(this.say("、", " and ")),
    );
    return this.say("待核实：", "One of: ") + each.join(this.say("；或 ", "; or "));
  }

  private line(finding: Finding, count: number, becomes: string, cells: CellRef[] = finding.cells, was?: string): string[] {
    const reason = this.work.reasons[finding.fingerprint] ?? "";
    const isExplained = isReason(reason);
    const more = count > 1 ? this.say(`（共 ${count} 处勾稽不符）`, ` (${count} sums in all)`) : "";
    const only = cells.length === 1 && cells[0] && isOwn(cells[0]) ? this.printed(cellOf(this.work.report, cells[0])) : "";
    return [
      isExplained ? this.say("已说明", "explained") : this.say("待改", "to do"),
      this.say(SEVERITY[finding.severity].one),
      this.where(cells),
      was ?? only,
      isExplained ? this.say("不改", "stays") : becomes,
      this.say(finding.message) + more,
      this.say(finding.basis),
      reason,
    ];
  }

  private where(cells: CellRef[]): string {
    if (!cells.length) return this.say("全文", "The document");
    const named = cells.slice(0, 3).map((cell) => cellName(this.forms, cell, this.say)).join(this.say("；", "; "));
    return cells.length > 3 ? this.say(`${named} 等 ${cells.length} 格`, `${named} and ${cells.length - 3} more`) : named;
  }

  private printed(cell: CellInput | undefined): string {
    return textOf(cell) || this.say("（空白）", "(blank)");
  }
}

/** The cells that differ, with what they were and are. */
function changedCells(before: Work["report"]["cells"], after: Work["report"]["cells"]): [Address, CellInput | undefined, CellInput | undefined][] {
  const out: [Address, CellInput | undefined, CellInput | undefined][] = [];
  for (const table of ["disclosure", "requests", "review"] as TableId[]) {
    const rows = { ...before[table], ...after[table] };
    for (const row of Object.keys(rows)) {
      for (const column of Object.keys({ ...before[table]?.[row], ...after[table]?.[row] })) {
        const [was, now] = [before[table]?.[row]?.[column], after[table]?.[row]?.[column]];
        if (textOf(was) !== textOf(now)) out.push([`/${table}/${row}/${column}` as Address, was, now]);
      }
    }
  }
  return out;
}


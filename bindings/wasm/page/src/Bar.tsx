/** The verdict on the report, and the tools. */
import { useEffect, useMemo, useRef } from "preact/hooks";

import type { Entry } from "../../js/types.js";
import { Choose } from "./Choose.js";
import { Confirm } from "./Confirm.js";
import { Exports } from "./Exports.js";
import { travel } from "./travel.js";
import { blanks, totals } from "./model.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { Year } from "./Year.js";
import { SEVERITY, VERDICT, useSay } from "./words.js";

export function Bar({ store, work, entry }: { store: Store; work: Work; entry: Entry | null }) {
  const say = useSay();
  const { forms } = store.state;
  const blank = useMemo(() => (entry ? blanks(entry).length : 0), [entry]);
  const fillable = useMemo(() => (entry ? totals(entry, forms).length : 0), [entry, forms]);
  const bar = useRef<HTMLElement>(null);
  useEffect(() => follow(bar.current), []);
  return (
    <header class="bar" ref={bar}>
      <div class={`verdict ${entry?.verdict ?? ""}`} role="status" tabIndex={-1}>
        <span class="seal" aria-hidden="true">{entry ? VERDICT[entry.verdict].sign : "…"}</span>
        <div>
          <strong>{entry ? say(VERDICT[entry.verdict].text) : say("正在审核", "Checking")}</strong>
          {entry && (
            <p class="counts">
              {(["error", "query", "note"] as const).map((severity) => (
                <span class={entry.counts[severity] ? `count ${severity}` : "count"}>
                  {say(SEVERITY[severity].text)} {entry.counts[severity]}
                </span>
              ))}
              <span class="count">{say("根因", "Causes")} {entry.counts.causes}</span>
              {entry.verdict === "not_assessable" && (
                <span class="count">{say(`若空白均为 0：${say(VERDICT[entry.if_blank_is_zero].text)}`, `if blanks were 0: ${say(VERDICT[entry.if_blank_is_zero].text)}`)}</span>
              )}
            </p>
          )}
        </div>
      </div>
      <div class="about">
        <label>{say("机关", "Agency")}<input value={work.report.agency ?? ""} title={work.report.agency ?? ""} onInput={(event) => store.edits.describe({ agency: event.currentTarget.value || null })} onBlur={() => store.edits.leave()} /></label>
        <Year key={work.id} store={store} year={work.report.year ?? null} />
        <div class="last" data-last={work.id}>
          {work.last ? (
            <>
              <span>{say("上年：", "Last year: ")}{work.last.file}</span>
              <button type="button" onClick={() => store.intake.removeLast(work.id)} aria-label={say("移除上年报告", "Remove last year's report")}>×</button>
            </>
          ) : (
            <label class="file">
              {say("＋ 上年报告", "+ Last year's report")}
              <Choose take={(files) => void store.intake.addLast(work.id, files)} />
            </label>
          )}
        </div>
        <div class="last" data-members={work.id}>
          {work.members.length ? (
            <>
              <span>{say(`下级报告：${work.members.length} 份`, `Members: ${work.members.length}`)}</span>
              <button type="button" onClick={() => store.intake.setMembers(work.id, [])} aria-label={say("移除下级报告", "Remove the members' reports")}>×</button>
            </>
          ) : (
            <label class="file" title={say("本报告是这些报告之和的，逐格核对", "The reports this one is the sum of, compared cell by cell")}>
              {say("＋ 下级报告", "+ Members' reports")}
              <Choose take={(files) => void store.intake.addMembers(work.id, files)} />
            </label>
          )}
        </div>
      </div>
      <div class="tools" role="toolbar" aria-label={say("工具", "Tools")}>
        <button type="button" disabled={!work.undo.length} onClick={() => travel(store, "undo")} title="Ctrl+Z">↶ {say("撤销", "Undo")}</button>
        <button type="button" disabled={!work.redo.length} onClick={() => travel(store, "redo")} title="Ctrl+Y">↷ {say("重做", "Redo")}</button>
        <button type="button" disabled={!fillable} onClick={() => travel(store, "fillTotals")}>{say("填空白总计", "Fill blank totals")}{fillable > 0 && ` (${fillable})`}</button>
        <button type="button" disabled={!blank} onClick={() => travel(store, "zeroBlanks")}>{say("空白填 0", "Blanks to 0")}{blank > 0 && ` (${blank})`}</button>
        <Confirm key={work.id} store={store} work={work} />
        <Exports store={store} work={work} entry={entry} />
      </div>
    </header>
  );
}

/** The list of findings stands under the bar, however many lines that takes. */
function follow(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined;
  const observer = new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`));
  observer.observe(bar);
  return () => observer.disconnect();
}

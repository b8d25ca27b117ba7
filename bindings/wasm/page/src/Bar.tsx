/** The verdict on the report, and the tools. */
import type { Address, Entry } from "../../js/types.js";
import { Exports } from "./Exports.js";
import { blanks, totals } from "./model.js";
import type { Store, Work } from "./store.js";
import { SEVERITY, VERDICT, useSay } from "./words.js";

export function Bar({ store, work, entry }: { store: Store; work: Work; entry: Entry | null }) {
  const say = useSay();
  const { forms } = store.state;
  const blank = entry ? blanks(entry).length : 0;
  const fillable = entry ? totals(entry, forms).length : 0;
  const confirm = (): void => {
    const address = (document.activeElement as HTMLElement | null)?.dataset["address"];
    if (address) store.confirm(address as Address);
  };
  return (
    <header class="bar">
      <div class={`verdict ${entry?.verdict ?? ""}`} role="status">
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
        <label>{say("机关", "Agency")}<input value={work.report.agency ?? ""} onInput={(event) => store.describe({ agency: event.currentTarget.value || null })} /></label>
        <label class="year">{say("年度", "Year")}<input inputMode="numeric" maxLength={4} value={work.report.year ?? ""} onInput={(event) => store.describe({ year: /^20\d\d$/.test(event.currentTarget.value) ? Number(event.currentTarget.value) : null })} /></label>
        <div class="last" data-last={work.id}>
          {work.last ? (
            <>
              <span>{say("上年：", "Last year: ")}{work.last.file}</span>
              <button type="button" onClick={() => store.removeLast(work.id)} aria-label={say("移除上年报告", "Remove last year's report")}>×</button>
            </>
          ) : (
            <label class="file">
              {say("＋ 上年报告", "+ Last year's report")}
              <input type="file" onChange={(event) => event.currentTarget.files?.[0] && void store.addLast(work.id, event.currentTarget.files[0])} />
            </label>
          )}
        </div>
      </div>
      <div class="tools" role="toolbar" aria-label={say("工具", "Tools")}>
        <button type="button" disabled={!work.undo.length} onClick={() => store.undo()} title="Ctrl+Z">↶ {say("撤销", "Undo")}</button>
        <button type="button" disabled={!work.redo.length} onClick={() => store.redo()} title="Ctrl+Y">↷ {say("重做", "Redo")}</button>
        <button type="button" disabled={!fillable} onClick={() => store.fillTotals()}>{say("填空白总计", "Fill blank totals")}{fillable > 0 && ` (${fillable})`}</button>
        <button type="button" disabled={!blank} onClick={() => store.zeroBlanks()}>{say("空白填 0", "Blanks to 0")}{blank > 0 && ` (${blank})`}</button>
        <button type="button" title="F9" onMouseDown={(event) => event.preventDefault()} onClick={confirm}>{say("确认本格", "Confirm cell")}</button>
        <Exports store={store} work={work} entry={entry} />
      </div>
    </header>
  );
}

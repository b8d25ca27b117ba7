/** The list of findings: causes first, what hangs on them folded under, by weight. */
import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import type { Address, Change, Entry, Finding, SeverityId } from "../../js/types.js";
import { type Cause, causes, isMendable, isOwn, relationOf } from "./causes.js";
import { jump, jumpThen, show } from "./jump.js";
import { MANY, type Mark } from "./marks.js";
import { type Forms, totalOf } from "./model.js";
import { cellName } from "./names.js";
import { isReason } from "./reasons.js";
import { Repairs } from "./Repairs.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { Sum } from "./Sum.js";
import { SEVERITY, type Say, useSay } from "./words.js";

interface Props {
  store: Store;
  work: Work;
  entry: Entry;
  marked: Map<Address, Mark>;
}

/** The list follows the verdict: what is typed shows in it once it is judged. */
export const Findings = memo(List, (one, other) =>
  one.entry === other.entry && one.selected === other.selected && one.work.reasons === other.work.reasons && one.work.last === other.work.last);

function List({ store, work, entry, marked }: Props & { selected: string | null }) {
  const say = useSay();
  const all = useMemo(() => causes(entry), [entry]);
  const sections: SeverityId[] = ["error", "query", "note"];
  const heaviest = (cause: Cause): SeverityId => sections.find((one) => cause.findings.some((finding) => finding.severity === one)) ?? "note";
  if (!all.length) {
    return <p class="nothing">{entry.verdict === "pass" ? say("没有发现问题。", "Nothing was found.") : say("没有发现问题，但有单元格不是数字，勾稽关系无法判断。", "Nothing was found, but cells are not numbers and the sums cannot be judged.")}</p>;
  }
  return (
    <>
      {sections.map((severity) => {
        const own = all.filter((cause) => heaviest(cause) === severity);
        if (!own.length) return null;
        return (
          <section class={`list ${severity}`} aria-labelledby={`h-${severity}`}>
            <h2 id={`h-${severity}`}>
              <i class={`badge ${severity}`} aria-hidden="true">{SEVERITY[severity].sign}</i>
              {say(SEVERITY[severity].text)} <b>{entry.counts[severity]}</b>
            </h2>
            <ul>
              {own.map((cause) => (
                <li key={cause.findings[0]?.fingerprint}>
                  <Card store={store} work={work} entry={entry} marked={marked} cause={cause} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The cell and its sentence, then what mends it, then what hangs on it. */
function Card({ store, work, entry, marked, cause }: Props & { cause: Cause }) {
  const say = useSay();
  const first = plainest(cause, entry, store.state.forms);
  if (!first) return null;
  const others = cause.findings.filter((finding) => finding !== first);
  const one = (finding: Finding, children?: ComponentChildren) => (
    <One
      key={finding.fingerprint} store={store} work={work} entry={entry} marked={marked} finding={finding} children={children}
      place={(finding === first && wrongCell(cause, store.state.forms, say)) || where(finding, entry, store.state.forms, say)}
    />
  );
  return (
    <article class={`card ${first.severity}`}>
      {one(first, cause.repairs.map((repair) => <Repairs store={store} work={work} repair={repair} />))}
      {others.length > 0 && (isMendable(cause) ? (
        <details open={others.some((finding) => finding.fingerprint === store.state.selected)}>
          <summary>{say(`同一原因的其他 ${others.length} 处`, `${others.length} more of the same cause`)}</summary>
          {others.map((finding) => one(finding))}
        </details>
      ) : others.map((finding) => one(finding)))}
    </article>
  );
}

interface OneProps extends Props {
  finding: Finding;
  place: string;
  children?: ComponentChildren;
}

function One({ store, work, entry, marked, finding, place, children }: OneProps) {
  const say = useSay();
  const chosen = store.state.selected === finding.fingerprint;
  const choose = (): void => {
    store.set({ selected: finding.fingerprint, shown: [] });
    const own = finding.cells.filter(isOwn);
    const target = own.find((cell) => marked.get(cell)?.certain) ?? own[own.length - 1];
    if (target) jump(target);
    else show(`p-${finding.fingerprint}`);
  };
  const zero = (): void => {
    const cells = finding.cells.filter(isOwn);
    store.edits.write(cells.map((cell) => ({ cell, to: 0 })));
    jumpThen(cells[0]);
  };
  return (
    <div class={chosen ? "finding chosen" : "finding"}>
      <button type="button" class="what" id={`f-${finding.fingerprint}`} aria-expanded={chosen} onClick={choose}>
        <span class={children ? "where first" : "where"}>{place}</span>
        <span>{say(finding.message)}</span>
      </button>
      {chosen && <Sum store={store} work={work} entry={entry} finding={finding} />}
      {children}
      {finding.quote && <blockquote lang="zh-CN">{finding.quote.text}</blockquote>}
      {chosen && finding.cells.some(isOwn) && <p class="keys"><kbd>Esc</kbd> {say("从单元格回到这里", "comes back here from a cell")}</p>}
      {chosen && (
        <dl>
          <dt>{say("怎么改", "What to do")}</dt>
          <dd>{say(finding.help)}</dd>
          <dt>{say("依据", "Basis")}</dt>
          <dd>{say(finding.basis)}</dd>
        </dl>
      )}
      {finding.severity === "query" && (chosen || work.reasons[finding.fingerprint]) && <Reason store={store} work={work} finding={finding} />}
      {chosen && finding.rule === "cell-blank" && (
        <p class="actions">
          <button type="button" onClick={zero}>{say("这些空格确实为 0，填 0", "These are really 0: fill in 0")}</button>
        </p>
      )}
    </div>
  );
}

/** Room for a 说明; one that gives no reason is told so. */
function Reason({ store, work, finding }: Pick<Props, "store" | "work"> & { finding: Finding }) {
  const say = useSay();
  const reason = work.reasons[finding.fingerprint] ?? "";
  const isBare = reason !== "" && !isReason(reason);
  const hint = `r-${finding.fingerprint}`;
  return (
    <label class="reason">
      {say("说明", "Explanation")}
      <textarea
        rows={2}
        value={reason}
        placeholder={say("核实后无需修改的，请写明原因", "If nothing is to be changed, say why")}
        aria-invalid={isBare ? "true" : undefined}
        aria-describedby={isBare ? hint : undefined}
        onInput={(event) => store.explain(finding.fingerprint, event.currentTarget.value)}
      />
      {isBare && <span id={hint} class="bare">{say("只写“核实无误”不算说明，请写明为什么是这样", "That it was checked is no explanation: say why it is so")}</span>}
    </label>
  );
}

/** The change that mends a cause for certain, where it is one. */
function onlyChange({ repairs }: Cause): Change | null {
  const [only, ...more] = repairs.filter((repair) => repair.certainty === "unique");
  const changes = only?.alternatives[0]?.changes ?? [];
  return !more.length && changes.length === 1 && changes[0] ? changes[0] : null;
}

/** The sentence that says most of a wrong total is that of its own sum. */
function plainest(cause: Cause, entry: Entry, forms: Forms): Finding | undefined {
  const cell = onlyChange(cause)?.cell;
  const own = cause.findings.find((finding) => {
    const relation = cell && relationOf(finding, entry, forms);
    return relation && totalOf(relation) === cell;
  });
  return own ?? cause.findings[0];
}

/** The cell that mends the cause, by name: its finding stands in the list under that. */
function wrongCell(cause: Cause, forms: Forms, say: Say): string | null {
  const change = onlyChange(cause);
  return change && cellName(forms, change.cell, say);
}

/** The line of the form whose sum is broken, or the cells. */
function where({ cells, ...finding }: Finding, entry: Entry, forms: Forms, say: Say): string {
  const relation = relationOf({ cells, ...finding }, entry, forms);
  const own = cells.filter(isOwn);
  if (relation && own.length > 1) return cellName(forms, own[0] as Address, say).split(/[·,]/)[0] + say(`·${relation.line.zh}`, `, ${relation.line.en}`);
  if (!cells.length) return say("全文", "The document");
  // What another report says is no place of this one.
  const named = own.length ? own : cells;
  if (named.length > MANY && named[0]) return cellName(forms, named[0], say).split(/[·,]/)[0] ?? "";
  const names = named.slice(0, named.length > 2 ? 1 : 2).map((cell) => cellName(forms, cell, say)).join(say("、", "; "));
  return named.length > 2 ? say(`${names} 等 ${named.length} 格`, `${names} and ${named.length - 1} more`) : names;
}

/** The list of findings: causes first, what hangs on them folded under, by weight. */
import { memo } from "preact/compat";
import { useMemo } from "preact/hooks";

import type { Address, Entry, Finding, Repair, SeverityId, Value } from "../../js/types.js";
import { jump } from "./jump.js";
import { type Cause, type Mark, causes, isOwn, relationOf } from "./marks.js";
import { cellOf, textOf, totalOf } from "./model.js";
import { cellName } from "./names.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { SEVERITY, useSay } from "./words.js";

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
            <h3 id={`h-${severity}`}>
              <span class={`badge ${severity}`} aria-hidden="true">{SEVERITY[severity].sign}</span>
              {say(SEVERITY[severity].text)} <b>{entry.counts[severity]}</b>
            </h3>
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

function Card({ store, work, entry, marked, cause }: Props & { cause: Cause }) {
  const say = useSay();
  const [first, ...others] = cause.findings;
  if (!first) return null;
  return (
    <article class={`card ${first.severity}`}>
      {cause.repairs.map((repair) => <Repairs store={store} repair={repair} />)}
      <One store={store} work={work} entry={entry} marked={marked} finding={first} />
      {others.length > 0 && (
        <details open={others.some((finding) => finding.fingerprint === store.state.selected)}>
          <summary>{say(`同一原因的其他 ${others.length} 处`, `${others.length} more of the same cause`)}</summary>
          {others.map((finding) => (
            <One key={finding.fingerprint} store={store} work={work} entry={entry} marked={marked} finding={finding} />
          ))}
        </details>
      )}
    </article>
  );
}

function One({ store, work, entry, marked, finding }: Props & { finding: Finding }) {
  const say = useSay();
  const { forms, selected } = store.state;
  const chosen = selected === finding.fingerprint;
  const choose = (): void => {
    store.set({ selected: finding.fingerprint, shown: [] });
    const own = finding.cells.filter(isOwn);
    const target = own.find((cell) => marked.get(cell)?.certain) ?? own[own.length - 1];
    if (target) jump(target);
  };
  return (
    <div class={chosen ? "finding chosen" : "finding"}>
      <button type="button" class="what" id={`f-${finding.fingerprint}`} aria-expanded={chosen} onClick={choose}>
        <span class="where">{where(finding)}</span>
        <span>{say(finding.message)}</span>
      </button>
      {chosen && <Sum store={store} work={work} entry={entry} finding={finding} />}
      {finding.quote && <blockquote>{finding.quote.text}</blockquote>}
      {chosen && (
        <dl>
          <dt>{say("怎么改", "What to do")}</dt>
          <dd>{say(finding.help)}</dd>
          <dt>{say("依据", "Basis")}</dt>
          <dd>{say(finding.basis)}</dd>
        </dl>
      )}
      {finding.severity === "query" && (chosen || work.reasons[finding.fingerprint]) && (
        <label class="reason">
          {say("说明", "Explanation")}
          <textarea
            rows={2}
            value={work.reasons[finding.fingerprint] ?? ""}
            placeholder={say("核实后无需修改的，请写明原因", "If nothing is to be changed, say why")}
            onInput={(event) => store.explain(finding.fingerprint, event.currentTarget.value)}
          />
        </label>
      )}
      {chosen && finding.rule === "cell-blank" && (
        <p class="actions">
          <button type="button" onClick={() => store.edits.write(finding.cells.filter(isOwn).map((cell) => ({ cell, to: 0 })))}>
            {say("这些空格确实为 0，填 0", "These are really 0: fill in 0")}
          </button>
        </p>
      )}
    </div>
  );

  function where(of: Finding): string {
    const relation = relationOf(of, entry, forms);
    const cells = of.cells;
    if (relation) return cellName(forms, cells[0] as Address, say).split(/[·,]/)[0] + say(`·${relation.line.zh}`, `, ${relation.line.en}`);
    if (!cells.length) return say("全文", "The document");
    const named = cells.slice(0, 2).map((cell) => cellName(forms, cell, say)).join(say("、", "; "));
    return cells.length > 2 ? say(`${named} 等 ${cells.length} 格`, `${named} and ${cells.length - 2} more`) : named;
  }
}

/** The sum with its numbers, each of them a way to its cell. */
function Sum({ store, work, entry, finding }: Omit<Props, "marked"> & { finding: Finding }) {
  const say = useSay();
  const { forms } = store.state;
  const relation = relationOf(finding, entry, forms);
  if (!relation || !finding.terms) return null;
  const value = (cell: string): string => {
    const address = cell.slice(cell.indexOf("/")) as Address;
    if (cell.startsWith("/")) return textOf(cellOf(work.report, address));
    return cell.startsWith("last.") && work.last ? textOf(cellOf(work.last.report, address)) : "…";
  };
  const side = (sign: number) => {
    const cells = finding.cells.filter((cell) => Math.sign(relation.terms[cell] ?? 0) === sign);
    const shown = cells.length > 4 ? cells.filter((cell) => value(cell) !== "0") : cells;
    if (!shown.length) return <span>0</span>;
    return shown.map((cell, index) => (
      <>
        {index > 0 && " + "}
        <button type="button" class="term" title={cellName(forms, cell, say)} onClick={() => isOwn(cell) && jump(cell)}>
          {value(cell)}
        </button>
      </>
    ));
  };
  // When several sums are broken, a total is as likely right as its parts.
  const alone = !entry.findings.some((other) => other !== finding && other.terms && other.cells.some((cell) => finding.cells.includes(cell)));
  const total = alone ? totalOf(relation) : null;
  return (
    <div class="sum">
      <p>
        {side(1)} = <b>{finding.terms.left}</b>
        <span class="not"> {relation.op === "=" ? "≠" : "＞"} </span>
        <b>{finding.terms.right}</b> = {side(-1)}
        <span class="gap">{say("相差", "off by")} {String(finding.terms.gap).replace("-", "")}</span>
      </p>
      {total && (
        <button type="button" onClick={() => finding.terms && store.edits.write([{ cell: total, to: finding.terms.left }])}>
          {say(`总计按各项之和填 ${finding.terms.left}`, `Fill in the total: ${finding.terms.left}`)}
        </button>
      )}
    </div>
  );
}

function Repairs({ store, repair }: { store: Store; repair: Repair }) {
  const say = useSay();
  const { forms } = store.state;
  const print = (value: Value | null): string => (value === null ? say("（非数字）", "(no number)") : String(value));
  return (
    <div class={`repair ${repair.certainty}`}>
      <p>{say(repair.message)}</p>
      <ul>
        {repair.alternatives.slice(0, 5).map((one) => (
          <li>
            <span>
              {one.changes.map((change) => (
                <span class="change">
                  <button type="button" class="term" onClick={() => jump(change.cell)}>{cellName(forms, change.cell, say)}</button>{" "}
                  {print(change.from)} → <b>{print(change.to)}</b>
                </span>
              ))}
              {one.evidence.map((evidence) => <small>{say(evidence)}</small>)}
            </span>
            <button type="button" class="mend" onClick={() => store.edits.write(one.changes)}>{say("改", "Mend")}</button>
          </li>
        ))}
      </ul>
    </div>
  );
}

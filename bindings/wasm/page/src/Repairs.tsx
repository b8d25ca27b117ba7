/** What would mend a cause: the likeliest at hand, the others folded. */
import type { ComponentChildren } from "preact";

import type { Change, Repair, Text } from "../../js/types.js";
import { jump, jumpThen } from "./jump.js";
import { cellOf, textOf } from "./model.js";
import { cellName } from "./names.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { useSay } from "./words.js";

/** So many changes of one alternative are read at a glance; the rest is folded. */
const GLANCE = 3;
/** Nobody compares more alternatives than this. */
const MOST = 8;

interface Props {
  store: Store;
  work: Work;
  repair: Repair;
}

export function Repairs({ store, work, repair }: Props) {
  const say = useSay();
  const { certainty, alternatives, message } = repair;
  const [first, ...others] = alternatives;
  if (!first) return <div class="repair none"><p>{say(message)}</p></div>;
  const count = first.changes.length;
  const isOne = certainty === "unique" && count === 1;
  return (
    <div class={`repair ${certainty}`}>
      <p>{certainty === "unique"
        ? say(count === 1 ? "改这一格即平衡" : `改这 ${count} 格即平衡`, count === 1 ? "This one change balances it" : `These ${count} changes balance it`)
        : others.length ? say(`有 ${alternatives.length} 种可能的改法，最可能的是`, `${alternatives.length} ways are possible; the likeliest`) : say("可能的改法", "Perhaps")}</p>
      <Alternative store={store} work={work} changes={first.changes} evidence={first.evidence} isNamed={!isOne} />
      {others.length > 0 && (
        <details>
          <summary>{say(`其余 ${others.length} 种改法`, `${others.length} other ways`)}</summary>
          {others.slice(0, MOST).map((one) => <Alternative store={store} work={work} changes={one.changes} evidence={one.evidence} isNamed />)}
          {others.length > MOST && <small>{say(`另有 ${others.length - MOST} 种更不常见的，不再列出`, `${others.length - MOST} less likely ones are not listed`)}</small>}
        </details>
      )}
    </div>
  );
}

interface AlternativeProps extends Omit<Props, "repair"> {
  changes: Change[];
  evidence: Text[];
  /** Whether its cells are named; where the finding is headed by the cell they need not be. */
  isNamed: boolean;
}

function Alternative({ store, work, changes, evidence, isNamed }: AlternativeProps) {
  const say = useSay();
  const name = ({ cell }: Change): string => cellName(store.state.forms, cell, say);
  // A cell that holds no number is shown with what it holds.
  const was = ({ cell, from }: Change): string => (from === null ? textOf(cellOf(work.report, cell)) || say("（空白）", "(blank)") : String(from));
  const line = (change: Change): ComponentChildren => (
    <span class="change">
      {isNamed && <><button type="button" class="term" onClick={() => jump(change.cell)}>{name(change)}</button>{" "}</>}
      <span class="values">{was(change)} → <b>{change.to}</b></span>
    </span>
  );
  const [only, ...more] = changes;
  if (!only) return null;
  const label = more.length ? say(`改这 ${changes.length} 格`, `Change these ${changes.length}`) : say(was(only) === "（空白）" ? `填 ${only.to}` : `改为 ${only.to}`, `Change to ${only.to}`);
  const why = [...new Set(evidence.map((one) => say(one)))].join(say("；", "; "));
  return (
    <div class="way">
      <span>
        {changes.slice(0, GLANCE).map(line)}
        {changes.length > GLANCE && (
          <details><summary>{say(`以及另外 ${changes.length - GLANCE} 格`, `and ${changes.length - GLANCE} more cells`)}</summary>{changes.slice(GLANCE).map(line)}</details>
        )}
        {why && <small>{why}</small>}
      </span>
      <button
        type="button"
        class="mend"
        title={changes.map((change) => `${name(change)} ${was(change)} → ${change.to}`).join("\n")}
        onClick={() => {
          store.edits.write(changes);
          jumpThen(only.cell);
        }}
      >
        {label}
      </button>
    </div>
  );
}

/** A broken sum with its numbers, each of them a way to its cell. */
import type { Address, CellRef, Entry, Finding, Relation } from "../../js/types.js";
import { isOwn, relationOf } from "./causes.js";
import { jump, jumpThen } from "./jump.js";
import { cellOf, textOf, totalOf } from "./model.js";
import { cellName } from "./names.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { useSay } from "./words.js";

interface Props {
  store: Store;
  work: Work;
  entry: Entry;
  finding: Finding;
}

export function Sum({ store, work, entry, finding }: Props) {
  const say = useSay();
  const { forms } = store.state;
  const relation = relationOf(finding, entry, forms);
  if (!relation || !finding.terms) return null;
  const { left, right, gap } = finding.terms;
  const side = (sign: number, sum: string) => {
    const cells = finding.cells.filter((cell) => Math.sign(relation.terms[cell] ?? 0) === sign);
    const shown = cells.length > 4 ? cells.filter((cell) => valueOf(cell, work) !== "0") : cells;
    const terms = shown.map((cell) => <Term name={cellName(forms, cell, say)} cell={cell} text={valueOf(cell, work) ?? sum} />);
    // A side of one cell is its own sum.
    if (terms.length === 1) return [terms, null];
    return [terms.length ? terms.map((term, index) => (index ? [" + ", term] : term)) : "0", <b>{sum}</b>];
  };
  const [lefts, leftSum] = side(1, String(left));
  const [rights, rightSum] = side(-1, String(right));
  const total = fillable(relation, finding, entry);
  return (
    <div class="sum">
      <p>
        {lefts}{leftSum && <> = {leftSum}</>}
        <span class="not"> {relation.op === "=" ? "≠" : "＞"} </span>
        {rightSum && <>{rightSum} = </>}{rights}
        <span class="gap">{say("相差", "off by")} {String(gap).replace("-", "")}</span>
      </p>
      {total && (
        <button type="button" onClick={() => { store.edits.write([{ cell: total, to: left }]); jumpThen(total); }}>
          {say(`总计按各项之和填 ${left}`, `Fill in the total: ${left}`)}
        </button>
      )}
    </div>
  );
}

/** Only this report's cells can be gone to. */
function Term({ cell, name, text }: { cell: CellRef; name: string; text: string }) {
  return isOwn(cell)
    ? <button type="button" class="term" title={name} onClick={() => jump(cell)}>{text}</button>
    : <span class="term" title={name}>{text}</span>;
}

/** What is printed in a cell of this report, of last year's, or of its members together; null if the sum alone is known. */
function valueOf(cell: CellRef, work: Work): string | null {
  const address = cell.slice(cell.indexOf("/")) as Address;
  if (isOwn(cell)) return textOf(cellOf(work.report, address));
  if (cell.startsWith("last.")) return work.last && textOf(cellOf(work.last.report, address));
  return null;
}

/** The total that may be filled from its parts, unless a repair offers that already; of several broken sums it is as likely right as its parts. */
function fillable(relation: Relation, finding: Finding, entry: Entry): Address | null {
  const isAlone = !entry.findings.some((other) => other !== finding && other.terms && other.cells.some((cell) => finding.cells.includes(cell)));
  const isOffered = entry.repairs.some((repair) => repair.alternatives.length > 0 && repair.findings.includes(finding.fingerprint));
  return isAlone && !isOffered ? totalOf(relation) : null;
}

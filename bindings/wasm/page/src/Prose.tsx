/** The words around the tables, with what was found in them. */
import type { ComponentChildren } from "preact";

import type { Finding } from "../../js/types.js";
import type { Store, Work } from "./store.js";
import { useSay } from "./words.js";

export function Prose({ store, work }: { store: Store; work: Work }) {
  const say = useSay();
  const prose = work.report.prose ?? [];
  if (!prose.length) return null;
  const quoted = (work.entry?.findings ?? []).filter((finding) => finding.quote);
  return (
    <section class="prose" aria-labelledby="t-prose">
      <h2 id="t-prose">{say("正文", "The text")}</h2>
      {prose.map((paragraph) => (
        <p>{pieces(paragraph.text, quoted, store)}</p>
      ))}
    </section>
  );
}

/** A paragraph cut at the passages that findings are about, each a way to its finding. */
function pieces(text: string, findings: Finding[], store: Store): ComponentChildren {
  for (const finding of findings) {
    const at = finding.quote ? text.indexOf(finding.quote.text) : -1;
    if (at < 0 || !finding.quote?.text) continue;
    const end = at + finding.quote.text.length;
    const others = findings.filter((other) => other !== finding);
    return (
      <>
        {pieces(text.slice(0, at), others, store)}
        <button type="button" class={`passage ${finding.severity}`} onClick={() => show(finding, store)}>{text.slice(at, end)}</button>
        {pieces(text.slice(end), others, store)}
      </>
    );
  }
  return <>{text}</>;
}

function show(finding: Finding, store: Store): void {
  store.set({ selected: finding.fingerprint });
  document.getElementById(`f-${finding.fingerprint}`)?.focus();
}

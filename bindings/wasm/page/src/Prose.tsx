/** The words around the tables: their numbers underlined, each a way to its cell, and what was found in them. */
import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useRef } from "preact/hooks";

import type { Address, Claim, Finding, Paragraph } from "../../js/types.js";
import { jump } from "./jump.js";
import { cellName } from "./names.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { type Say, useSay } from "./words.js";

/** A piece of a paragraph that leads somewhere. */
interface Link {
  start: number;
  end: number;
  className: string;
  title: string;
  go: () => void;
}

export function Prose({ store, work }: { store: Store; work: Work }) {
  const { prose } = work.report;
  const told = (work.entry?.findings ?? []).filter((finding) => finding.quote);
  const known = useRef<Finding[]>([]);
  if (JSON.stringify(known.current) !== JSON.stringify(told)) known.current = told;
  // The verdict is shown before the text is looked at, and the text is drawn once.
  return prose?.length && work.claims ? <Paragraphs store={store} prose={prose} claims={work.claims} told={known.current} /> : null;
}

interface Props {
  store: Store;
  prose: Paragraph[];
  claims: Claim[];
  /** Findings about words. */
  told: Finding[];
}

/** The text is drawn again only when what it claims or what was found in it has changed. */
const Paragraphs = memo(function Paragraphs({ store, prose, claims, told }: Props) {
  const say = useSay();
  return (
    <section class="prose" aria-labelledby="t-prose">
      <h2 id="t-prose">{say("正文", "The text")}</h2>
      {prose.map((paragraph, index) => <p>{pieces(paragraph.text, linksOf(paragraph.text, index, claims, told, store, say))}</p>)}
    </section>
  );
});

/** The numbers of a paragraph that claim something, and the passages of findings that hold no such number. */
function linksOf(text: string, index: number, claims: Claim[], findings: Finding[], store: Store, say: Say): Link[] {
  const links: Link[] = [];
  for (const claim of claims) {
    for (const span of claim.spans.filter((span) => span.paragraph === index && claim.cells.length)) {
      links.push({
        start: atByte(text, span.start), end: atByte(text, span.end),
        className: claim.agreement === "differs" ? "claim differs" : "claim",
        title: claim.cells.map((cell) => cellName(store.state.forms, cell, say)).join(" + ") + (claim.printed === null ? "" : ` = ${claim.printed}`),
        go: () => {
          const told = findings.find((finding) => finding.quote && claim.quote.text === finding.quote.text);
          store.set({ selected: told?.fingerprint ?? null, shown: claim.cells });
          jump(claim.cells[0] as Address);
        },
      });
    }
  }
  for (const finding of findings) {
    const quote = finding.quote?.text ?? "";
    const start = quote ? text.indexOf(quote) : -1;
    const end = start + quote.length;
    if (start < 0 || links.some((link) => link.start < end && start < link.end)) continue;
    links.push({
      start, end, className: `passage ${finding.severity}`, title: say(finding.message),
      go: () => {
        store.set({ selected: finding.fingerprint, shown: [] });
        document.getElementById(`f-${finding.fingerprint}`)?.focus();
      },
    });
  }
  return links.sort((a, b) => a.start - b.start);
}

/** Where a byte of the UTF-8 text stands in the text. */
const atByte = (text: string, byte: number): number => new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, byte)).length;

function pieces(text: string, links: Link[]): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  let at = 0;
  for (const link of links) {
    if (link.start < at) continue;
    out.push(
      text.slice(at, link.start),
      <button type="button" class={link.className} title={link.title} onClick={link.go}>{text.slice(link.start, link.end)}</button>,
    );
    at = link.end;
  }
  return [...out, text.slice(at)];
}

/** The words around the tables: their numbers underlined, each a way to its cell, and what was found in them. */
import type { ComponentChildren } from "preact";
import { memo } from "preact/compat";
import { useRef } from "preact/hooks";

import type { Address, Claim, Finding, Heading, Paragraph } from "../../js/types.js";
import { isOwn } from "./causes.js";
import { TABLES, merged } from "./document.js";
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
  id?: string | undefined;
  /** Whether the keyboard comes to it in an earlier piece. */
  isMore?: boolean;
  go: () => void;
}

export function Prose({ store, work }: { store: Store; work: Work }) {
  const { prose } = work.report;
  const told = (work.entry?.findings ?? []).filter((finding) => finding.quote);
  const known = useRef<Finding[]>([]);
  if (JSON.stringify(known.current) !== JSON.stringify(told)) known.current = told;
  // The verdict is shown before the text is looked at, and the text is drawn once.
  return prose?.length && work.claims ? <Paragraphs store={store} headings={work.report.headings} prose={prose} claims={work.claims} told={known.current} /> : null;
}

interface Props {
  store: Store;
  headings: Heading[] | undefined;
  prose: Paragraph[];
  claims: Claim[];
  /** Findings about words. */
  told: Finding[];
}

/** The text is drawn again only when what it claims or what was found in it has changed. */
const Paragraphs = memo(function Paragraphs({ store, headings = [], prose, claims, told }: Props) {
  const say = useSay();
  const passages = placed(prose, told);
  let index = -1;
  // The title stands in the bar, and the tables have headings of their own.
  const shown = headings.filter(({ part }) => part && !(part in TABLES));
  return (
    <section class="prose" aria-labelledby="t-prose">
      <h2 id="t-prose">{say("正文", "The text")}</h2>
      {merged(shown, prose).map(({ line }) => {
        if ("level" in line) return <h3 lang="zh-CN">{line.text}</h3>;
        index += 1;
        const numbers = numbersOf(line.text, index, claims, told, store, say);
        return <p lang="zh-CN">{pieces(line.text, [...numbers, ...around(numbers, passages.get(index) ?? [], store, say)])}</p>;
      })}
    </section>
  );
});

/** The numbers of a paragraph that claim something of a cell, or of which something was found. */
function numbersOf(text: string, index: number, claims: Claim[], findings: Finding[], store: Store, say: Say): Link[] {
  /** 均为 0 件 is one number for two cells. */
  const spoken = new Map<string, { start: number; end: number; own: Claim[] }>();
  for (const claim of claims) {
    for (const { paragraph, start, end } of claim.spans) {
      if (paragraph !== index) continue;
      const known = spoken.get(`${start} ${end}`);
      if (known) known.own.push(claim);
      else spoken.set(`${start} ${end}`, { start: atByte(text, start), end: atByte(text, end), own: [claim] });
    }
  }
  const links: Link[] = [];
  spoken.forEach(({ start, end, own }) => {
    const all = own.map((claim) => ({ claim, cells: cellsOf(claim, claims), told: toldOf(claim, findings) }));
    const told = all.find((one) => one.told)?.told;
    const shown = [...new Set(flat(all.map(({ cells }) => cells)))];
    const target = shown[0] ?? told?.cells.find(isOwn);
    if (!shown.length && !told) return;
    const isWrong = own.some(({ agreement }) => agreement === "differs");
    links.push({
      start, end,
      className: isWrong ? "claim differs" : told ? `claim ${told.severity}` : "claim",
      title: all.map((one) => (one.told ? say(one.told.message) : named(one.claim, one.cells, store, say))).filter(Boolean).join(say("；", "; ")),
      go: () => {
        store.set({ selected: told?.fingerprint ?? null, shown });
        if (target) jump(target);
      },
    });
  });
  return links;
}

/** The cells a number speaks of; a growth or a share speaks of those of what grows or has it. */
function cellsOf({ claim, cells, member }: Claim, claims: Claim[]): Address[] {
  const [, whose] = /^(.*)\.(?:growth|share)$/.exec(claim) ?? [];
  return cells.length || !whose || member ? cells : (claims.find((other) => other.claim === whose && !other.member)?.cells ?? []);
}

/** What was found of a number: a finding repeats the words about it; several may quote one sentence. */
const toldOf = ({ marked, quote, agreement }: Claim, findings: Finding[]): Finding | undefined =>
  findings.find((finding) => finding.message.zh.includes(marked)) ?? findings.find((finding) => agreement === "differs" && finding.quote?.text === quote.text);

/** The cells by name, and what they say. */
function named({ claim, printed }: Claim, cells: Address[], store: Store, say: Say): string {
  const names = cells.map((cell) => cellName(store.state.forms, cell, say)).join(" + ");
  const measure = claim.endsWith(".growth") ? say("（同比）", " (growth)") : claim.endsWith(".share") ? say("（占比）", " (share)") : "";
  return names && names + measure + (printed === null ? "" : ` = ${printed}`);
}

const flat = <T,>(lists: T[][]): T[] => ([] as T[]).concat(...lists);

interface Place {
  finding: Finding;
  start: number;
  end: number;
}

/** Where the passages of findings stand, by paragraph; each is shown once. */
function placed(prose: Paragraph[], findings: Finding[]): Map<number, Place[]> {
  const out = new Map<number, Place[]>();
  for (const finding of findings) {
    const quote = finding.quote?.text ?? "";
    const index = quote ? prose.findIndex(({ text }) => text.includes(quote)) : -1;
    const start = prose[index]?.text.indexOf(quote) ?? -1;
    if (start >= 0) out.set(index, [...(out.get(index) ?? []), { finding, start, end: start + quote.length }]);
  }
  return out;
}

/** What passages leave between numbers that lead somewhere themselves, and between one another. */
function around(numbers: Link[], places: Place[], store: Store, say: Say): Link[] {
  const out: Link[] = [];
  for (const { finding, start, end } of places) {
    let at = start;
    const taken = [...numbers, ...out].filter((link) => link.start < end && start < link.end).sort(inOrder);
    const id = `p-${finding.fingerprint}`;
    const leave = (to: number): void => {
      if (to <= at) return;
      const isMore = out.some((link) => link.id === id);
      out.push({
        start: at, end: to, id: isMore ? undefined : id, isMore, className: `passage ${finding.severity}`, title: say(finding.message),
        go: () => {
          store.set({ selected: finding.fingerprint, shown: [] });
          document.getElementById(`f-${finding.fingerprint}`)?.focus();
        },
      });
    };
    for (const link of taken) {
      leave(link.start);
      at = Math.max(at, link.end);
    }
    leave(end);
  }
  return out;
}

const inOrder = (one: Link, other: Link): number => one.start - other.start;

/** Where a byte of the UTF-8 text stands in the text, whatever it begins with. */
const atByte = (text: string, byte: number): number => new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text).subarray(0, byte)).length;

/** Words that are pressed like a button and break over lines like words, which buttons do not. */
function Words({ words, id, className, title, isMore, go }: Link & { words: string }) {
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    go();
  };
  return <span role="button" tabIndex={isMore ? -1 : 0} id={id} class={className} title={title} onClick={go} onKeyDown={press}>{words}</span>;
}

function pieces(text: string, links: Link[]): ComponentChildren[] {
  const out: ComponentChildren[] = [];
  let at = 0;
  for (const link of links.sort(inOrder)) {
    if (link.start < at) continue;
    out.push(
      text.slice(at, link.start),
      <Words {...link} words={text.slice(link.start, link.end)} />,
    );
    at = link.end;
  }
  return [...out, text.slice(at)];
}

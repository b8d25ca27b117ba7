/** The page as a whole. */
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from "preact/hooks";

import type { Address, TableId } from "../../js/types.js";
import { Bar } from "./Bar.js";
import { Files } from "./Files.js";
import { Findings } from "./Findings.js";
import { cellId } from "./jump.js";
import { regain } from "./regain.js";
import { Kept } from "./Kept.js";
import { looks } from "./looks.js";
import { type Mark, foremost, marks } from "./marks.js";
import { paste } from "./paste.js";
import { Prose } from "./Prose.js";
import { Start } from "./Start.js";
import { layoutOf } from "./state.js";
import type { Store } from "./store.js";
import { Table } from "./Table.js";
import { onKey } from "./travel.js";
import { unfold } from "./unfold.js";
import { Language, VERDICT, speaker } from "./words.js";

const NONE: Address[] = [];
const TABLES: TableId[] = ["disclosure", "requests", "review"];

export function App({ store }: { store: Store }) {
  const [, update] = useReducer<number, void>((count) => count + 1, 0);
  useEffect(() => store.subscribe(() => update()), [store]);
  useEffect(() => listen(store), [store]);
  useEffect(unfold, []);
  useEffect(regain);
  const { language, large, dark, tool, selected, shown, forms } = store.state;
  const say = useMemo(() => speaker(language), [language]);
  const work = store.work;
  const entry = work?.entry ?? null;
  const confirmed = work?.confirmed ?? NONE;
  const marked = useMemo(() => (entry ? marks(entry, forms, confirmed) : new Map<Address, Mark>()), [entry, confirmed]);
  const looked = useMemo(() => looks(entry, marked), [entry, marked]);
  const chosen = entry?.findings.find((finding) => finding.fingerprint === selected)?.cells ?? shown;
  // Written only when they change: a browser styles the whole page anew for each writing.
  useLayoutEffect(() => {
    document.documentElement.className = `${large ? "large" : ""} ${dark ? "dark" : ""}`;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = say("勾稽 · 政府信息公开工作年度报告审核", "gouji · Annual report on open government information: check");
  }, [language, large, dark]);
  // The verdict comes first and what would mend it a moment later: then the wrong cell is known for sure.
  useEffect(() => {
    if (entry) arrive(foremost(marked), store.intake.isHeap);
  }, [work?.id, entry === null, work?.claims === null]);
  return (
    <Language.Provider value={say}>
      <header class="top">
        <h1><b aria-hidden="true">勾稽</b><span>{say("政府信息公开工作年度报告审核", "Annual report on open government information: check")}</span></h1>
        <p class="offline">{say("本页不联网，数据不离开本机", "Offline: nothing leaves this machine")}</p>
        <div class="settings">
          <button type="button" aria-pressed={large} onClick={() => store.set({ large: !large })}>{say("大字", "Large")}</button>
          <button type="button" aria-pressed={dark} onClick={() => store.set({ dark: !dark })}>{say("深色", "Dark")}</button>
          <button type="button" lang={language === "zh" ? "en" : "zh-CN"} onClick={() => store.set({ language: language === "zh" ? "en" : "zh" })}>{language === "zh" ? "English" : "中文"}</button>
        </div>
      </header>
      {(work || store.state.failures.length > 0 || store.state.busy > 0) && <Files store={store} />}
      {!work && <Start store={store} />}
      {work && (
        <main class="desk">
          <p class="printed" aria-hidden="true">{work.report.title ?? work.file}</p>
          <Bar store={store} work={work} entry={entry} />
          <aside aria-label={say("审核问题", "Findings")}>
            {entry && <Findings store={store} work={work} entry={entry} marked={marked} selected={selected} />}
          </aside>
          <div class="sheet">
            {TABLES.map((id) => (
              <Table key={id} store={store} id={id} layout={layoutOf(work, id)} cells={work.report.cells[id]} looks={looked} outlined={chosen} confirmed={work.confirmed} />
            ))}
            <Prose store={store} work={work} />
          </div>
          <Live text={entry ? say(`${say(VERDICT[entry.verdict].text)}，强制性错误 ${entry.counts.error} 处，核实性问题 ${entry.counts.query} 处`, `${say(VERDICT[entry.verdict].text)}, ${entry.counts.error} errors, ${entry.counts.query} queries`) : ""} />
        </main>
      )}
      <footer>
        <p>{tool ? `gouji ${tool.version} · ${say("规则", "rules")} ${tool.rules}` : "gouji"}</p>
        <Kept store={store} />
      </footer>
    </Language.Provider>
  );
}

/** A report that has just come shows its first wrong cell, where there is room for it beside the list. */
function arrive(cell: Address | undefined, isHeap: boolean): void {
  // What chose the file is gone; the keyboard goes on from the verdict.
  if (document.activeElement === document.body) document.querySelector<HTMLElement>(".verdict")?.focus({ preventScroll: true });
  // Whoever has gone on by then is left where they are.
  const isAtWork = document.activeElement?.closest(".sheet, aside");
  // A heap of files is gone through from its list, which stays in view until one of them is chosen.
  const isChosen = document.activeElement?.closest(".files");
  if (!cell || isAtWork || (isHeap && !isChosen) || !matchMedia("(min-width: 1001px)").matches) return;
  document.getElementById(cellId(cell))?.scrollIntoView({ block: "center" });
}

/** Says aloud what has changed, a moment after the last change. */
function Live({ text }: { text: string }) {
  const region = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => region.current && (region.current.textContent = text), 600);
    return () => clearTimeout(timer);
  }, [text]);
  return <p class="hidden" aria-live="polite" ref={region} />;
}

/** Words that are drawn into a field are the field's. */
const isForField = ({ target, dataTransfer }: DragEvent): boolean =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && !Array.from(dataTransfer?.types ?? []).includes("Files");

/** What reaches the page from anywhere: files dropped, things pasted, undo. */
function listen(store: Store): () => void {
  const lift = (isOver: boolean): void => void document.body.classList.toggle("dragging", isOver);
  const over = (event: DragEvent): void => {
    if (isForField(event)) return;
    event.preventDefault();
    lift(true);
  };
  // It is left for another window, not for the next thing under the file.
  const away = (event: DragEvent): void => lift(event.relatedTarget !== null);
  const drop = (event: DragEvent): void => {
    if (isForField(event)) return;
    event.preventDefault();
    lift(false);
    const files = Array.from(event.dataTransfer?.files ?? []);
    const under = (what: string): HTMLElement | null => (event.target instanceof Element ? event.target.closest<HTMLElement>(what) : null);
    const [last, members] = [under("[data-last]"), under("[data-members]")];
    if (last && files.length) void store.intake.addLast(last.dataset["last"] ?? "", files);
    else if (members && files.length) void store.intake.addMembers(members.dataset["members"] ?? "", files);
    else if (files.length) void store.intake.add(files);
  };
  const pasted = (event: ClipboardEvent): void => paste(event, store);
  const key = (event: KeyboardEvent): void => onKey(event, store);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", away);
  document.addEventListener("drop", drop);
  document.addEventListener("paste", pasted);
  document.addEventListener("keydown", key);
  return () => {
    document.removeEventListener("dragover", over);
    document.removeEventListener("dragleave", away);
    document.removeEventListener("drop", drop);
    document.removeEventListener("paste", pasted);
    document.removeEventListener("keydown", key);
  };
}

/** The browser's own memory: the desk survives a reload, on this machine only. */
import type { State, Work } from "./state.js";

const KEY = "gouji-desk-1";

export type Saved = Pick<Work, "file" | "part" | "report" | "last" | "members" | "reasons" | "confirmed" | "first">;

export interface Desk {
  works: Saved[];
  current: number;
  settings: Pick<State, "language" | "large" | "dark">;
}

let timer = 0;

/** Keeps the desk, a moment after the last change. */
export function save(state: State): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => write(state), 150);
  latest = state;
}

let latest: State | null = null;
window.addEventListener("pagehide", () => latest && write(latest));

function write(state: State): void {
  latest = null;
  const works = state.works.map(({ file, part, report, last, members, reasons, confirmed, first }) => ({ file, part, report, last, members, reasons, confirmed, first }));
  const current = state.works.findIndex((work) => work.id === state.current);
  const desk: Desk = { works, current, settings: { language: state.language, large: state.large, dark: state.dark } };
  try {
    localStorage.setItem(KEY, JSON.stringify(desk));
  } catch {
    // Full or forbidden: the work goes on, it is only not kept.
  }
}

export function load(): Desk | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Desk | null;
  } catch {
    return null;
  }
}

export function forget(): void {
  latest = null;
  clearTimeout(timer);
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

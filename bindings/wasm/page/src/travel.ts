/** Steps back and forth, and the way to the cell that a step changes. */
import type { Address, Report, TableId } from "../../js/types.js";
import { jumpThen } from "./jump.js";
import { changed } from "./model.js";
import type { Store } from "./store.js";

/** Takes a step and brings what it changes before the person's eyes. */
export function travel(store: Store, way: "undo" | "redo" | "fillTotals" | "zeroBlanks"): void {
  const before = store.work?.report;
  store.edits[way]();
  const after = store.work?.report;
  if (before && after) jumpThen(firstChanged(before, after));
}

function firstChanged(before: Report, after: Report): Address | undefined {
  const cells = changed(before, after) ?? {};
  for (const table of Object.keys(cells) as TableId[]) {
    for (const [row, columns] of Object.entries(cells[table] ?? {})) {
      for (const column of Object.keys(columns)) return `/${table}/${row}/${column}` as Address;
    }
  }
  return undefined;
}

/** Ctrl+Z and Ctrl+Y of the page; a field for words has an undo of its own. */
export function onKey(event: KeyboardEvent, store: Store): void {
  const { target } = event;
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text" && !target.dataset["address"]);
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isText) return;
  const name = event.key.toLowerCase();
  if (name === "z") travel(store, event.shiftKey ? "redo" : "undo");
  else if (name === "y") travel(store, "redo");
  else return;
  event.preventDefault();
}

/** What is pasted: a block of cells into a table, anything else as a document. */
import type { Address } from "../../js/types.js";
import { neighbour } from "./jump.js";
import type { Store } from "./store.js";

/** Takes a paste event of the whole page. */
export function paste(event: ClipboardEvent, store: Store): void {
  const target = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (target instanceof HTMLInputElement && target.dataset["address"]) {
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    block(target, text, store);
    return;
  }
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  if (event.clipboardData?.files.length) {
    event.preventDefault();
    void store.intake.add(Array.from(event.clipboardData.files));
  } else if (html || text) {
    event.preventDefault();
    void store.intake.paste(html || text, html ? "html" : "text");
  }
}

/** Rows of a sheet from the cell on; what falls outside the table is left out. */
function block(from: HTMLInputElement, text: string, store: Store): void {
  const rows = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((row) => row.split("\t"));
  const changes: { cell: Address; to: string | null }[] = [];
  rows.forEach((row, down) =>
    row.forEach((value, right) => {
      const cell = neighbour(from, down, right)?.dataset["address"];
      if (cell) changes.push({ cell: cell as Address, to: value.trim() || null });
    }),
  );
  store.edits.write(changes);
}

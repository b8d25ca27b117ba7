/** Moving the person's eyes and keyboard. */
import type { Address } from "../../js/types.js";

export const cellId = (address: Address): string => `c${address.replace(/\W/g, "-")}`;

/** Brings a cell into view and puts the keyboard there. */
export const jump = (address: Address): void => show(cellId(address));

/** The same once a change that was just made is drawn. */
export const jumpThen = (address: Address | undefined): void => void (address && Promise.resolve().then(() => jump(address)));

/** The same with anything that has a name. */
export function show(id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: "center", inline: "center", behavior: "auto" });
  target.focus({ preventScroll: true });
}

type Cell = HTMLInputElement;

const at = (cell: Cell) => ({ row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) });

/** The cell a number of rows and columns away in the printed table. */
export function neighbour(from: Cell, rows: number, columns: number): Cell | null {
  const { row, column } = at(from);
  return from.closest("table")?.querySelector<Cell>(`input[data-row="${row + rows}"][data-column="${column + columns}"]`) ?? null;
}

/** The cell that an arrow leads to: below a row of more cells, the last one of a row of fewer. */
export function step(from: Cell, rows: number, columns: number): Cell | null {
  for (let { column } = at(from), by = columns; column + by >= 0; by--) {
    const found = neighbour(from, rows, by);
    if (found || !rows) return found;
  }
  return null;
}

/** The last cell in a direction, or the same one. */
export function edge(from: Cell, rows: number, columns: number): Cell {
  let last = from;
  for (let next: Cell | null = from; next; next = step(next, rows, columns)) last = next;
  return last;
}

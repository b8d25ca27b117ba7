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

/** The way from a cell to any number of others: each by the rows and columns it is away in the printed table. */
export function from(cell: Cell): (rows: number, columns: number) => Cell | null {
  const { row, column } = at(cell);
  const cells = Array.from(cell.closest("table")?.querySelectorAll<Cell>("input[data-row]") ?? []);
  const known = new Map(cells.map((one) => [`${one.dataset["row"]} ${one.dataset["column"]}`, one]));
  return (rows, columns) => known.get(`${row + rows} ${column + columns}`) ?? null;
}

/** The cell that an arrow leads to: below a row of more cells, the last one of a row of fewer. */
export function step(cell: Cell, rows: number, columns: number): Cell | null {
  const cellAt = from(cell);
  for (let { column } = at(cell), by = columns; column + by >= 0; by--) {
    const found = cellAt(rows, by);
    if (found || !rows) return found;
  }
  return null;
}

/** The last cell in a direction, or the same one. */
export function edge(cell: Cell, rows: number, columns: number): Cell {
  let last = cell;
  for (let next: Cell | null = cell; next; next = step(next, rows, columns)) last = next;
  return last;
}

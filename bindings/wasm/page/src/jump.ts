/** Moving the person's eyes and keyboard. */
import type { Address } from "../../js/types.js";

export const cellId = (address: Address): string => `c${address.replace(/\W/g, "-")}`;

/** Brings a cell into view and puts the keyboard there. */
export function jump(address: Address): void {
  const input = document.getElementById(cellId(address));
  if (!(input instanceof HTMLInputElement)) return;
  input.scrollIntoView({ block: "center", inline: "center", behavior: "auto" });
  input.focus({ preventScroll: true });
}

/** The cell a number of rows and columns away in the printed table. */
export function neighbour(from: HTMLInputElement, rows: number, columns: number): HTMLInputElement | null {
  const table = from.closest("table");
  const at = { row: Number(from.dataset["row"]) + rows, column: Number(from.dataset["column"]) + columns };
  return table?.querySelector<HTMLInputElement>(`input[data-row="${at.row}"][data-column="${at.column}"]`) ?? null;
}

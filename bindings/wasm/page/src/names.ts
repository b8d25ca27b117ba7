/** Cells in words. */
import type { Address, CellRef, FormCell } from "../../js/types.js";
import type { Forms } from "./model.js";
import type { Say } from "./words.js";

/** A cell's entry in the newest form that has it. */
export function formCell(forms: Forms, address: Address): FormCell | undefined {
  for (const edition of [2021, 2019]) {
    const found = forms[edition]?.cells.find((cell) => cell.address === address);
    if (found) return found;
  }
  return undefined;
}

/** 表三·（一）予以公开·自然人; last year's and members' cells say so. */
export function cellName(forms: Forms, cell: CellRef, say: Say): string {
  const [prefix, address] = cell.startsWith("/") ? ["", cell] : [cell.slice(0, cell.indexOf(".")), cell.slice(cell.indexOf(".") + 1)];
  const found = formCell(forms, address as Address);
  const name = found ? say(found.name) : address;
  if (prefix === "last") return say(`上年·${name}`, `last year, ${name}`);
  if (prefix === "members") return say(`所属单位合计·${name}`, `members, ${name}`);
  return name;
}

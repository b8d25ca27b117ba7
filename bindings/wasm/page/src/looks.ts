/** How each cell of a table looks: what its row of the table is drawn from, and kept while nothing changes. */
import { useRef } from "preact/hooks";

import type { Address, Cell, Entry, SeverityId } from "../../js/types.js";
import type { Mark } from "./marks.js";

export interface Look {
  state: Cell["state"];
  severity: SeverityId | null;
  /** The ids of the findings that speak of the cell. */
  described: string;
}

export type Looks = { [address in Address]?: Look };

/** The looks of the cells of a table. */
export function looks(entry: Entry | null, marks: Map<Address, Mark>, table: string): Looks {
  const out: Looks = {};
  for (const address of entry ? (Object.keys(entry.cells) as Address[]) : []) {
    if (!address.startsWith(`/${table}/`)) continue;
    const mark = marks.get(address);
    const certain = mark?.certain ? mark : null;
    out[address] = {
      state: entry?.cells[address]?.state ?? "missing",
      severity: certain?.severity ?? null,
      described: certain?.findings.map((finding) => `f-${finding}`).join(" ") ?? "",
    };
  }
  return out;
}

/** The same object as before, as long as it says the same: what is drawn from it is then not drawn again. */
export function useSame<T>(value: T): T {
  const known = useRef({ value, text: "" });
  const text = JSON.stringify(value);
  if (known.current.text !== text) known.current = { value, text };
  return known.current.value;
}

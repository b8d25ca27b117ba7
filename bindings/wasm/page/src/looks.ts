/** How the cells of a table look that are more than a number. */
import type { Address, Cell, Entry, SeverityId } from "../../js/types.js";
import type { Mark } from "./marks.js";

export interface Look {
  state: Cell["state"];
  severity: SeverityId | null;
  /** Whether the cell is likely wrong, or only touched by what is. */
  certain: boolean;
  /** The ids of the findings that speak of the cell. */
  described: string;
}

/** A number that nothing is said of, as most cells are. */
const PLAIN: Look = { state: "number", severity: null, certain: false, described: "" };

export type Looks = Map<Address, Look>;

/** The looks of all cells but the plain ones. */
export function looks(entry: Entry | null, marks: Map<Address, Mark>): Looks {
  const out: Looks = new Map();
  if (!entry) return out;
  for (const address of Object.keys(entry.cells) as Address[]) {
    const state = entry.cells[address]?.state ?? "missing";
    const mark = marks.get(address);
    if (state === "number" && !mark) continue;
    out.set(address, {
      state,
      severity: mark?.severity ?? null,
      certain: mark?.certain ?? false,
      described: mark?.findings.map((finding) => `f-${finding}`).join(" ") ?? "",
    });
  }
  return out;
}

export const lookOf = (looks: Looks, address: Address): Look => looks.get(address) ?? PLAIN;

export const alike = (one: Look, other: Look): boolean =>
  one.state === other.state && one.severity === other.severity && one.certain === other.certain && one.described === other.described;

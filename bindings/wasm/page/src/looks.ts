/** How the cells of a table look that are more than a number. */
import type { Address, Cell, Entry, SeverityId } from "../../js/types.js";
import type { Mark } from "./marks.js";

export interface Look {
  state: Cell["state"];
  severity: SeverityId | null;
  /** The ids of the findings that speak of the cell. */
  described: string;
}

/** A number that nothing is said of, as most cells are. */
const PLAIN: Look = { state: "number", severity: null, described: "" };

export type Looks = Map<Address, Look>;

/** The looks of all cells but the plain ones. */
export function looks(entry: Entry | null, marks: Map<Address, Mark>): Looks {
  const out: Looks = new Map();
  if (!entry) return out;
  for (const address of Object.keys(entry.cells) as Address[]) {
    const state = entry.cells[address]?.state ?? "missing";
    const mark = marks.get(address);
    const certain = mark?.certain ? mark : null;
    if (state === "number" && !certain) continue;
    out.set(address, {
      state,
      severity: certain?.severity ?? null,
      described: certain?.findings.map((finding) => `f-${finding}`).join(" ") ?? "",
    });
  }
  return out;
}

export const lookOf = (looks: Looks, address: Address): Look => looks.get(address) ?? PLAIN;

export const alike = (one: Look, other: Look): boolean =>
  one.state === other.state && one.severity === other.severity && one.described === other.described;

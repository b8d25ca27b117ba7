/** What the quick verdict on an edit leaves out and still holds. */
import type { Address, Entry, Repair } from "../../js/types.js";

/**
 * The repairs that an edit elsewhere does not touch: they stay in view until all are looked for again.
 *
 * A repair goes as soon as any cell of its tables is another, one of its findings says something else, or a person
 * confirms a cell it would change.
 */
export function held(before: Entry | null, after: Entry, confirmed: Address[]): Repair[] {
  if (!before?.repairs.length) return [];
  const others = Object.keys({ ...before.cells, ...after.cells }).filter((address) => !isSame(before, after, address as Address));
  const touched = new Set(others.map(tableOf));
  const said = new Map(after.findings.map((finding) => [finding.fingerprint, finding.message.zh]));
  const isSaid = (fingerprint: string): boolean =>
    before.findings.some((finding) => finding.fingerprint === fingerprint && finding.message.zh === said.get(fingerprint));
  return before.repairs.filter(({ alternatives, findings }) => {
    const isUntouched = alternatives.every(({ changes }) => changes.every(({ cell }) => !touched.has(tableOf(cell)) && !confirmed.includes(cell)));
    return isUntouched && findings.every(isSaid);
  });
}

function isSame(before: Entry, after: Entry, address: Address): boolean {
  const [one, other] = [before.cells[address], after.cells[address]];
  return one?.state === other?.state && one?.text === other?.text;
}

const tableOf = (address: string): string => address.split("/")[1] ?? "";

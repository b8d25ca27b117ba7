/** The button that keeps the cell last visited as it is. */
import { useEffect, useState } from "preact/hooks";

import type { Address } from "../../js/types.js";
import { cellName } from "./names.js";
import type { Work } from "./state.js";
import type { Store } from "./store.js";
import { useSay } from "./words.js";

export function Confirm({ store, work }: { store: Store; work: Work }) {
  const say = useSay();
  /** A button that is pressed has the keyboard itself, so the cell that had it before is remembered. */
  const [cell, setCell] = useState<Address | null>(null);
  useEffect(() => {
    const see = ({ target }: FocusEvent): void => {
      const address = target instanceof HTMLElement && target.dataset["address"];
      if (address) setCell(address as Address);
    };
    document.addEventListener("focusin", see);
    return () => document.removeEventListener("focusin", see);
  }, []);
  const name = cell ? cellName(store.state.forms, cell, say) : say("先点选一个单元格", "Choose a cell first");
  return (
    <button
      type="button"
      disabled={!cell}
      aria-pressed={cell !== null && work.confirmed.includes(cell)}
      title={say(`${name}：确认无误后，不再建议改它`, `${name}: no repair will touch it`)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => cell && store.edits.confirm(cell)}
    >
      {say("确认本格", "Confirm cell")} <kbd>F9</kbd>
    </button>
  );
}

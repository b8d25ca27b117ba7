/** The year, typed digit by digit: the report has it once it is one. */
import { useState } from "preact/hooks";

import type { Store } from "./store.js";
import { useSay } from "./words.js";

export function Year({ store, year }: { store: Store; year: number | null }) {
  const say = useSay();
  /** What stands in the field while it is typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string): void => {
    setTyped(text);
    const digits = text.normalize("NFKC").trim();
    if (digits === "") store.edits.describe({ year: null });
    else if (/^20\d\d$/.test(digits)) store.edits.describe({ year: Number(digits) });
  };
  return (
    <label class="year">
      {say("年度", "Year")}
      <input
        inputMode="numeric"
        maxLength={4}
        value={typed ?? String(year ?? "")}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          setTyped(null);
          store.edits.leave();
        }}
      />
    </label>
  );
}

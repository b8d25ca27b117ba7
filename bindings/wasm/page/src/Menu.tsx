/** A menu of things to do, which closes as menus do and says what came of it. */
import { useEffect, useRef, useState } from "preact/hooks";

/** What is done, and what is said of it. */
export type Act = () => string | void | Promise<string | void>;
export type Item = [label: string, act: Act, apart?: "apart"];

/** How long what is said stays, in milliseconds. */
const TOLD = 6_000;

export function Menu({ label, items }: { label: string; items: Item[] }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => closing(menu), []);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(""), TOLD);
    return () => clearTimeout(timer);
  }, [said]);
  const take = (act: Act) => async () => {
    if (menu.current) menu.current.open = false;
    menu.current?.querySelector("summary")?.focus();
    setSaid("");
    setSaid((await act()) ?? "");
  };
  return (
    <div class="choice">
      <details class="menu" ref={menu}>
        <summary>{label}</summary>
        <ul>{items.map(([label, act, apart]) => <li class={apart}><button type="button" onClick={take(act)}>{label}</button></li>)}</ul>
      </details>
      <span class="said" role="status">{said}</span>
    </div>
  );
}

/** Escape closes the menu, and so does whatever is done elsewhere. */
function closing(menu: { current: HTMLDetailsElement | null }): () => void {
  const elsewhere = (event: Event): void => {
    if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  document.addEventListener("mousedown", elsewhere);
  document.addEventListener("focusin", elsewhere);
  document.addEventListener("keydown", escape);
  return () => {
    document.removeEventListener("mousedown", elsewhere);
    document.removeEventListener("focusin", elsewhere);
    document.removeEventListener("keydown", escape);
  };
}

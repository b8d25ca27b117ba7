/** Nothing is folded on paper. */

/** Opens what is folded while the page is printed; answers how to stop that. */
export function unfold(): () => void {
  let opened: HTMLDetailsElement[] = [];
  const open = (): void => {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>("aside details:not([open])"));
    for (const one of opened) one.open = true;
  };
  const close = (): void => opened.forEach((one) => (one.open = false));
  window.addEventListener("beforeprint", open);
  window.addEventListener("afterprint", close);
  return () => {
    window.removeEventListener("beforeprint", open);
    window.removeEventListener("afterprint", close);
  };
}

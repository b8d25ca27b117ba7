/** The keyboard's place, when what had it is gone. */

let last: Element | null = null;
document.addEventListener("focusin", ({ target }) => (last = target instanceof Element ? target : null));

/** After what had the keyboard was taken away or put out of use, it goes on from the verdict, or from where files are given. */
export function regain(): void {
  if (document.activeElement !== document.body || !last || (last.isConnected && !last.matches(":disabled"))) return;
  document.querySelector<HTMLElement>(".verdict, .drop input")?.focus({ preventScroll: true });
}

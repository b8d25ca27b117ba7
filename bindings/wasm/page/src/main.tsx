/** Opens the page. */
import { render } from "preact";

import { App } from "./App.js";
import { Engine } from "./engine.js";
import { Store } from "./store.js";

const root = document.getElementById("app");
if (root && !(window as { goujiTooOld?: boolean }).goujiTooOld) {
  const store = new Store(new Engine());
  root.textContent = "";
  render(<App store={store} />, root);
  store.open().catch((error: unknown) => {
    root.textContent = `本页无法运行：${String(error)}。请确认浏览器允许 WebAssembly。(The page cannot run.)`;
  });
}

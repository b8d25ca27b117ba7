/** The way into the module: it is made ready, called, and made anew after a panic. */
import * as raw from "gouji-raw";

import { GoujiError, type GoujiErrorKind, misused } from "./error.js";
import type { Text } from "./types.js";

let state: "unready" | "ready" | "lost" = "unready";
let makings = 0;

/** How often the module was made anew: what it held before is gone. */
export const making = (): number => makings;

/** Makes the module ready from its bytes or its compiled form. */
export function initSync(module: BufferSource | WebAssembly.Module): void {
  try {
    raw.initSync({ module });
  } catch (reason) {
    throw unloaded(reason);
  }
  state = "ready";
}

/** The same, where a page may not compile on the spot. */
export async function initAsync(module: Source | Promise<Source>): Promise<void> {
  try {
    await raw.default({ module_or_path: await module });
  } catch (reason) {
    throw unloaded(reason);
  }
  state = "ready";
}

type Source = Response | BufferSource | WebAssembly.Module;

const unloaded = (reason: unknown): GoujiError => new GoujiError("load", compiles() ? MISSING : FORBIDDEN, null, reason);

const MISSING: Text = {
  zh: "审核程序没有载入；请网站管理员检查程序文件的地址和内容",
  en: "gouji was not loaded; check the address and the content of its file",
};
const FORBIDDEN: Text = {
  zh: "审核程序没有载入：本页不允许运行 WebAssembly；请网站管理员在内容安全策略的 script-src 中加入 'wasm-unsafe-eval'（Chromium 97 以前为 'unsafe-eval'）",
  en: "gouji was not loaded: this page may not run WebAssembly; add 'wasm-unsafe-eval' ('unsafe-eval' before Chromium 97) to script-src of its content security policy",
};

/** Whether any module may run here: this is the smallest. */
function compiles(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) !== null;
  } catch {
    return false;
  }
}

/**
 * Calls the module; what it throws becomes a {@link GoujiError}.
 *
 * What is given to it is made ready before, so that whatever is thrown here is the module's own.
 */
export function call<Given extends unknown[], T>(run: (...given: Given) => T, ...given: Given): T {
  if (state === "unready") throw misused("请先调用 init() 并等它完成", "call init() first and wait for it");
  if (state === "lost") throw new GoujiError("internal", LOST);
  try {
    return run(...given);
  } catch (thrown) {
    throw typeof thrown === "string" ? told(thrown) : panicked(thrown);
  }
}

const LOST: Text = {
  zh: "程序内部出错后未能恢复；请重新打开本页",
  en: "gouji could not be made anew after an internal error; open the page again",
};

function told(json: string): GoujiError {
  const { kind, message, path } = JSON.parse(json) as { kind: GoujiErrorKind; message: Text; path: string | null };
  return new GoujiError(kind, message, path);
}

/** After a panic the module's memory cannot be trusted. */
function panicked(thrown: unknown): GoujiError {
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  makings++;
  try {
    raw.__wbg_reset_state();
  } catch {
    // Outside of a worker old browsers make no large module on the spot.
    state = "lost";
  }
  return new GoujiError("internal", { zh: `程序内部出错：${words}`, en: `internal error: ${words}` });
}

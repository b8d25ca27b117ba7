// A headless Chromium, the page from disk and from plain http, and a watch on what it asks for.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** A browser of its own, with nothing that talks to the world in the background. */
export async function launch() {
  if (!existsSync(EXECUTABLE)) {
    throw new Error(`${EXECUTABLE} is missing; install it with: apt-get install chromium (or set CHROMIUM to its path)`);
  }
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Serves the built files, and pages given as text, over plain http. */
export async function serve(pages = {}) {
  const types = { html: "text/html; charset=utf-8", js: "text/javascript", wasm: "application/wasm" };
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname.slice(1);
    const page = pages[path];
    const body = page?.body ?? (existsSync(dist + path) ? readFileSync(dist + path) : null);
    response.writeHead(body === null ? 404 : 200, { "Content-Type": types[path.split(".").pop()] ?? "text/plain", ...page?.headers });
    response.end(body ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Where the page is opened from. */
export const places = (origin, file = "gouji.html") => ({ "from disk": pathToFileURL(dist + file).href, "from plain http": origin + file });

/** The page, opened; `asked` collects every request but that for the page itself. */
export async function open(browser, address, viewport = { width: 1366, height: 768 }) {
  const context = await browser.newContext({ viewport, acceptDownloads: true });
  const page = await context.newPage();
  const [asked, errors] = [[], []];
  context.on("request", (request) => {
    if (request.url() !== address && !/^(blob|data):/.test(request.url())) asked.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(address);
  await page.locator(".drop, .desk").first().waitFor();
  return { page, context, asked, errors };
}

/** Drops files on the page as a person does, from memory; `size` instead of `bytes` makes a file of zeros. */
export async function drop(page, files, on = "body") {
  const given = files.map(({ name, size, bytes = [] }) => ({ name, size, base64: Buffer.from(bytes).toString("base64") }));
  await page.locator(on).first().evaluate((target, given) => {
    const data = new DataTransfer();
    for (const { name, size, base64 } of given) {
      const bytes = size ? new Uint8Array(size) : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    window.droppedAt = performance.now();
    target.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, given);
}

/** Pastes into what has the keyboard. */
export async function paste(page, formats) {
  await page.evaluate((formats) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(formats)) data.setData(type, text);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
  }, formats);
}

/** What is exported by a button of the menu. */
export async function exported(page, label) {
  await page.locator(".menu > summary").click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: label, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The cell at an address. */
export const cell = (page, address) => page.locator(`[data-address="${address}"]`);

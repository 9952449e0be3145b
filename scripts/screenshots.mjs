// Shoots every kind of page, wide and narrow, light and dark: node scripts/screenshots.mjs <base url> <out folder> [name ...]

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const PAGES = [
  ["front", "/"],
  ["week", "/week/{day}"],
  ["paper", "{paper}"],
  ["author", "{author}"],
  ["authors", "/authors"],
  ["category", "{category}"],
  ["categories", "/categories"],
  ["institution", "{institution}"],
  ["institutions", "/institutions"],
  ["search", "/search?q=retrieval"],
  ["nothing-found", "/search?q=zzzzqqq+retrieval"],
  ["search-start", "/search"],
  ["status", "/status"],
  ["digest", "/digest"],
  ["about", "/about"],
  ["scores", "/about/scores"],
  ["not-found", "/no/such/page"],
];
const VIEWS = [
  { width: 1280, height: 1400, scheme: "light" },
  { width: 1280, height: 1400, scheme: "dark" },
  { width: 390, height: 1400, scheme: "light" },
  { width: 390, height: 1400, scheme: "dark" },
];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const [base, out, ...wanted] = process.argv.slice(2);
if (!base || !out) {
  console.error("usage: node scripts/screenshots.mjs <base url> <out folder> [page or view ...]");
  process.exit(2);
}
const executablePath = [process.env.BROADSHEET_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
  (path) => path && existsSync(path),
);
const browser = await chromium.launch({ args: FLAGS, ...(executablePath && { executablePath }) });
mkdirSync(out, { recursive: true });

/** The first links of the front page stand in for pages whose ids differ from catalogue to catalogue. */
async function findAddresses() {
  const page = await browser.newPage();
  await page.goto(base);
  const first = (selector) =>
    page
      .locator(selector)
      .first()
      .getAttribute("href", { timeout: 2000 })
      .catch(() => null);
  const found = {
    paper: await first(".card h2 a"),
    author: await first(".by a[rel=author]"),
    category: await first(".kick .cat"),
    institution: await first(".by a.tag"),
    day: await page
      .locator(".dateline h1 time")
      .getAttribute("datetime")
      .catch(() => null),
  };
  await page.close();
  return found;
}

const addresses = await findAddresses();
for (const { width, height, scheme } of VIEWS) {
  const view = `${width}-${scheme}`;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  for (const [name, template] of PAGES) {
    const file = `${name}-${view}`;
    if (wanted.length > 0 && !wanted.some((one) => one === name || one === view || one === file)) continue;
    const path = template.replace(/\{(\w+)\}/, (_, key) => addresses[key] ?? "");
    if (path === "" || (path.endsWith("/") && path !== "/")) continue;
    const page = await context.newPage();
    await page.goto(base.replace(/\/$/, "") + path);
    await page.screenshot({ path: join(out, `${file}.png`) });
    await page.close();
    console.error(file);
  }
  await context.close();
}
await browser.close();

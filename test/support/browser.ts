// A browser for the tests, where this machine has one.

import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium of the system, else the one that Playwright has fetched. */
function findChromium(): string | undefined {
  const named = [
    process.env.BROADSHEET_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const system = named.find((path) => path !== undefined && existsSync(path));
  if (system) return system;
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder)
    .filter((name) => name.startsWith("chromium"))
    .flatMap((name) =>
      [
        "chrome-linux/chrome",
        "chrome-linux64/chrome",
        "chrome-headless-shell-linux64/chrome-headless-shell",
        "chrome-linux/headless_shell",
      ].map((file) => join(folder, name, file)),
    )
    .find((path) => existsSync(path));
}

const isQuick = process.env.BROADSHEET_QUICK === "1";
const executablePath = isQuick ? undefined : findChromium();

/** False, with one line that says so, when the browser tests must be skipped. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser && !isQuick)
  console.warn("Browser tests are skipped: no Chromium was found (set BROADSHEET_CHROMIUM to its path).");

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ args: FLAGS, ...(executablePath && { executablePath }) });
}

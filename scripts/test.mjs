// Runs every check from a clean clone: types, format, lint, unused code, then all tests. --quick leaves out browsers, the real server and crashes.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { ensurePackages, root } from "./bootstrap.mjs";
import { ensureBuilt } from "./build.mjs";

const isQuick = process.argv.includes("--quick");
const reportPath = join(root, ".cache", "vitest.json");

ensurePackages({ withDev: true });

const bin = (name) => join(root, "node_modules", ".bin", name);
const run = (command, args, environment = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
      shell: process.platform === "win32",
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });

const checks = [
  ["types", bin("tsc"), ["--noEmit", "-p", "."]],
  ["format", bin("biome"), ["check", "--error-on-warnings", "."]],
  ["lint", bin("oxlint"), isQuick ? ["--quiet"] : ["--quiet", "--type-aware"]],
  ["unused code", bin("knip"), ["--no-progress"]],
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const failedChecks = [];
for (const [name, command, args] of checks) {
  const started = Date.now();
  const isGood = (await run(command, args)) === 0;
  console.log(`${isGood ? "ok    " : "FAILED"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  counts[isGood ? "passed" : "failed"] += 1;
  if (!isGood) failedChecks.push(name);
}

await ensureBuilt();
const chromium = isQuick ? undefined : ensureChromium();
const environment = {
  ...(isQuick ? { BROADSHEET_QUICK: "1" } : {}),
  ...(chromium === undefined ? {} : { BROADSHEET_CHROMIUM: chromium }),
};
mkdirSync(join(root, ".cache"), { recursive: true });
rmSync(reportPath, { force: true });
const only = process.argv.slice(2).filter((argument) => argument !== "--quick");
await run(
  bin("vitest"),
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${reportPath}`, ...only],
  environment,
);
countTests();
if (failedChecks.length > 0) console.log(`Failed besides the tests: ${failedChecks.join(", ")}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);

function countTests() {
  let report;
  try {
    report = JSON.parse(readFileSync(reportPath, "utf8"));
  } catch {
    // Without a report the run itself broke.
    counts.failed += 1;
    return;
  }
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  counts.skipped += report.numPendingTests + report.numTodoTests;
  // A file that cannot even be loaded has no tests that could fail.
  if (!report.success && report.numFailedTests === 0) counts.failed += Math.max(1, report.numFailedTestSuites);
}

/** Path of a browser for the browser tests; fetched when this machine has none. */
function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0) {
    console.log("Fetching Chromium for the browser tests (Debian package) ...");
    const options = { stdio: ["ignore", "ignore", 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    spawnSync("apt-get", ["update", "-qq"], options);
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  } else {
    console.log("Fetching Chromium for the browser tests (Playwright's own) ...");
    spawnSync(
      process.execPath,
      [join(root, "node_modules", "playwright-core", "cli.js"), "install", "--no-shell", "chromium"],
      {
        stdio: ["ignore", "ignore", 2],
        timeout: 300_000,
      },
    );
  }
  const fetched = findChromium();
  if (fetched === undefined) console.log("No Chromium here and none could be fetched: the browser tests are skipped.");
  return fetched;
}

function findChromium() {
  const given = process.env.BROADSHEET_CHROMIUM;
  const places = [
    given,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    ...playwrightPlaces(),
  ];
  return places.find((path) => path !== undefined && existsSync(path));
}

function playwrightPlaces() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(folder)) return [];
  const inside = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];
  return readdirSync(folder)
    .filter((name) => name.startsWith("chromium-"))
    .sort()
    .reverse()
    .flatMap((name) => inside.map((path) => join(folder, name, path)));
}

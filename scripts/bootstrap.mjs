// Makes a fresh clone ready: checks Node, installs packages when they are missing or outdated. Built-ins only.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const LEAST_NODE = [20, 19];
const stampPath = join(root, "node_modules", ".broadsheet-stamp");

/** Ends the process with one clear line when this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  console.error(
    `Broadsheet needs Node.js ${LEAST_NODE.join(".")} or newer; this is ${process.versions.node}. See https://nodejs.org/`,
  );
  process.exit(1);
}

/** Installs what is missing. `withDev` adds the tools that tests need. */
export function ensurePackages({ withDev }) {
  requireNode();
  const lockPath = join(root, "package-lock.json");
  // An image that was installed without its lock file has nothing to compare.
  if (!existsSync(lockPath)) return;
  const lock = readFileSync(lockPath);
  const hash = createHash("sha256").update(lock).digest("hex");
  const stamp = readStamp();
  if (stamp.hash === hash && (stamp.withDev || !withDev)) return;
  if (isInstalled(lock, withDev)) return writeStamp(hash, withDev);
  console.error(`Installing packages${withDev ? " and test tools" : ""} (needed once, about a minute) ...`);
  install(withDev);
  writeStamp(hash, withDev);
}

function install(withDev) {
  const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error", `--include=${withDev ? "dev" : "prod"}`];
  if (!withDev) flags.push("--omit=dev");
  // npm speaks on stdout, which belongs to the results of the command that follows.
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const npmCli = process.env.npm_execpath;
  const result = npmCli?.endsWith(".js")
    ? spawnSync(process.execPath, [npmCli, ...flags], options)
    : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" });
  if (result.status === 0) return;
  console.error("npm ci did not finish; its message is above. Broadsheet needs the npm registry once, to install.");
  process.exit(1);
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampPath, "utf8"));
  } catch {
    return {};
  }
}

function writeStamp(hash, withDev) {
  try {
    writeFileSync(stampPath, JSON.stringify({ hash, withDev }));
  } catch {
    // A read-only installation is compared again at the next start.
  }
}

/** Was it installed by hand? npm keeps a list of what it put there. */
function isInstalled(lock, withDev) {
  let present;
  try {
    present = JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages;
  } catch {
    return false;
  }
  const wanted = JSON.parse(lock.toString("utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.optional || entry.devOptional || (entry.dev && !withDev)) return true;
    return present[path]?.version === entry.version;
  });
}

// `npm run -s eval -- <suite> --data <folder> [--history <folder>]`: measures, and prints one line of JSON last.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Suite } from "./suite.ts";

const SUITES: Record<string, () => Promise<{ run: Suite }>> = {
  authors: () => import("./authors.ts"),
  citations: () => import("./citations.ts"),
  "code-links": () => import("./code-links.ts"),
  daily: () => import("./daily.ts"),
  hindex: () => import("./hindex.ts"),
  institutions: () => import("./institutions.ts"),
  search: () => import("./search.ts"),
  novelty: () => import("./novelty.ts"),
  ratings: () => import("./ratings.ts"),
};
const DEFAULT_HISTORY = "../shared/data";
const USAGE = `Usage: eval <suite> --data <folder> [--history <folder>]\nSuites: ${Object.keys(SUITES).join(", ")}`;

interface Request {
  name: string;
  load: () => Promise<{ run: Suite }>;
  dataFolder: string;
  historyFolder: string;
}

/** The request, or what is wrong with it. */
function readRequest(args: string[]): Request | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: "string" }, history: { type: "string" } },
    });
    const [name, ...rest] = positionals;
    if (name === undefined) return "Which suite?";
    const load = Object.hasOwn(SUITES, name) ? SUITES[name] : undefined;
    if (!load) return `There is no suite "${name}".`;
    if (rest.length > 0) return `Too many words: ${rest.join(" ")}`;
    if (!values.data) return "--data is missing.";
    if (!existsSync(values.data)) return `There is no folder ${values.data}.`;
    const historyFolder = resolve(values.history ?? DEFAULT_HISTORY);
    return { name, load, dataFolder: resolve(values.data), historyFolder };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function main(): Promise<number> {
  const request = readRequest(process.argv.slice(2));
  if (typeof request === "string") {
    console.error(`${request}\n${USAGE}`);
    return 2;
  }
  const { name, load, dataFolder, historyFolder } = request;
  const started = performance.now();
  try {
    const { run } = await load();
    const { metrics, n } = await run({ dataFolder, historyFolder });
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    console.log(JSON.stringify({ suite: name, metrics, n, seconds }));
    return 0;
  } catch (error) {
    console.error(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

process.exitCode = await main();

// `npm run -s bench -- <suite> [--papers N] [--file path] [--data folder]`: one line of JSON per figure. Never fails a build.

import { parseArgs } from "node:util";
import type { Figure } from "./figure.ts";
import { benchHybrid, serveHybridThread } from "./hybrid.ts";
import { benchIngest } from "./ingest.ts";
import { benchPages } from "./pages.ts";
import { benchScoring, serveScoringThread } from "./scoring.ts";
import { benchSearch } from "./search.ts";
import { serveBenchThread } from "./search-threads.ts";

const SUITES = {
  hybrid: benchHybrid,
  ingest: benchIngest,
  pages: benchPages,
  scoring: benchScoring,
  search: benchSearch,
};
const USAGE = `Usage: bench <suite> [--papers N] [--file path] [--data folder]\nSuites: ${Object.keys(SUITES).join(", ")}`;

function readRequest(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { papers: { type: "string", default: "20000" }, file: { type: "string" }, data: { type: "string" } },
  });
  const [suite = ""] = positionals;
  const papers = Number(values.papers);
  if (!Object.hasOwn(SUITES, suite) || !Number.isInteger(papers) || papers < 1)
    throw new RangeError("unknown suite or count");
  return { suite: suite as keyof typeof SUITES, papers, file: values.file, data: values.data };
}

async function main(): Promise<void> {
  let request: ReturnType<typeof readRequest>;
  try {
    request = readRequest(process.argv.slice(2));
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
  const { suite, file, data } = request;
  const isReal = file !== undefined || data !== undefined;
  await SUITES[suite](request, (name, value, unit) => {
    const made = isReal ? {} : { papers: request.papers };
    const figure: Figure = { suite, name, ...made, value: Math.round(value * 100) / 100, unit };
    console.log(JSON.stringify(figure));
  });
}

// The bundle is also what the threads of the suites run.
if (!serveBenchThread() && !serveScoringThread() && !serveHybridThread()) await main();

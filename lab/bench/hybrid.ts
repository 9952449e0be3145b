// What a search costs as the product runs it: words and meaning, exact count, facets, cards. On the catalogue of `--data <folder>`.

import { once } from "node:events";
import { join } from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createStaticEmbedder } from "../../src/adapters/embedder/static.ts";
import { createSegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import { createCatalogueReader } from "../../src/adapters/store/sqlite/catalogue-reader.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { createPaperLookups } from "../../src/adapters/store/sqlite/paper-lookups.ts";
import { SEARCH_LIMITS } from "../../src/app/serve-threads.ts";
import { findHits } from "../../src/features/search/find-hits.ts";
import { planSearch } from "../../src/features/search/plan-search.ts";
import { type SearchParts, searchPapers } from "../../src/features/search/search-papers.ts";
import { similarPapers } from "../../src/features/search/similar-papers.ts";
import { suggest } from "../../src/features/search/suggest.ts";
import { splitWords } from "../../src/model/search/analyse.ts";
import { parseQuery } from "../../src/model/search/parse-query.ts";
import { isStopWord } from "../../src/model/search/stop-words.ts";
import { searchQuery } from "../../src/model/views.ts";
import { cpuMsSince, percentileOf, type Report } from "./figure.ts";
import { reportPace } from "./search.ts";

const QUERIES = 300;

/** In a thread with the memory of a search thread: how much there is for what lives a moment decides how often it is collected. */
export async function benchHybrid({ data }: { data?: string | undefined }, report: Report): Promise<void> {
  if (data === undefined) throw new RangeError("hybrid needs --data <folder with broadsheet.db>");
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { hybridBench: data },
    resourceLimits: SEARCH_LIMITS,
  });
  worker.on("message", (figure: Parameters<Report>) => report(...figure));
  await once(worker, "exit");
}

/** Runs in the worker; true there. */
export function serveHybridThread(): boolean {
  const data = (workerData as { hybridBench?: string } | null)?.hybridBench;
  const port = parentPort;
  if (isMainThread || data === undefined || !port) return false;
  void measureAll(data, (...figure) => port.postMessage(figure));
  return true;
}

async function measureAll(data: string, report: Report): Promise<void> {
  const database = openDatabase(join(data, "broadsheet.db"), { readOnly: true });
  reportPace(report);
  const opened = performance.now();
  const index = createSegmentReader({ database });
  report("open", performance.now() - opened, "ms");
  const embedder = createStaticEmbedder({ path: join("models", "embedding.bin") });
  const parts: SearchParts = {
    reader: createCatalogueReader(database),
    index,
    lookups: createPaperLookups(database),
    embedder,
  };
  const { papers, withVector, segments } = index.describe();
  report("papers", papers, "papers");
  report("papers with a meaning", withVector, "papers");
  report("segments", segments, "segments");
  const questions = await readQuestions(parts);
  const plan = (q: string) =>
    planSearch(parseQuery(q).root, [], {
      lookups: parts.lookups,
      papersWith: index.papersWith,
    });
  const page = searchQuery.parse({});
  await measure(report, "hybrid, count, facets", questions, (q) => findHits(parts, plan(q), page));
  await measure(report, "words, count, facets", questions, (q) => findHits(parts, plan(q), { ...page, mode: "words" }));
  await measure(report, "whole answer, 20 papers", questions, (q) => searchPapers(parts, searchQuery.parse({ q })));
  await measure(report, "whole answer with reasons", questions, (q) =>
    searchPapers(parts, searchQuery.parse({ q, explain: true })),
  );
  await measure(report, "suggestions", questions, (q) => suggest(parts, q.slice(0, -2), 9));
  await measure(report, "similar to a text", questions, (q) => similarPapers(parts, { text: q, limit: 6 }));
  reportPace(report);
  database.close();
}

/** Two to four telling words of titles, spread over the newest papers: twice as many as are measured. */
async function readQuestions({ index, reader }: SearchParts): Promise<string[]> {
  const { hits } = index.search({ tree: { op: "all" }, sort: "day", limit: 10_000 });
  const step = Math.max(1, Math.floor(hits.length / (2 * QUERIES)));
  const cards = reader.cards(hits.filter((_, at) => at % step === 0).map((hit) => hit.paperId));
  return cards.flatMap(({ title }, at) => {
    const words = splitWords(title).filter((word) => word.length > 2 && !isStopWord(word));
    return words.length < 4 ? [] : [words.slice(0, 2 + (at % 3)).join(" ")];
  });
}

/** Each question is measured once, after as many others: as a server that has been running answers what it was never asked. */
async function measure(report: Report, name: string, questions: string[], run: (q: string) => unknown): Promise<void> {
  const spent: number[] = [];
  for (const [at, question] of questions.entries()) {
    const before = process.cpuUsage();
    await run(question);
    if (at >= questions.length / 2) spent.push(cpuMsSince(before));
  }
  report(`${name}, median`, percentileOf(spent, 0.5), "CPU ms");
  report(`${name}, p99`, percentileOf(spent, 0.99), "CPU ms");
}

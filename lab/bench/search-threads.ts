// How many searches several threads answer together from the same memory.

import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createSegmentReader, type SegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import type { SharedIndex } from "../../src/adapters/search-index/segments/view.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import type { IndexedPaper, IndexQuery } from "../../src/ports/search-index.ts";
import { cpuMsSince, type Report } from "./figure.ts";
import { makeQuestions } from "./search-questions.ts";

interface Work {
  path: string;
  shared: SharedIndex;
  queries: IndexQuery[];
  ms: number;
}

export async function measureThreads(
  path: string,
  reader: SegmentReader,
  sample: readonly IndexedPaper[],
  report: Report,
): Promise<void> {
  const queries = makeQuestions(sample, reader).flatMap(({ queries }) => queries.slice(0, 20));
  for (const threads of [1, 2]) {
    const work: Work = { path, shared: reader.share(), queries, ms: 3000 };
    const workers = Array.from(
      { length: threads },
      () => new Worker(new URL(import.meta.url), { workerData: { searchBench: work } }),
    );
    await Promise.all(workers.map((worker) => nextMessage(worker)));
    const cpu = process.cpuUsage();
    for (const worker of workers) worker.postMessage("go");
    const counts = await Promise.all(workers.map((worker) => nextMessage(worker)));
    const cpuMs = cpuMsSince(cpu);
    const sum = counts.reduce((total, count) => total + count, 0);
    report(`${threads} reading threads`, sum / (work.ms / 1000), "mixed searches per s");
    report(`${threads} reading threads`, sum / (cpuMs / 1000), "mixed searches per CPU s");
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

const nextMessage = (worker: Worker): Promise<number> =>
  new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });

/** Runs in the worker; true there. */
export function serveBenchThread(): boolean {
  const work = (workerData as { searchBench?: Work } | null)?.searchBench;
  const port = parentPort;
  if (isMainThread || !work || !port) return false;
  const reader = createSegmentReader({ database: openDatabase(work.path, { readOnly: true }), shared: work.shared });
  port.postMessage(0);
  port.once("message", () => {
    let count = 0;
    for (const end = performance.now() + work.ms; performance.now() < end; count++) {
      reader.search(work.queries[count % work.queries.length] as IndexQuery);
    }
    port.postMessage(count);
  });
  return true;
}

// How many searches several threads answer together from the same memory, alone and while papers come in.

import { setImmediate as pause } from "node:timers/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createSegmentReader, type SegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import type { SharedIndex } from "../../src/adapters/search-index/segments/view.ts";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import type { IndexedPaper, IndexQuery } from "../../src/ports/search-index.ts";
import { cpuMsSince, percentileOf, type Report } from "./figure.ts";
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
  /** Writes some papers and joins parts; returns how many. */
  writeMore: () => number,
  report: Report,
): Promise<void> {
  const queries = makeQuestions(sample, reader).flatMap(({ queries }) => queries.slice(0, 20));
  for (const { threads, write, name } of [
    { threads: 1, name: "1 reading thread" },
    { threads: 2, name: "2 reading threads" },
    { threads: 2, write: writeMore, name: "2 reading threads and one that writes" },
  ]) {
    const work: Work = { path, shared: reader.share(), queries, ms: 3000 };
    const workers = Array.from(
      { length: threads },
      () => new Worker(new URL(import.meta.url), { workerData: { searchBench: work } }),
    );
    await Promise.all(workers.map((worker) => nextMessage(worker)));
    const cpu = process.cpuUsage();
    for (const worker of workers) worker.postMessage("go");
    const answers = Promise.all(workers.map((worker) => nextMessage(worker)));
    const written = write ? await writeFor(work.ms, write) : 0;
    const done = await answers;
    const cpuMs = cpuMsSince(cpu);
    const sum = done.reduce((total, { count }) => total + count, 0);
    report(name, sum / (work.ms / 1000), "mixed searches per s");
    if (write) report(name, written / (work.ms / 1000), "papers per s");
    else report(name, sum / (cpuMs / 1000), "mixed searches per CPU s");
    report(`${name}: p99`, Math.max(...done.map(({ p99 }) => p99)), "ms");
    report(`${name}: slowest`, Math.max(...done.map(({ slowest }) => slowest)), "ms");
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** As an ingest does: batch after batch, each a transaction of its own. */
async function writeFor(ms: number, write: () => number): Promise<number> {
  let written = 0;
  for (const end = performance.now() + ms; performance.now() < end; await pause()) written += write();
  return written;
}

interface Answered {
  count: number;
  p99: number;
  slowest: number;
}

const nextMessage = (worker: Worker): Promise<Answered> =>
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
  port.postMessage(undefined);
  port.once("message", () => {
    const taken: number[] = [];
    for (const end = performance.now() + work.ms; performance.now() < end; ) {
      const start = performance.now();
      reader.refresh();
      reader.search(work.queries[taken.length % work.queries.length] as IndexQuery);
      taken.push(performance.now() - start);
    }
    const answered: Answered = { count: taken.length, p99: percentileOf(taken, 0.99), slowest: percentileOf(taken, 1) };
    port.postMessage(answered);
  });
  return true;
}

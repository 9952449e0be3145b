// How long it takes to score a whole catalogue anew, to score it the night after, and to score one more day.

import { constants, copyFileSync, createReadStream, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { createGunzip } from "node:zlib";
import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { interchangeFormat } from "../../src/adapters/sources/interchange/interchange.ts";
import { openWriteStore, type WriteStore } from "../../src/adapters/store/sqlite/open-store.ts";
import { loadScoreModels } from "../../src/app/load-score-models.ts";
import { openTextReaders, serveTexts } from "../../src/entrypoints/worker/text-readers.ts";
import { ingest } from "../../src/features/ingest/ingest.ts";
import { rescoreAll, rescoreNew } from "../../src/features/scoring/rescore.ts";
import { cpuMsSince, type Report } from "./figure.ts";
import { syntheticLines } from "./synthetic.ts";

const DAY = 1000;
const DAY_MS = 86_400_000;
const root = resolve(import.meta.dirname, "../..");
const startReader = () =>
  new Worker(new URL(import.meta.url), {
    workerData: { scoringBench: true },
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
  });

interface Input {
  papers: number;
  /** The lines of a real catalogue: in made-up words the learned models find nothing to judge. */
  file?: string | undefined;
  /** Or a data folder, of which a copy is scored. */
  data?: string | undefined;
}

export async function benchScoring(input: Input, report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    const path = join(folder, "broadsheet.db");
    if (input.data) copyFileSync(join(input.data, "broadsheet.db"), path, constants.COPYFILE_FICLONE);
    const store = openWriteStore(path, () => new Date(), createSegmentWriter);
    const lines = input.data ? undefined : linesOf(input)[Symbol.asyncIterator]();
    if (lines) await ingestLines(store, take(lines, input.papers));
    await measure(store, report, () => (lines ? ingestLines(store, take(lines, DAY)) : forgetDay(store)));
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(store: WriteStore, report: Report, addDay: () => Promise<void>): Promise<void> {
  let now = Date.now();
  const models = loadScoreModels(root);
  const threads = Math.min(4, availableParallelism());
  const openReaders = models && (() => openTextReaders(startReader, threads, models));
  const options = { models, openReaders, now: () => new Date(now) };
  let peakMiB = 0;
  const watch = setInterval(() => {
    peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / 2 ** 20);
  }, 100);
  const time = async (name: string, work: () => Promise<number>) => {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    report(`${name}: papers`, await work(), "papers");
    report(`${name}: CPU`, cpuMsSince(cpu) / 1000, "CPU s");
    report(`${name}: wall`, (performance.now() - wall) / 1000, "s");
  };
  await time("everything, no text read before", () => rescoreAll(store.scores, options));
  now += DAY_MS;
  await time("everything, the night after", () => rescoreAll(store.scores, options));
  report("peak memory", peakMiB, "MiB");
  await addDay();
  await time("a day", () => rescoreNew(store.scores, options));
  clearInterval(watch);
}

/** Becomes a thread that reads texts; true there. */
export function serveScoringThread(): boolean {
  if (isMainThread || !parentPort || !(workerData as { scoringBench?: boolean } | null)?.scoringBench) return false;
  serveTexts(parentPort);
  return true;
}

/** The newest papers stand as if they had just come in. */
async function forgetDay({ database }: WriteStore): Promise<void> {
  const newest = `SELECT id FROM papers ORDER BY id DESC LIMIT ${DAY}`;
  database.exec(`UPDATE papers SET scored_at = NULL WHERE id IN (${newest});
    DELETE FROM paper_answers WHERE paper_id IN (${newest})`);
}

function linesOf({ papers, file }: Input): AsyncIterable<string> {
  if (!file) return toAsync(syntheticLines(papers + DAY));
  const bytes = createReadStream(file);
  return createInterface({ input: file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes });
}

async function* toAsync(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

async function* take(lines: AsyncIterator<string>, count: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < count; i++) {
    const next = await lines.next();
    if (next.done) return;
    yield Buffer.from(`${next.value}\n`);
  }
}

async function ingestLines(store: WriteStore, lines: AsyncIterable<Buffer>): Promise<void> {
  const task = {
    source: "interchange",
    task: "bench",
    isResumable: false,
    pull: () => interchangeFormat.read(lines, { batchSize: 3000, fileName: "bench.jsonl" }),
  };
  await ingest(store.writer, task, () => new Date().toISOString());
}

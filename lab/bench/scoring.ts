// How long it takes to score a whole catalogue anew, and to score one more day.

import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { interchangeFormat } from "../../src/adapters/sources/interchange/interchange.ts";
import { openWriteStore, type WriteStore } from "../../src/adapters/store/sqlite/open-store.ts";
import { loadScoreModels } from "../../src/app/load-score-models.ts";
import { ingest } from "../../src/features/ingest/ingest.ts";
import { rescoreAll, rescoreNew } from "../../src/features/scoring/rescore.ts";
import { cpuMsSince, type Report } from "./figure.ts";
import { syntheticLines } from "./synthetic.ts";

const DAY = 1000;

/** With `file` the lines of a real catalogue: in made-up words the learned models find nothing to judge. */
export async function benchScoring(
  { papers, file }: { papers: number; file?: string | undefined },
  report: Report,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    const store = openWriteStore(join(folder, "broadsheet.db"), () => new Date(), createSegmentWriter);
    const lines = (file ? realLines(file) : toAsync(syntheticLines(papers + DAY)))[Symbol.asyncIterator]();
    await ingestLines(store, take(lines, papers));
    const models = loadScoreModels(resolve(import.meta.dirname, "../.."));
    const options = { models, now: () => new Date() };
    let peakMiB = 0;
    const watch = setInterval(() => {
      peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / 2 ** 20);
    }, 200);
    const time = async (name: string, work: () => Promise<number>) => {
      const [cpu, wall] = [process.cpuUsage(), performance.now()];
      report(`${name}: papers`, await work(), "papers");
      report(`${name}: CPU`, cpuMsSince(cpu) / 1000, "CPU s");
      report(`${name}: wall`, (performance.now() - wall) / 1000, "s");
    };
    await time("everything", () => rescoreAll(store.scores, options));
    report("peak memory", peakMiB, "MiB");
    await ingestLines(store, take(lines, DAY));
    await time("a day", () => rescoreNew(store.scores, options));
    clearInterval(watch);
    store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function realLines(file: string): AsyncIterable<string> {
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

// How fast files become papers, and whether that stays so from the first to the last.

import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { interchangeFormat } from "../../src/adapters/sources/interchange/interchange.ts";
import { openWriteStore } from "../../src/adapters/store/sqlite/open-store.ts";
import { ingest } from "../../src/features/ingest/ingest.ts";
import { rescoreAll } from "../../src/features/scoring/rescore.ts";
import { cpuMsSince, type Report } from "./figure.ts";
import { syntheticLines } from "./synthetic.ts";

const BATCH_SIZE = 2000;

interface Point {
  read: number;
  cpuMs: number;
}

export async function benchIngest(
  { papers, file }: { papers: number; file?: string | undefined },
  report: Report,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    const opened = openWriteStore(join(folder, "broadsheet.db"), () => new Date(), createSegmentWriter);
    const { database, writer: store } = opened;
    const points: Point[] = [{ read: 0, cpuMs: 0 }];
    let peakMiB = 0;
    const run = async () => {
      const start = process.cpuUsage();
      const bytes = file ? openFile(file) : Readable.from(joinLines(papers));
      const task = {
        source: "interchange",
        task: "bench",
        isResumable: false,
        pull: () => interchangeFormat.read(bytes, { batchSize: BATCH_SIZE, fileName: "bench.jsonl" }),
      };
      const result = await ingest(
        store,
        task,
        () => new Date().toISOString(),
        ({ report: { read } }) => {
          points.push({ read, cpuMs: cpuMsSince(start) });
          peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / 2 ** 20);
        },
      );
      return { ...result.report, cpuMs: cpuMsSince(start) };
    };
    const first = await run();
    report("papers per CPU second", first.read / (first.cpuMs / 1000), "papers/s");
    report("first tenth", rateBetween(points, 0, 0.1), "papers/s");
    report("last tenth", rateBetween(points, 0.9, 1), "papers/s");
    report("peak memory", peakMiB, "MiB");
    report("database", statSync(database.path).size / 2 ** 20, "MiB");
    const again = await run();
    report("second run, unchanged", again.unchanged, "papers");
    report("second run", again.read / (again.cpuMs / 1000), "papers/s");
    const before = process.cpuUsage();
    await rescoreAll(opened.scores, { now: () => new Date() });
    report("scoring everything", cpuMsSince(before) / 1000, "CPU s");
    opened.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const openFile = (path: string): Readable =>
  path.endsWith(".gz") ? createReadStream(path).pipe(createGunzip()) : createReadStream(path);

function* joinLines(papers: number): Generator<Buffer> {
  let chunk = "";
  for (const line of syntheticLines(papers)) {
    chunk += `${line}\n`;
    if (chunk.length > 65_536) {
      yield Buffer.from(chunk);
      chunk = "";
    }
  }
  yield Buffer.from(chunk);
}

function rateBetween(points: readonly Point[], from: number, to: number): number {
  const total = points.at(-1)?.read ?? 0;
  const at = (share: number) => points.find((point) => point.read >= share * total);
  const [a, b] = [at(from), at(to)];
  return a && b ? (b.read - a.read) / ((b.cpuMs - a.cpuMs) / 1000) : Number.NaN;
}

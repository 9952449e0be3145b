// How fast the index is built and answers: on synthetic papers, or on those of a catalogue (`--data <folder>`).

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSegmentReader, type SegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import { createSegmentWriter } from "../../src/adapters/search-index/segments/writer.ts";
import { type Database, openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../../src/adapters/store/sqlite/migrate.ts";
import { FACETS } from "../../src/features/search/find-hits.ts";
import { planSearch } from "../../src/features/search/plan-search.ts";
import { rankRelevance } from "../../src/features/search/rank-relevance.ts";
import { parseQuery } from "../../src/model/search/parse-query.ts";
import type { IndexedPaper } from "../../src/ports/search-index.ts";
import { cpuMsSince, percentileOf, type Report } from "./figure.ts";
import { cataloguePapers } from "./search-catalogue.ts";
import { makeQuestions, type Question } from "./search-questions.ts";
import { measureThreads } from "./search-threads.ts";
import { createVectors, syntheticPapers } from "./synthetic-papers.ts";

const BATCH = 20_000;
const MB = 1_000_000;

export async function benchSearch(
  { papers, data }: { papers: number; data?: string | undefined },
  report: Report,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  const path = join(folder, "search.db");
  try {
    const database = openDatabase(path, { cacheMiB: 64 });
    migrate(database, "2026-01-01T00:00:00.000Z");
    reportPace(report);
    const sample = build(database, data ? cataloguePapers(data, papers) : syntheticPapers(papers), report);
    // What a reader meets after a while, and not a log of everything at once.
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const reader = openReader(path, report);
    for (const question of makeQuestions(sample, reader)) measure(reader, question, report);
    measureNear(reader, sample, report);
    measureHybrid(reader, sample, report);
    measureFreshness(database, reader, report);
    await measureThreads(path, reader, sample, createTrickle(database, sample), report);
    reportPace(report);
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds, merges and gives every paper a vector; returns some of the papers to ask about. */
function build(database: Database, papers: Iterable<IndexedPaper>, report: Report): IndexedPaper[] {
  const writer = createSegmentWriter(database);
  const vectorOf = createVectors();
  const sample: IndexedPaper[] = [];
  const spent = { apply: 0, merge: 0, vectors: 0 };
  let count = 0;
  let slowest = 0;
  const time = (kind: keyof typeof spent, work: () => void) => {
    const before = process.cpuUsage();
    database.transaction(work);
    const ms = cpuMsSince(before);
    spent[kind] += ms;
    if (kind === "merge") slowest = Math.max(slowest, ms);
  };
  const mergeAll = () => {
    for (let isMore = true; isMore; ) {
      time("merge", () => {
        isMore = writer.merge();
      });
    }
  };
  for (const batch of inBatches(papers, BATCH)) {
    time("apply", () => writer.apply(batch, []));
    const vectors = batch.map(({ paperId }) => ({ paperId, vector: vectorOf(paperId) }));
    time("vectors", () => writer.saveVectors("bench", vectors));
    mergeAll();
    count += batch.length;
    if (sample.length < 400) sample.push(...batch.slice(0, 200));
  }
  report("papers indexed", count, "papers");
  report("build", count / (spent.apply / 1000), "papers per CPU s");
  report("build with merges", count / ((spent.apply + spent.merge) / 1000), "papers per CPU s");
  report("ingest", (spent.apply * 1000) / count, "us per paper");
  report("vectors", count / (spent.vectors / 1000), "papers per CPU s");
  report("slowest merge step", slowest, "CPU ms");
  return sample;
}

/** A fixed amount of work: 80 ms on an idle core of 2021. What it takes more, everything else here takes more. */
export function reportPace(report: Report): void {
  const before = process.cpuUsage();
  let sum = 0;
  for (let at = 0; at < 1e8; at++) sum = (sum + Math.imul(at, 7)) | 0;
  report("fixed work", cpuMsSince(before) + (sum === 42 ? 1 : 0), "CPU ms");
}

function* inBatches<T>(values: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const value of values) {
    batch.push(value);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Papers that come in beside the searches, fifty at a time, some of them known already. */
function createTrickle(database: Database, sample: readonly IndexedPaper[]): () => number {
  const writer = createSegmentWriter(database);
  let next = 0;
  return () => {
    const papers = sample.slice(0, 50).map((paper) => ({ ...paper, paperId: 60_000_000 + (next++ % 2000) }));
    database.transaction(() => writer.apply(papers, []));
    database.transaction(() => writer.merge());
    return papers.length;
  };
}

function openReader(path: string, report: Report): SegmentReader {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const cpu = process.cpuUsage();
  const reader = createSegmentReader({ database: openDatabase(path, { readOnly: true }) });
  report("open", performance.now() - start, "ms");
  report("open", cpuMsSince(cpu), "CPU ms");
  const { bytes, segments } = reader.describe();
  report("segments", segments, "segments");
  report("index in memory", bytes / MB, "MB");
  report("memory of the process for it", (process.memoryUsage.rss() - before) / MB, "MB");
  report("memory of the process", process.memoryUsage.rss() / MB, "MB");
  return reader;
}

function measure(reader: SegmentReader, { name, queries, isCounted }: Question, report: Report): void {
  let matches = 0;
  measureCalls(
    name,
    queries.map((query) => () => {
      matches += reader.search(query).total;
    }),
    report,
  );
  if (isCounted)
    report(
      `${name}: matches`,
      matches / queries.length / (ROUNDS - 1 + Math.min(20, queries.length) / queries.length),
      "papers",
    );
}

const ROUNDS = 3;

function measureCalls(name: string, calls: readonly (() => void)[], report: Report): void {
  for (const call of calls.slice(0, 20)) call();
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let round = 1; round < ROUNDS; round++) {
    for (const call of calls) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      call();
      walls.push(performance.now() - start);
      cpus.push(cpuMsSince(cpu));
    }
  }
  report(name, percentileOf(cpus, 0.5), "CPU ms median");
  report(name, percentileOf(walls, 0.5), "ms p50");
  report(name, percentileOf(walls, 0.99), "ms p99");
}

function measureNear(reader: SegmentReader, sample: readonly IndexedPaper[], report: Report): void {
  const vectorOf = createVectors(9);
  const category = sample[0]?.categories[0] ?? "";
  const vectors = Array.from({ length: 60 }, (_, at) => vectorOf(at + 1));
  measureCalls(
    "near",
    vectors.map((vector) => () => void reader.near({ vector, limit: 20 })),
    report,
  );
  const tree = { op: "value", column: "category", value: category } as const;
  measureCalls(
    "near in a category",
    vectors.map((vector) => () => void reader.near({ vector, tree, limit: 20 })),
    report,
  );
}

/** Words and meaning together with exact count and facets, as a search page asks; without the cards. */
function measureHybrid(reader: SegmentReader, sample: readonly IndexedPaper[], report: Report): void {
  const vectorOf = createVectors(9);
  const lookups = { named: () => [], citing: () => [], citedBy: () => [], ofTopic: () => [] };
  measureCalls(
    "hybrid, count, facets",
    sample.slice(0, 200).map(({ title }, at) => {
      const query = title
        .split(" ")
        .slice(0, 2 + (at % 3))
        .join(" ");
      const plan = planSearch(parseQuery(query).root, [], { lookups, papersWith: reader.papersWith });
      const vector = vectorOf(at + 1);
      return () => void rankRelevance(reader, plan, vector, FACETS).head.slice(0, 20);
    }),
    report,
  );
}

function measureFreshness(database: Database, reader: SegmentReader, report: Report): void {
  const writer = createSegmentWriter(database);
  const times = { apply: [] as number[], refresh: [] as number[] };
  const paperId = 50_000_000;
  for (let round = 0; round < 10; round++) {
    const paper = {
      paperId: paperId + round,
      title: `fresh zzz${round}`,
      names: [],
      institutions: [],
      categories: [],
      hasCode: false,
    };
    const start = performance.now();
    database.transaction(() => writer.apply([paper], []));
    const middle = performance.now();
    reader.refresh();
    const { total } = reader.search({
      tree: { op: "term", field: "text", term: `zzz${round}` },
      sort: "score",
      limit: 1,
    });
    if (total !== 1) throw new Error("a new paper was not found");
    times.apply.push(middle - start);
    times.refresh.push(performance.now() - middle);
  }
  report("freshness: one paper written", percentileOf(times.apply, 0.5), "ms p50");
  report("freshness: found after", percentileOf(times.refresh, 0.5), "ms p50");
  report("freshness: found after", Math.max(...times.refresh), "ms max");
}

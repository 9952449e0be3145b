// Whether searching finds what is sought: judged sets, and papers known beforehand; by words, by meaning, by both, and by SQLite's FTS5.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Embedder, loadEmbedding } from "../../src/model/embedding/embedder.ts";
import { Collection, createFts5Ranker, type Ranker } from "./search/engines.ts";
import { type JudgedSet, readJudgedSets } from "./search/judged-sets.ts";
import { measureKnownItems } from "./search/known-item.ts";
import { mean, ndcg } from "./search/ndcg.ts";
import type { SuiteInput, SuiteResult } from "./suite.ts";

export async function run({ dataFolder }: SuiteInput): Promise<SuiteResult> {
  const packed = readFileSync(resolve("models/embedding.bin"));
  const embedder = loadEmbedding(brotliDecompressSync(packed));
  const judged = await measureJudgedSets(dataFolder, embedder);
  const known = await measureKnownItems(dataFolder, embedder);
  return { metrics: { ...judged.metrics, ...known.metrics }, n: { ...judged.n, ...known.n } };
}

export async function measureJudgedSets(dataFolder: string, embedder: Embedder): Promise<SuiteResult> {
  const metrics: Record<string, number> = {};
  const n: Record<string, number> = {};
  const means: Record<string, number[]> = {};
  for (const set of await readJudgedSets(dataFolder)) {
    n[set.name] = set.queries.length;
    for (const [ranker, value] of Object.entries(measureSet(set, embedder))) {
      metrics[`${ranker}.${set.name}`] = value;
      means[ranker] = [...(means[ranker] ?? []), value];
    }
  }
  for (const [ranker, values] of Object.entries(means)) metrics[`${ranker}.mean`] = mean(values);
  return { metrics, n };
}

export function measureSet(set: JudgedSet, embedder: Embedder): Record<string, number> {
  const collection = new Collection(embedder, set.papers.length);
  for (const paper of set.papers) collection.add(paper);
  const fts5 = createFts5Ranker(set.papers);
  const rankers: Record<string, Ranker> = { ...collection.rankers(), fts5: fts5.rank };
  const numberOf = new Map(set.papers.map((paper, at) => [paper.id, at]));
  const results: Record<string, number> = {};
  for (const [name, rank] of Object.entries(rankers)) {
    const values: number[] = [];
    for (const query of set.queries) {
      const pool = query.pool?.flatMap((id) => numberOf.get(id) ?? []);
      const ranked = rank(query.text, query.depth, pool).map((paper) => set.papers[paper]?.id ?? "");
      const value = ndcg(ranked, query.grades, query.depth);
      if (value !== undefined) values.push(value);
    }
    results[name] = mean(values);
  }
  fts5.close();
  return results;
}

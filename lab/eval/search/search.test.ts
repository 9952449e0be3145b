// The measures by hand, the index against the formula, and a floor under the quality of the model that ships.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { loadEmbedding } from "../../../src/model/embedding/embedder.ts";
import { inverseFrequency, saturate } from "../../../src/model/search/bm25.ts";
import { measureSet } from "../search.ts";
import { readJudgedSet } from "./judged-sets.ts";
import { ndcg } from "./ndcg.ts";
import { VectorIndex } from "./vector-index.ts";
import { bestOf, queryTerms, WordIndex } from "./word-index.ts";

describe("ndcg", () => {
  it.each([
    ["is 1 for the best order", ["a", "b", "c"], { a: 2, b: 1 }, 1],
    [
      "counts grades as 2^grade - 1, later places less",
      ["b", "a"],
      { a: 2, b: 1 },
      (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)),
    ],
    ["is 0 without a hit", ["x"], { a: 1 }, 0],
    ["ends at its depth", ["x", "y", "z", "a"], { a: 1 }, 0],
    ["is unknown where nothing is relevant", ["x"], { x: 0 }, undefined],
  ])("%s", (_what, ranked, grades, expected) => {
    const value = ndcg(ranked, grades as Record<string, number>, 3);
    if (expected === undefined) expect(value).toBeUndefined();
    else expect(value).toBeCloseTo(expected, 10);
  });
});

describe("queryTerms", () => {
  it.each([
    ["counts words, without stop words", "The graphs of a graph network", { graph: 2, network: 1 }],
    ["keeps stop words where there is nothing else", "to be", { to: 1, be: 1 }],
    ["finds nothing in nothing", "?!", {}],
  ])("%s", (_what, query, expected) => {
    expect(Object.fromEntries(queryTerms(query).map(({ term, weight }) => [term, weight]))).toEqual(expected);
  });
});

describe("WordIndex", () => {
  const index = new WordIndex();
  index.add("Graph kernels", "kernels of graphs and trees");
  index.add("", "trees");
  index.add("Soup", "");
  index.finish();

  it("is BM25, with words of the title counted twice", () => {
    const kernel = inverseFrequency(1, 3) * saturate(3, 9, (9 + 1 + 2) / 3);
    expect(index.scoreAll([{ term: "kernel", weight: 2 }])[0]).toBeCloseTo(2 * kernel, 5);
    expect([...index.scoreAll([{ term: "unknown", weight: 1 }])]).toEqual([0, 0, 0]);
  });

  it("scores some papers as it scores all", () => {
    const terms = queryTerms("kernels of trees and soup");
    const all = index.scoreAll(terms);
    expect([...index.scoreOf(terms, [2, 0])]).toEqual([all[2], all[0]]);
    expect(bestOf(all, 2)).toEqual(bestOf(all, 3).slice(0, 2));
    expect(bestOf(all, 5, [1, 2])).toHaveLength(2);
  });
});

describe("VectorIndex", () => {
  it("compares a vector with all", () => {
    const index = new VectorIndex(2);
    const unit = (at: number) => Float32Array.from({ length: 256 }, (_, k) => (k === at ? 1 : 0));
    index.set(0, unit(3));
    index.set(1, unit(200));
    expect([...index.compare(unit(200))]).toEqual([0, 1]);
    expect(index.get(0)).toEqual(unit(3));
  });
});

describe("the model that ships", () => {
  const folder = join(import.meta.dirname, "../../../../shared/data/retrieval/scholarqa_multi");
  it.skipIf(!existsSync(folder))(
    "helps words on questions to a catalogue (skipped without ../shared/data)",
    async () => {
      const packed = readFileSync(join(import.meta.dirname, "../../../models/embedding.bin"));
      const embedder = loadEmbedding(brotliDecompressSync(packed));
      const set = await readJudgedSet("scholarqa_multi", folder);
      const { bm25, meaning, hybrid } = measureSet(
        { ...set, queries: set.queries.filter((_query, at) => at % 3 === 0) },
        embedder,
      );
      expect(bm25).toBeGreaterThan(0.58);
      expect(meaning).toBeGreaterThan(0.54);
      expect(hybrid).toBeGreaterThan((bm25 ?? 1) + 0.01);
    },
    60_000,
  );
});

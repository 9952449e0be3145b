// Vectors are found by nearness, stay with their papers, and are dropped with their embedder.

import { describe, expect, it } from "vitest";
import type { IndexedPaper } from "../../../ports/search-index.ts";
import { openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createSegmentReader } from "./reader.ts";
import { createSegmentWriter } from "./writer.ts";

const COUNT = 1500;

/** Steps of a fixed generator, -1 to 1. */
function drawVector(seed: number): Float32Array {
  let state = seed * 7919 + 1;
  const vector = Float32Array.from({ length: 256 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

const paper = (paperId: number, title = `paper ${paperId}`): IndexedPaper => ({
  paperId,
  title,
  names: [],
  institutions: [],
  categories: [paperId % 3 === 0 ? "cs.CL" : "cs.LG"],
  hasCode: false,
});

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

function fill() {
  const database = openDatabase(":memory:");
  migrate(database, "2026-01-01T00:00:00.000Z");
  const writer = createSegmentWriter(database);
  const all = Array.from({ length: COUNT }, (_, at) => at + 1);
  for (const ids of [all.slice(0, 1000), all.slice(1000)]) {
    database.transaction(() =>
      writer.apply(
        ids.map((id) => paper(id)),
        [],
      ),
    );
  }
  database.transaction(() =>
    writer.saveVectors(
      "a",
      all.map((paperId) => ({ paperId, vector: drawVector(paperId) })),
    ),
  );
  return { database, writer, reader: createSegmentReader({ database }), all };
}

describe("nearness", () => {
  it("finds the papers that are nearest, among those that are allowed", () => {
    const { reader, all } = fill();
    const tree = { op: "value", column: "category", value: "cs.CL" } as const;
    for (const seed of [9001, 9002, 9003]) {
      const vector = drawVector(seed);
      for (const isFiltered of [false, true]) {
        const hits = reader.near({ vector, limit: 5, ...(isFiltered && { tree }) });
        const wanted = all
          .filter((id) => !isFiltered || id % 3 === 0)
          .map((id) => ({ id, similarity: dot(vector, drawVector(id)) }))
          .sort((a, b) => b.similarity - a.similarity)
          .slice(0, 5);
        const found = new Set(hits.map((hit) => hit.paperId));
        // Random vectors are the hardest case for codes of signs.
        expect(wanted.filter(({ id }) => found.has(id)).length).toBeGreaterThanOrEqual(4);
        expect(hits[0]?.similarity).toBeCloseTo(wanted[0]?.similarity ?? -1, 2);
      }
    }
  });

  it("is measured on what is stored", () => {
    const { reader } = fill();
    const [stored] = reader.vectorsOf([7]);
    expect(dot(stored ?? new Float32Array(256), drawVector(7))).toBeGreaterThan(0.9999);
    expect(reader.similarityOf(drawVector(7), [7, 9999])[0]).toBeCloseTo(1, 3);
    expect(reader.similarityOf(drawVector(7), [9999])[0]).toBeNaN();
    expect(reader.vectorsOf([9999])).toEqual([undefined]);
  });

  it("follows a paper whose text stays, through replacing and merging", () => {
    const { database, writer, reader } = fill();
    database.transaction(() => writer.apply([{ ...paper(7), hasCode: true }, paper(8, "another title")], [9]));
    expect(writer.withoutVector("a", 10)).toEqual([8]);
    for (const isMerged of [false, true]) {
      while (isMerged && database.transaction(() => writer.merge()));
      reader.refresh();
      expect(reader.near({ vector: drawVector(7), limit: 1 })[0]?.paperId).toBe(7);
      expect(reader.near({ vector: drawVector(8), limit: 1 })[0]?.paperId).not.toBe(8);
      expect(reader.near({ vector: drawVector(9), limit: 1 })[0]?.paperId).not.toBe(9);
      expect(reader.describe().withVector).toBe(COUNT - 2);
    }
  });

  it.each(["a", "b"])("is what was written last, also while a merge copies vectors (embedder %s)", (embedder) => {
    const database = openDatabase(":memory:");
    migrate(database, "2026-01-01T00:00:00.000Z");
    const writer = createSegmentWriter(database, {
      postingsPerStep: 20_000,
      flushBytes: 1 << 20,
      vectorChunksPerStep: 1,
    });
    const all = Array.from({ length: 4500 }, (_, at) => at + 1);
    const written = new Map<number, number>();
    const write = (name: string, seeds: Map<number, number>) => {
      for (const [paperId, seed] of seeds) written.set(paperId, seed);
      const vectors = [...seeds].map(([paperId, seed]) => ({ paperId, vector: drawVector(seed) }));
      database.transaction(() => writer.saveVectors(name, vectors));
    };
    for (let from = 0; from < all.length; from += 900) {
      const papers = all.slice(from, from + 900).map((id) => paper(id));
      database.transaction(() => writer.apply(papers, []));
    }
    write("a", new Map(all.filter((id) => id % 2 === 0).map((id) => [id, id])));
    let steps = 0;
    while (database.transaction(() => writer.merge())) {
      steps++;
      if (embedder === "b" && steps === 6) written.clear();
      const name = steps < 6 ? "a" : embedder;
      // In places that were copied long ago as well as in those still to come.
      write(name, new Map([steps, 1000 + steps, 4400 + steps].map((id) => [id, id + 10_000 * steps])));
      database.transaction(() => writer.saveNumbers([{ paperId: 20 + steps, citations: steps }]));
    }
    const reader = createSegmentReader({ database });
    expect(reader.describe()).toMatchObject({ segments: 1, withVector: written.size });
    expect(steps).toBeGreaterThan(8);
    for (const [paperId, seed] of written) {
      const [stored] = reader.vectorsOf([paperId]);
      expect(dot(stored ?? new Float32Array(256), drawVector(seed))).toBeGreaterThan(0.999);
      expect(reader.near({ vector: drawVector(seed), limit: 1 })[0]?.paperId).toBe(paperId);
    }
    const cited = reader.search({ tree: { op: "all" }, sort: "citations", limit: steps }).hits;
    expect(cited.map(({ paperId, key }) => [paperId, key])).toEqual(
      cited.map((_, at) => [20 + steps - at, steps - at]),
    );
  });

  it("forgets the vectors of another embedder", () => {
    const { database, writer, reader } = fill();
    expect(writer.withoutVector("b", 9999)).toHaveLength(COUNT);
    database.transaction(() => writer.saveVectors("b", [{ paperId: 3, vector: drawVector(3) }]));
    reader.refresh();
    expect(reader.describe().withVector).toBe(1);
    expect(reader.near({ vector: drawVector(5), limit: 9 }).map((hit) => hit.paperId)).toEqual([3]);
  });

  it("answers from memory that another reader has loaded", () => {
    const { database, reader } = fill();
    const shared = structuredClone(reader.share());
    const other = createSegmentReader({ database, shared });
    expect(other.share().segments[0]?.parts.postings).toBe(shared.segments[0]?.parts.postings);
    expect(other.near({ vector: drawVector(5), limit: 3 })).toEqual(reader.near({ vector: drawVector(5), limit: 3 }));
  });
});

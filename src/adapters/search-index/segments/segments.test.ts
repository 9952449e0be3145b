// The index answers as the oracle does, however its papers are cut into segments, replaced, removed and merged.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SearchOracle } from "../../../../test/support/search-oracle.ts";
import { catalogue, query, type Step, step, tree } from "../../../../test/support/search-worlds.ts";
import { ABSTRACT_START, type IndexedPaper, type IndexQuery, type IndexSort } from "../../../ports/search-index.ts";
import { openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createPlainKernel } from "./kernel.ts";
import { createSegmentReader } from "./reader.ts";
import { createSegmentWriter } from "./writer.ts";

/** Every merge takes many steps and writes many chunks. */
const SLOW = { postingsPerStep: 300, flushBytes: 700, vectorChunksPerStep: 1 };

function open() {
  const database = openDatabase(":memory:");
  migrate(database, "2026-01-01T00:00:00.000Z");
  return { database, writer: createSegmentWriter(database, SLOW), reader: createSegmentReader({ database }) };
}

/** Upserts win over removals of the same call. */
function play(steps: readonly Step[]) {
  const oracle = new SearchOracle();
  const index = open();
  for (const entry of steps) {
    if (entry.do === "apply") {
      index.database.transaction(() => index.writer.apply(entry.upserts, entry.removals));
      oracle.apply(entry.upserts, entry.removals);
    } else if (entry.do === "numbers") {
      index.database.transaction(() => index.writer.saveNumbers(entry.rows));
      oracle.saveNumbers(entry.rows);
    } else if (entry.do === "merge") index.database.transaction(() => index.writer.merge());
    else index.reader.refresh();
  }
  index.reader.refresh();
  return { oracle, ...index };
}

function expectEqual(index: ReturnType<typeof play>, asked: IndexQuery): void {
  const { reader, oracle } = index;
  const answer = reader.search(asked);
  const wanted = oracle.search({ ...asked, limit: 1000 });
  expect(answer.total).toBe(wanted.total);
  expect(answer.facets).toEqual(asked.facets ? wanted.facets : {});
  expect(answer.hits).toHaveLength(Math.min(asked.limit, wanted.total));
  const keys = new Map(wanted.hits.map((hit) => [hit.paperId, hit]));
  for (const hit of answer.hits) {
    const same = keys.get(hit.paperId);
    expect(same?.day).toBe(hit.day);
    expectKey(hit.key, same?.key);
  }
  // Scores are sums of single precision; where they cannot be told apart, the order of the oracle need not be ours.
  if (asked.sort !== "score")
    expect(answer.hits.map((hit) => hit.paperId)).toEqual(wanted.hits.slice(0, asked.limit).map((hit) => hit.paperId));
  else
    answer.hits.forEach((hit, at) => {
      expectKey(hit.key, wanted.hits[at]?.key);
    });
}

function expectKey(key: number, wanted = -1): void {
  if (Number.isNaN(wanted)) expect(key).toBeNaN();
  else expect(key).toBeCloseTo(wanted, 4);
}

function cut<T>(values: readonly T[], parts: number): T[][] {
  const size = Math.ceil(values.length / parts);
  return Array.from({ length: parts }, (_, at) => values.slice(at * size, (at + 1) * size));
}

function filled(batches: readonly IndexedPaper[][]) {
  return play(batches.map((upserts) => ({ do: "apply", upserts, removals: [] })));
}

function mergeAll({ database, writer, reader }: ReturnType<typeof open>): void {
  while (database.transaction(() => writer.merge()));
  reader.refresh();
}

describe("the segment index", () => {
  it("answers as the oracle does", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.array(query, { minLength: 8, maxLength: 8 }),
        (steps, queries) => {
          const index = play(steps);
          for (const asked of queries) expectEqual(index, asked);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("answers as the oracle does where lists are long", () => {
    fc.assert(
      fc.property(
        catalogue,
        fc.array(query, { minLength: 30, maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        (papers, queries, parts) => {
          const index = filled(cut(papers, parts));
          for (const asked of queries) expectEqual(index, { ...asked, limit: 50 });
        },
      ),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it("gives the same scores to the last bit for one segment, ten, and after merging them", () => {
    fc.assert(
      fc.property(catalogue, fc.array(query, { minLength: 40, maxLength: 40 }), (papers, queries) => {
        const whole = filled([papers]);
        const pieces = filled(cut(papers, 10));
        const replaced = play([
          { do: "apply", upserts: papers.map((paper) => ({ ...paper, title: "old neural" })), removals: [] },
          ...cut(papers, 4).map((upserts) => ({ do: "apply" as const, upserts, removals: [9999] })),
        ]);
        const answers = (index: typeof whole) =>
          queries.map((asked) => ({ ...index.reader.search(asked), generation: 0 }));
        expect(pieces.reader.describe().segments).toBe(10);
        const wanted = answers(whole);
        expect(answers(pieces)).toEqual(wanted);
        expect(answers(replaced)).toEqual(wanted);
        const plain = {
          ...pieces,
          reader: createSegmentReader({ database: pieces.database, kernel: createPlainKernel() }),
        };
        expect(answers(plain)).toEqual(wanted);
        mergeAll(pieces);
        mergeAll(replaced);
        expect(pieces.reader.describe().segments).toBeLessThan(4);
        expect(answers(pieces)).toEqual(wanted);
        expect(answers(replaced)).toEqual(wanted);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it("goes on behind a cursor without leaving out or repeating a paper", () => {
    fc.assert(
      fc.property(catalogue, tree, fc.constantFrom<IndexSort>("score", "day", "citations"), (papers, asked, sort) => {
        const { reader } = filled(cut(papers, 2));
        const all = reader.search({ tree: asked, sort, limit: 500 }).hits;
        const seen: typeof all = [];
        for (;;) {
          const last = seen.at(-1);
          const { hits } = reader.search({
            tree: asked,
            sort,
            limit: 60,
            ...(last && { after: JSON.parse(JSON.stringify(last)) }),
          });
          if (hits.length === 0) break;
          seen.push(...hits);
        }
        expect(seen).toEqual(all);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  it("scores and explains single papers as it scores them in a search", () => {
    fc.assert(
      fc.property(catalogue, fc.array(tree, { minLength: 20, maxLength: 20 }), (papers, trees) => {
        const { reader } = filled(cut(papers, 3));
        for (const asked of trees) {
          const { hits } = reader.search({ tree: asked, sort: "score", limit: 500 });
          expect([
            ...reader.scoreOf(
              asked,
              hits.map((hit) => hit.paperId),
            ),
          ]).toEqual(hits.map((hit) => hit.key));
          for (const hit of hits.slice(0, 3)) {
            const sum = reader.explain(asked, hit.paperId).reduce((total, { score }) => total + score, 0);
            expect(sum).toBeCloseTo(hit.key, 3);
          }
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

describe("single papers", () => {
  const { reader } = filled([
    [
      {
        paperId: 7,
        title: "Graph neural networks for graphs",
        abstract: "We learn. Graph by graph, networks.",
        names: ["Ada Lovelace", "Jane Q. Doe"],
        institutions: [{ tag: "eth", name: "ETH Zurich" }],
        categories: ["cs.LG"],
        hasCode: true,
      },
    ],
  ]);

  it("tell where terms stand", () => {
    const graph = [0, 4, ABSTRACT_START + 2, ABSTRACT_START + 4];
    expect(reader.positionsOf(["graph", "network", "missing"], [7])).toEqual([[graph, [2, ABSTRACT_START + 5], []]]);
    expect(reader.positionsOf(["graph"], [8, 7, 7])).toEqual([[[]], [graph], [graph]]);
  });

  it("tell their words", () => {
    const words = "graph neural network for graph we learn graph by graph network".split(" ");
    expect(reader.termsOf([8, 7])).toEqual([[], words]);
  });

  it("tell whether they have a value", () => {
    expect(reader.hasValue("flag", "abstract", [8, 7])).toEqual([false, true]);
    expect(reader.hasValue("category", "cs.CL", [7])).toEqual([false]);
  });

  it("are explained by places and papers", () => {
    expect(reader.explain({ op: "term", field: "text", term: "graph" }, 7)).toMatchObject([
      { term: "graph", field: "text", papers: 1, inTitle: 2, elsewhere: 2 },
    ]);
  });

  it("are found by initials within one name only", () => {
    const found = (...terms: string[]) => reader.search({ tree: { op: "person", terms }, sort: "day", limit: 0 }).total;
    expect([found("doe", "j."), found("doe", "q.", "jane"), found("doe", "ada")]).toEqual([1, 1, 0]);
  });

  it("count for the terms of each field", () => {
    expect(reader.termsFrom("text", "gr", 5)).toEqual([{ term: "graph", papers: 1 }]);
    expect(reader.termsFrom("name", "j", 5)).toEqual([{ term: "jane", papers: 1 }]);
    expect([reader.papersWith("title", "learn"), reader.papersWith("abstract", "learn")]).toEqual([0, 1]);
    expect(reader.papersWith("name", "doe")).toBe(1);
  });
});

describe("transactions", () => {
  const paper = (paperId: number, title: string): IndexedPaper => ({
    paperId,
    title,
    names: [],
    institutions: [],
    categories: [],
    hasCode: false,
  });
  const all: IndexQuery = { tree: { op: "term", field: "text", term: "bert" }, sort: "day", limit: 9 };

  it("that fail leave nothing behind", () => {
    const { database, writer, reader } = filled([[paper(1, "bert")]]);
    const mirror = createSegmentReader({ database });
    expect(() =>
      database.transaction(() => {
        writer.apply([paper(2, "bert")], [1]);
        mirror.refresh();
        expect(mirror.search(all).hits.map((hit) => hit.paperId)).toEqual([2]);
        throw new Error("no");
      }),
    ).toThrow("no");
    database.transaction(() => writer.apply([paper(3, "bert")], []));
    for (const each of [reader, mirror]) {
      each.refresh();
      expect(each.search(all).hits.map((hit) => hit.paperId)).toEqual([3, 1]);
    }
  });

  it("that fail in the middle of a merge let it begin again", () => {
    const index = filled(
      cut(
        Array.from({ length: 40 }, (_, at) => paper(at + 1, `bert ${at}`)),
        8,
      ),
    );
    const { database, writer } = index;
    expect(() =>
      database.transaction(() => {
        writer.merge();
        throw new Error("no");
      }),
    ).toThrow("no");
    mergeAll(index);
    expect(index.reader.describe()).toMatchObject({ papers: 40, segments: 1 });
    expect(index.reader.search(all).total).toBe(40);
  });

  it("build the index anew while the old one serves and changes", () => {
    const { database, writer, reader } = filled([[paper(1, "bert"), paper(2, "bert"), paper(3, "bert")]]);
    database.transaction(() => writer.saveNumbers([{ paperId: 2, citations: 7 }]));
    database.transaction(() => writer.rebuild.begin());
    database.transaction(() => writer.rebuild.add([paper(1, "bert anew"), paper(2, "bert anew")]));
    reader.refresh();
    expect(reader.search(all).total).toBe(3);
    database.transaction(() => writer.apply([paper(4, "bert")], [1]));
    database.transaction(() => writer.rebuild.add([paper(5, "bert anew")]));
    database.transaction(() => writer.rebuild.finish());
    expect(reader.search(all).total).toBe(3);
    reader.refresh();
    expect(reader.search({ ...all, sort: "citations" }).hits.map((hit) => hit.paperId)).toEqual([2, 5, 4]);
    expect(reader.papersWith("text", "anew")).toBe(2);
    database.transaction(() => writer.merge());
    reader.refresh();
    expect(reader.search(all).total).toBe(3);
  });

  it("are not seen before a reader moves on", () => {
    const { database, writer, reader } = filled([[paper(1, "bert")]]);
    database.transaction(() => writer.apply([paper(2, "bert")], [1]));
    expect(reader.search(all).hits.map((hit) => hit.paperId)).toEqual([1]);
    reader.refresh();
    expect(reader.search(all).hits.map((hit) => hit.paperId)).toEqual([2]);
  });
});

describe("a damaged index", () => {
  it.each(["search_chunks", "search_numbers"])("says so when a byte of %s changed", (table) => {
    const { database } = play([
      {
        do: "apply",
        upserts: [{ paperId: 1, title: "bert", names: [], institutions: [], categories: [], hasCode: false }],
        removals: [],
      },
      { do: "numbers", rows: [{ paperId: 1, citations: 4 }] },
    ]);
    database.exec(`UPDATE ${table} SET bytes = x'00112233' WHERE rowid = (SELECT max(rowid) FROM ${table})`);
    expect(() => createSegmentReader({ database })).toThrow(/search index is damaged .*Build it anew/);
  });

  it("says so when a part is missing", () => {
    const { database } = filled([
      [{ paperId: 1, title: "bert", names: [], institutions: [], categories: [], hasCode: false }],
    ]);
    database.exec("DELETE FROM search_chunks WHERE part = 'terms'");
    expect(() => createSegmentReader({ database })).toThrow(/not complete/);
  });
});

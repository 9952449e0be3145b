// Searches from what is typed to what is shown, through the real index over a small catalogue.

import { beforeAll, describe, expect, it } from "vitest";
import { keepIndex } from "../src/features/indexing/keep-index.ts";
import { applyBatch } from "../src/features/ingest/apply-batch.ts";
import { searchPapers } from "../src/features/search/search-papers.ts";
import { searchState } from "../src/features/search/search-state.ts";
import { similarPapers } from "../src/features/search/similar-papers.ts";
import { suggest } from "../src/features/search/suggest.ts";
import type { SourceRecord } from "../src/model/record.ts";
import { searchQuery } from "../src/model/views.ts";
import { createSearchWorld, createWordEmbedder, NOW } from "./support/search-world.ts";

type Facts = Partial<SourceRecord> & { id: string; title: string; names?: string[] };

const record = ({ id, names = ["Ada Lovelace"], ...facts }: Facts): SourceRecord => ({
  source: "arxiv-oai",
  externalId: id,
  authors: names.map((name) => ({ name })),
  identifiers: [{ scheme: "arxiv", value: id }],
  categories: ["cs.IR"],
  date: "2024-03-05",
  ...facts,
});

const cites = (value: string) => ({ identifier: { scheme: "arxiv" as const, value } });
const count = (value: number) => [{ source: "openalex", count: value, seenOn: "2026-06-01" }];

const records: SourceRecord[] = [
  record({
    id: "2201.00001",
    title: "Distilling dense retrievers from ranking teachers",
    abstract: "Students of dense retrieval learn from teachers. We train with $\\alpha < 1$ and hard negatives.",
    names: ["Jian Jiao", "Yeyun Gong"],
    date: "2022-01-03",
    citationCounts: count(12),
    comment: "Code: https://github.com/ada/distil",
  }),
  record({
    id: "2202.00002",
    title: "Hard negatives make retrieval robust",
    abstract: "Negative sampling for passage search that is neither too easy nor false.",
    names: ["J. Jiao", "Łukasz Kaiser"],
    date: "2022-02-04",
    references: [cites("2201.00001")],
    citationCounts: count(3),
  }),
  record({
    id: "2303.00003",
    title: "Zero-shot ranking with large language models",
    abstract: "Language models rank passages without training. Dense vectors are not needed.",
    names: ["Nan Duan"],
    categories: ["cs.CL", "cs.IR"],
    date: "2023-03-07",
    references: [cites("2201.00001"), cites("2202.00002")],
    citationCounts: count(40),
  }),
  record({
    id: "2304.00004",
    title: "深度学习 for image search",
    abstract: "Pictures.",
    names: ["王 伟"],
    date: "2023-04-01",
  }),
  record({
    id: "2405.00005",
    title: "Automobiles in street scenes",
    abstract: "Cars seen from cameras.",
    categories: ["cs.CV"],
    date: "2024-05-02",
  }),
  record({ id: "2407.00007", title: "Sieve: Sorting Candidates by Hand", names: ["Ida Rhodes"], date: "2019-07-01" }),
  record({
    id: "2408.00008",
    title: "Faster sorting candidates by hand: sorting candidates by hand again",
    abstract: "Sorting candidates by hand, and sorting candidates by hand.",
    names: ["Ida Rhodes"],
    date: "2020-07-01",
  }),
  record({ id: "2406.00006", title: "A title without its summary", names: ["Grace Hopper"], date: "2024-06-01" }),
];

let world: Awaited<ReturnType<typeof createSearchWorld>>;
beforeAll(async () => {
  world = await createSearchWorld(records, createWordEmbedder([["vehicle", "automobile", "car"]]));
  world.database.exec(`
    INSERT INTO topics (id, slug, label, papers, facts, is_gone, moved_to) VALUES
      (1, 'street-scenes', 'Street Scenes', 1, '{"keywords":[],"related":[]}', 0, NULL),
      (2, 'roads', 'Roads', 0, '{"keywords":[],"related":[]}', 1, 1);
    INSERT INTO paper_topics (paper_id, topic_id, weight) SELECT id, 1, 1 FROM papers WHERE title LIKE 'Automobiles%';
    INSERT INTO topics (id, slug, label, papers, facts, is_gone, moved_to) VALUES
      (3, 'sorting', 'Sorting', 2, '{"keywords":[],"related":[]}', 0, NULL);
    INSERT INTO paper_topics (paper_id, topic_id, weight) SELECT id, 3, 1 FROM papers WHERE title LIKE '%orting%';`);
});

const search = (q: string, input: Record<string, unknown> = {}) =>
  searchPapers(world.parts, searchQuery.parse({ q, ...input }));
const ids = async (q: string, input: Record<string, unknown> = {}) =>
  (await search(q, { mode: "words", ...input })).papers.map((paper) => paper.id);

describe("a search by words", () => {
  it.each([
    ["dense retrieval", ["2201.00001"]],
    ["Retrievers DENSE", ["2201.00001"]],
    ['"dense retrieval"', ["2201.00001"]],
    ['"retrieval dense"', []],
    ["retriev* -dense", ["2202.00002"]],
    ["ti:ranking", ["2303.00003", "2201.00001"]],
    ["abs:(students OR cameras)", ["2405.00005", "2201.00001"]],
    ["zero shot", ["2303.00003"]],
    ["zero-shot", ["2303.00003"]],
    ["au:jiao", ["2202.00002", "2201.00001"]],
    ['au:"Jian Jiao"', ["2201.00001", "2202.00002"]],
    ['au:"Jiao, Jian"', ["2201.00001", "2202.00002"]],
    ['au:"J Jiao"', ["2201.00001", "2202.00002"]],
    ["au:lukasz", ["2202.00002"]],
    ["au:王", ["2304.00004"]],
    ["深度", ["2304.00004"]],
    ["cat:cs.CV", ["2405.00005"]],
    ["cat:cs year:2022", ["2202.00002", "2201.00001"]],
    ["year:..2022 hard", ["2202.00002", "2201.00001"]],
    ["date:2023-03..2023-04-01", ["2304.00004", "2303.00003"]],
    ["has:code", ["2201.00001"]],
    ["-has:abstract", ["2406.00006", "2407.00007"]],
    ["cites:2201.00001", ["2303.00003", "2202.00002"]],
    ["cites:2201.00001 negatives", ["2202.00002"]],
    ["citedby:2303.00003", ["2202.00002", "2201.00001"]],
    ["topic:street-scenes", ["2405.00005"]],
    ['topic:"street scenes" cars', ["2405.00005"]],
    ["topic:roads", ["2405.00005"]],
    ["topic:cars", []],
    ["rhodes 2019", ["2407.00007"]],
    ["sorting hand 2020", ["2408.00008"]],
    ["id:2405.00005,2304.00004", ["2405.00005", "2304.00004"]],
    ["the ranking of the passages", ["2303.00003"]],
    ["nothingofthekind", []],
  ])("%s", async (q, expected) => {
    expect((await ids(q)).sort()).toEqual([...expected].sort());
  });

  it.each([
    ["newest", ["2406.00006", "2405.00005"]],
    ["citations", ["2303.00003", "2201.00001"]],
    ["rising", ["2303.00003", "2201.00001"]],
  ])("sorts by %s", async (sort, first) => {
    expect((await ids("cat:cs", { sort })).slice(0, 2)).toEqual(first);
  });

  it("names the authors and topics that several of the best papers share, on the first page only", async () => {
    const { around } = await search("sorting candidates OR cars", { mode: "words" });
    expect(around).toEqual({
      authors: [expect.objectContaining({ name: "Ida Rhodes", papers: 2 })],
      topics: [{ id: "sorting", label: "Sorting", papers: 2 }],
    });
    const later = await search("sorting candidates OR cars", { mode: "words", offset: 1 });
    expect(later.around).toEqual({ authors: [], topics: [] });
  });

  it("walks through a list by cursor, whatever the order, and sees each paper once", async () => {
    for (const sort of ["newest", "citations", "relevance"]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await search("search OR retrieval OR ranking OR scenes", {
          sort,
          limit: 2,
          ...(cursor && { cursor }),
        });
        seen.push(...page.papers.map((paper) => paper.id));
        cursor = page.next;
      } while (cursor !== undefined && seen.length < 20);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThanOrEqual(5);
    }
  });

  it.each(["x", "e30", Buffer.from('{"k":"1"}').toString("base64url"), Buffer.from('{"o":-1}').toString("base64url")])(
    "refuses the forged cursor %s",
    async (cursor) => {
      await expect(search("ranking", { cursor })).rejects.toMatchObject({ code: "invalid" });
    },
  );

  it("counts facets over all that match, not only those shown", async () => {
    const result = await search("cat:cs", { limit: 1 });
    expect(result.papers).toHaveLength(1);
    expect(result.matching).toBe(records.length);
    expect(result.categories.map(({ code, count: n }) => [code, n])).toEqual([
      ["cs.IR", 7],
      ["cs.CL", 1],
      ["cs.CV", 1],
    ]);
    expect(result.years).toEqual([
      { year: 2024, count: 2 },
      { year: 2023, count: 2 },
      { year: 2022, count: 2 },
      { year: 2020, count: 1 },
      { year: 2019, count: 1 },
    ]);
    expect([result.withCode, result.withAbstract]).toEqual([1, 6]);
  });

  it("marks the words in title and passage, and keeps formulas whole", async () => {
    const [first] = (await search("dense alpha teachers negatives")).papers;
    expect(first?.titleMarkedHtml).toBe("Distilling <mark>dense</mark> retrievers from ranking <mark>teachers</mark>");
    expect(first?.snippetHtml).toMatch(/<math[\s\S]*<\/math>/);
    expect(first?.snippetHtml).toContain("hard <mark>negatives</mark>");
  });

  it("gives what it can when no paper has all the words, and says so", async () => {
    const result = await search("dense cameras", { mode: "words" });
    expect(result.papers.map((paper) => paper.id).sort()).toEqual(["2201.00001", "2303.00003", "2405.00005"]);
    expect(result.notes.join()).toMatch(/some of them/);
  });

  it("asks whether another word was meant", async () => {
    expect((await search("retreival ronust", { mode: "words" })).didYouMean).toBe("retrieval robust");
    expect((await search("retrieval", { mode: "words" })).didYouMean).toBeUndefined();
  });
});

describe("what a query names", () => {
  it.each([
    ["2304.00004"],
    ["https://arxiv.org/abs/2304.00004v1"],
    ["深度学习 for image search"],
    ['"Hard Negatives make retrieval robust"'],
    ["hard negatives make retrieval robust."],
  ])("stands first: %s", async (q) => {
    const { papers, notes } = await search(q);
    expect(papers[0]).toMatchObject({ foundBy: "name", id: q.includes("egatives") ? "2202.00002" : "2304.00004" });
    expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
    expect(notes[0]).toMatch(/stands first/);
  });

  it.each(["sorting candidates by hand", "Sorting Candidates by Hand!"])(
    "stands first when its title is remembered without what stands before the colon: %s",
    async (q) => {
      const { papers, notes } = await search(q);
      expect(papers[0]).toMatchObject({ foundBy: "name", id: "2407.00007" });
      expect(papers.map((paper) => paper.id)).toContain("2408.00008");
      expect(notes[0]).toMatch(/part of the title/);
    },
  );

  it("is not made of words that only follow each other in some title", async () => {
    expect((await search("faster sorting candidates by")).papers[0]?.foundBy).not.toBe("name");
  });

  it("is found first by its abstract", async () => {
    const { papers } = await search("Language models rank passages without training. Dense vectors are not needed.");
    expect(papers[0]?.id).toBe("2303.00003");
  });
});

describe("a search by meaning", () => {
  it("finds papers that have none of the words", async () => {
    const { papers } = await search("vehicle", { mode: "meaning" });
    expect(papers[0]).toMatchObject({ id: "2405.00005", foundBy: "meaning" });
  });

  it("joins words and meaning, and counts both exactly", async () => {
    const result = await search("vehicle ranking");
    expect(result.papers.map((paper) => paper.id)).toEqual(expect.arrayContaining(["2405.00005", "2303.00003"]));
    expect(result.total).toBeGreaterThanOrEqual(result.matching);
  });

  it("keeps conditions", async () => {
    const { papers } = await search("vehicle cat:cs.IR", { mode: "meaning" });
    expect(papers.map((paper) => paper.id)).not.toContain("2405.00005");
  });

  it("explains every hit", async () => {
    const { papers } = await search("dense ranking", { explain: true });
    const why = papers.find((paper) => paper.id === "2303.00003")?.why;
    expect(why?.words.map(({ term, inTitle, elsewhere }) => [term, inTitle, elsewhere])).toEqual(
      expect.arrayContaining([
        ["rank", 1, 1],
        ["dens", 0, 1],
      ]),
    );
    expect(why?.similarity).toBeGreaterThan(0);
    expect(why?.meaningRank).toBeGreaterThan(0);
  });

  it("falls back to words, aloud, when the model cannot be reached", async () => {
    const broken = { name: "words", embed: () => Promise.reject(new Error("no route")) };
    const result = await searchPapers(
      { ...world.parts, embedder: broken },
      searchQuery.parse({ q: "dense retrieval" }),
    );
    expect(result.papers[0]?.id).toBe("2201.00001");
    expect(result.notes).toEqual(["Searched by words alone: no route"]);
  });
});

describe("similar papers", () => {
  it("are near a paper, without it, with the words they share", async () => {
    const { papers } = await similarPapers(world.parts, { ids: "2201.00001", limit: 2 });
    expect(papers.map((paper) => paper.id)).toContain("2202.00002");
    expect(papers.map((paper) => paper.id)).not.toContain("2201.00001");
    expect(papers.find((paper) => paper.id === "2202.00002")?.shared).toContain("negatives");
  });

  it("are near a text", async () => {
    const { papers } = await similarPapers(world.parts, { text: "vehicle cameras", limit: 1 });
    expect(papers[0]?.id).toBe("2405.00005");
  });

  it.each([
    [{ limit: 1 }, "invalid"],
    [{ ids: "9999.99999", limit: 1 }, "not_found"],
    [{ ids: Array(60).fill("2201.00001").join(","), limit: 1 }, "invalid"],
  ])("refuse %j", async (query, code) => {
    await expect(similarPapers(world.parts, query)).rejects.toMatchObject({ code });
  });
});

describe("suggestions", () => {
  const kinds = (q: string) => suggest(world.parts, q, 20).map(({ kind, text }) => `${kind} ${text}`);

  it.each([
    ["hard neg", "paper Hard negatives make retrieval robust"],
    ["jian", "author Jian Jiao"],
    ["ca", "field cat:"],
    ["cat:cs.C", "category cs.CL"],
    ["x has:", "field has:code"],
    ["cars topic:str", "topic Street Scenes"],
    ["topic:sce", "topic Street Scenes"],
    ["tsingh", "institution Tsinghua University"],
    ["information ret", "category Information Retrieval"],
  ])("%s leads to %s", (q, expected) => {
    expect(kinds(q)).toContain(expected);
  });

  it.each(["", " ", '"', "(((", "\u0000", "x".repeat(200)])("survive %j", (q) => {
    expect(Array.isArray(suggest(world.parts, q, 20))).toBe(true);
  });
});

describe("the index", () => {
  it("tells its state", () => {
    const state = searchState(world.parts);
    expect(state).toMatchObject({ papers: records.length, segments: 1, withMeaning: records.length, model: "words" });
    expect(state.bytes).toBeGreaterThan(1000);
  });

  it("is filled again from the catalogue when it is lost", async () => {
    const other = await createSearchWorld(records.slice(0, 3));
    other.writer.transaction(() => applyBatch(other.writer, records.slice(3), NOW));
    const before = await searchPapers(other.parts, searchQuery.parse({ q: "cat:cs", mode: "words" }));
    const all = other.source.papersAfter(0, 100).map((paper) => paper.paperId);
    other.writer.transaction(() => other.index.apply([], all));
    expect((await searchPapers(other.parts, searchQuery.parse({ q: "cat:cs" }))).total).toBe(0);
    expect((await keepIndex(other)).filled).toBe(records.length);
    const after = await searchPapers(other.parts, searchQuery.parse({ q: "cat:cs", mode: "words" }));
    expect(after.papers.map((paper) => paper.id)).toEqual(before.papers.map((paper) => paper.id));
    expect(after.categories).toEqual(before.categories);
  });

  it("takes in papers that a stopped ingest had left waiting", async () => {
    const other = await createSearchWorld(records.slice(0, 3));
    other.writer.gather();
    other.writer.transaction(() => applyBatch(other.writer, records.slice(3), NOW));
    // The texts are gone from memory; only the note is left.
    other.index.forget();
    const find = async () => (await searchPapers(other.parts, searchQuery.parse({ q: "cat:cs", mode: "words" }))).total;
    const missing = records.length - 3;
    expect([await find(), other.index.waiting().length]).toEqual([3, missing]);
    expect((await keepIndex(other)).filled).toBe(missing);
    expect([await find(), other.index.waiting()]).toEqual([records.length, []]);
  });

  it("forgets a removed paper at once", async () => {
    const other = await createSearchWorld(records);
    const [id = 0] = other.writer.paperIdsByArxiv(["2405.00005"]);
    other.writer.transaction(() => other.writer.removePapers([{ id }]));
    expect((await searchPapers(other.parts, searchQuery.parse({ q: "automobiles", mode: "words" }))).total).toBe(0);
  });

  it("finds a new paper as soon as it is committed", async () => {
    const other = await createSearchWorld(records);
    const fresh = record({ id: "2606.00009", title: "Fresh from the press", abstract: "Quokkas.", date: "2026-06-01" });
    other.writer.transaction(() => applyBatch(other.writer, [fresh], NOW));
    const { papers } = await searchPapers(other.parts, searchQuery.parse({ q: "quokka" }));
    expect(papers[0]?.id).toBe("2606.00009");
  });
});

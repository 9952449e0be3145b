// What every store must answer after the same papers went in, whatever engine it is.

import { beforeAll, describe, expect, it } from "vitest";
import { linkCitations } from "../../src/features/citations/link-citations.ts";
import { applyBatch } from "../../src/features/ingest/apply-batch.ts";
import { rescoreAll } from "../../src/features/scoring/rescore.ts";
import type { SourceRecord } from "../../src/model/record.ts";
import type { CatalogueReader } from "../../src/ports/catalogue.ts";
import type { CatalogueWriter } from "../../src/ports/catalogue-writer.ts";
import type { CitationStore } from "../../src/ports/citation-store.ts";
import type { ScoreStore } from "../../src/ports/score-store.ts";

export interface CatalogueUnderTest {
  writer: CatalogueWriter;
  reader: CatalogueReader;
  scores: ScoreStore;
  citations: CitationStore;
}

const NOW = "2026-06-05T06:00:00.000Z";
const page = { offset: 0, limit: 50 };
const day = (number: number): string => `2026-06-${String(number).padStart(2, "0")}`;

const OTHER_IDENTIFIERS = [
  { scheme: "doi", value: "10.18653/v1/p19-1001" },
  { scheme: "acl", value: "P19-1001" },
  { scheme: "openalex", value: "W7" },
] as const;

/** Twelve papers over three days, two categories, one institution, two citations. */
export const records: SourceRecord[] = Array.from({ length: 12 }, (_, i) => ({
  source: "arxiv-oai",
  externalId: `2606.${String(i).padStart(5, "0")}`,
  title: `Paper number ${i} on ${i % 2 ? "graphs" : "retrieval"} and more`,
  abstract: `This is what paper ${i} says about ${i % 2 ? "graph networks" : "dense retrieval"}.`,
  authors: [
    { name: "Ada Lovelace", affiliations: ["Tsinghua University"] },
    { name: `Author Number${String.fromCharCode(65 + i)}` },
    { name: "Grace Hopper" },
    { name: "Alan Turing" },
  ],
  identifiers: [
    { scheme: "arxiv" as const, value: `2606.${String(i).padStart(5, "0")}` },
    ...(i === 4 ? [...OTHER_IDENTIFIERS] : []),
  ],
  date: day(2 + (i % 3)),
  categories: i % 2 ? ["cs.LG", "cs.CL"] : ["cs.IR"],
  citationCounts: [{ source: "openalex", count: i, seenOn: "2026-06-04" }],
  ...(i === 3 && { references: [{ identifier: { scheme: "arxiv" as const, value: "2606.00001" } }] }),
  ...(i === 5 && { comment: "Code: https://github.com/ada/engine" }),
}));

/** `create` gives an empty store. */
export function describeCatalogue(name: string, create: () => CatalogueUnderTest): void {
  describe(`${name}: catalogue`, () => {
    let store: CatalogueUnderTest;

    beforeAll(async () => {
      store = create();
      store.writer.transaction(() => applyBatch(store.writer, records, NOW));
      await linkCitations(store.citations, { today: "2026-06-05" });
      await rescoreAll(store.scores, { now: () => new Date(NOW) });
    });

    const daily = (change: object = {}) =>
      store.reader.daily({ period: "day", sort: "score", ...page, ...change }, "2026-06-05");

    it("shows the newest day first, ranked", () => {
      const front = daily();
      expect(front).toMatchObject({ day: day(4), total: 4, shown: 4, number: 3 });
      const scores = front?.papers.map((paper) => paper.score?.value ?? 0) ?? [];
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(front?.papers[0]?.score?.parts.map((part) => part.name)).toEqual([
        "novelty",
        "attention",
        "citations",
        "record",
        "openness",
      ]);
    });

    it("gives every paper of a week exactly once over its pages", () => {
      const first = daily({ period: "week", limit: 7 });
      const second = daily({ period: "week", limit: 7, offset: 7 });
      const ids = [...(first?.papers ?? []), ...(second?.papers ?? [])].map((paper) => paper.id);
      expect(first).toMatchObject({ from: day(1), to: day(7), total: 12 });
      expect(new Set(ids).size).toBe(12);
    });

    it("filters by category, cross-lists included, and by code", () => {
      expect(daily({ period: "month", category: "cs.CL" })?.shown).toBe(6);
      expect(daily({ period: "month", code: true })?.papers.map((paper) => paper.code?.label)).toEqual(["ada/engine"]);
    });

    it("counts categories so that they add up", () => {
      expect(daily({ period: "month" })?.categories.map(({ code, count }) => [code, count])).toEqual([
        ["cs.IR", 6],
        ["cs.LG", 6],
      ]);
    });

    it("orders by the reader's own weights, and shows the score that they make", () => {
      const openness = daily({ period: "month", weights: "0-0-0-0-100" });
      expect(openness?.papers[0]?.code?.label).toBe("ada/engine");
      for (const list of [
        openness?.papers,
        store.reader.papers({ sort: "score", weights: "10-90-0-0-0", ...page }).papers,
      ]) {
        const scores = list?.map((paper) => paper.score?.value ?? 0) ?? [];
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }
      const parts = openness?.papers[0]?.score?.parts ?? [];
      expect(parts.map(({ max }) => max)).toEqual([0, 0, 0, 0, 100]);
      expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(openness?.papers[0]?.score?.value ?? -1);
      const usual = daily({ period: "month" })?.papers ?? [];
      expect(usual.map(({ id }) => id).sort()).toEqual(openness?.papers.map(({ id }) => id).sort());
    });

    it("tells what an AI Score was made of and why it moved", async () => {
      const author = store.reader.authors({ sort: "papers", ...page }).authors[0];
      const read = (day: string) => {
        const found = store.reader.aiScore({ kind: "author", id: author?.id ?? "" }, new Date(`${day}T00:00:00Z`));
        if (!found || "movedTo" in found) throw new Error("not found");
        return found;
      };
      const first = read("2026-06-05");
      expect(first.history).toEqual([{ day: NOW.slice(0, 10), value: first.score.value }]);
      expect(first.numbers.papers).toBe(author?.papers);
      // Two years on, nothing of it is recent any more.
      await rescoreAll(store.scores, { now: () => new Date("2029-06-05T00:00:00Z") });
      const later = read("2029-06-05");
      expect(later.history).toHaveLength(2);
      const causes = later.change?.causes.filter(({ points }) => Math.abs(points) > 0.1).map(({ name }) => name);
      expect(causes).toContain("calendar");
      const sum = later.change?.causes.reduce((total, { points }) => total + points, 0) ?? 0;
      expect(sum).toBeCloseTo(later.score.value - first.score.value, 0);
      await rescoreAll(store.scores, { now: () => new Date("2029-06-05T00:00:00Z") });
      expect(read("2029-06-05").history).toHaveLength(2);
      expect(store.reader.aiScore({ kind: "author", id: "999999" }, new Date())).toBeUndefined();
      expect(store.reader.aiScore({ kind: "institution", id: "nowhere" }, new Date())).toBeUndefined();
      await rescoreAll(store.scores, { now: () => new Date(NOW) });
    });

    it("says so when a day has no papers, and when there is none at all", () => {
      expect(daily({ day: "2026-06-20" })).toMatchObject({ total: 0, papers: [] });
      expect(create().reader.daily({ period: "day", sort: "score", ...page }, "2026-06-05")).toBeUndefined();
    });

    it("finds a paper by its key, by an old form of it, and not otherwise", () => {
      expect(store.reader.paper("2606.00003")).toMatchObject({ found: "paper" });
      expect(store.reader.paper("arXiv:2606.00003v2")).toEqual({ found: "moved", id: "2606.00003" });
      expect(store.reader.paper("10.48550/arXiv.2606.00003")).toEqual({ found: "moved", id: "2606.00003" });
      expect(store.reader.paper("2606.99999")).toBeUndefined();
      expect(store.reader.paper("../../etc/passwd")).toBeUndefined();
    });

    it.each([
      "10.18653/v1/P19-1001",
      "https://doi.org/10.18653/v1/P19-1001",
      "P19-1001",
      "acl:P19-1001",
      "https://aclanthology.org/P19-1001/",
      "openalex:w7",
    ])("finds a paper by %s", (key) => {
      expect(store.reader.paper(key)).toEqual({ found: "moved", id: "2606.00004" });
    });

    it("knows who cites whom", () => {
      const [cited, citing] = [store.reader.paper("2606.00001"), store.reader.paper("2606.00003")];
      expect(cited?.found === "paper" && cited.paper.citedBy.known.map((paper) => paper.id)).toEqual(["2606.00003"]);
      expect(citing?.found === "paper" && citing.paper.references).toMatchObject({
        total: 1,
        known: [{ id: "2606.00001" }],
      });
    });

    it("adds up an author", () => {
      const [ada] = store.reader.authors({ q: "lovel", sort: "papers", ...page }).authors;
      expect(ada).toMatchObject({ name: "Ada Lovelace", papers: 12, hIndex: 6, citations: 66 });
      const found = store.reader.author(ada?.id ?? "", { sort: "newest", ...page }, Date.parse(NOW));
      expect(found?.found === "author" && found.author).toMatchObject({
        papers: 12,
        hIndex: { value: 6 },
        citations: { value: 66 },
        institutions: [{ tag: "tsinghua" }],
        coauthors: [{ name: "Grace Hopper", papers: 12 }, { papers: 12 }, ...Array(12).fill({ papers: 1 })],
      });
      expect(store.reader.author("999999", { sort: "newest", ...page }, Date.parse(NOW))).toBeUndefined();
      expect(store.reader.author("1; DROP TABLE papers", { sort: "newest", ...page }, Date.parse(NOW))).toBeUndefined();
    });

    it.each([
      ["score", (paper: { score?: { value: number } | undefined }) => paper.score?.value ?? 0],
      ["newest", (paper: { date?: string | undefined }) => Date.parse(paper.date ?? "")],
      ["citations", (paper: { citations?: { count: number } | undefined }) => paper.citations?.count ?? 0],
    ] as const)("lists papers by %s", (sort, read) => {
      const list = store.reader.papers({ sort, ...page });
      const values = list.papers.map((paper) => read(paper));
      expect(list.total).toBe(12);
      expect(values).toEqual([...values].sort((a, b) => b - a));
    });

    it("lists by category and institution", () => {
      expect(store.reader.papers({ category: "cs.IR", sort: "newest", ...page }).total).toBe(6);
      expect(store.reader.institution("tsinghua", page)?.papers.total).toBe(12);
      expect(store.reader.category("cs.LG", { sort: "score", ...page })?.papers.papers).toHaveLength(6);
      expect(store.reader.category("cs.XX", { sort: "score", ...page })).toBeUndefined();
      expect(store.reader.institution("nowhere", page)).toBeUndefined();
    });

    it("answers for a removed paper that it is gone", () => {
      const other = create();
      other.writer.transaction(() => applyBatch(other.writer, records.slice(0, 1), NOW));
      const [id = 0] = other.writer.paperIdsByArxiv(["2606.00000"]);
      other.writer.transaction(() => other.writer.removePapers([{ id }]));
      expect(other.reader.paper("2606.00000")).toEqual({ found: "removed" });
    });
  });
}

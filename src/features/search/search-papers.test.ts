// Searches: order, identifiers first, facets with names, authors by name.

import { describe, expect, it } from "vitest";
import type { PaperCard, PaperDetail } from "../../model/paper.ts";
import { searchQuery } from "../../model/views.ts";
import type { CatalogueReader, PaperLookup } from "../../ports/catalogue.ts";
import type { SearchHits } from "../../ports/word-search.ts";
import { searchPapers } from "./search-papers.ts";

const card = (id: string): PaperCard => ({
  id,
  url: `/paper/${id}`,
  title: `Paper ${id}`,
  categories: [],
  authors: ["A", "B", "C", "D"].map((name) => ({ name })),
  authorCount: 4,
  authorsTruncated: false,
  institutions: [],
  codeClaimed: false,
  abstract: "About retrieval.",
});
const lookups: Record<string, PaperLookup> = {
  "2404.07965": { found: "paper", paper: { ...card("2404.07965"), keywords: ["x"] } as unknown as PaperDetail },
  "2404.00001": { found: "moved", id: "2404.07965" },
  "doi:10.1000/x": { found: "paper", paper: card("by-doi") as unknown as PaperDetail },
};
const reader: Pick<CatalogueReader, "paper" | "cards" | "authors" | "categoryName"> = {
  paper: (key) => lookups[key],
  cards: (ids) => ids.map((id) => card(id === 1 ? "2404.07965" : `p${id}`)),
  authors: ({ q }) => ({
    total: 1,
    offset: 0,
    limit: 5,
    authors: [{ name: `Author ${q}`, id: "a1", papers: 3, hIndex: 2, citations: 9 }],
  }),
  categoryName: (code) => ({ code, name: `Name of ${code}` }),
};
const hits = (ids: number[]): SearchHits => ({
  hits: ids.map((paperId) => ({ paperId, score: 1 })),
  total: ids.length,
  categories: [{ code: "cs.CL", count: 2 }],
  years: [{ year: 2024, count: 2 }],
  words: ["retrieval"],
  notes: ["odd"],
});
const search = (input: Record<string, unknown>, ids: number[]) =>
  searchPapers(reader, { search: () => hits(ids) }, searchQuery.parse(input));

describe("searchPapers", () => {
  it("keeps the order of the index and marks the words", () => {
    const result = search({ q: "retrieval" }, [3, 2]);
    expect(result.papers.map((paper) => paper.id)).toEqual(["p3", "p2"]);
    expect(result.papers[0]?.snippetHtml).toBe("About <mark>retrieval</mark>.");
    expect(result.categories).toEqual([{ code: "cs.CL", name: "Name of cs.CL", count: 2 }]);
    expect(result.authors).toEqual([{ name: "Author retrieval", id: "a1", papers: 3 }]);
  });

  it.each([
    ["2404.07965", "2404.07965"],
    ["https://arxiv.org/abs/2404.07965v2", "2404.07965"],
    ["2404.00001", "2404.07965"],
    ["https://doi.org/10.1000/X", "by-doi"],
  ])("puts the paper that %s names first", (q, id) => {
    const result = search({ q }, [3]);
    expect(result.papers.map((paper) => paper.id)).toEqual([id, "p3"]);
    expect(result.total).toBe(2);
    expect(result.papers[0]).not.toHaveProperty("keywords");
    expect(result.papers[0]?.authors).toHaveLength(3);
    expect(result.notes).toHaveLength(2);
  });

  it("shows the named paper once", () => {
    const result = search({ q: "2404.07965" }, [3, 1]);
    expect(result.papers.map((paper) => paper.id)).toEqual(["2404.07965", "p3"]);
    expect(result.total).toBe(2);
  });

  it("names authors on the first page only, and not for queries with marks", () => {
    expect(search({ q: "jian", offset: 20 }, []).authors).toEqual([]);
    expect(search({ q: '"exact phrase"' }, []).authors).toEqual([]);
  });
});

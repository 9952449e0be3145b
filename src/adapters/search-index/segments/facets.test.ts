// Counts over many papers at a time are those of counting one by one.

import { describe, expect, it } from "vitest";
import type { IndexedPaper } from "../../../ports/search-index.ts";
import { openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createSegmentReader } from "./reader.ts";
import { createSegmentWriter } from "./writer.ts";

/** Nearly every paper has a set of institutions of its own. Fewer than half of them are usual, so that papers are counted and not sets. */
const papers = Array.from({ length: 6000 }, (_, at): IndexedPaper => {
  const tags = [at % 97, (at * 7) % 89, at % 83].map((number) => `place ${number}`);
  return {
    paperId: at + 1,
    title: at % 100 === 0 ? "rare" : at % 100 < 43 ? "usual" : "other",
    names: [],
    institutions: [...new Set(tags)].map((tag) => ({ tag, name: tag })),
    categories: [`cs.${at % 5}`],
    hasCode: false,
  };
});

function countInstitutions(title: string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const paper of papers) {
    if (paper.title !== title) continue;
    for (const { tag } of paper.institutions) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const all = [...counts].map(([value, count]) => ({ value, count }));
  return all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 50);
}

describe("facets", () => {
  const database = openDatabase(":memory:");
  migrate(database, "2026-01-01T00:00:00.000Z");
  const writer = createSegmentWriter(database);
  for (const part of [papers.slice(0, 5500), papers.slice(5500)]) database.transaction(() => writer.apply(part, []));
  const reader = createSegmentReader({ database });

  // Twice, in case that the first leaves something behind.
  it.each(["usual", "rare", "usual", "other", "rare"])("count the values of the papers with a word (%s)", (term) => {
    const { facets } = reader.search({
      tree: { op: "term", field: "text", term },
      sort: "day",
      limit: 0,
      facets: { institution: 50 },
    });
    expect(facets.institution).toEqual(countInstitutions(term));
  });
});

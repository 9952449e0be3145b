// The directory ranks by spans of years and says between which places an author may stand.

import { beforeAll, describe, expect, it } from "vitest";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { createScoreStore } from "../../adapters/store/sqlite/score-rows.ts";
import { createStandingStore } from "../../adapters/store/sqlite/standing-rows.ts";
import { createTopicStore } from "../../adapters/store/sqlite/topic-rows.ts";
import type { AuthorQuery } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { rankAuthors } from "./rank-authors.ts";

const NOW = "2026-06-04T06:00:00.000Z";

/** Papers of one author: the count of each, all of one year. */
const body = (name: string, year: number, counts: number[], category = "cs.CL", affiliation?: string) =>
  counts.map((count, n) => ({
    source: "interchange",
    externalId: `${name} ${year} ${n}`,
    title: `${name} on lantern ${"abcdefghijklmnopqrstuvwxyz"[n]} of the year ${year}`,
    authors: [{ name, ...(affiliation && { affiliations: [affiliation] }) }],
    identifiers: [{ scheme: "doi" as const, value: `10.1/${name.replace(/\W/g, "")}${year}${n}` }],
    year,
    categories: [category],
    citationCounts: [{ source: "openalex", count, seenOn: "2026-06-01" }],
  }));

const records = [
  ...body("Ada Lovelace", 2015, Array<number>(12).fill(900), "cs.CL", "Tsinghua University"),
  ...body("Ada Lovelace", 2025, [2, 1, 0], "cs.IR", "Stanford University"),
  ...body("Grace Hopper", 2025, [9, 8, 8, 7, 6, 6]),
  ...body("Alan Turing", 2025, [9, 8, 7, 7, 6, 5]),
  ...body("Two Papers", 2025, [50, 50]),
];

let reader: CatalogueReader;
beforeAll(async () => {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  writer.transaction(() => applyBatch(writer, records, NOW));
  reader = createCatalogueReader(database);
  const topics = createTopicStore(database);
  topics.replaceTopics(
    [{ id: 1, slug: "lantern", label: "Lantern", keys: [], papers: 9, keywords: [], related: [] }],
    new Map(),
  );
  const rows = database.prepare("SELECT id, title, date FROM papers").all();
  topics.saveShares(
    rows
      .filter(({ title }) => /^(Ada.*2025|Alan.*[abc] of)/.test(String(title)))
      .map(({ id }) => ({ id: Number(id), shares: [{ topic: 1, weight: 1 }] })),
  );
  const ranked = await rankAuthors(createStandingStore(database), createScoreStore(database), {
    now: () => new Date(NOW),
  });
  expect(ranked).toBe(3);
});

const list = (query: Partial<AuthorQuery>) => reader.authors({ sort: "hIndex", offset: 0, limit: 10, ...query });

describe("standings", () => {
  it("rank those with three papers or more, and give places that the intervals allow", () => {
    expect(list({}).authors).toMatchObject([
      {
        name: "Ada Lovelace",
        hIndex: 12,
        papers: 15,
        place: { from: 1, to: 1, isOpen: false },
        institution: { tag: "stanford" },
      },
      { name: "Grace Hopper", hIndex: 6, place: { from: 2, to: 3 } },
      { name: "Alan Turing", hIndex: 5, place: { from: 2, to: 3 } },
    ]);
  });

  it("count only the years asked for", () => {
    const names = list({ years: 2 }).authors.map(({ name, papers }) => `${name} ${papers}`);
    expect(names).toEqual(["Grace Hopper 6", "Alan Turing 6", "Ada Lovelace 3"]);
  });

  it("by category and institution place within these alone", () => {
    expect(list({ category: "cs.IR", years: 2 })).toMatchObject({
      total: 1,
      authors: [{ name: "Ada Lovelace", place: { from: 1, to: 1 } }],
    });
    expect(list({ institution: "stanford" }).authors.map(({ name }) => name)).toEqual(["Ada Lovelace"]);
    expect(list({ institution: "nowhere" })).toMatchObject({ total: 0, authors: [] });
    expect(list({ category: "cs.CL'; --" }).total).toBe(0);
  });

  it("within a topic count its papers alone", () => {
    const { authors, topic } = list({ topic: "lantern" });
    expect(topic).toEqual({ id: "lantern", label: "Lantern" });
    expect(authors.map(({ name, papers, hIndex }) => `${name} ${papers} ${hIndex}`)).toEqual([
      "Alan Turing 3 3",
      "Ada Lovelace 3 1",
    ]);
    expect(list({ topic: "lantern", years: 2, category: "cs.IR" }).authors).toMatchObject([{ name: "Ada Lovelace" }]);
    expect(() => list({ topic: "nothing" })).toThrow(/No topic/);
  });

  it.each(["hIndex", "citations", "papers"] as const)(
    "sorted by %s hold every place between 1 and their number",
    (sort) => {
      const { authors, total } = list({ sort });
      for (const { place } of authors) {
        expect(place?.from).toBeGreaterThanOrEqual(1);
        expect(place?.to).toBeLessThanOrEqual(total);
        expect(place?.to).toBeGreaterThanOrEqual(place?.from ?? 99);
      }
    },
  );

  it("find by name as before, also those that are not ranked", () => {
    expect(list({ q: "Two Papers" }).authors).toMatchObject([{ name: "Two Papers", papers: 2 }]);
  });
});

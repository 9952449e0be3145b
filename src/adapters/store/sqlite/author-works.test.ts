// An author's papers as they stand to the author: places, filters, orders; one paper, three thousand authors, and odd JSON.

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { applyBatch } from "../../../features/ingest/apply-batch.ts";
import { authorPapersQuery } from "../../../model/author-page.ts";
import type { SourceRecord } from "../../../model/record.ts";
import type { CatalogueReader } from "../../../ports/catalogue.ts";
import { readElement } from "./author-works.ts";
import { createCatalogueReader } from "./catalogue-reader.ts";
import { createCatalogueWriter } from "./catalogue-writer.ts";
import { openDatabase } from "./driver.ts";
import { migrate } from "./migrate.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const letters = (n: number) => [...String(n)].map((digit) => "bcdfghjklm"[Number(digit)]).join("a");

const record = (id: number, names: string[], change: Partial<SourceRecord> = {}): SourceRecord => ({
  source: "arxiv-oai",
  externalId: `2401.0000${id}`,
  title: `Lantern number ${id} seen from afar`,
  authors: names.map((name) => ({ name })),
  identifiers: [{ scheme: "arxiv", value: `2401.0000${id}` }],
  date: `202${id}-01-05`,
  categories: [id % 2 ? "cs.CL" : "cs.IR"],
  citationCounts: [{ source: "openalex", count: id * 10, seenOn: "2026-06-01" }],
  ...change,
});

const crowd = Array.from({ length: 3000 }, (_, n) => `Person ${letters(n)}x`);
const records = [
  record(1, ["Ada Lovelace", "Grace Hopper"], { comment: "Code: https://github.com/ada/engine" }),
  record(2, ["Grace Hopper", "Ada Lovelace"]),
  record(3, ["Ada Lovelace"]),
  record(4, ["Alan Turing", "Ada Lovelace", "Grace Hopper"], { citationCounts: [] }),
  record(5, [...crowd.slice(0, 2500), "Ada Lovelace", ...crowd.slice(2500)], {
    authors: [...crowd.slice(0, 2500), "Ada Lovelace", ...crowd.slice(2500)].map((name) => ({
      name,
      ...(name === "Ada Lovelace" && { affiliations: ["Tsinghua University"] }),
    })),
  }),
  record(6, ["Hedy Lamarr", "Mary Cut"], { authorsTruncated: true }),
  record(7, ["Mary Cut"], { authorsTruncated: true }),
];

let reader: CatalogueReader;
const idOf = (name: string) => reader.authors({ q: name, sort: "papers", offset: 0, limit: 1 }).authors[0]?.id ?? "";
const read = (name: string, query: Record<string, unknown> = {}) => {
  const found = reader.author(idOf(name), authorPapersQuery.parse(query), Date.parse(NOW));
  if (found?.found !== "author") throw new Error(`no ${name}`);
  return found;
};
const listed = (query: Record<string, unknown>) =>
  read("Ada Lovelace", query).papers.papers.map(({ id }) => Number(id.at(-1)));

beforeAll(() => {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  writer.transaction(() => applyBatch(writer, records, NOW));
  reader = createCatalogueReader(database);
});

describe("an author's papers", () => {
  it.each([
    [{}, [5, 4, 3, 2, 1]],
    [{ sort: "citations" }, [5, 3, 2, 1, 4]],
    [{ sort: "rising" }, [5, 3, 2, 1, 4]],
    [{ position: "first" }, [3, 1]],
    [{ position: "last" }, [2]],
    [{ position: "sole" }, [3]],
    [{ year: "2022" }, [2]],
    [{ category: "cs.CL" }, [5, 3, 1]],
    [{ code: "1" }, [1]],
    [{ institution: "tsinghua" }, [5]],
    [{ category: "cs.CL", position: "first", code: "1" }, [1]],
    [{ category: "cs.CV" }, []],
    [{ limit: "2", offset: "1" }, [4, 3]],
    [{ offset: "90" }, []],
  ])("asked by %j are %j", (query, expected) => {
    expect(listed(query)).toEqual(expected);
  });

  it.each([
    { sort: "nope" },
    { position: "middle" },
    { year: "soon" },
    { limit: "0" },
    { offset: "-1" },
    { category: "'; --" },
  ])("are refused for %j", (query) => {
    expect(authorPapersQuery.safeParse(query).success).toBe(false);
  });

  it("add up whatever is asked for", () => {
    const { work, author } = read("Ada Lovelace", { year: "2022" });
    expect(work).toMatchObject({
      positions: { first: 2, last: 1, sole: 1 },
      withCode: 1,
      summary: { papers: 5, counted: 4, all: { citations: 110, hIndex: 4 } },
      institutions: [{ tag: "tsinghua", papers: 1, from: 2025, to: 2025 }],
      categories: [
        { code: "cs.CL", count: 3 },
        { code: "cs.IR", count: 2 },
      ],
    });
    expect(work.coauthors[0]).toMatchObject({ name: "Grace Hopper", papers: 3, from: 2021, to: 2024 });
    expect(author.papers).toBe(5);
  });

  it("have no last and no only author where the source cut the list", () => {
    expect(read("Mary Cut").work.positions).toEqual({ first: 1, last: 0, sole: 0 });
  });

  it("of somebody with one paper among three thousand people are one, with some of the company", () => {
    const { work, papers } = read(crowd[2999] ?? "");
    expect(papers.total).toBe(1);
    expect(work.positions).toEqual({ first: 0, last: 1, sole: 0 });
    expect(work.coauthors.length).toBeGreaterThan(0);
    expect(work.summary.all).toMatchObject({ hIndex: 1, citations: 50 });
  });
});

describe("readElement", () => {
  const json = fc.jsonValue({ maxDepth: 4 });
  it("gives the element that a whole parse gives", () => {
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 8 }), fc.nat(7), (list, wanted) => {
        const text = JSON.stringify(list);
        expect(readElement(text, wanted)).toEqual((JSON.parse(text) as unknown[])[wanted]);
      }),
    );
  });

  it.each([
    ["[]", 0],
    ["[1,2]", 5],
    ["[1,2]", -1],
    ['["cut', 0],
    ["", 0],
  ])("of %s at %d is nothing", (text, wanted) => {
    expect(readElement(text, wanted)).toBeUndefined();
  });
});

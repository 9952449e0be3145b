// A citation summary of a search, an author and a list is that of its papers; what is nobody's is refused.

import { beforeAll, describe, expect, it } from "vitest";
import { createSearchWorld, NOW } from "../../../test/support/search-world.ts";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import type { SourceRecord } from "../../model/record.ts";
import { type SelectionParts, summariseSelection } from "./summarise-selection.ts";

const paper = (n: number, cites: number[], name: string, count?: number): SourceRecord => ({
  source: "arxiv-oai",
  externalId: `2401.0000${n}`,
  title: `Lantern number ${n} for ${n % 2 ? "rivers" : "harbours"} at night`,
  authors: [{ name }],
  identifiers: [{ scheme: "arxiv", value: `2401.0000${n}` }],
  categories: ["cs.IR"],
  date: "2024-01-05",
  references: cites.map((cited) => ({ identifier: { scheme: "arxiv" as const, value: `2401.0000${cited}` } })),
  ...(count !== undefined && { citationCounts: [{ source: "openalex", count, seenOn: "2026-06-01" }] }),
});

// 1 is cited by 2 (its own author), 3 and 4; 2 by 3; 5 is known to OpenAlex alone.
const records = [
  paper(1, [], "Ada Lovelace", 12),
  paper(2, [1], "Ada Lovelace"),
  paper(3, [1, 2], "Grace Hopper"),
  paper(4, [1], "Alan Turing"),
  paper(5, [], "Ada Lovelace", 3),
];

let parts: SelectionParts;
beforeAll(async () => {
  const world = await createSearchWorld(records);
  parts = { reader: createCatalogueReader(world.database), search: () => world.parts, now: () => Date.parse(NOW) };
});

const summarise = (query: Partial<Parameters<typeof summariseSelection>[1]>) =>
  summariseSelection(parts, { q: "", ...query });

describe("a citation summary", () => {
  it("of a search counts all papers that match", () => {
    expect(summarise({ q: "lantern" })).toMatchObject({
      papers: 5,
      counted: 3,
      all: { citations: 16, hIndex: 2, i10: 1, average: 5.3, median: 3 },
      withoutSelf: { citations: 15, hIndex: 2, i10: 1 },
      selfCitations: 1,
      sources: [
        { source: "held", counted: 2, all: { citations: 4 }, withoutSelf: { citations: 3 } },
        { source: "openalex", counted: 2, seenOn: "2026-06-01", all: { citations: 15 } },
      ],
    });
    expect(summarise({ q: "lantern rivers" }).papers).toBe(3);
    expect(summarise({ q: "lantern", category: "cs.CV" })).toMatchObject({
      papers: 0,
      counted: 0,
      all: { hIndex: 0, median: 0 },
    });
    expect(summarise({ q: "nothingofthekind" }).papers).toBe(0);
  });

  it("of an author is that of the author's page", () => {
    const [ada] = parts.reader.authors({ q: "Ada Lovelace", sort: "papers", offset: 0, limit: 1 }).authors;
    const { notes, ...summary } = summarise({ author: ada?.id ?? "" });
    const page = parts.reader.author(ada?.id ?? "", { sort: "newest", offset: 0, limit: 1 }, Date.parse(NOW));
    expect(page?.found === "author" && page.work.summary).toEqual(summary);
    expect(summary).toMatchObject({ papers: 3, counted: 3, all: { citations: 16 } });
  });

  it("of a list counts each paper once, whatever it is called, and says what is not held", () => {
    expect(summarise({ ids: "2401.00001, arXiv:2401.00001v2,2401.00005\n2401.09999" })).toMatchObject({
      papers: 2,
      all: { citations: 15 },
      notes: ["2 of 4 keys name no other paper held here."],
    });
  });

  it.each([
    [{ author: "999999" }, /No author 999999/],
    [{ author: "1; DROP TABLE papers" }, /No author/],
    [{ author: "1", ids: "2401.00001" }, /give one of them/],
    [{ ids: Array.from({ length: 1001 }, (_, n) => `x${n}`).join(",") }, /1001 keys are more than 1000/],
  ])("refuses %j", (query, reason) => {
    expect(() => summarise(query)).toThrow(reason);
  });
});

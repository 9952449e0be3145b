// Links between papers held: whatever the order in which papers come, change and go, the links are those of a fresh start.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCitationStore } from "../../adapters/store/sqlite/citation-rows.ts";
import { availableDrivers, openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import type { Reference, SourceRecord } from "../../model/record.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { removeRecords } from "../ingest/remove-records.ts";
import { linkCitations } from "./link-citations.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const today = "2026-06-04";

const TITLES = [
  "Sorting letters by lantern light",
  "Weighing rivers without scales",
  "A loom that counts its own threads",
];

function open(driver = availableDrivers()[0]) {
  const database = openDatabase(":memory:", driver ? { driver } : {});
  migrate(database, NOW);
  const store = createCatalogueWriter(database);
  const citations = createCitationStore(database);
  return {
    database,
    store,
    reader: createCatalogueReader(database),
    apply: (...records: SourceRecord[]) => store.transaction(() => applyBatch(store, records, NOW)),
    link: () => linkCitations(citations, { today }),
    /** `citing>cited`, marked `*` between papers of one author and `~` when found by the printed text. */
    links: () =>
      database
        .prepare(
          `SELECT a.slug AS citing, b.slug AS cited, is_self, by_title FROM citations c
           JOIN papers a ON a.id = c.citing_id JOIN papers b ON b.id = c.cited_id`,
        )
        .all()
        .map((row) => `${row.citing}>${row.cited}${row.is_self ? "*" : ""}${row.by_title ? "~" : ""}`)
        .sort(),
    count: () => Number(database.prepare("SELECT count(*) AS n FROM citations").get()?.n),
    shown: (slug: string) => {
      const row = database
        .prepare("SELECT citations, card ->> '$.citations.source' AS source FROM papers WHERE slug = ?")
        .get(slug);
      return [row?.citations, row?.source];
    },
  };
}

interface Made {
  id: number;
  authors?: string[];
  cites?: (number | string)[];
  year?: number;
  title?: string;
}

const arxiv = (id: number) => `2401.0000${id}`;
const paper = ({
  id,
  authors = [`Author Number${"ABCDEFGH"[id]}`],
  cites = [],
  year = 2024,
  title,
}: Made): SourceRecord => ({
  source: "arxiv-oai",
  externalId: arxiv(id),
  title: title ?? `Paper number ${id} about something else`,
  authors: authors.map((name) => ({ name })),
  identifiers: [{ scheme: "arxiv", value: arxiv(id) }],
  year,
  references: cites.map(
    (cited): Reference =>
      typeof cited === "string" ? { text: cited } : { identifier: { scheme: "arxiv", value: arxiv(cited) } },
  ),
});

describe.each(availableDrivers())("links on %s", (driver) => {
  it("are made by identifier, whichever paper comes first, and know a shared author", async () => {
    const { apply, link, links } = open(driver);
    apply(paper({ id: 1, authors: ["Ada Lovelace", "Grace Hopper"], cites: [2, 3] }));
    await link();
    expect(links()).toEqual([]);
    apply(paper({ id: 2, authors: ["Grace Hopper"] }), paper({ id: 3 }));
    await link();
    expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}*`, `${arxiv(1)}>${arxiv(3)}`]);
  });

  it("stand on an author's page with the year of the paper that cites", async () => {
    const { apply, link, database, reader } = open(driver);
    apply(
      paper({ id: 1, authors: ["Ada Lovelace"], year: 2020 }),
      paper({ id: 2, cites: [1], year: 2021 }),
      paper({ id: 3, cites: [1], year: 2023 }),
      paper({ id: 4, authors: ["Ada Lovelace"], cites: [1], year: 2023 }),
    );
    await link();
    const id = database.prepare("SELECT id FROM authors WHERE name = 'Ada Lovelace'").get()?.id;
    const query = { sort: "newest", offset: 0, limit: 10 } as const;
    const lookup = reader.author(String(id), query, Date.parse(NOW));
    expect(lookup?.found === "author" && lookup.work.citedYears).toEqual([
      { year: 2021, citations: 1, selfCitations: 0 },
      { year: 2023, citations: 2, selfCitations: 1 },
    ]);
  });

  it("go round in loops without harm, and never from a paper to itself", async () => {
    const { apply, link, links } = open(driver);
    apply(paper({ id: 1, cites: [1, 2] }), paper({ id: 2, cites: [3] }), paper({ id: 3, cites: [1] }));
    await link();
    expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}`, `${arxiv(2)}>${arxiv(3)}`, `${arxiv(3)}>${arxiv(1)}`]);
  });

  it("are made by the printed reference in either order", async () => {
    const text = `A. Lovelace and G. Hopper. ${TITLES[0]}. In Proceedings of Lamps, pages 1-9, 2023.`;
    for (const order of [0, 1]) {
      const { apply, link, links } = open(driver);
      const records = [
        paper({ id: 1, cites: [text] }),
        paper({ id: 2, authors: ["Ada Lovelace"], title: TITLES[0] ?? "", year: 2023 }),
      ];
      for (const record of order ? records.reverse() : records) {
        apply(record);
        await link();
      }
      expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}~`]);
    }
  });

  it("by text choose the paper nearer in time, also when it comes later, and none of two alike", async () => {
    const { apply, link, links } = open(driver);
    const title = TITLES[1] ?? "";
    apply(paper({ id: 1, cites: [`A. Lovelace. ${title}. Journal of Scales, 2020.`] }));
    apply(paper({ id: 2, authors: ["Ada Lovelace"], title, year: 2018 }));
    await link();
    expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}~`]);
    apply({
      ...paper({ id: 3, authors: ["Bo Lovelace"], title, year: 2020 }),
      identifiers: [{ scheme: "doi", value: "10.1/3" }],
      externalId: "x3",
    });
    await link();
    expect(links()).toHaveLength(1);
  });

  it("give way when the paper goes, and the count with them", async () => {
    const { apply, link, links, shown, store, count } = open(driver);
    apply(paper({ id: 1, cites: [2] }), paper({ id: 2 }), paper({ id: 3, cites: [2] }));
    await link();
    expect(shown(arxiv(2))).toEqual([2, "held"]);
    store.transaction(() => removeRecords(store, [{ source: "arxiv-oai", externalId: arxiv(1) }], NOW));
    await link();
    expect(links()).toEqual([`${arxiv(3)}>${arxiv(2)}`]);
    store.transaction(() => removeRecords(store, [{ source: "arxiv-oai", externalId: arxiv(2) }], NOW));
    await link();
    expect(count()).toBe(0);
  });

  it("count for less than a source that counts more, and come back after a merge", async () => {
    const { apply, link, shown } = open(driver);
    const counted = (count: number) => [{ source: "openalex", count, seenOn: "2026-06-01" }];
    apply(
      paper({ id: 1, cites: [2, 3] }),
      { ...paper({ id: 2 }), citationCounts: counted(40) },
      { ...paper({ id: 3 }), citationCounts: counted(0) },
    );
    await link();
    expect(shown(arxiv(2))).toEqual([40, "openalex"]);
    expect(shown(arxiv(3))).toEqual([1, "held"]);
    apply({ ...paper({ id: 3 }), citationCounts: counted(0), comment: "a new comment" });
    await link();
    expect(shown(arxiv(3))).toEqual([1, "held"]);
  });

  it("are self-citations anew once names go to other authors", async () => {
    const { apply, link, links, database } = open(driver);
    apply(paper({ id: 1, authors: ["Jian Jiao"], cites: [2] }), paper({ id: 2, authors: ["Jian Jiao"] }));
    await link();
    expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}*`]);
    database.exec(
      `UPDATE bylines SET names = '[[999,"Jian Jiao"]]' WHERE paper_id = (SELECT id FROM papers WHERE slug = '${arxiv(1)}')`,
    );
    await link();
    expect(links()).toEqual([`${arxiv(1)}>${arxiv(2)}`]);
    expect(database.prepare("SELECT self_citations FROM held_citations").get()?.self_citations).toBe(0);
  });

  it("stand on the page of a paper with its references", async () => {
    const { apply, link, reader } = open(driver);
    apply(paper({ id: 1, cites: [2, "A. Nobody. A reference that is not held here at all. 1999."] }), paper({ id: 2 }));
    await link();
    const [citing, cited] = [reader.paper(arxiv(1)), reader.paper(arxiv(2))];
    expect(citing?.found === "paper" && citing.paper.references.known.map(({ id }) => id)).toEqual([arxiv(2)]);
    expect(cited?.found === "paper" && cited.paper.citationCounts).toEqual([
      { source: "held", count: 1, seenOn: today },
    ]);
  });
});

describe("links kept up", () => {
  const made = fc.record({
    id: fc.integer({ min: 1, max: 6 }),
    authors: fc.subarray(["Ada Lovelace", "Grace Hopper", "Alan Turing"], { minLength: 1 }),
    cites: fc.uniqueArray(
      fc.oneof(
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...TITLES.map((title) => `A. Lovelace. ${title}. 2023.`)),
      ),
    ),
    year: fc.constantFrom(2020, 2023, 2024),
    title: fc.constantFrom(...TITLES, "Another title of some length"),
  });

  it("step by step are the links made at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(made, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async (batches) => {
        const [steps, once] = [open(), open()];
        for (const batch of batches) {
          steps.apply(...batch.map(paper));
          once.apply(...batch.map(paper));
          await steps.link();
        }
        await once.link();
        expect(steps.links()).toEqual(once.links());
      }),
      { numRuns: 60 },
    );
  });
});

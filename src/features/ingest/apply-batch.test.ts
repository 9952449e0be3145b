// Merging on a real store: order-free, idempotent, reversible, and careful about who is who.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dumpCatalogue } from "../../../test/support/dump-catalogue.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { availableDrivers, openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import type { SourceRecord } from "../../model/record.ts";
import { applyBatch } from "./apply-batch.ts";
import { removeRecords } from "./remove-records.ts";

const NOW = "2026-06-04T06:00:00.000Z";

const record = (change: Partial<SourceRecord> & { externalId: string }): SourceRecord => ({
  source: "interchange",
  title: `A study of thing number ${change.externalId}`,
  authors: [{ name: "Ada Lovelace" }],
  identifiers: [],
  ...change,
});

function open(driver = availableDrivers()[0]) {
  const database = openDatabase(":memory:", driver ? { driver } : {});
  migrate(database, NOW);
  const store = createCatalogueWriter(database);
  const apply = (...records: SourceRecord[]) => store.transaction(() => applyBatch(store, records, NOW));
  const papers = () => Number(database.prepare("SELECT count(*) AS n FROM papers").get()?.n);
  return { database, store, apply, papers, dump: () => dumpCatalogue(database) };
}

const preprint = record({
  source: "arxiv-oai",
  externalId: "2404.07965",
  title: "Selective Reading of Long Records",
  authors: [{ name: "Ada Lovelace" }, { name: "Charles Babbage" }],
  identifiers: [{ scheme: "arxiv", value: "2404.07965" }],
  date: "2024-04-11",
  categories: ["cs.CL"],
});
const published = record({
  source: "crossref",
  externalId: "10.1/x",
  title: "Selective reading of long records",
  authors: [{ name: "Lovelace, Ada", given: "Ada", family: "Lovelace" }],
  identifiers: [{ scheme: "doi", value: "10.1/x" }],
  year: 2025,
  venue: "Journal of Engines",
  appearances: [{ kind: "published", venue: "Journal of Engines", year: 2025 }],
});

describe.each(availableDrivers())("merging on %s", (driver) => {
  it("joins a preprint and its published form by title, author and year", () => {
    const { apply, papers, database } = open(driver);
    expect(apply(preprint, published)).toMatchObject({ added: 1, merged: 1 });
    expect(papers()).toBe(1);
    expect(database.prepare("SELECT slug, venue, date, doi FROM papers").get()).toMatchObject({
      slug: "2404.07965",
      venue: "Journal of Engines",
      date: "2024-04-11",
      doi: "10.1/x",
    });
  });

  it("adds to a paper what only adds, and makes no paper of it", () => {
    const { apply, papers, database } = open(driver);
    const addition = record({
      source: "papers-with-code",
      externalId: "selective github.com/a/b",
      title: "Selective Reading of Long Records",
      authors: [],
      identifiers: preprint.identifiers,
      codeUrls: ["https://github.com/ada/engine"],
      addsOnly: true,
    });
    expect(apply(addition)).toMatchObject({ added: 0, unchanged: 1 });
    apply(preprint);
    expect(apply(addition, { ...addition, title: "Another work of that number", externalId: "x" })).toMatchObject({
      added: 0,
      merged: 1,
      unchanged: 1,
    });
    expect(papers()).toBe(1);
    expect(database.prepare("SELECT card ->> '$.code.label' AS label FROM papers").get()?.label).toBe("ada/engine");
  });

  it("changes nothing the second time", () => {
    const { apply, dump } = open(driver);
    apply(preprint, published);
    const before = dump();
    expect(apply(preprint, published)).toEqual({ added: 0, merged: 0, changed: 0, unchanged: 2 });
    expect(dump()).toEqual(before);
  });

  it.each([
    ["other people under the same title", { ...published, authors: [{ name: "Grace Hopper" }] }],
    ["another time under the same title", { ...published, year: 2031 }],
    ["a title too common to mean anything", { ...published, title: "Introduction" }],
  ])("keeps apart %s", (_what, other) => {
    const { apply, papers } = open(driver);
    apply(preprint, other);
    expect(papers()).toBe(2);
  });

  it("does not weld strangers together by a shared proceedings DOI", () => {
    const { apply, papers } = open(driver);
    const doi = [{ scheme: "doi" as const, value: "10.1/proceedings" }];
    apply(
      record({ externalId: "a", identifiers: doi, authors: [{ name: "Ada Lovelace" }] }),
      record({ externalId: "b", identifiers: doi, authors: [{ name: "Grace Hopper" }] }),
    );
    expect(papers()).toBe(2);
  });

  it("joins two papers when a record turns up that belongs to both, and keeps the old address", () => {
    const { apply, papers, database } = open(driver);
    apply({ ...preprint, title: "An early name of the work", externalId: "2404.07965" });
    apply(published);
    expect(papers()).toBe(2);
    const old = database.prepare("SELECT slug FROM papers WHERE doi = '10.1/x'").get()?.slug;
    apply(record({ externalId: "c", identifiers: [...preprint.identifiers, ...published.identifiers], title: "Both" }));
    expect(papers()).toBe(1);
    expect(database.prepare("SELECT paper_id FROM paper_keys WHERE key = ?").get(old ?? "")?.paper_id).toBe(
      database.prepare("SELECT id FROM papers").get()?.id,
    );
  });

  it("comes apart again when that record goes", () => {
    const { apply, store, dump } = open(driver);
    apply({ ...preprint, title: "An early name of the work" }, published);
    const before = dump();
    apply(record({ externalId: "c", identifiers: [...preprint.identifiers, ...published.identifiers], title: "Both" }));
    removeRecords(store, [{ source: "interchange", externalId: "c" }], NOW);
    expect(dump()).toEqual(before);
  });

  it("comes apart when a record is corrected", () => {
    const { apply, papers } = open(driver);
    apply(preprint, published);
    apply({ ...published, title: "Quite another matter altogether", authors: [{ name: "Grace Hopper" }] });
    expect(papers()).toBe(2);
  });

  it("keeps every version and what changed between them, in whatever order they come", () => {
    const first = { ...preprint, version: 1, title: "Reading of Long Records" };
    const second = { ...preprint, version: 2 };
    const [forward, backward] = [open(driver), open(driver)];
    forward.apply(first);
    forward.apply(second);
    backward.apply(second);
    backward.apply(first);
    expect(forward.dump()).toEqual(backward.dump());
    expect(forward.database.prepare("SELECT title FROM papers").get()?.title).toBe("Selective Reading of Long Records");
    expect(forward.database.prepare("SELECT field, before, after FROM changes").get()).toMatchObject({
      field: "title",
      before: "Reading of Long Records",
    });
  });

  it("does not go back to an older state of a record", () => {
    const { apply, database } = open(driver);
    apply({ ...preprint, updated: "2024-05-01", title: "The newer title of this record" });
    expect(apply({ ...preprint, updated: "2024-04-12" })).toMatchObject({ unchanged: 1 });
    expect(database.prepare("SELECT title FROM papers").get()?.title).toBe("The newer title of this record");
  });

  it("gives a new name a provisional author, and leaves a name that stays at its place with the author it has", () => {
    const { apply, database } = open(driver);
    const by = (...names: string[]) => record({ externalId: "1", authors: names.map((name) => ({ name })) });
    const ids = () =>
      (JSON.parse(String(database.prepare("SELECT names FROM bylines").get()?.names)) as [number, string][]).map(
        ([id, name]) => `${id} ${name}`,
      );
    apply(by("Ada Lovelace", "Jian Jiao"));
    // As if identity had been resolved meanwhile.
    database.exec("UPDATE authors SET key = 'author:' || id");
    apply({ ...by("Jian Jiao", "Ada Lovelace", "Grace Hopper"), updated: "2026-02-01" });
    expect(ids()).toEqual(["2 Jian Jiao", "1 Ada Lovelace", "3 Grace Hopper"]);
    const later = record({ externalId: "9", title: "Another matter altogether", authors: [{ name: "Jian Jiao" }] });
    applyBatch(createCatalogueWriter(database), [later], NOW);
    expect(database.prepare("SELECT author_id FROM author_papers ORDER BY paper_id DESC").get()?.author_id).toBe(4);
  });

  it("takes Zhong-Zhi Li and Zhongzhi Li for one name", () => {
    const { apply, database } = open(driver);
    apply(
      record({ externalId: "1", authors: [{ name: "Zhong-Zhi Li" }] }),
      record({ externalId: "2", authors: [{ name: "Zhongzhi Li" }] }),
    );
    expect(database.prepare("SELECT count(DISTINCT author_id) AS n FROM author_papers").get()?.n).toBe(1);
  });
});

/** Small worlds in which titles, authors, years and identifiers collide often. */
const arbitraryRecord: fc.Arbitrary<SourceRecord> = fc
  .record({
    source: fc.constantFrom("arxiv-oai", "crossref", "interchange", "bibtex"),
    externalId: fc.constantFrom("a", "b", "c", "d", "2611.10000"),
    version: fc.constantFrom(1, 2),
    title: fc.constantFrom(
      "On the Reading of Long Records",
      "On the reading of long records.",
      "Another Work about Something Else Entirely",
      "Introduction",
      "A $\\mathcal{O}(n)$ Method for Reading",
    ),
    authors: fc.array(fc.constantFrom("Ada Lovelace", "Grace Hopper", "Zhong-Zhi Li", "GLM-4.5 Team"), {
      maxLength: 3,
    }),
    ids: fc.array(fc.constantFrom("x:1", "x:2", "y:1"), { maxLength: 2 }),
    year: fc.option(fc.constantFrom(2019, 2021, 2026), { nil: undefined }),
    person: fc.option(fc.constantFrom("~A1", "~A2"), { nil: undefined }),
  })
  .map(({ authors, ids, year, person, ...rest }) => ({
    ...rest,
    authors: authors.map((name) => ({
      name,
      ...(person && { ids: [{ scheme: "openreview" as const, value: person }] }),
    })),
    identifiers: [...new Set(ids)].map((id) => ({
      scheme: id.startsWith("x") ? ("arxiv" as const) : ("doi" as const),
      value: id,
    })),
    ...(year && { year }),
    // Two different texts of one version can only be told apart by time.
    updated: `2026-01-${10 + (rest.title.length % 9)}T${authors.join("").length % 24}:${ids.join("").length + 10}:${year ?? 0}${person ?? ""}`,
  }));

const uniqueByKey = fc.uniqueArray(arbitraryRecord, {
  maxLength: 9,
  selector: (item) => `${item.source} ${item.externalId} ${item.version}`,
});

describe("merging in general", () => {
  it("does not depend on the order or the size of batches", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(uniqueByKey, fc.infiniteStream(fc.nat()), (records, random) => {
        const [together, shuffled] = [open(), open()];
        together.apply(...records);
        const order = records.map((item) => ({ item, at: Number(random.next().value) })).sort((a, b) => a.at - b.at);
        for (const { item } of order) shuffled.apply(item);
        expect(shuffled.dump()).toEqual(together.dump());
      }),
      { numRuns: 120 },
    );
  });

  it("is undone by taking records out again", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(uniqueByKey, uniqueByKey, (base, extra) => {
        const world = open();
        const isOther = (item: SourceRecord) =>
          !base.some((b) => b.source === item.source && b.externalId === item.externalId);
        const added = extra.filter(isOther);
        world.apply(...base);
        const before = world.dump();
        world.apply(...added);
        removeRecords(world.store, added, NOW);
        expect(world.dump()).toEqual(before);
      }),
      { numRuns: 120 },
    );
  });
});

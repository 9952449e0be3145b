// Runs of author identity on a real store: ids stay, addresses lead on, names that changed meanwhile are left alone.

import { describe, expect, it } from "vitest";
import { applyBatch } from "../../../features/ingest/apply-batch.ts";
import type { SourceRecord } from "../../../model/record.ts";
import type { ResolvedPaper } from "../../../ports/identity.ts";
import { readAuthor, readAuthors } from "./author-reader.ts";
import { createAuthorRows } from "./author-rows.ts";
import { createCatalogueWriter } from "./catalogue-writer.ts";
import { availableDrivers, openDatabase } from "./driver.ts";
import { createIdentityStore } from "./identity-rows.ts";
import { migrate } from "./migrate.ts";

const NOW = "2026-06-04T06:00:00.000Z";

function open(driver = availableDrivers()[0]) {
  const database = openDatabase(":memory:", driver ? { driver } : {});
  migrate(database, NOW);
  const authorRows = createAuthorRows(database);
  const writer = createCatalogueWriter(database, undefined, authorRows);
  const identity = createIdentityStore(database, authorRows.forget);
  const ingest = (externalId: string, ...names: string[]) => {
    const record: SourceRecord = {
      ...{ source: "interchange", externalId, title: `A study of thing number ${externalId}`, identifiers: [] },
      authors: names.map((name) => ({ name })),
      updated: `2026-01-${String(names.length + 10)}`,
    };
    writer.transaction(() => applyBatch(writer, [record], NOW));
  };
  const run = (...papers: ResolvedPaper[]) => {
    const started = identity.openRun();
    started.assign(papers);
    started.settle(started.unsettled());
    return started.touched();
  };
  const search = (q: string) =>
    readAuthors(database, { q, sort: "papers", offset: 0, limit: 10 }).authors.map(({ id, name }) => `${id} ${name}`);
  return { database, identity, ingest, run, search };
}

const resolved = (id: string, ...names: [name: string, author: string][]): ResolvedPaper => ({
  id,
  names: names.map(([name, author]) => ({ name, author, confidence: 0.9, nearest: "2" })),
});

const ANY_PAPERS = { sort: "newest", offset: 0, limit: 10 } as const;

describe.each(availableDrivers())("identity on %s", (driver) => {
  it("parts people of one name, and gives the new one an id of his own", () => {
    const { database, identity, ingest, run, search } = open(driver);
    for (const id of ["1", "2", "3"]) ingest(id, "Jian Jiao");
    expect(identity.countPapers()).toEqual({ all: 3, unresolved: 3 });
    const touched = run(
      resolved("1", ["Jian Jiao", "1"]),
      resolved("2", ["Jian Jiao", "1"]),
      resolved("3", ["Jian Jiao", "3#0"]),
    );
    expect(touched).toEqual([1, 2]);
    expect(identity.countPapers()).toEqual({ all: 3, unresolved: 0 });
    expect(search("jiao")).toEqual(["1 Jian Jiao", "2 Jian Jiao"]);
    expect(database.prepare("SELECT trust FROM bylines WHERE paper_id = 1").get()?.trust).toBe("[[90,2]]");
    expect([...identity.papers()].map(({ authors }) => authors[0]?.author)).toEqual(["1", "1", "2"]);
  });

  it("joins spellings, finds them by each, and leads on from the address that is no more", () => {
    const { database, ingest, run, search } = open(driver);
    ingest("1", "Jane Roe");
    ingest("2", "J. Roe");
    ingest("3", "Jane Roe-Smith");
    run(resolved("2", ["J. Roe", "1"]));
    run(resolved("1", ["Jane Roe", "3"]), resolved("2", ["J. Roe", "3"]));
    expect(readAuthor(database, "1", ANY_PAPERS, 0)).toEqual({ found: "moved", id: "3" });
    expect(readAuthor(database, "2", ANY_PAPERS, 0)).toEqual({ found: "moved", id: "3" });
    expect(search("smith")).toEqual(["3 Jane Roe"]);
    expect(search("roe")).toEqual(["3 Jane Roe"]);
  });

  it("takes up what a stopped run has moved and not settled", () => {
    const { database, identity, ingest, run, search } = open(driver);
    ingest("1", "Jane Roe");
    ingest("2", "J. Roe");
    run(resolved("1", ["Jane Roe", "1"]), resolved("2", ["J. Roe", "2"]));
    identity.openRun().assign([resolved("2", ["J. Roe", "1"])]);
    const next = identity.openRun();
    expect(next.unsettled()).toEqual([1, 2]);
    expect(next.touched()).toEqual([1, 2]);
    next.settle([1]);
    expect(identity.openRun().unsettled()).toEqual([1, 2]);
    next.settle([2]);
    expect(identity.openRun().unsettled()).toEqual([]);
    expect(readAuthor(database, "2", ANY_PAPERS, 0)).toEqual({ found: "moved", id: "1" });
    expect(search("roe")).toHaveLength(1);
  });

  it("changes nothing the second time", () => {
    const { identity, ingest, run } = open(driver);
    ingest("1", "Jane Roe", "Ada Poe");
    const papers = [resolved("1", ["Jane Roe", "1"], ["Ada Poe", "new"])];
    expect(run(...papers)).toEqual([2, 3]);
    const again = [...identity.papers()].map(({ id, authors }) =>
      resolved(id, ...authors.map(({ name, author }): [string, string] => [name, author ?? ""])),
    );
    expect(run(...again)).toEqual([]);
  });

  it("leaves a paper alone that prints other names by now, and new names to somebody provisional", () => {
    const { identity, ingest, run, search } = open(driver);
    ingest("1", "Jane Roe");
    run(resolved("1", ["Jane Roe", "1"]));
    ingest("1", "Jane Roe", "Ada Poe");
    expect(identity.unresolved(9)).toEqual(["1"]);
    expect(run(resolved("1", ["Ada Poe", "1"]))).toEqual([]);
    ingest("2", "Jane Roe");
    expect(search("jane")).toEqual(["1 Jane Roe", "3 Jane Roe"]);
    run(resolved("1", ["Jane Roe", "1"], ["Ada Poe", "2"]), resolved("2", ["Jane Roe", "1"]));
    expect(search("jane")).toEqual(["1 Jane Roe"]);
    // The provisional author serves again, and is found again.
    ingest("3", "Jane Roe");
    expect(search("jane")).toEqual(["1 Jane Roe", "3 Jane Roe"]);
  });
});

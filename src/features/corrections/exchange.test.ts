// Corrections of one catalogue, looked at by another: told first, made only where they fit wholly.

import { expect, it } from "vitest";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCorrectionStore } from "../../adapters/store/sqlite/correction-rows.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { correct } from "./correct.ts";
import { exportCorrections, importCorrections, parseCorrectionsFile } from "./exchange.ts";

const NOW = "2026-06-04T06:00:00.000Z";

function open(ids: string[], prefix: string) {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  const records = ids.map((id) => ({
    ...{ source: "interchange", externalId: `${prefix}${id}`, title: `A study of thing number ${id}` },
    authors: [{ name: id === "4" ? "J. Roe" : "Jane Roe" }],
    identifiers: [{ scheme: "arxiv" as const, value: `2401.0000${id}` }],
  }));
  writer.transaction(() => applyBatch(writer, records, NOW));
  const store = createCorrectionStore(database);
  let keys = 0;
  return { store, parts: { store, newKey: () => `${prefix}${keys++}`, now: NOW } };
}

const here = open(["1", "2", "3", "4"], "a");
const by = { reason: "told by her", by: "operator" };
correct(here.parts, { wish: { kind: "split", author: 1, papers: ["2401.00003"] }, ...by });
correct(here.parts, { wish: { kind: "merge", author: 2, into: 1 }, ...by });
const file = parseCorrectionsFile(JSON.stringify(exportCorrections(here.store)));

it("says what fits, changes nothing by it, and makes it when told to", () => {
  const there = open(["1", "2", "3"], "b");
  expect(
    importCorrections(there.parts, file, false).rows.map(({ kind, verdict, detail }) => [kind, verdict, detail]),
  ).toEqual([
    ["split", "fits", undefined],
    ["merge", "does not fit", "1 of 3 names are not printed here, the first on arxiv:2401.00004"],
  ]);
  expect(there.store.list()).toEqual([]);
  expect(importCorrections(there.parts, file, true).rows.map(({ verdict }) => verdict)).toEqual([
    "applied",
    "does not fit",
  ]);
  expect(there.store.mentionsOf(1).map(({ paper }) => paper)).toEqual(["2401.00001", "2401.00002"]);
  expect(importCorrections(there.parts, file, true).rows[0]?.verdict).toBe("known");
});

it.each([
  ["no JSON", "x", /not JSON/],
  ["another file", '{"format":"x","corrections":[]}', /no corrections file: format/],
  ["keys that are none", '{"format":"broadsheet-corrections-1","corrections":[{"key":"k"}]}', /no corrections file/],
])("refuses %s", (_what, text, message) => {
  expect(() => parseCorrectionsFile(text)).toThrow(message);
});

// Affiliations are resolved anew in place, and what names nobody is counted.

import { describe, expect, it } from "vitest";
import { createAffiliationStore } from "../../adapters/store/sqlite/affiliation-rows.ts";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { addInstitutions } from "../../model/institutions.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { resolveAffiliations } from "./resolve-affiliations.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const page = { offset: 0, limit: 10 };

describe("affiliations", () => {
  it("of an institution that was added later are resolved, and leave the list of unresolved ones", async () => {
    const database = openDatabase(":memory:");
    migrate(database, NOW);
    const [writer, reader] = [createCatalogueWriter(database), createCatalogueReader(database)];
    const authors = [
      { name: "Ada Lovelace", affiliations: ["Harbour Prism Works", "Tsinghua University"] },
      { name: "Alan Turing" },
      { name: "Grace Hopper", affiliations: ["Somewhere  Else"], email: "grace@cs.stanford.edu" },
      { name: "Edsger Dijkstra", affiliations: ["Harbour Prism Works"] },
    ];
    const record = {
      source: "interchange",
      externalId: "1",
      title: "A paper by people of places",
      authors,
      identifiers: [{ scheme: "arxiv" as const, value: "2606.00001" }],
      institutions: ["pku"],
      date: "2026-06-01",
    };
    writer.transaction(() => applyBatch(writer, [record], NOW));
    const store = createAffiliationStore(database);
    expect(await resolveAffiliations(store)).toEqual({ mentions: 4, resolved: 1, changed: 0 });
    expect(reader.unresolvedAffiliations(page)).toMatchObject({
      total: 2,
      mentions: 3,
      affiliations: [
        { text: "Harbour Prism Works", mentions: 2, paper: "2606.00001" },
        { text: "Somewhere Else", mentions: 1 },
      ],
    });
    addInstitutions("harbour-prism|Harbour Prism Works|NL||harbour-prism.example|");
    expect(await resolveAffiliations(store)).toEqual({ mentions: 4, resolved: 3, changed: 1 });
    expect(reader.unresolvedAffiliations(page).affiliations.map(({ text }) => text)).toEqual(["Somewhere Else"]);
    expect(reader.institution("harbour-prism", page)).toMatchObject({
      country: "NL",
      papers: { total: 1 },
      authors: [{ name: "Ada Lovelace" }, { name: "Edsger Dijkstra" }],
    });
    const paper = reader.paper("2606.00001");
    expect(paper?.found === "paper" && paper.paper.institutions.map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(["harbour-prism", "tsinghua", "stanford", "pku"]),
    );
    expect(await resolveAffiliations(store)).toMatchObject({ changed: 0 });
  });
});

// What merging leaves out of records, and that papers of one record and of several come out alike.

import { describe, expect, it } from "vitest";
import { mergeRecords } from "./merge-records.ts";
import type { SourceRecord } from "./record.ts";

const record = (fields: Partial<SourceRecord>): SourceRecord => ({
  source: "interchange",
  externalId: "1",
  title: "A paper about lanterns on a hill",
  authors: [{ name: "Ann Lee" }],
  identifiers: [{ scheme: "arxiv", value: "2401.00001" }],
  ...fields,
});

describe("mergeRecords", () => {
  it("files a paper under categories, not under classes of mathematics and computing", () => {
    const merged = mergeRecords([record({ categories: ["68T50", "cs.CL", "I.2.7; H.3.3", "cs.LG"] })]);
    expect(merged.categories).toEqual(["cs.CL", "cs.LG"]);
    expect(merged.category).toBe("cs.CL");
    expect(merged.card.categories).toEqual(["cs.CL", "cs.LG"]);
  });

  it("makes the same of a record whether or not another one says nothing new", () => {
    const full = record({
      abstract: "We light $x^2$ lanterns. Code: https://github.com/lee/lanterns",
      date: "2024-01-05",
      categories: ["cs.CL"],
      keywords: ["Light", "light"],
      listedOn: ["2024-01-09", "2024-01-08"],
      citationCounts: [{ source: "openalex", count: 3 }],
      attention: [{ source: "huggingface", kind: "upvotes", value: 4 }],
      appearances: [{ kind: "published", venue: "LAMP", year: 2024 }],
      references: [{ identifier: { scheme: "doi", value: "10.1234/x" } }, { text: "Lamps, 1999" }],
      versions: [{ version: 1, date: "2024-01-05" }],
    });
    const echo = record({ externalId: "2" });
    expect(mergeRecords([full, echo])).toEqual(mergeRecords([full]));
    expect(mergeRecords([full])).toMatchObject({
      day: "2024-01-05",
      venue: "LAMP",
      citations: [{ count: 3 }],
      referenceTexts: ["Lamps, 1999"],
      card: { upvotes: { count: 4 }, code: { label: "lee/lanterns" } },
      detail: { keywords: ["Light"], versions: [{ version: 1 }] },
    });
  });

  it.each([
    ["its own day", { date: "2024-01-05", listedOn: ["2024-01-09"] }, "2024-01-05"],
    ["the first listing when only a month is known", { date: "2024-01", listedOn: ["2024-01-09"] }, "2024-01-09"],
    ["its own day up to a month later", { date: "2024-01-05", listedOn: ["2024-02-04"] }, "2024-01-05"],
    [
      "the list that brings an old paper up",
      { date: "2015-06-09", listedOn: ["2026-08-08", "2026-08-07"] },
      "2026-08-07",
    ],
    [
      "its own day when it was listed then already",
      { date: "2024-01-05", listedOn: ["2025-08-07", "2024-01-09"] },
      "2024-01-05",
    ],
  ])("shows a paper on %s", (_name, facts, day) => expect(mergeRecords([record(facts)]).day).toBe(day));

  it("shows an announced paper on the day of its announcement", () => {
    const listed = record({ date: "2015-06-09", listedOn: ["2026-08-07"] });
    expect(mergeRecords([listed], { announcedDay: "2015-06-10" }).day).toBe("2015-06-10");
  });

  it("leaves the record as it came", () => {
    const listed = record({ listedOn: ["2024-01-09", "2024-01-08"], categories: ["cs.LG"] });
    const before = structuredClone(listed);
    mergeRecords([listed]);
    expect(listed).toEqual(before);
  });
});

// Lines of the Kaggle snapshot.

import { expect, test } from "vitest";
import { toKaggleRecord } from "./parse-kaggle.ts";

const LINE = {
  id: "0704.0002",
  submitter: "Ada Ashford",
  authors: "Ada Ashford and Bruno Bellweather",
  title: "On sorting\n  a lantern",
  comments: null,
  "journal-ref": "J. Lanterns 3",
  doi: null,
  "report-no": null,
  categories: "math.CO cs.CG",
  license: "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
  abstract: "  We look at\na river.\n",
  versions: [
    { version: "v1", created: "Sat, 31 Mar 2007 02:26:18 GMT" },
    { version: "v2", created: "Sat, 13 Dec 2008 17:26:00 GMT" },
  ],
  update_date: "2008-12-13",
  authors_parsed: [
    ["Ashford", "Ada", ""],
    ["Bellweather", "Bruno", "Jr", "River Institute", "Hall"],
    ["Lantern Collaboration", "", ""],
  ],
};

test("a line becomes a record with names in parts, versions and the first date", () => {
  expect(toKaggleRecord(LINE)).toMatchObject({
    source: "arxiv-kaggle",
    externalId: "0704.0002",
    title: "On sorting a lantern",
    abstract: "We look at a river.",
    date: "2007-03-31",
    year: 2007,
    updated: "2008-12-13",
    version: 2,
    versions: [
      { version: 1, date: "2007-03-31T02:26:18Z" },
      { version: 2, date: "2008-12-13T17:26:00Z" },
    ],
    categories: ["math.CO", "cs.CG"],
    journalRef: "J. Lanterns 3",
    authors: [
      { name: "Ada Ashford", given: "Ada", family: "Ashford" },
      {
        name: "Bruno Bellweather Jr",
        given: "Bruno",
        family: "Bellweather",
        suffix: "Jr",
        affiliations: ["River Institute", "Hall"],
      },
      { name: "Lantern Collaboration", isCollective: true },
    ],
  });
});

test("without parsed authors the printed list is divided", () => {
  const { authors_parsed: _, ...line } = LINE;
  expect(toKaggleRecord(line)).toMatchObject({ authors: [{ name: "Ada Ashford" }, { name: "Bruno Bellweather" }] });
});

test.each([
  ["year 0", "0000-01-01"],
  ["year 9999", "9999-12-31"],
  ["30 February", "2024-02-30"],
])("an update date in %s is dropped and the record kept", (_, date) => {
  const record = toKaggleRecord({ ...LINE, update_date: date });
  expect(record).toMatchObject({ externalId: "0704.0002" });
  expect(record).not.toHaveProperty("updated");
});

test.each([
  ["a number as id", { ...LINE, id: 2611.1 }, "the id is a number and not text"],
  ["no id", { ...LINE, id: null }, "no arXiv id"],
  ["no title", { ...LINE, title: null }, "no title"],
  ["a list", [1], "not a JSON object"],
  ["a 10 MB title", { ...LINE, title: "x".repeat(10_000_000) }, "title longer than 5000 characters"],
])("%s sets the line aside", (_, line, reason) => {
  expect(toKaggleRecord(line)).toMatchObject({ reason });
});

test.each([
  ["odd rows among the authors", { authors_parsed: [null, "x", [], [1, 2], ["Ashford", "Ada"]] }],
  ["odd versions", { versions: [null, { version: 3 }, { version: "v1", created: 7 }] }],
  ["text where lists belong", { versions: "v1", authors_parsed: "none", categories: ["cs.CL"] }],
])("%s do no harm", (_, change) => {
  expect(toKaggleRecord({ ...LINE, ...change })).toMatchObject({
    externalId: "0704.0002",
    title: "On sorting a lantern",
  });
});

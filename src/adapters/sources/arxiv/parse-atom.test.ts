// Replies of the query API.

import { expect, test } from "vitest";
import { parseAtomPage } from "./parse-atom.ts";

const feed = (total: number, ...entries: string[]) =>
  Buffer.from(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="o" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <id>http://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-20T00:00:00Z</updated>
  <opensearch:totalResults>${total}</opensearch:totalResults>${entries.join("")}</feed>`);

const ENTRY = `<entry><id>http://arxiv.org/abs/2611.10000v2</id><title>On\n lanterns</title><updated>2026-11-10T08:00:00Z</updated>
  <published>2026-11-02T18:49:38Z</published><summary>We look.</summary>
  <category term="cs.LG"/><category term="cs.CL"/><category term="I.2.7"/><arxiv:primary_category term="cs.CL"/>
  <arxiv:comment>3 pages</arxiv:comment><arxiv:journal_ref>J. Lanterns</arxiv:journal_ref><arxiv:doi>10.1000/xyz.1</arxiv:doi>
  <author><name>Ada Ashford</name><arxiv:affiliation>River Institute</arxiv:affiliation></author><author><name>Lantern Team</name></author></entry>`;

const ERROR = `<entry><id>https://arxiv.org/api/errors#bad_id</id><title>Error</title><summary>incorrect id format for x</summary></entry>`;

test("an entry becomes a record with its version, first date and primary category first", () => {
  const page = parseAtomPage(feed(1, ENTRY));
  expect(page).toMatchObject({ total: 1, lastPublished: "2026-11-02", setAsides: [] });
  expect(page.records[0]).toMatchObject({
    source: "arxiv-api",
    externalId: "2611.10000",
    version: 2,
    title: "On lanterns",
    date: "2026-11-02",
    updated: "2026-11-10T08:00:00Z",
    categories: ["cs.CL", "cs.LG"],
    comment: "3 pages",
    journalRef: "J. Lanterns",
    authors: [
      { name: "Ada Ashford", affiliations: ["River Institute"] },
      { name: "Lantern Team", isCollective: true },
    ],
  });
});

test("an error dressed as an entry is an error and no paper", () => {
  expect(parseAtomPage(feed(1, ERROR))).toMatchObject({
    error: "incorrect id format for x",
    records: [],
    setAsides: [],
  });
});

test("a paper whose title is Error is a paper", () => {
  const page = parseAtomPage(feed(1, ENTRY.replace("On\n lanterns", "Error")));
  expect(page.error).toBeUndefined();
  expect(page.records).toHaveLength(1);
});

test("an empty feed has nothing", () => {
  expect(parseAtomPage(feed(0))).toEqual({ records: [], setAsides: [], total: 0 });
});

test("a page of something else says so", () => {
  expect(parseAtomPage(Buffer.from("<html/>")).error).toMatch(/no Atom feed: it starts with <html>/);
});

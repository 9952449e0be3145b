// Announcement feeds, RSS and Atom, old and new.

import { expect, test } from "vitest";
import { parseAnnouncements } from "./parse-announcements.ts";

const rss = (...items: string[]) =>
  Buffer.from(`<rss version="2.0" xmlns:dc="d" xmlns:arxiv="http://arxiv.org/schemas/atom"><channel><title>cs.CL updates on arXiv.org</title>
  <link>http://rss.arxiv.org/rss/cs.CL</link><pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate>
  <skipDays><day>Sunday</day><day>Saturday</day></skipDays>${items.join("")}</channel></rss>`);

const item = (
  id: string,
  kind: string,
) => `<item><title>On lanterns</title><link>https://arxiv.org/abs/${id.replace(/v\d+$/, "")}</link>
  <description>arXiv:${id} Announce Type: ${kind}
Abstract: We look at a river.</description><guid isPermaLink="false">oai:arXiv.org:${id}</guid><category>cs.CL</category><category>cs.LG</category>
  <pubDate>Fri, 20 Nov 2026 00:00:00 -0500</pubDate><arxiv:announce_type>${kind}</arxiv:announce_type>
  <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights><dc:creator>Ada Ashford, Bruno Bellweather</dc:creator>
  <arxiv:DOI>10.1000/xyz.1</arxiv:DOI><arxiv:journal_reference>J. Lanterns</arxiv:journal_reference></item>`;

test("an item becomes a record and an announcement", () => {
  const page = parseAnnouncements(rss(item("2611.10000v1", "new")), "cs.CL");
  expect(page.day).toBe("2026-11-20");
  expect(page.announcements).toEqual([
    {
      source: "arxiv-announcements",
      day: "2026-11-20",
      externalId: "2611.10000",
      identifier: { scheme: "arxiv", value: "2611.10000" },
      kind: "new",
      category: "cs.CL",
    },
  ]);
  expect(page.records[0]).toMatchObject({
    externalId: "2611.10000",
    version: 1,
    title: "On lanterns",
    abstract: "We look at a river.",
    authors: [{ name: "Ada Ashford" }, { name: "Bruno Bellweather" }],
    date: "2026-11-20",
    categories: ["cs.CL", "cs.LG"],
    journalRef: "J. Lanterns",
    license: "http://creativecommons.org/licenses/by/4.0/",
  });
});

test.each([
  ["new", "2026-11-20"],
  ["cross", "2026-11"],
  ["replace", "2026-11"],
  ["replace-cross", "2026-11"],
])("%s is told, and its first date is %s", (kind, date) => {
  const { announcements, records } = parseAnnouncements(rss(item("2611.10000v3", kind)), "cs.LG");
  expect(announcements[0]).toMatchObject({ kind, category: "cs.LG" });
  expect(records[0]).toMatchObject({ date, version: 3, updated: "2026-11-20" });
});

test("an unknown kind is no announcement, but a record", () => {
  const page = parseAnnouncements(rss(item("2611.10000v1", "party")), "cs.CL");
  expect(page.announcements).toEqual([]);
  expect(page.records).toHaveLength(1);
});

test("a feed without items, as on weekends, is no error", () => {
  expect(parseAnnouncements(rss(), "cs.CL")).toEqual({
    records: [],
    setAsides: [],
    announcements: [],
    day: "2026-11-20",
  });
});

test("the Atom form gives the same", () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="d">
    <updated>2026-11-20T05:00:03+00:00</updated><entry><id>oai:arXiv.org:2611.10000v1</id><title>On lanterns</title>
    <published>2026-11-20T00:00:00-05:00</published><summary>arXiv:2611.10000v1 Announce Type: new Abstract: We look at a river.</summary>
    <category term="cs.CL"/><category term="cs.LG"/><dc:creator>Ada Ashford, Bruno Bellweather</dc:creator>
    <arxiv:announce_type>new</arxiv:announce_type></entry></feed>`;
  const fromRss = parseAnnouncements(rss(item("2611.10000v1", "new")), "cs.CL");
  const fromAtom = parseAnnouncements(Buffer.from(atom), "cs.CL");
  expect(fromAtom.announcements).toEqual(fromRss.announcements);
  expect(fromAtom.records[0]).toMatchObject({
    title: "On lanterns",
    abstract: "We look at a river.",
    date: "2026-11-20",
  });
});

test("old items with HTML in names and abstract are read", () => {
  const old = `<item><title>On lanterns</title><link>http://arxiv.org/abs/0704.0002</link><description>&lt;p&gt;We look.
    &lt;/p&gt;</description><dc:creator>&lt;a href="http://arxiv.org/find/1"&gt;Ada Ashford&lt;/a&gt;, &lt;a href="x"&gt;Bruno Bellweather&lt;/a&gt;</dc:creator></item>`;
  expect(parseAnnouncements(rss(old)).records[0]).toMatchObject({
    externalId: "0704.0002",
    abstract: "We look.",
    authors: [{ name: "Ada Ashford" }, { name: "Bruno Bellweather" }],
  });
});

test("an item without an arXiv id is set aside", () => {
  const page = parseAnnouncements(rss("<item><title>Maintenance</title><link>https://example.org/</link></item>"));
  expect(page.setAsides).toMatchObject([{ reason: "no arXiv id" }]);
});

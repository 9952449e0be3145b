// OAI-PMH replies in arXiv's three formats.

import { expect, test } from "vitest";
import { parseOaiPage } from "./parse-oai.ts";

const reply = (body: string) =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
  <responseDate>2026-11-20T12:00:00Z</responseDate><request verb="ListRecords">http://localhost/</request>${body}</OAI-PMH>`);

const record = (metadata: string, header = "") =>
  `<record><header${header}><identifier>oai:arXiv.org:2611.10000</identifier><datestamp>2026-11-19</datestamp>
  <setSpec>cs:cs:CL</setSpec></header>${metadata && `<metadata>${metadata}</metadata>`}</record>`;

const list = (...records: string[]) => reply(`<ListRecords>${records.join("")}</ListRecords>`);

const STRUCTURED = `<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2611.10000</id><created>2026-11-02</created><updated>2026-11-10</updated>
  <authors><author><keyname>M\\"uller</keyname><forenames>J. R.</forenames><suffix>Jr</suffix>
  <affiliation>Hall of Lanterns</affiliation><affiliation>River Institute</affiliation></author>
  <author><keyname>Lantern Collaboration</keyname></author></authors>
  <title>On sorting a lantern &amp; mending\n  a river</title><categories>cs.CL cs.LG 68T50</categories>
  <comments>12 pages,\n  4 figures</comments><journal-ref>J. Lanterns 3 (2026) 1</journal-ref><doi>10.1000/xyz.1</doi>
  <license>http://creativecommons.org/licenses/by/4.0/</license><abstract>  We look at $x^2$\n  twice.\n</abstract></arXiv>`;

test("the structured format gives names in parts, affiliations and one line of text", () => {
  const page = parseOaiPage(list(record(STRUCTURED)), "arXiv");
  expect(page.setAsides).toEqual([]);
  expect(page.records).toEqual([
    {
      source: "arxiv-oai",
      externalId: "2611.10000",
      title: "On sorting a lantern & mending a river",
      abstract: "We look at $x^2$ twice.",
      authors: [
        {
          name: 'J. R. M\\"uller Jr',
          given: "J. R.",
          family: 'M\\"uller',
          suffix: "Jr",
          affiliations: ["Hall of Lanterns", "River Institute"],
        },
        { name: "Lantern Collaboration", isCollective: true },
      ],
      identifiers: [
        { scheme: "arxiv", value: "2611.10000" },
        { scheme: "doi", value: "10.1000/xyz.1" },
      ],
      date: "2026-11-02",
      year: 2026,
      updated: "2026-11-19",
      categories: ["cs.CL", "cs.LG"],
      appearances: [
        { kind: "preprint", venue: "arXiv", url: "https://arxiv.org/abs/2611.10000", date: "2026-11-02", year: 2026 },
        { kind: "published", doi: "10.1000/xyz.1", url: "https://doi.org/10.1000/xyz.1" },
      ],
      comment: "12 pages, 4 figures",
      journalRef: "J. Lanterns 3 (2026) 1",
      license: "http://creativecommons.org/licenses/by/4.0/",
      url: "https://arxiv.org/abs/2611.10000",
      pdfUrl: "https://arxiv.org/pdf/2611.10000",
    },
  ]);
});

const RAW = (versions: string, id = "2611.10000") => `<arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>${id}</id>
  <submitter>Ada Ashford</submitter>${versions}<title>On lanterns</title><authors>Ada Ashford, Bruno Bellweather and Clara Corrigan</authors>
  <categories>cs.CL</categories><abstract>Lanterns.</abstract></arXivRaw>`;

test("the raw format gives versions, the first date and a divided list of authors", () => {
  const versions = `<version version="v1"><date>Mon, 02 Nov 2026 18:49:38 GMT</date><size>12kb</size><source_type>D</source_type></version>
    <version version="v2"><date>Tue, 10 Nov 2026 08:00:00 GMT</date><size>13kb</size></version>`;
  const [first] = parseOaiPage(list(record(RAW(versions))), "arXivRaw").records;
  expect(first).toMatchObject({
    source: "arxiv-raw",
    version: 2,
    date: "2026-11-02",
    versions: [
      { version: 1, date: "2026-11-02T18:49:38Z", size: "12kb" },
      { version: 2, date: "2026-11-10T08:00:00Z", size: "13kb" },
    ],
  });
  expect(first?.authors.map((author) => author.name)).toEqual(["Ada Ashford", "Bruno Bellweather", "Clara Corrigan"]);
});

test.each(["Mon, 30 Feb 2026 18:49:38 GMT", "Mon, 02 Nov 9999 18:49:38 GMT", "Mon, 02 Nov 0000 18:49:38 GMT", "soon"])(
  "a first date of %j is dropped and the record kept",
  (date) => {
    const [first] = parseOaiPage(
      list(record(RAW(`<version version="v1"><date>${date}</date></version>`))),
      "arXivRaw",
    ).records;
    expect(first?.versions).toEqual([{ version: 1 }]);
    expect(first).not.toHaveProperty("date");
  },
);

test("Dublin Core gives what it can", () => {
  const dc = `<oai_dc:dc xmlns:oai_dc="o" xmlns:dc="d"><dc:title>On lanterns</dc:title><dc:creator>Ashford, Ada</dc:creator>
    <dc:creator>Bellweather, Bruno, Jr.</dc:creator><dc:subject>Computer Science - Lanterns</dc:subject>
    <dc:description>  We look.</dc:description><dc:description>Comment: 3 pages</dc:description>
    <dc:date>2026-11-02</dc:date><dc:date>2026-11-10</dc:date>
    <dc:identifier>http://arxiv.org/abs/2611.10000</dc:identifier><dc:identifier>doi:10.1000/xyz.1</dc:identifier></oai_dc:dc>`;
  expect(parseOaiPage(list(record(dc)), "oai_dc").records[0]).toMatchObject({
    source: "arxiv-dc",
    title: "On lanterns",
    abstract: "We look.",
    comment: "3 pages",
    date: "2026-11-02",
    categories: ["cs.CL"],
    authors: [
      { name: "Ada Ashford", given: "Ada", family: "Ashford" },
      { name: "Bruno Bellweather Jr.", given: "Bruno", family: "Bellweather", suffix: "Jr." },
    ],
    identifiers: [
      { scheme: "arxiv", value: "2611.10000" },
      { scheme: "doi", value: "10.1000/xyz.1" },
    ],
  });
});

test("a deleted header is a record that says so", () => {
  const page = parseOaiPage(list(record("", ' status="deleted"')), "arXivRaw");
  expect(page.records).toEqual([
    {
      source: "arxiv-raw",
      externalId: "2611.10000",
      title: "",
      authors: [],
      identifiers: [{ scheme: "arxiv", value: "2611.10000" }],
      status: "deleted",
      updated: "2026-11-19",
    },
  ]);
});

test("one bad record is set aside and the others stay", () => {
  const endless = STRUCTURED.replace("On sorting", "x".repeat(10_000_000));
  const page = parseOaiPage(list(record("<other/>"), record(endless), record(STRUCTURED), record("")), "arXiv");
  expect(page.records).toHaveLength(1);
  expect(page.setAsides.map((it) => it.reason)).toEqual([
    "no arXiv metadata",
    "a field is longer than 8 MB",
    "no arXiv metadata",
  ]);
  expect(page.setAsides[0]?.externalId).toBe("2611.10000");
});

test("withdrawn papers are marked", () => {
  const withdrawn = STRUCTURED.replace("12 pages,", "This paper has been withdrawn;");
  expect(parseOaiPage(list(record(withdrawn)), "arXiv").records[0]?.status).toBe("withdrawn");
});

test("tokens, the server's day and errors are read", () => {
  const more = reply("<ListRecords><resumptionToken expirationDate='x'>a|b c</resumptionToken></ListRecords>");
  expect(parseOaiPage(more, "arXiv")).toMatchObject({ resumptionToken: "a|b c", responseDate: "2026-11-20T12:00:00Z" });
  const last = reply("<ListRecords><resumptionToken/></ListRecords>");
  expect(parseOaiPage(last, "arXiv")).not.toHaveProperty("resumptionToken");
  const error = parseOaiPage(reply('<error code="noRecordsMatch">None</error>'), "arXiv").error;
  expect(error).toEqual({ code: "noRecordsMatch", message: "None" });
});

test("a page of something else is refused", () => {
  expect(() => parseOaiPage(Buffer.from("<html><body>Down for repair</body></html>"), "arXiv")).toThrow(
    /not an OAI-PMH reply: it starts with <html>/,
  );
});

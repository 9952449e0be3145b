// The exchange format: what its lines say, and that nothing is lost on the way out and back in.

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseIdentifier } from "../../../model/identifiers.ts";
import type { SourceRecord } from "../../../model/record.ts";
import { isRecord } from "../fields.ts";
import { readAll } from "../testing/read-all.ts";
import { interchangeFormat } from "./interchange.ts";
import { parseInterchange } from "./parse.ts";
import { toInterchange } from "./write.ts";

function parse(line: unknown): SourceRecord {
  const outcome = parseInterchange(line);
  if (!isRecord(outcome)) throw new Error(outcome.reason);
  return outcome;
}

describe("parseInterchange", () => {
  it("needs no more than a title", () => {
    const record = parse({ title: "PLACEHOLDER" });
    expect(record).toMatchObject({ source: "interchange", title: "PLACEHOLDER", authors: [], identifiers: [] });
    expect(record.externalId).toBe(parse({ title: "PLACEHOLDER" }).externalId);
  });

  it.each([
    [[], "not an object"],
    ["text", "not an object"],
    [null, "not an object"],
    [{ id: "w:1" }, "no title"],
    [{ id: "w:1", title: " " }, "no title"],
    [{ id: "w:1", title: 12 }, "no title"],
  ])("sets %j aside: %s", (line, reason) => expect(parseInterchange(line)).toMatchObject({ reason }));

  it("names an identified line without id after its identifier", () => {
    expect(parse({ title: "T", arxivId: "2404.07965v3" }).externalId).toBe("arxiv:2404.07965");
  });

  it.each([
    [{ id: "~A_B1" }, [{ scheme: "openreview", value: "~A_B1" }]],
    [{ id: "ieee:37427828700" }, [{ scheme: "ieee", value: "37427828700" }]],
    [{ id: "acl:kim-gerdes" }, [{ scheme: "acl", value: "kim-gerdes" }]],
    [{ id: "aclp:kim-gerdes" }, undefined],
    [{ orcid: "0000-0002-1825-0097" }, [{ scheme: "orcid", value: "0000-0002-1825-0097" }]],
    [{ orcid: "0000-0002-1825-0000" }, undefined],
    [{ dblp: "https://dblp.uni-trier.de/pid/76/744-1" }, [{ scheme: "dblp", value: "76/744-1" }]],
    [{ dblp: "295/8991.html" }, [{ scheme: "dblp", value: "295/8991" }]],
    [
      { scholar: "https://scholar.google.de/citations?user=IrYlproAAAAJ" },
      [{ scheme: "scholar", value: "IrYlproAAAAJ" }],
    ],
    [{ scholar: "https://scholar.google.com/citations?hl=en" }, undefined],
    [
      {
        ids: [
          { scheme: "s2", value: 12 },
          { scheme: "nonsense", value: "1" },
        ],
      },
      [{ scheme: "s2", value: "12" }],
    ],
  ])("reads author %j as %j", (fields, ids) => {
    expect(parse({ title: "T", authors: [{ name: "A B", ...fields }] }).authors[0]?.ids).toEqual(ids);
  });

  it("splits an affiliation at its plus signs", () => {
    const [author] = parse({ title: "T", authors: [{ name: "A", affiliation: "Oxford + Google" }] }).authors;
    expect(author?.affiliations).toEqual(["Oxford", "Google"]);
  });

  it("takes a list of authors that is given twice over only once", () => {
    const twice = [{ name: "A" }, { name: "B", id: "ieee:1" }, { name: "A" }, { name: "B", id: "ieee:1" }];
    expect(parse({ title: "T", authors: twice }).authors.map(({ name }) => name)).toEqual(["A", "B"]);
    const namesakes = [
      { name: "A", id: "~A1" },
      { name: "A", id: "~A2" },
    ];
    expect(parse({ title: "T", authors: namesakes }).authors).toHaveLength(2);
  });

  it("passes over authors without a name", () => {
    expect(parse({ title: "T", authors: [{ name: "" }, { id: "~A1" }, null, "C D"] }).authors).toEqual([
      { name: "C D" },
    ]);
  });

  it("reads the identifiers that instances hold", () => {
    const record = parse({
      title: "T",
      instances: [
        { id: "acl:L14-1329", venue: "LREC", year: 2014, doi: "10.1000/X1" },
        { id: "pl:3dv2025:x", venue: "3DV", year: 2025, url: "https://openreview.net/forum?id=uuc5ULvg3w" },
        { id: "arxiv:2505.03427", date: "2025-05-07", year: 2025 },
      ],
    });
    expect(record.identifiers).toEqual([
      { scheme: "acl", value: "L14-1329" },
      { scheme: "doi", value: "10.1000/x1" },
      { scheme: "openreview", value: "uuc5ULvg3w" },
      { scheme: "arxiv", value: "2505.03427" },
    ]);
    expect(record.appearances?.[2]).toEqual({ kind: "preprint", venue: "arXiv", year: 2025, date: "2025-05-07" });
  });

  it("takes a submission that was not accepted for a listing and not for a withdrawn paper", () => {
    const record = parse({ title: "T", instances: [{ id: "pl:x", venue: "ICLR", year: 2024, status: "Withdraw" }] });
    expect(record.appearances).toEqual([{ kind: "listed", venue: "ICLR", year: 2024, status: "Withdraw" }]);
    expect(record.status).toBeUndefined();
  });

  it("joins two tellings of one appearance, and keeps apart those that differ", () => {
    const instances = [
      { id: "pl:a", venue: "CVPR", year: 2024, status: "Poster" },
      { id: "lk:a", venue: "CVPR", year: 2024, url: "https://example.org/1" },
      { id: "pl:b", venue: "CVPR", year: 2024, status: "Oral" },
    ];
    expect(parse({ title: "T", instances }).appearances).toEqual([
      { kind: "published", venue: "CVPR", year: 2024, status: "Poster", url: "https://example.org/1" },
      { kind: "published", venue: "CVPR", year: 2024, status: "Oral" },
    ]);
  });

  it("takes a day on the Hugging Face list for attention", () => {
    const record = parse({
      title: "T",
      instances: [{ id: "hf:2505.08787", date: "2025-05-16", labels: { hfUpvotes: 13 } }],
    });
    expect(record.appearances).toBeUndefined();
    expect(record.attention).toEqual([{ source: "huggingface", kind: "upvotes", value: 13, on: "2025-05-16" }]);
    expect(record.listedOn).toEqual(["2025-05-16"]);
    expect(record.identifiers).toEqual([{ scheme: "arxiv", value: "2505.08787" }]);
  });

  it("reads the rest of the plain layout", () => {
    const line = {
      id: "w:1",
      title: "T",
      abstract: "A",
      tldr: "S",
      year: 2024,
      date: "2024-04-11",
      venue: "V",
      comment: "C",
      categories: ["cs.CL"],
      keywords: ["k"],
      area: "a",
      codeUrl: "https://github.com/o/r",
      citations: 3,
    };
    expect(parse(line)).toEqual({
      source: "interchange",
      externalId: "w:1",
      title: "T",
      abstract: "A",
      authors: [],
      identifiers: [],
      year: 2024,
      date: "2024-04-11",
      venue: "V",
      comment: "C",
      categories: ["cs.CL"],
      keywords: ["k", "a"],
      codeUrls: ["https://github.com/o/r"],
      citationCounts: [
        {
          source: "google-scholar",
          count: 3,
        },
      ],
      summary: {
        text: "S",
        by: "interchange",
        machine: false,
      },
    });
  });

  it("leaves out what is of the wrong kind and keeps the rest", () => {
    const line = {
      title: "T",
      abstract: 1,
      authors: "x",
      year: "soon",
      date: "0000-01-01",
      citations: -1,
      codeUrl: "javascript:x",
    };
    const { externalId: _, ...record } = parse({ ...line, keywords: [1, "k"], instances: [1, null], references: "no" });
    expect(record).toEqual({ source: "interchange", title: "T", authors: [], identifiers: [], keywords: ["k"] });
  });
});

const label = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => `x${text.replace(/[\u0000-\u001f\u007f]/g, "")}x`);
const day = fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const url = fc.integer({ min: 0, max: 99 }).map((n) => `https://example.org/${n}`);
const many = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 });
const identifier = fc.constantFrom(
  ...(["2404.07965", "math/0309136"] as const).map((value) => ({ scheme: "arxiv" as const, value })),
  ...(["10.1000/a", "10.1000/b"] as const).map((value) => ({ scheme: "doi" as const, value })),
  { scheme: "acl" as const, value: "P19-1001" },
  { scheme: "openreview" as const, value: "abc_DEF" },
  { scheme: "broadsheet" as const, value: "some-slug" },
);
const authorId = fc.oneof(
  fc.record({ scheme: fc.constantFrom("openreview" as const), value: fc.constantFrom("~A_B1", "profile@example.org") }),
  fc.record({
    scheme: fc.constantFrom("ieee" as const, "acl" as const, "s2" as const, "hf" as const),
    value: fc.constantFrom("1", "b-c"),
  }),
  fc.constant({ scheme: "orcid" as const, value: "0000-0002-1825-0097" }),
  fc.constantFrom({ scheme: "dblp" as const, value: "76/744-1" }, { scheme: "dblp" as const, value: "k/AKrizhevsky" }),
  fc.constantFrom(
    { scheme: "scholar" as const, value: "IrYlproAAAAJ" },
    { scheme: "scholar" as const, value: "short" },
  ),
);
const unique = <T extends { value: string }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { maxLength: 4, minLength: 1, selector: JSON.stringify });
const author = fc.record(
  {
    name: label,
    given: label,
    family: label,
    suffix: label,
    email: fc.constant("a@example.org"),
    isCollective: fc.constant(true),
    affiliations: many(fc.oneof(label, fc.constant("C++ Institute"))),
    ids: unique(authorId),
  },
  { requiredKeys: ["name"] },
);
const appearance = fc.record(
  {
    kind: fc.constantFrom("preprint" as const, "published" as const, "listed" as const),
    venue: label,
    year: fc.integer({
      min: 1900,
      max: 2099,
    }),
    date: day,
    track: label,
    status: label,
    url,
    doi: fc.constant("10.1000/z"),
  },
  { requiredKeys: ["kind"] },
);
const record = fc.record(
  {
    source: fc.constant("interchange"),
    externalId: label,
    title: label,
    abstract: label,
    date: day,
    updated: day,
    year: fc.integer({
      min: 1900,
      max: 2099,
    }),
    authors: fc.uniqueArray(author, {
      maxLength: 4,
      selector: ({ name }) => name,
    }),
    identifiers: fc.uniqueArray(identifier, {
      maxLength: 4,
      selector: JSON.stringify,
    }),
    version: fc.nat(9),
    venue: label,
    comment: label,
    journalRef: label,
    license: label,
    language: label,
    url,
    pdfUrl: url,
    categories: many(label),
    keywords: many(label),
    institutions: many(label),
    listedOn: fc.uniqueArray(day, {
      minLength: 1,
      maxLength: 3,
    }),
    codeUrls: fc.uniqueArray(url, {
      minLength: 1,
      maxLength: 3,
    }),
    codeClaimed: fc.boolean(),
    authorsTruncated: fc.boolean(),
    status: fc.constantFrom("withdrawn" as const, "retracted" as const, "deleted" as const),
    summary: fc.record({
      text: label,
      by: label,
      machine: fc.boolean(),
    }),
    appearances: many(appearance),
    versions: many(
      fc.record(
        {
          version: fc.nat(9),
          date: day,
          size: label,
          note: label,
        },
        { requiredKeys: ["version"] },
      ),
    ),
    citationCounts: many(
      fc.record(
        {
          source: fc.constantFrom("google-scholar", "openalex"),
          count: fc.nat(),
          seenOn: day,
        },
        { requiredKeys: ["source", "count"] },
      ),
    ),
    attention: many(
      fc.record(
        {
          source: label,
          kind: fc.constantFrom("upvotes" as const, "comments" as const, "stars" as const),
          value: fc.nat(),
          on: day,
        },
        { requiredKeys: ["source", "kind", "value"] },
      ),
    ),
    references: many(
      fc.oneof(
        fc.record({ identifier }),
        fc.record({ text: label }),
        fc.record({
          identifier,
          text: label,
        }),
      ),
    ),
  },
  { requiredKeys: ["source", "externalId", "title", "authors", "identifiers"] },
) as fc.Arbitrary<SourceRecord>;

describe("toInterchange", () => {
  it("is read back whole, whatever the record holds", () => {
    fc.assert(
      fc.property(record, (paper) => void expect(parse(JSON.parse(toInterchange(paper)))).toEqual(paper)),
      { numRuns: 500 },
    );
  });

  it("writes the plain fields that other readers of the layout look for", () => {
    const line = JSON.parse(
      toInterchange({
        externalId: "2404.07965",
        title: "T",
        identifiers: [
          {
            scheme: "arxiv",
            value: "2404.07965",
          },
        ],
        authors: [
          {
            name: "A",
            affiliations: ["U", "V"],
            ids: [
              {
                scheme: "ieee",
                value: "1",
              },
            ],
          },
        ],
        citationCounts: [
          {
            source: "google-scholar",
            count: 2,
          },
        ],
        codeUrls: ["https://github.com/o/r"],
      }),
    );
    expect(line).toMatchObject({
      id: "2404.07965",
      arxivId: "2404.07965",
      citations: 2,
      codeUrl: "https://github.com/o/r",
    });
    expect(line.authors).toEqual([{ name: "A", id: "ieee:1", affiliation: "U+V" }]);
  });

  it("writes one line", () => {
    fc.assert(fc.property(record, (paper) => void expect(toInterchange(paper)).not.toMatch(/[\n\r]/)));
  });

  it("uses only identifiers in their normal form in this test", () => {
    fc.assert(fc.property(identifier, (one) => void expect(normaliseIdentifier(one.scheme, one.value)).toEqual(one)));
  });
});

describe("interchangeFormat", () => {
  it.each([
    ['{"id":"w:1","title":"T","instances":[]}', 0.9],
    ['{"title":"T","authors":[{"name":"A"}]}', 0.5],
    ['{"title":"T","year":2024}', 0.2],
  ])("knows %s", (head, least) => expect(interchangeFormat.detect(head, "x")).toBeGreaterThan(least));

  it.each(['{"title":"T","doi_url":"x"}', "title", '["T"]', "", '{"titel":"T"}'])("does not claim %s", (head) =>
    expect(interchangeFormat.detect(head, "x.jsonl")).toBe(0),
  );

  it("yields batches of the size asked for, with progress in bytes", async () => {
    const input = Array.from({ length: 5 }, (_, index) => JSON.stringify({ id: `${index}`, title: "T" })).join("\n");
    const { records, batches } = await readAll(interchangeFormat, `${input}\nbroken\n`, { batchSize: 2 });
    expect(batches).toEqual([2, 2, 1]);
    expect(records.map(({ externalId }) => externalId)).toEqual(["0", "1", "2", "3", "4"]);
  });
});

const sample = fileURLToPath(new URL("../../../../../shared/data/sample5k.jsonl.gz", import.meta.url));
if (!existsSync(sample)) console.log("skipped: 5,000 real lines (no ../shared/data/sample5k.jsonl.gz)");

it.skipIf(!existsSync(sample))("reads 5,000 real lines, and reads back what it writes of them", async () => {
  const { records, setAsides } = await readAll(interchangeFormat, gunzipSync(readFileSync(sample)));
  expect(setAsides).toEqual([]);
  expect(records).toHaveLength(5_000);
  for (const one of records) expect(parse(JSON.parse(toInterchange(one)))).toEqual(one);
});

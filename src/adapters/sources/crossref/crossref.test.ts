// Crossref works: dates in parts, organisations as authors, and what joins preprint and paper.

import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../../model/record.ts";
import { collect, createFakeFetch, pullRequest } from "../testing/fake-fetch.ts";
import { createCrossrefSource, crossrefFormat } from "./crossref.ts";
import { parseCrossref } from "./parse.ts";

const work = { DOI: "10.1000/ABC", type: "journal-article", title: ["T"] };
const envelope = (message: unknown, type = "work") => ({ status: "ok", "message-type": type, message });
const parse = (fields: object): SourceRecord | undefined => parseCrossref({ ...work, ...fields }).records[0];
const parts = (...numbers: (number | null)[]) => ({ "date-parts": [numbers] });

describe("parseCrossref", () => {
  it.each([
    [{ issued: parts(2016), "published-online": parts(2016, 5, 3) }, "2016-05-03"],
    [{ "published-print": parts(2017, 1), "published-online": parts(2016, 12, 24) }, "2016-12-24"],
    [{ posted: parts(2015, 2, 4), created: parts(2014) }, "2015-02-04"],
    [{ created: parts(2014, 1, 1) }, "2014-01-01"],
    [{ issued: parts(null) }, undefined],
    [{ issued: null }, undefined],
    [{ issued: parts(9999, 1, 1) }, undefined],
  ])("finds the first date of %j", (fields, date) => expect(parse(fields)?.date).toBe(date));

  it("reads people, groups and neither", () => {
    const author = [
      {
        given: "Ann",
        family: "Lee",
        suffix: "Jr.",
        ORCID: "http://orcid.org/0000-0002-1825-0097",
        affiliation: [{ name: "U" }],
      },
      { name: "The Group", sequence: "additional", affiliation: [] },
      { sequence: "additional", affiliation: [] },
      { family: "Plato" },
    ];
    expect(parse({ author })?.authors).toEqual([
      {
        name: "Ann Lee Jr.",
        given: "Ann",
        family: "Lee",
        suffix: "Jr.",
        affiliations: ["U"],
        ids: [
          {
            scheme: "orcid",
            value: "0000-0002-1825-0097",
          },
        ],
      },
      { name: "The Group", isCollective: true },
      { name: "Plato", family: "Plato" },
    ]);
  });

  it.each([
    ["is-preprint-of", { "id-type": "doi", id: "10.1000/XYZ" }, { scheme: "doi", value: "10.1000/xyz" }],
    ["has-preprint", { "id-type": "doi", id: "10.48550/arXiv.2404.07965" }, { scheme: "arxiv", value: "2404.07965" }],
    ["has-preprint", { "id-type": "arxiv", id: "arXiv:2404.07965v2" }, { scheme: "arxiv", value: "2404.07965" }],
  ])("joins by %s", (name, relation, identifier) =>
    expect(parse({ relation: { [name]: [relation] } })?.identifiers).toEqual([
      { scheme: "doi", value: "10.1000/abc" },
      identifier,
    ]),
  );

  it("does not join reviews and corrections", () => {
    const relation = {
      "has-review": [{ "id-type": "doi", id: "10.1000/r" }],
      correction: [{ "id-type": "doi", id: "10.1000/c" }],
    };
    expect(parse({ relation })?.identifiers).toHaveLength(1);
  });

  it.each([
    [{ "updated-by": [{ type: "retraction", DOI: "10.1000/n" }] }, "retracted"],
    [{ "updated-by": [{ type: "withdrawal" }] }, "withdrawn"],
    [{ "updated-by": [{ type: "correction" }] }, undefined],
    [{ "update-to": [{ type: "retraction", DOI: "10.1000/old" }] }, undefined],
  ])("takes back only what was taken back: %j", (fields, status) => expect(parse(fields)?.status).toBe(status));

  it("reads venue, preprint server, counts and references", () => {
    const record = parseCrossref(
      envelope({
        ...work,
        type: "posted-content",
        institution: [{ name: "bioRxiv" }],
        posted: parts(2024, 4, 1),
        abstract: "<jats:p>A &lt; B</jats:p>",
        title: ["On <i>E. coli</i>"],
        "is-referenced-by-count": 2,
        license: [{ URL: "http://example.org/l" }],
        reference: [
          { DOI: "10.1000/R" },
          { unstructured: "A book" },
          {
            author: "X",
            year: "1999",
            "article-title": "Y",
          },
          {},
        ],
      }),
      { seenOn: "2026-01-02" },
    ).records[0];
    expect(record).toMatchObject({
      title: "On E. coli",
      abstract: "A < B",
      license: "http://example.org/l",
      appearances: [
        {
          kind: "preprint",
          venue: "bioRxiv",
          year: 2024,
          date: "2024-04-01",
          doi: "10.1000/abc",
        },
      ],
      citationCounts: [
        {
          source: "crossref",
          count: 2,
          seenOn: "2026-01-02",
        },
      ],
      references: [
        {
          identifier: {
            scheme: "doi",
            value: "10.1000/r",
          },
        },
        { text: "A book" },
        { text: "X, Y, 1999" },
      ],
    });
    expect(parse({ "container-title": ["J"], volume: "3", issue: "2", page: "1-9" })).toMatchObject({
      venue: "J",
      journalRef: "J 3(2), 1-9",
    });
  });

  it("reads CSL JSON, where titles are no lists", () => {
    expect(parse({ title: "T", "container-title": "J" })).toMatchObject({ title: "T", venue: "J" });
  });

  it.each([
    [envelope({ agency: { id: "crossref" } }, "work-agency"), "no paper: a reply of type work-agency"],
    [envelope({ items: [] }, "funder-list"), "no paper: a reply of type funder-list"],
    [
      { status: "failed", "message-type": "validation-failure", message: [{ message: "bad rows" }] },
      "an error reply: bad rows",
    ],
    [{ ...work, title: [] }, "no title"],
    [{ ...work, type: "journal-issue" }, "no paper: of type journal-issue"],
    [{ title: ["T"] }, "no DOI"],
    ["Resource not found.", "not an object"],
  ])("sets %j aside", (reply, reason) => expect(parseCrossref(reply).setAsides).toMatchObject([{ reason }]));

  it("reads lists", () => {
    expect(parseCrossref(envelope({ items: [work, work] }, "work-list")).records).toHaveLength(2);
  });
});

describe("the source", () => {
  const create = (answer: (url: URL) => unknown, filter = "type:proceedings-article") => {
    const { fetchJson, asked } = createFakeFetch(answer);
    const own = { baseUrl: "https://cr.test", mailto: "a@example.org", filter };
    const options = { fetchJson, today: () => "2026-01-02", ...own };
    return { source: createCrossrefSource(options), asked };
  };

  it("asks for 20 DOIs at once, and one by one for those that a filter cannot hold", async () => {
    const { source, asked } = create((url) =>
      url.pathname === "/works" ? envelope({ items: [work] }, "work-list") : { status: 404, body: undefined },
    );
    const dois = Array.from({ length: 21 }, (_, index) => ({ scheme: "doi", value: `10.1000/${index}` }));
    const identifiers = [...dois, { scheme: "doi", value: "10.1000/a,b" }, { scheme: "arxiv", value: "2404.07965" }];
    const batches = await collect(source.pull({ ...pullRequest, identifiers }));
    expect(asked).toHaveLength(3);
    expect(asked[0]?.url).toContain("mailto=a%40example.org");
    expect(asked[2]?.url).toContain("/works/10.1000%2Fa%2Cb?");
    expect(batches.map(({ records }) => records.length)).toEqual([1, 1, 0]);
    expect(await collect(source.pull({ ...pullRequest, identifiers, cursor: batches[1]?.cursor ?? "" }))).toHaveLength(
      1,
    );
  });

  it("follows the cursor until a page is not full", async () => {
    const full = Array.from({ length: 200 }, () => work);
    const { source, asked } = create((url) =>
      envelope({ items: url.searchParams.get("cursor") === "*" ? full : [work], "next-cursor": "next" }, "work-list"),
    );
    const batches = await collect(source.pull({ ...pullRequest, since: "2026-01-01" }));
    expect(batches.map(({ records }) => records.length)).toEqual([200, 1]);
    expect(asked.map(({ url }) => new URL(url).searchParams.get("cursor"))).toEqual(["*", "next"]);
    expect(batches[1]?.cursor).toBeUndefined();
    expect(new URL(asked[0]?.url ?? "").searchParams.get("filter")).toBe(
      "from-index-date:2026-01-01,type:proceedings-article",
    );
  });

  it("refuses to pull all of it", async () => {
    const { source, asked } = create(() => envelope({ items: [work] }, "work-list"), "");
    await expect(collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).rejects.toMatchObject({
      code: "invalid",
    });
    expect(asked).toEqual([]);
  });

  it.each([400, 404])("starts the list anew when its cursor has died (%i)", async (status) => {
    const { source, asked } = create((url) =>
      url.searchParams.get("cursor") === "*"
        ? envelope({ items: [work] }, "work-list")
        : { status, body: { status: "failed", "message-type": "resource-failure", message: [] } },
    );
    const batches = await collect(source.pull({ ...pullRequest, since: "2026-01-01", cursor: '{"page":"dead"}' }));
    expect(batches.map(({ records }) => records.length)).toEqual([1]);
    expect(asked).toHaveLength(2);
  });

  it("gives up on a list whose cursors always die", async () => {
    const full = Array.from({ length: 200 }, () => work);
    const { source } = create((url) =>
      url.searchParams.get("cursor") === "*"
        ? envelope({ items: full, "next-cursor": "dead" }, "work-list")
        : { status: 404, body: {} },
    );
    await expect(collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).rejects.toMatchObject({
      code: "unavailable",
    });
  });
});

it.each([
  ['{"status":"ok","message-type":"work-list"', 0.9],
  ['{"DOI":"10.1/x","issued":{}', 0.7],
])("detects %s", (head, least) => expect(crossrefFormat.detect(head, "")).toBeGreaterThan(least));

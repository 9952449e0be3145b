// OpenAlex works: every gotcha of the format, and batches of identifiers.

import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../../model/record.ts";
import { collect, createFakeFetch, pullRequest } from "../testing/fake-fetch.ts";
import { createOpenAlexSource, openAlexFormat } from "./openalex.ts";
import { parseOpenAlex } from "./parse.ts";

const work = { id: "https://openalex.org/W1", title: "T" };

function parse(fields: object): SourceRecord | undefined {
  return parseOpenAlex({ ...work, ...fields }).records[0];
}

describe("parseOpenAlex", () => {
  it.each([
    [{ to: [0], be: [1, 4], or: [2], not: [3] }, "to be or not be"],
    [{ a: [0], c: [5] }, "a c"],
    [{ a: [0], b: [0] }, "a b"],
    [{ a: [-1, 1e9, 0.5, "x"] }, undefined],
    [{ H: [0], "<sub>2</sub>": [1], O: [2] }, "H 2 O"],
    [null, undefined],
  ])("rebuilds the abstract of %j", (index, abstract) =>
    expect(parse({ abstract_inverted_index: index })?.abstract).toBe(abstract),
  );

  it.each([
    ["an arXiv DOI", { doi: "https://doi.org/10.48550/arXiv.2404.07965" }],
    ["a landing page", { locations: [{ landing_page_url: "http://arxiv.org/abs/2404.07965v2" }] }],
    ["a PDF", { locations: [{ pdf_url: "https://arxiv.org/pdf/2404.07965" }] }],
  ])("finds the arXiv id in %s", (_where, fields) =>
    expect(parse(fields)?.identifiers).toContainEqual({ scheme: "arxiv", value: "2404.07965" }),
  );

  it("reads all other identifiers", () => {
    const ids = {
      mag: "12",
      pmid: "https://pubmed.ncbi.nlm.nih.gov/34",
      pmcid: "https://www.ncbi.nlm.nih.gov/pmc/articles/56",
    };
    expect(
      parse({ doi: "https://doi.org/10.1000/ABC", ids })?.identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
    ).toEqual(["openalex:W1", "doi:10.1000/abc", "pmid:34", "pmcid:PMC56", "mag:12"]);
  });

  it("prefers names and addresses as printed", () => {
    const authorship = {
      author: { id: "https://openalex.org/A9", display_name: "Guess", orcid: "https://orcid.org/0000-0002-1825-0097" },
      raw_author_name: "A. Printed",
      affiliations: [{ raw_affiliation_string: "Dept, Univ" }],
      institutions: [{ display_name: "Univ" }],
    };
    expect(
      parse({ authorships: [authorship, { author: { display_name: "B" }, institutions: [{ display_name: "V" }] }] })
        ?.authors,
    ).toEqual([
      {
        name: "A. Printed",
        affiliations: ["Dept, Univ"],
        ids: [
          {
            scheme: "orcid",
            value: "0000-0002-1825-0097",
          },
          {
            scheme: "openalex",
            value: "A9",
          },
        ],
      },
      { name: "B", affiliations: ["V"] },
    ]);
  });

  it("tells preprint servers from venues", () => {
    const arxiv = {
      source: { display_name: "arXiv", type: "repository" },
      landing_page_url: "https://arxiv.org/abs/2404.07965",
    };
    const journal = { source: { display_name: "J", type: "journal" }, landing_page_url: "https://example.org/1" };
    const fields = {
      publication_year: 2024,
      publication_date: "2024-04-11",
      primary_location: arxiv,
      locations: [arxiv, journal],
    };
    const record = parse(fields);
    expect(record?.venue).toBeUndefined();
    expect(record?.appearances).toEqual([
      { kind: "preprint", venue: "arXiv", year: 2024, date: "2024-04-11", url: "https://arxiv.org/abs/2404.07965" },
      { kind: "published", venue: "J", url: "https://example.org/1" },
    ]);
    expect(parse({ ...fields, primary_location: journal })?.venue).toBe("J");
  });

  it("reads counts with their day, references and what was retracted", () => {
    const { records } = parseOpenAlex(
      {
        ...work,
        cited_by_count: 3,
        is_retracted: true,
        is_authors_truncated: true,
        referenced_works: ["https://openalex.org/W2", 7],
      },
      { seenOn: "2026-01-02" },
    );
    expect(records[0]).toMatchObject({
      citationCounts: [
        {
          source: "openalex",
          count: 3,
          seenOn: "2026-01-02",
        },
      ],
      references: [
        {
          identifier: {
            scheme: "openalex",
            value: "W2",
          },
        },
      ],
      status: "retracted",
      authorsTruncated: true,
    });
  });

  it.each([
    [{ id: "https://openalex.org/A5", display_name: "x" }, "no paper: an OpenAlex author"],
    [{ ...work, title: null }, "no title"],
    [{ ...work, is_paratext: true }, "no paper: front matter or cover"],
    [{ error: "Rate limit exceeded" }, "an error reply: Rate limit exceeded"],
    [{}, "no OpenAlex work id"],
    [[null], "not an object"],
  ])("sets %j aside", (reply, reason) => expect(parseOpenAlex(reply).setAsides).toMatchObject([{ reason }]));

  it("reads lists", () => expect(parseOpenAlex({ meta: {}, results: [work, work] }).records).toHaveLength(2));
});

describe("the source", () => {
  const create = (answer: (url: URL) => unknown, filter = "type:article") => {
    const { fetchJson, asked } = createFakeFetch(answer);
    const options = {
      fetchJson,
      baseUrl: "https://oa.test",
      apiKey: "key",
      filter,
      today: () => "2026-01-02",
    };
    return { source: createOpenAlexSource(options), asked };
  };
  const filterOf = (asked: { url: string }[]) => asked.map(({ url }) => new URL(url).searchParams.get("filter"));

  it("asks for at most 50 identifiers at once", async () => {
    const { source, asked } = create(() => ({ meta: { next_cursor: null }, results: [work] }));
    const dois = Array.from({ length: 51 }, (_, index) => ({ scheme: "doi", value: `10.1000/${index}` }));
    const others = [
      { scheme: "arxiv", value: "2404.07965" },
      { scheme: "openalex", value: "W7" },
      { scheme: "doi", value: "10.1000/a,b" },
    ];
    const batches = await collect(source.pull({ ...pullRequest, identifiers: [...dois, ...others] }));
    const filters = filterOf(asked);
    expect(filters).toHaveLength(3);
    expect(filters[0]?.split("|")).toHaveLength(50);
    expect(filters[1]).toBe("doi:10.1000/50|10.48550/arxiv.2404.07965");
    expect(filters[2]).toBe("ids.openalex:W7");
    expect(batches.at(-1)?.records[0]?.citationCounts).toBeUndefined();
    expect(asked[0]?.url).toContain("api_key=key");
  });

  it("follows the cursor to its end and can be resumed anywhere", async () => {
    const { source, asked } = create((url) => ({
      meta: { next_cursor: url.searchParams.get("cursor") === "*" ? "two" : null },
      results: [work],
    }));
    const since = { ...pullRequest, since: "2026-01-01", until: "2026-01-02" };
    const batches = await collect(source.pull(since));
    expect(batches).toHaveLength(2);
    expect(filterOf(asked)[0]).toBe("from_publication_date:2026-01-01,to_publication_date:2026-01-02,type:article");
    const rest = await collect(source.pull({ ...since, cursor: batches[0]?.cursor ?? "" }));
    expect(rest).toHaveLength(1);
    expect(await collect(source.pull({ ...since, cursor: batches[1]?.cursor ?? "" }))).toEqual([]);
  });

  it("refuses to pull all of it", async () => {
    const { source, asked } = create(() => ({ results: [work] }), "");
    await expect(collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).rejects.toMatchObject({
      code: "invalid",
    });
    expect(asked).toEqual([]);
  });

  it("ends where the server gives an empty page, whatever its cursor says", async () => {
    const { source } = create(() => ({ meta: { next_cursor: "again" }, results: [] }));
    expect(await collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).toHaveLength(1);
  });
});

it.each([
  ['{"id":"https://openalex.org/W1","doi"', 0.9],
  ['{\n  "meta": {\n    "count": 1', 0.5],
  ['{"id":"https://openalex.org/A1"', 0.5],
])("detects %s", (head, least) => expect(openAlexFormat.detect(head, "")).toBeGreaterThan(least));

// Semantic Scholar: every shape of reply, nulls for lists, and batches of identifiers.

import { describe, expect, it } from "vitest";
import { collect, createFakeFetch, pullRequest } from "../testing/fake-fetch.ts";
import { parseSemanticScholar } from "./parse.ts";
import { createSemanticScholarSource, semanticScholarFormat } from "./semantic-scholar.ts";

const paper = { paperId: "abc", title: "T" };

describe("parseSemanticScholar", () => {
  it("reads all fields of a paper", () => {
    const full = {
      paperId: "abc",
      corpusId: 5,
      title: "T",
      abstract: "A",
      venue: "V",
      year: 2024,
      publicationDate: "2024-04-11",
      externalIds: {
        ArXiv: "2404.07965",
        DOI: "10.1000/X",
        ACL: "P19-1001",
        PubMed: "9",
        PubMedCentral: "8",
        MAG: "7",
        CorpusId: 5,
      },
      publicationVenue: { name: "The Venue" },
      authors: [
        {
          authorId: "1",
          name: "A B",
          affiliations: ["U"],
          externalIds: { ORCID: "0000-0002-1825-0097" },
        },
        {
          authorId: null,
          name: "C",
        },
      ],
      citationCount: 3,
      openAccessPdf: {
        url: "https://example.org/a.pdf",
        license: "CCBY",
      },
      fieldsOfStudy: ["Computer Science"],
      tldr: {
        model: "m",
        text: "short",
      },
      url: "https://www.semanticscholar.org/paper/abc",
      references: [
        {
          paperId: "r",
          title: "R",
          externalIds: { DOI: "10.1000/r" },
        },
        {
          paperId: null,
          title: "Only text",
        },
      ],
    };
    expect(parseSemanticScholar(full, { seenOn: "2026-01-02" }).records).toEqual([
      {
        source: "semantic-scholar",
        externalId: "abc",
        title: "T",
        abstract: "A",
        venue: "The Venue",
        year: 2024,
        date: "2024-04-11",
        identifiers: [
          {
            scheme: "s2",
            value: "abc",
          },
          {
            scheme: "corpusid",
            value: "5",
          },
          {
            scheme: "arxiv",
            value: "2404.07965",
          },
          {
            scheme: "doi",
            value: "10.1000/x",
          },
          {
            scheme: "acl",
            value: "P19-1001",
          },
          {
            scheme: "pmid",
            value: "9",
          },
          {
            scheme: "mag",
            value: "7",
          },
          {
            scheme: "pmcid",
            value: "PMC8",
          },
        ],
        authors: [
          {
            name: "A B",
            affiliations: ["U"],
            ids: [
              {
                scheme: "s2",
                value: "1",
              },
              {
                scheme: "orcid",
                value: "0000-0002-1825-0097",
              },
            ],
          },
          { name: "C" },
        ],
        keywords: ["Computer Science"],
        license: "CCBY",
        pdfUrl: "https://example.org/a.pdf",
        citationCounts: [
          {
            source: "semantic-scholar",
            count: 3,
            seenOn: "2026-01-02",
          },
        ],
        references: [
          {
            identifier: {
              scheme: "doi",
              value: "10.1000/r",
            },
            text: "R",
          },
          { text: "Only text" },
        ],
        summary: {
          text: "short",
          by: "Semantic Scholar",
          machine: true,
        },
        url: "https://www.semanticscholar.org/paper/abc",
      },
    ]);
  });

  it("reads a line of the data sets, whose keys are in lower case", () => {
    const line = {
      corpusid: 5,
      externalids: { ArXiv: null, DOI: "10.1000/x" },
      title: "T",
      citationcount: 1,
      publicationdate: null,
    };
    expect(parseSemanticScholar(line).records[0]).toMatchObject({
      externalId: "CorpusId:5",
      citationCounts: [{ count: 1 }],
    });
  });

  it("takes null for an empty list", () => {
    const nulls = {
      authors: null,
      references: null,
      externalIds: null,
      fieldsOfStudy: null,
      tldr: null,
      openAccessPdf: null,
    };
    expect(parseSemanticScholar({ ...paper, ...nulls }).records).toEqual([
      {
        source: "semantic-scholar",
        externalId: "abc",
        title: "T",
        authors: [],
        identifiers: [{ scheme: "s2", value: "abc" }],
      },
    ]);
  });

  it.each([
    ["a batch", [paper, null], 1, ["unknown to Semantic Scholar"]],
    ["a search", { total: 1, data: [paper] }, 1, []],
    ["citations", { data: [{ isInfluential: true, citingPaper: paper }] }, 1, []],
    [
      "references",
      { data: [{ citedPaper: paper }, { citedPaper: { paperId: null, title: "X" } }] },
      1,
      ["no paper id"],
    ],
    ["recommendations", { recommendedPapers: [paper, paper] }, 2, []],
    ["an empty search", { total: 0, offset: 0 }, 0, ["an empty list"]],
    ["an author", { authorId: "1", name: "A" }, 0, ["no paper: an author"]],
    ["an error", { error: "Paper not found" }, 0, ["an error reply: Paper not found"]],
    ["a refusal", { message: "Forbidden" }, 0, ["an error reply: Forbidden"]],
    ["a release", { release_id: "2025-08-19" }, 0, ["no paper: a list of data sets"]],
    ["a paper without title", { paperId: "abc" }, 0, ["no title"]],
  ])("reads %s", (_kind, reply, count, reasons) => {
    const parsed = parseSemanticScholar(reply);
    expect(parsed.records).toHaveLength(count);
    expect(parsed.setAsides.map(({ reason }) => reason)).toEqual(reasons);
  });
});

describe("the source", () => {
  const create = (
    answer: (url: URL, body: string | undefined) => unknown,
    options: { withReferences?: boolean; query?: string } = {},
  ) => {
    const { fetchJson, asked } = createFakeFetch((url, request) => answer(url, request.body));
    const all = { fetchJson, baseUrl: "https://s2.test", apiKey: "key", today: () => "2026-01-02", ...options };
    return { source: createSemanticScholarSource(all), asked };
  };

  it("asks in batches of 500, with the key, and passes over papers unknown there", async () => {
    const { source, asked } = create(
      (_url, body) => JSON.parse(body ?? "").ids.map((_id: string, index: number) => (index === 0 ? paper : null)),
      {
        withReferences: false,
      },
    );
    const identifiers = Array.from({ length: 501 }, (_, index) => ({ scheme: "doi", value: `10.1000/${index}` }));
    const batches = await collect(
      source.pull({ ...pullRequest, identifiers: [...identifiers, { scheme: "openalex", value: "W1" }] }),
    );
    expect(asked.map(({ body }) => JSON.parse(body ?? "").ids.length)).toEqual([500, 1]);
    expect(asked[0]).toMatchObject({ method: "POST", headers: { "x-api-key": "key" } });
    expect(batches.map(({ records, setAsides }) => [records.length, setAsides.length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    const rest = await collect(source.pull({ ...pullRequest, identifiers, cursor: batches[0]?.cursor ?? "" }));
    expect(rest.map(({ progress }) => progress)).toEqual([{ done: 501, total: 501, unit: "records" }]);
  });

  it("asks for fewer at once when references come along", async () => {
    const { source, asked } = create(() => []);
    const identifiers = Array.from({ length: 101 }, (_, index) => ({
      scheme: "arxiv",
      value: `2404.${10_000 + index}`,
    }));
    await collect(source.pull({ ...pullRequest, identifiers }));
    expect(asked.map(({ body }) => JSON.parse(body ?? "").ids[0])).toEqual(["ARXIV:2404.10000", "ARXIV:2404.10100"]);
  });

  it("follows the token of the bulk search, and stops at one that does not move", async () => {
    const { source, asked } = create(
      (url) => ({ data: [paper], token: url.searchParams.has("token") ? "same" : "same" }),
      { query: "x" },
    );
    expect(await collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).toHaveLength(2);
    expect(new URL(asked[1]?.url ?? "").searchParams.get("token")).toBe("same");
  });

  it("refuses to pull by date without a query", async () => {
    const { source, asked } = create(() => []);
    await expect(collect(source.pull({ ...pullRequest, since: "2026-01-01" }))).rejects.toMatchObject({
      code: "invalid",
    });
    expect(asked).toEqual([]);
  });
});

it.each([
  ['{"paperId":"x"', 0.8],
  ['{"corpusid":5,', 0.8],
  ['[{"authorId":"1"', 0.5],
  ["[null, null]", 0.3],
  ['{"total": 0, "offset": 0}', 0.3],
])("detects %s", (head, least) => expect(semanticScholarFormat.detect(head, "")).toBeGreaterThan(least));

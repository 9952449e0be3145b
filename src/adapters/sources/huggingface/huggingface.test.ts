// Hugging Face daily papers: both shapes of a paper, and the walk over days.

import { describe, expect, it } from "vitest";
import { collect, createFakeFetch, pullRequest } from "../testing/fake-fetch.ts";
import { createHuggingFaceSource, huggingFaceFormat } from "./huggingface.ts";
import { parseHuggingFace } from "./parse.ts";

const extras = {
  ai_summary: "S",
  ai_keywords: ["k"],
  githubRepo: "https://github.com/o/r",
  githubStars: 4,
  organization: {
    name: "org",
    fullname: "The Org",
  },
};
const paper = {
  id: "2409.11074",
  title: "T",
  summary: "A",
  upvotes: 12,
  publishedAt: "2024-09-17T11:03:46.000Z",
  authors: [
    {
      name: "A",
      hidden: false,
      status: "claimed_verified",
      user: { user: "handle" },
    },
    {
      name: "B",
      hidden: true,
    },
    {
      name: "C",
      status: "extracted_pending",
      user: { user: "guess" },
    },
  ],
};
const expected = {
  source: "huggingface",
  externalId: "2409.11074",
  title: "T",
  abstract: "A",
  date: "2024-09-17",
  year: 2024,
  identifiers: [
    {
      scheme: "arxiv",
      value: "2409.11074",
    },
  ],
  authors: [
    {
      name: "A",
      ids: [
        {
          scheme: "hf",
          value: "handle",
        },
      ],
    },
    { name: "C" },
  ],
  summary: {
    text: "S",
    by: "Hugging Face",
    machine: true,
  },
  keywords: ["k"],
  codeUrls: ["https://github.com/o/r"],
  institutions: ["The Org"],
  listedOn: ["2024-09-18"],
  url: "https://huggingface.co/papers/2409.11074",
};
const votes = { source: "huggingface", kind: "upvotes", value: 12, on: "2024-09-18" };
const stars = { source: "github", kind: "stars", value: 4, on: "2024-09-18" };

describe("parseHuggingFace", () => {
  it("reads a list, where all but the comments stands inside", () => {
    const entry = {
      paper: { ...paper, ...extras, submittedOnDailyAt: "2024-09-18T01:00:00Z" },
      publishedAt: "2024-09-16T00:00:00Z",
      numComments: 2,
    };
    const comments = { source: "huggingface", kind: "comments", value: 2, on: "2024-09-18" };
    expect(parseHuggingFace([entry])).toEqual({
      records: [{ ...expected, attention: [votes, comments, stars] }],
      setAsides: [],
    });
  });

  it("reads a detail reply, where the extras stand beside", () => {
    const reply = { ...paper, ...extras, submittedOnDailyAt: "2024-09-18T01:00:00Z" };
    expect(parseHuggingFace(reply).records).toEqual([{ ...expected, attention: [votes, stars] }]);
  });

  it("takes the outer date for the day of listing only when nothing else says it", () => {
    expect(parseHuggingFace([{ paper, publishedAt: "2024-09-20T05:00:00Z" }]).records[0]?.listedOn).toEqual([
      "2024-09-20",
    ]);
    expect(parseHuggingFace(paper).records[0]?.listedOn).toBeUndefined();
    const asked = parseHuggingFace([{ paper, publishedAt: "2024-09-20T05:00:00Z" }], {
      listedOn: "2024-09-19",
      seenOn: "2024-10-01",
    });
    expect(asked.records[0]?.listedOn).toEqual(["2024-09-19"]);
    expect(asked.records[0]?.attention).toMatchObject([{ on: "2024-10-01" }]);
  });

  it.each([
    [null, "not an object"],
    [{ error: "Paper not found" }, "an error reply: Paper not found"],
    [{ title: "T" }, "no paper id"],
    [{ paper: { id: "1" } }, "no title"],
  ])("sets %j aside", (entry, reason) => expect(parseHuggingFace([entry]).setAsides).toMatchObject([{ reason }]));
});

describe("the source", () => {
  const page = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ paper: { ...paper, id: `2409.1${1000 + index}` } }));
  const create = (answer: (url: URL) => unknown) => {
    const { fetchJson, asked } = createFakeFetch(answer);
    return {
      source: createHuggingFaceSource({ fetchJson, baseUrl: "https://hf.test", today: () => "2024-09-03" }),
      asked,
    };
  };

  it("walks from the day asked for to today, page by page", async () => {
    const { source, asked } = create((url) =>
      page(url.searchParams.get("date") === "2024-09-02" && url.searchParams.get("p") === "0" ? 100 : 1),
    );
    const batches = await collect(source.pull({ ...pullRequest, since: "2024-09-01" }));
    expect(asked.map(({ url }) => url.replace(/.*date=/, ""))).toEqual([
      "2024-09-01&limit=100&p=0",
      "2024-09-02&limit=100&p=0",
      "2024-09-02&limit=100&p=1",
      "2024-09-03&limit=100&p=0",
    ]);
    expect(batches.map(({ records }) => records.length)).toEqual([1, 100, 1, 1]);
    expect(batches[1]?.records[0]?.listedOn).toEqual(["2024-09-02"]);
  });

  it("goes on after the last safe batch", async () => {
    const { source, asked } = create(() => page(1));
    await collect(source.pull({ ...pullRequest, since: "2024-09-01", cursor: '{"day":"2024-09-03","page":2}' }));
    expect(asked.map(({ url }) => url)).toEqual(["https://hf.test/api/daily_papers?date=2024-09-03&limit=100&p=2"]);
    expect(
      await collect(source.pull({ ...pullRequest, since: "2024-09-01", cursor: '{"day":"2024-09-04","page":0}' })),
    ).toEqual([]);
  });

  it("looks single papers up and passes over those unknown", async () => {
    const { source } = create((url) =>
      url.pathname.endsWith("/2409.00001") ? { status: 404, body: {} } : { ...paper },
    );
    const identifiers = ["2409.00001", "2409.11074"].map((value) => ({ scheme: "arxiv", value }));
    const batches = await collect(
      source.pull({ ...pullRequest, identifiers: [...identifiers, { scheme: "doi", value: "10.1/x" }] }),
    );
    expect(batches.map(({ records }) => records.length)).toEqual([0, 1]);
  });
});

it.each([
  ['[{"paper":{"id":"2409.11074"', true],
  ['{"id":"2409.11074","upvotes":1,"discussionId":"x"', true],
  ['{"title":"T"}', false],
])("detects %s: %s", (head, is) => expect(huggingFaceFormat.detect(head, "x") > 0.5).toBe(is));

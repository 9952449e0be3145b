import { beforeEach, describe, expect, it } from "vitest";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { AppError } from "../../lib/errors.ts";
import { createFeeds } from "./feeds.ts";

const siteUrl = "https://papers.test";
let calls: [string, object][];
let app: ReturnType<typeof createFeeds>;
let reports: number;

const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
  "daily.get": ({ day }) =>
    day === undefined
      ? { day: "2026-06-04", earlier: "2026-06-03", papers: [makePaperCard()] }
      : { day, papers: [makePaperCard({ id: "2606.00000", arxivId: "2606.00000", title: "Yesterday" })] },
  "papers.list": () => ({ papers: [makePaperCard({ title: "Listed" })] }),
  "search.papers": () => ({ papers: [makePaperCard({ title: "Found" })] }),
  "authors.get": ({ id }) =>
    id === "old" ? { movedTo: "a1" } : { author: { name: "Ada Example", url: "/author/a1/ada-example" } },
  "institutions.get": ({ tag }) => {
    if (tag !== "example-lab") throw new AppError("not_found", "No institution is known here.");
    return { name: "Example Lab" };
  },
  "categories.list": () => ({ categories: [{ code: "cs.CL", name: "Computation and Language", count: 2 }] }),
  "papers.get": ({ id }) => {
    if (id === "gone") throw new AppError("gone", "The paper was removed.");
    if (id === "10.1/x") return { movedTo: "math/0309136" };
    if (id === "broken") throw new TypeError("a bug");
    return {
      ...makePaperCard({ id: String(id), arxivId: String(id) }),
      allAuthors: [{ name: "Ada Example" }],
      appearances: [],
      keywords: [],
    };
  },
};

beforeEach(() => {
  calls = [];
  reports = 0;
  app = createFeeds({
    siteUrl,
    report: () => {
      reports += 1;
    },
    call: async <T>(name: string, input: object): Promise<T> => {
      calls.push([name, input]);
      return answers[name]?.(input as Record<string, unknown>) as T;
    },
  });
});

async function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await app.request(path, { method, headers });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

describe("feeds", () => {
  it.each([
    ["atom", "application/atom+xml; charset=utf-8", "<feed"],
    ["rss", "application/rss+xml; charset=utf-8", "<rss"],
    ["json", "application/feed+json; charset=utf-8", "jsonfeed.org/version/1.1"],
  ])("answer as %s", async (kind, type, mark) => {
    const { status, body, headers } = await get(`/feed.${kind}`);
    expect([status, headers.get("content-type")]).toEqual([200, type]);
    expect(body).toContain(mark);
    expect(body).toContain("Sparse Lanterns");
    expect(body).toContain("Yesterday");
    expect(headers.get("cache-control")).toBe("public, max-age=900");
    expect(headers.get("last-modified")).toBe("Thu, 04 Jun 2026 00:00:00 GMT");
  });

  it.each([
    [
      "?category=cs.CL",
      "papers.list",
      { category: "cs.CL", sort: "newest", limit: 100 },
      "/category/cs.CL",
      "Broadsheet: cs.CL",
    ],
    [
      "?category=cs.CL&code=1",
      "papers.list",
      { category: "cs.CL", code: true, sort: "newest", limit: 100 },
      "/category/cs.CL",
      "Broadsheet: cs.CL, with code",
    ],
    [
      "?author=a1",
      "papers.list",
      { author: "a1", sort: "newest", limit: 100 },
      "/author/a1/ada-example",
      "Broadsheet: Ada Example",
    ],
    [
      "?author=old",
      "papers.list",
      { author: "a1", sort: "newest", limit: 100 },
      "/author/a1/ada-example",
      "Broadsheet: Ada Example",
    ],
    [
      "?institution=example-lab",
      "papers.list",
      { institution: "example-lab", sort: "newest", limit: 100 },
      "/institution/example-lab",
      "Broadsheet: Example Lab",
    ],
    [
      "?q=long+%26+dark",
      "search.papers",
      { q: "long & dark", sort: "newest", limit: 100 },
      "/search?q=long%20%26%20dark",
      "Broadsheet: “long & dark”",
    ],
    [
      "?code=1",
      "daily.get",
      { code: true, sort: "score", limit: 50, day: "2026-06-03" },
      "/",
      "Broadsheet: the front page, with code",
    ],
  ])("of %s are read by %s", async (query, name, input, home, title) => {
    const document = JSON.parse((await get(`/feed.json${query}`)).body);
    expect(calls.at(-1)).toEqual([name, input]);
    expect(document).toMatchObject({ title, home_page_url: `${siteUrl}${home}` });
  });

  it("name themselves by what matters only, in a fixed order", async () => {
    const { body } = await get("/feed.json?utm_source=x&code=true&category=cs.CL&q=&author=");
    expect(JSON.parse(body).feed_url).toBe(`${siteUrl}/feed.json?category=cs.CL&code=1`);
  });

  it("are sent again only when they changed", async () => {
    const first = await get("/feed.atom");
    const etag = first.headers.get("etag") ?? "";
    const again = await get("/feed.atom", { "if-none-match": `"x", ${etag}` });
    expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", etag]);
    expect(
      (await get("/feed.atom", { "if-none-match": '"x"', "if-modified-since": "Fri, 05 Jun 2026 00:00:00 GMT" }))
        .status,
    ).toBe(200);
    expect((await get("/feed.atom", { "if-modified-since": "Thu, 04 Jun 2026 00:00:00 GMT" })).status).toBe(304);
    expect((await get("/feed.atom", { "if-modified-since": "Wed, 03 Jun 2026 00:00:00 GMT" })).status).toBe(200);
    expect((await get("/feed.atom?category=cs.CL", { "if-none-match": etag })).status).toBe(200);
  });

  it("answer HEAD with the headers alone", async () => {
    const { status, body, headers } = await get("/feed.atom", {}, "HEAD");
    expect([status, body, headers.get("etag") !== null]).toEqual([200, "", true]);
  });

  it.each([
    ["/feed.atom?category=<script>", 422],
    ["/feed.atom?institution=nowhere", 404],
    ["/feed.xml", 404],
  ])("say what is wrong with %s", async (path, status) => {
    expect((await get(path)).status).toBe(status);
    expect(reports).toBe(0);
  });

  it("of an instance without papers are empty", async () => {
    const empty = createFeeds({ siteUrl, call: () => Promise.reject(new AppError("not_found", "No papers yet.")) });
    const response = await empty.request("/feed.json");
    expect([response.status, (await response.json()).items]).toEqual([200, []]);
  });

  it("are listed as OPML", async () => {
    const { status, body, headers } = await get("/feeds.opml");
    expect([status, headers.get("content-type")]).toEqual([200, "text/x-opml; charset=utf-8"]);
    expect(body).toContain(`xmlUrl="${siteUrl}/feed.atom?category=cs.CL"`);
  });
});

describe("citation files", () => {
  it.each([
    ["/paper/2606.00001.bib", "application/x-bibtex; charset=utf-8", "eprint = {2606.00001}"],
    ["/paper/math/0309136.bib", "application/x-bibtex; charset=utf-8", "eprint = {math/0309136}"],
    ["/paper/math%2F0309136.ris", "application/x-research-info-systems; charset=utf-8", "AN  - arXiv:math/0309136"],
    [
      "/paper/2606.00001.csl.json",
      "application/vnd.citationstyles.csl+json; charset=utf-8",
      '"number": "arXiv:2606.00001"',
    ],
    ["/paper/2606.00001.md", "text/markdown; charset=utf-8", "[Sparse Lanterns"],
  ])("answer at %s", async (path, type, text) => {
    const { status, body, headers } = await get(path);
    expect([status, headers.get("content-type")]).toEqual([200, type]);
    expect(body).toContain(text);
    expect(headers.get("content-disposition")).toMatch(/^inline; filename="example2026sparse\./);
  });

  it("follow a paper that moved", async () => {
    const { status, headers } = await get("/paper/10.1/x.bib");
    expect([status, headers.get("location")]).toEqual([301, "/paper/math/0309136.bib"]);
  });

  it.each([
    ["/paper/gone.bib", 410, 0],
    ["/paper/broken.bib", 500, 1],
    ["/paper/2606.00001", 404, 0],
    ["/paper/2606.00001.pdf", 404, 0],
    ["/paper/.bib", 404, 0],
  ])("say what is wrong with %s", async (path, status, reported) => {
    const reply = await get(path);
    expect([reply.status, reports]).toEqual([status, reported]);
    expect(reply.body).not.toContain("a bug");
  });
});

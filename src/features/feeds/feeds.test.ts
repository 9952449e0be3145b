import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { makePaperCard } from "../../../test/support/paper-card.ts";
import { toFeed, toInstant } from "./feed.ts";
import { toAtom } from "./to-atom.ts";
import { toJsonFeed } from "./to-json-feed.ts";
import { toOpml } from "./to-opml.ts";
import { toRss } from "./to-rss.ts";

const siteUrl = "https://papers.test";
const about = (kind: string) => ({
  title: "Papers & more",
  subtitle: "Ranked <daily>",
  homeUrl: `${siteUrl}/`,
  selfUrl: `${siteUrl}/feed.${kind}?category=cs.CL&code=1`,
});
const math = "<math><mi>x</mi><mo>&lt;</mo><mn>2</mn></math>";
const papers = [
  makePaperCard({ abstractHtml: `Where ${math} holds.`, institutions: [{ tag: "r-d", name: "R&D Lab" }] }),
  makePaperCard({
    id: "math/0309136",
    arxivId: "math/0309136",
    url: "/paper/math/0309136",
    date: "2003-09",
    title: "A < B & \u0000\u0008C\ud800 \ufffe😀",
  }),
];

interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

/** Strict, with namespaces: whatever is not well-formed throws. */
function parse(xml: string): Node {
  const root: Node = { name: "", attributes: {}, text: "", children: [] };
  const stack = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    const node = { name: tag.name, attributes, text: "", children: [] };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on("text", (text) => {
    const node = stack.at(-1);
    if (node) node.text += text;
  });
  parser.on("closetag", () => void stack.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}
const all = (node: Node | undefined, name: string): Node[] =>
  node?.children.filter((child) => child.name === name) ?? [];
const text = (node: Node | undefined, name: string): string | undefined => all(node, name)[0]?.text;

describe("toAtom", () => {
  const feed = parse(toAtom(toFeed(about("atom"), papers, siteUrl)));
  const entries = all(feed, "entry");

  it("names itself, its page and its newest change", () => {
    expect(text(feed, "id")).toBe("tag:papers.test,2024:feed?category=cs.CL&code=1");
    expect(text(feed, "title")).toBe("Papers & more");
    expect(text(feed, "updated")).toBe("2026-06-04T00:00:00Z");
    expect(all(feed, "link").map(({ attributes }) => [attributes.rel, attributes.href])).toEqual([
      ["self", `${siteUrl}/feed.atom?category=cs.CL&code=1`],
      ["alternate", `${siteUrl}/`],
    ]);
    expect(text(all(feed, "author")[0], "name")).toBe("Broadsheet");
  });

  it("gives each paper a lasting id, dates, authors, categories and links", () => {
    const [first, second] = entries;
    expect(entries.map((entry) => text(entry, "id"))).toEqual([
      "tag:papers.test,2024:paper/2606.00001",
      "tag:papers.test,2024:paper/math/0309136",
    ]);
    expect([text(first, "updated"), text(second, "updated")]).toEqual(["2026-06-04T00:00:00Z", "2003-09-01T00:00:00Z"]);
    expect(all(first, "author").map((author) => [text(author, "name"), text(author, "uri")])).toEqual([
      ["Ada Example", `${siteUrl}/author/a1`],
      ["Bo Sample", `${siteUrl}/author/a2`],
      ["Cy Instance", undefined],
    ]);
    expect(all(first, "category").map(({ attributes }) => attributes)).toEqual([
      { term: "cs.CL", label: "Computation and Language" },
      { term: "cs.LG", label: "cs.LG" },
    ]);
    expect(all(first, "link").map(({ attributes }) => attributes.href)).toEqual([
      `${siteUrl}/paper/2606.00001`,
      "https://arxiv.org/abs/2606.00001",
    ]);
  });

  it("carries the content as HTML with its formulas, and drops what XML cannot hold", () => {
    const [first, second] = entries;
    const content = all(first, "content")[0];
    expect(content?.attributes).toEqual({ type: "html" });
    expect(content?.text).toContain(`<p>Where ${math} holds.</p>`);
    expect(content?.text).toContain("Ada Example, Bo Sample, Cy Instance et al. · R&amp;D Lab");
    expect(content?.text).toContain("Score 87: novelty 12 of 30, attention 19.3 of 20, citations 18 of 20");
    expect(text(second, "title")).toBe("A < B & C 😀");
  });

  it("is whole without any paper", () => {
    const empty = parse(toAtom(toFeed(about("atom"), [], siteUrl)));
    expect([text(empty, "updated"), all(empty, "entry").length]).toEqual(["1970-01-01T00:00:00Z", 0]);
  });
});

describe("toRss", () => {
  const channel = all(parse(toRss(toFeed(about("rss"), papers, siteUrl))), "channel")[0];
  const [first] = all(channel, "item");

  it("describes the channel and each paper", () => {
    expect(text(channel, "lastBuildDate")).toBe("Thu, 04 Jun 2026 00:00:00 GMT");
    expect(all(channel, "atom:link")[0]?.attributes).toMatchObject({
      rel: "self",
      href: `${siteUrl}/feed.rss?category=cs.CL&code=1`,
    });
    expect(text(first, "link")).toBe(`${siteUrl}/paper/2606.00001`);
    expect(all(first, "guid")[0]).toMatchObject({
      text: "tag:papers.test,2024:paper/2606.00001",
      attributes: { isPermaLink: "false" },
    });
    expect(text(first, "pubDate")).toBe("Thu, 04 Jun 2026 00:00:00 GMT");
    expect(all(first, "dc:creator").map((creator) => creator.text)).toEqual([
      "Ada Example",
      "Bo Sample",
      "Cy Instance",
    ]);
    expect(all(first, "category").map((category) => category.text)).toEqual(["cs.CL", "cs.LG"]);
    expect(text(first, "description")).toContain(math);
    expect(all(first, "author")).toEqual([]);
  });
});

describe("toJsonFeed", () => {
  it("follows version 1.1, with the same ids as the other formats", () => {
    const document = JSON.parse(toJsonFeed(toFeed(about("json"), papers, siteUrl)));
    expect(document).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "Papers & more",
      home_page_url: `${siteUrl}/`,
      feed_url: `${siteUrl}/feed.json?category=cs.CL&code=1`,
    });
    expect(document.items[0]).toMatchObject({
      id: "tag:papers.test,2024:paper/2606.00001",
      url: `${siteUrl}/paper/2606.00001`,
      external_url: "https://arxiv.org/abs/2606.00001",
      date_published: "2026-06-04T00:00:00Z",
      authors: [{ name: "Ada Example", url: `${siteUrl}/author/a1` }, { name: "Bo Sample" }, { name: "Cy Instance" }],
      tags: ["cs.CL", "cs.LG"],
    });
    expect(document.items[1].title).toBe("A < B & C 😀");
  });
});

describe("feeds of hostile papers", () => {
  const evil = '"><script>alert(1)</script>]]>&<!--';
  const hostile = makePaperCard({
    id: `x/${evil}`,
    title: evil,
    abstract: evil,
    authors: [{ name: evil }],
    category: { code: evil, name: evil },
    institutions: [{ tag: evil, name: evil }],
    code: { url: "javascript:alert(1)", label: evil, foundIn: "abstract" },
    arxivId: evil,
  });
  it.each([
    ["Atom", toAtom],
    ["RSS", toRss],
  ])("are well-formed %s whose content runs nothing", (_name, write) => {
    const xml = write(toFeed(about("x"), [hostile], siteUrl));
    expect(xml).not.toContain("<script>");
    const feed = parse(xml);
    const entry = all(feed, "entry")[0] ?? all(all(feed, "channel")[0], "item")[0];
    const html = text(entry, "content") ?? text(entry, "description");
    expect(html).not.toMatch(/<script|javascript:/);
    expect(text(entry, "title")).toBe(evil);
  });
});

describe("toFeed", () => {
  it("holds a paper once", () => {
    expect(toFeed(about("atom"), [makePaperCard(), makePaperCard()], siteUrl).entries).toHaveLength(1);
  });

  it.each([
    ["2026-06-04", "2026-06-04T00:00:00Z"],
    ["2026-06", "2026-06-01T00:00:00Z"],
    ["2026", "2026-01-01T00:00:00Z"],
    ["2026-06-04T10:00:00Z", "2026-06-04T00:00:00Z"],
    ["2026-13-45", "1970-01-01T00:00:00Z"],
    [undefined, "1970-01-01T00:00:00Z"],
  ])("reads the date %s as %s", (date, instant) => {
    expect(toInstant(date)).toBe(instant);
  });
});

describe("toOpml", () => {
  it("lists feeds for readers to import", () => {
    const opml = parse(
      toOpml("Feeds & lists", [{ title: 'A "b"', feedUrl: `${siteUrl}/feed.atom?a=1&b=2`, homeUrl: siteUrl }]),
    );
    expect(text(all(opml, "head")[0], "title")).toBe("Feeds & lists");
    expect(all(all(opml, "body")[0], "outline")[0]?.attributes).toEqual({
      type: "rss",
      text: 'A "b"',
      title: 'A "b"',
      xmlUrl: `${siteUrl}/feed.atom?a=1&b=2`,
      htmlUrl: siteUrl,
    });
  });
});

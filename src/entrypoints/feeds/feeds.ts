// The routes of feeds and citation files.

import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { Feed } from "../../features/feeds/feed.ts";
import { toAtom } from "../../features/feeds/to-atom.ts";
import { toJsonFeed } from "../../features/feeds/to-json-feed.ts";
import { toOpml } from "../../features/feeds/to-opml.ts";
import { toRss } from "../../features/feeds/to-rss.ts";
import { type Citation, toCitation } from "../../model/citation-formats/citation.ts";
import { toBibtex } from "../../model/citation-formats/to-bibtex.ts";
import { toCslJson } from "../../model/citation-formats/to-csl-json.ts";
import { toMarkdownCitation } from "../../model/citation-formats/to-markdown-citation.ts";
import { toRis } from "../../model/citation-formats/to-ris.ts";
import type { PaperDetail } from "../../model/paper.ts";
import type { CountedCategory } from "../../model/views.ts";
import { toProblem } from "./errors.ts";
import { loadFeed, readFeedQuery } from "./load-feed.ts";
import type { FeedOptions } from "./options.ts";
import { respond } from "./respond.ts";

const FEED_FORMATS: Record<string, { type: string; write(feed: Feed): string }> = {
  atom: { type: "application/atom+xml; charset=utf-8", write: toAtom },
  rss: { type: "application/rss+xml; charset=utf-8", write: toRss },
  json: { type: "application/feed+json; charset=utf-8", write: toJsonFeed },
};

const CITATION_FORMATS: Record<string, { type: string; write(citation: Citation): string }> = {
  bib: { type: "application/x-bibtex; charset=utf-8", write: toBibtex },
  ris: { type: "application/x-research-info-systems; charset=utf-8", write: toRis },
  "csl.json": { type: "application/vnd.citationstyles.csl+json; charset=utf-8", write: toCslJson },
  md: { type: "text/markdown; charset=utf-8", write: toMarkdownCitation },
};

const FEED_AGE_S = 900;
const CITATION_AGE_S = 3600;
const LISTED_CATEGORIES = 40;

export function createFeeds(options: FeedOptions): Hono {
  const app = new Hono();
  app.onError((error, context) => {
    const { status, message, id } = toProblem(error, randomUUID);
    if (id !== undefined) options.report?.({ id, url: context.req.path, error });
    return context.text(`${message}\n`, status, { "cache-control": "no-store" });
  });
  app.get("/:file{feed\\.(?:atom|rss|json)}", (context) => answerFeed(context, options));
  app.get("/feeds.opml", (context) => answerOpml(context, options));
  app.get("/paper/:file{.+\\.(?:bib|ris|csl\\.json|md)}", (context) => answerCitation(context, options));
  return app;
}

async function answerFeed(context: Context, options: FeedOptions): Promise<Response> {
  const format = FEED_FORMATS[context.req.path.split(".").at(-1) ?? ""];
  if (!format) return context.notFound();
  const feed = await loadFeed(options, context.req.path, readFeedQuery(context.req.query()));
  return respond(context, { text: format.write(feed), type: format.type, updated: feed.updated, maxAgeS: FEED_AGE_S });
}

async function answerOpml(context: Context, { call, siteUrl }: FeedOptions): Promise<Response> {
  const { categories } = await call<{ categories: CountedCategory[] }>("categories.list", {});
  const front = { title: "Broadsheet: the front page", feedUrl: `${siteUrl}/feed.atom`, homeUrl: `${siteUrl}/` };
  const listed = categories.slice(0, LISTED_CATEGORIES).map(({ code, name }) => ({
    title: name === code ? code : `${code} ${name}`,
    feedUrl: `${siteUrl}/feed.atom?category=${encodeURIComponent(code)}`,
    homeUrl: `${siteUrl}/category/${encodeURIComponent(code)}`,
  }));
  const text = toOpml("Broadsheet", [front, ...listed]);
  return respond(context, {
    text,
    type: "text/x-opml; charset=utf-8",
    maxAgeS: CITATION_AGE_S,
    fileName: "broadsheet.opml",
  });
}

async function answerCitation(context: Context, { call, siteUrl }: FeedOptions): Promise<Response> {
  const [, id = "", extension = ""] = /^(.+?)\.(bib|ris|csl\.json|md)$/.exec(context.req.param("file") ?? "") ?? [];
  const format = CITATION_FORMATS[extension];
  if (!format) return context.notFound();
  const paper = await call<PaperDetail | { movedTo: string }>("papers.get", { id });
  if ("movedTo" in paper) {
    const path = paper.movedTo.split("/").map(encodeURIComponent).join("/");
    return context.redirect(`/paper/${path}.${extension}`, 301);
  }
  const citation = toCitation(paper, siteUrl);
  const fileName = `${citation.key}.${extension}`;
  return respond(context, { text: format.write(citation), type: format.type, maxAgeS: CITATION_AGE_S, fileName });
}

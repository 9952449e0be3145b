// Reads the papers of a feed: the front page, or those of a category, author, institution or search.

import type { z } from "zod";
import { type Feed, toFeed } from "../../features/feeds/feed.ts";
import { AppError } from "../../lib/errors.ts";
import type { AuthorPage } from "../../model/author-page.ts";
import type { DailyPage, PaperCard, PaperList } from "../../model/paper.ts";
import { type InstitutionPage, paperQuery, type SearchResult, searchQuery, type TopicPage } from "../../model/views.ts";
import type { CallOperation, FeedOptions } from "./options.ts";

const feedQuery = paperQuery
  .pick({ category: true, author: true, institution: true, topic: true, code: true })
  .extend({ q: searchQuery.shape.q });
export type FeedQuery = z.infer<typeof feedQuery>;

// As many as a list may have: a category can announce two hundred papers on one day.
const LONGEST = 100;

interface Found {
  title: string;
  subtitle: string;
  /** Path of the page with the same papers. */
  home: string;
  papers: PaperCard[];
}

/** Empty parameters count as absent; unknown ones are left alone. */
export function readFeedQuery(parameters: Record<string, string>): FeedQuery {
  const given = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== ""));
  const result = feedQuery.safeParse(given);
  if (result.success) return result.data;
  throw new AppError(
    "invalid",
    result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "),
  );
}

/** The parameters that matter, in a fixed order. */
export function writeFeedQuery({ category, author, institution, topic, code, q }: FeedQuery): string {
  const set: [string, string | undefined][] = [
    ["category", category],
    ["author", author],
    ["institution", institution],
    ["topic", topic],
    ["code", code ? "1" : undefined],
    ["q", q || undefined],
  ];
  const text = set
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
  return text === "" ? "" : `?${text}`;
}

export async function loadFeed({ call, siteUrl }: FeedOptions, path: string, query: FeedQuery): Promise<Feed> {
  const found = await find(call, query);
  const at = (place: string): string => new URL(place, `${siteUrl}/`).href;
  const about = {
    title: `Broadsheet: ${found.title}${query.code ? ", with code" : ""}`,
    subtitle: found.subtitle,
    homeUrl: at(found.home),
    selfUrl: at(`${path}${writeFeedQuery(query)}`),
  };
  return toFeed(about, found.papers, siteUrl);
}

async function find(call: CallOperation, query: FeedQuery): Promise<Found> {
  if (query.q !== "") return findSearch(call, query);
  if (query.author !== undefined) return findAuthor(call, query, query.author);
  if (query.institution !== undefined) return findInstitution(call, query, query.institution);
  if (query.topic !== undefined) return findTopic(call, query, query.topic);
  if (query.category !== undefined) {
    return {
      title: query.category,
      subtitle: `The newest papers in ${query.category}`,
      home: `/category/${encodeURIComponent(query.category)}`,
      papers: await listPapers(call, query),
    };
  }
  return findFrontPage(call, query);
}

const filters = ({ category, code, author, institution, topic }: FeedQuery) => ({
  ...(category === undefined ? {} : { category }),
  ...(code ? { code } : {}),
  ...(author === undefined ? {} : { author }),
  ...(institution === undefined ? {} : { institution }),
  ...(topic === undefined ? {} : { topic }),
});

const listPapers = async (call: CallOperation, query: FeedQuery): Promise<PaperCard[]> =>
  (await call<PaperList>("papers.list", { ...filters(query), sort: "newest", limit: LONGEST })).papers;

async function findSearch(call: CallOperation, { q, category, code }: FeedQuery): Promise<Found> {
  const filter = { ...(category === undefined ? {} : { category }), ...(code ? { code } : {}) };
  const result = await call<SearchResult>("search.papers", { q, ...filter, sort: "newest", limit: LONGEST });
  return {
    title: `“${q}”`,
    subtitle: `The newest papers that match “${q}”`,
    home: `/search?q=${encodeURIComponent(q)}${category === undefined ? "" : `&category=${encodeURIComponent(category)}`}`,
    papers: result.papers,
  };
}

async function findAuthor(call: CallOperation, query: FeedQuery, author: string): Promise<Found> {
  const page = await call<AuthorPage | { movedTo: string }>("authors.get", { id: author, limit: 1 });
  if ("movedTo" in page) return findAuthor(call, { ...query, author: page.movedTo }, page.movedTo);
  const { name, url } = page.author;
  const papers = await listPapers(call, query);
  return { title: name, subtitle: `The newest papers of ${name}`, home: url, papers };
}

async function findInstitution(call: CallOperation, query: FeedQuery, tag: string): Promise<Found> {
  const { name } = await call<InstitutionPage>("institutions.get", { tag, limit: 1 });
  const papers = await listPapers(call, query);
  return {
    title: name,
    subtitle: `The newest papers from ${name}`,
    home: `/institution/${encodeURIComponent(tag)}`,
    papers,
  };
}

async function findTopic(call: CallOperation, query: FeedQuery, id: string): Promise<Found> {
  const topic = await call<TopicPage | { movedTo: string }>("topics.get", { id, limit: 1 });
  if ("movedTo" in topic) return findTopic(call, { ...query, topic: topic.movedTo }, topic.movedTo);
  return {
    title: topic.label,
    subtitle: `The newest papers on ${topic.label}`,
    home: `/topic/${encodeURIComponent(topic.id)}`,
    papers: await listPapers(call, { ...query, topic: topic.id }),
  };
}

/** The newest day and the one before, for readers that do not ask every day. */
async function findFrontPage(call: CallOperation, query: FeedQuery): Promise<Found> {
  const ask = (day?: string) =>
    call<DailyPage>("daily.get", {
      ...filters(query),
      sort: "score",
      limit: LONGEST / 2,
      ...(day === undefined ? {} : { day }),
    });
  const about = { title: "the front page", subtitle: "New papers, ranked, with the reasons", home: "/" };
  try {
    const newest = await ask();
    const before = newest.earlier === undefined ? [] : (await ask(newest.earlier)).papers;
    return { ...about, papers: [...newest.papers, ...before] };
  } catch (error) {
    // A feed of a new instance is empty, not missing.
    if (error instanceof AppError && error.code === "not_found") return { ...about, papers: [] };
    throw error;
  }
}

// What a feed holds, whatever format it is written in.

import { escapeHtml } from "../../lib/tex/escape-html.ts";
import type { PaperCard, Summary } from "../../model/paper.ts";

export interface FeedEntry {
  /** Stays the same when the site's pages move: `tag:example.org,2024:paper/2404.07965`. */
  id: string;
  /** The page about the paper here. */
  url: string;
  /** The paper itself. */
  externalUrl?: string;
  title: string;
  /** ISO instant. */
  updated: string;
  authors: { name: string; url?: string }[];
  categories: { code: string; name: string }[];
  summary?: string;
  html: string;
}

export interface Feed {
  id: string;
  title: string;
  subtitle: string;
  /** The page that shows the same papers. */
  homeUrl: string;
  selfUrl: string;
  updated: string;
  entries: FeedEntry[];
}

// The year in which the scheme of these ids began; part of each id, so it must never change.
const TAG_YEAR = 2024;
const NEVER = "1970-01-01T00:00:00Z";

export const tagId = (siteUrl: string, name: string): string => `tag:${new URL(siteUrl).hostname},${TAG_YEAR}:${name}`;

/** Dates may be as short as a year; a feed needs an instant. */
export function toInstant(date: string | undefined): string {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date ?? "") ?? [];
  const instant = `${year}-${month}-${day}T00:00:00Z`;
  return year === undefined || Number.isNaN(Date.parse(instant)) ? NEVER : instant;
}

function externalUrlOf({ arxivId, doi }: PaperCard): string | undefined {
  if (arxivId !== undefined) return `https://arxiv.org/abs/${encodeURI(arxivId)}`;
  return doi === undefined ? undefined : `https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`;
}

const link = (href: string, text: string): string => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

/** Authors, abstract, score and links, for readers that show nothing else. */
function renderEntry(paper: PaperCard, url: string, externalUrl: string | undefined): string {
  const authors = paper.authors.map(({ name }) => name).join(", ");
  const isMore = paper.authorCount > paper.authors.length || paper.authorsTruncated;
  const institutions = paper.institutions.map(({ name }) => name).join(", ");
  const by = [authors && `${authors}${isMore ? " et al." : ""}`, institutions].filter(Boolean).join(" · ");
  const parts = paper.score?.parts.filter(({ value }) => value > 0) ?? [];
  const why = parts
    .map(({ label, value, max }) => `${label.toLowerCase()} ${round(value)} of ${round(max)}`)
    .join(", ");
  const codeUrl = paper.code?.url;
  const links = [
    externalUrl && link(externalUrl, paper.arxivId === undefined ? "Paper" : "arXiv"),
    codeUrl && /^https?:\/\//i.test(codeUrl) && link(codeUrl, "Code"),
    link(url, "On Broadsheet"),
  ];
  const abstract = paper.abstractHtml ?? escapeHtml(paper.abstract ?? paper.summary?.text ?? "");
  return [
    paper.status && `<p><strong>${paper.status === "withdrawn" ? "Withdrawn" : "Retracted"}</strong></p>`,
    by && `<p>${escapeHtml(by)}</p>`,
    paper.summary &&
      paper.abstract &&
      `<p><strong>In brief:</strong> ${paper.summary.html ?? escapeHtml(paper.summary.text)} (${summaryNote(paper.summary)})</p>`,
    abstract && `<p>${abstract}</p>`,
    paper.score && `<p>Score ${Math.round(paper.score.value)}${why ? `: ${escapeHtml(why)}` : ""}</p>`,
    `<p>${links.filter(Boolean).join(" · ")}</p>`,
  ]
    .filter(Boolean)
    .join("\n");
}

const summaryNote = ({ by, machine, isPicked, writtenOn }: Summary): string =>
  isPicked
    ? "picked by machine"
    : escapeHtml(`${machine ? "machine-written, " : ""}${by}${writtenOn ? `, ${writtenOn}` : ""}`);

const round = (points: number): string => String(Math.round(points * 10) / 10);

export function toFeedEntry(paper: PaperCard, siteUrl: string): FeedEntry {
  const at = (path: string): string => new URL(path, `${siteUrl}/`).href;
  const url = at(paper.url);
  const externalUrl = externalUrlOf(paper);
  const summary = paper.abstract ?? paper.summary?.text;
  const names = new Map(paper.category ? [[paper.category.code, paper.category.name]] : []);
  const codes = [...new Set([...names.keys(), ...paper.categories])];
  return {
    id: tagId(siteUrl, `paper/${encodeURI(paper.id)}`),
    url,
    ...(externalUrl === undefined ? {} : { externalUrl }),
    title: paper.title,
    updated: toInstant(paper.date),
    authors: paper.authors.map(({ name, url: page }) => ({ name, ...(page === undefined ? {} : { url: at(page) }) })),
    categories: codes.map((code) => ({ code, name: names.get(code) ?? code })),
    ...(summary === undefined ? {} : { summary }),
    html: renderEntry(paper, url, externalUrl),
  };
}

export function toFeed(
  about: Pick<Feed, "title" | "subtitle" | "homeUrl" | "selfUrl">,
  papers: PaperCard[],
  siteUrl: string,
): Feed {
  // The same papers have the same id in every format of the feed.
  const { pathname, search } = new URL(about.selfUrl);
  const name = pathname.replace(/^\//, "").replace(/\.(?:atom|rss|json)$/, "");
  const unique = [...new Map(papers.map((paper) => [paper.id, paper])).values()];
  const entries = unique.map((paper) => toFeedEntry(paper, siteUrl));
  const updated = entries.reduce((newest, entry) => (entry.updated > newest ? entry.updated : newest), NEVER);
  return { ...about, id: tagId(siteUrl, `${name}${search}`), updated, entries };
}

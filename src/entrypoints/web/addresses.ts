// The addresses of pages, and which addresses from outside may become links.

import { authorSlug } from "../../model/names.ts";
import type { DailyPage } from "../../model/paper.ts";

export type Period = DailyPage["period"];
export type Filters = {
  category: string | undefined;
  code: string | undefined;
  sort: string | undefined;
  /** The reader's own weights. */
  rank: string | undefined;
};

const encodePath = (text: string): string => text.split("/").map(encodeURIComponent).join("/");

/** Ids of old arXiv papers keep their slash: `/paper/cs/0112017`. */
export const paperHref = (id: string): string => `/paper/${encodePath(id)}`;

/** What came before a paper. */
export const noveltyHref = (id: string): string => `/novelty/${encodePath(id)}`;

export function authorHref(author: { id: string; name: string }): string {
  const slug = authorSlug(author.name);
  return `/author/${encodeURIComponent(author.id)}${slug ? `/${encodeURIComponent(slug)}` : ""}`;
}

export const categoryHref = (code: string): string => `/category/${encodeURIComponent(code)}`;
export const topicHref = (id: string): string => `/topic/${encodeURIComponent(id)}`;
export const institutionHref = (tag: string): string => `/institution/${encodeURIComponent(tag)}`;

/** An address that a source gave, when it is safe to follow; undefined for `javascript:` and the like. */
export function outsideHref(url: string | undefined): string | undefined {
  if (url === undefined || !/^https?:\/\/[^\s/]/i.test(url)) return undefined;
  return URL.canParse(url) ? url : undefined;
}

/** `path` with the parameters that are set, in the order given. */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = set.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join("&");
  return text ? `${path}?${text}` : path;
}

/** `/day/2026-06-04`, `/week/2026-06-04`, `/month/2026-06`; the newest day is also `/`. */
export function periodHref(period: Period, day: string): string {
  return `/${period}/${period === "month" ? day.slice(0, 7) : day}`;
}

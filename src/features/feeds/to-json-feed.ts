// A feed as JSON Feed 1.1.

import type { Feed, FeedEntry } from "./feed.ts";
import { stripForbidden } from "./xml.ts";

function toItem(entry: FeedEntry) {
  return {
    id: entry.id,
    url: entry.url,
    external_url: entry.externalUrl,
    title: entry.title,
    content_html: entry.html,
    summary: entry.summary,
    date_published: entry.updated,
    authors: entry.authors.length > 0 ? entry.authors : undefined,
    tags: entry.categories.length > 0 ? entry.categories.map(({ code }) => code) : undefined,
  };
}

export function toJsonFeed(feed: Feed): string {
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    items: feed.entries.map(toItem),
  };
  const clean = (_name: string, value: unknown): unknown => (typeof value === "string" ? stripForbidden(value) : value);
  return `${JSON.stringify(document, clean, 1)}\n`;
}

// A feed as RSS 2.0.

import type { Feed, FeedEntry } from "./feed.ts";
import { element, emptyElement } from "./xml.ts";

const TTL_MINUTES = "60";
const mailDate = (instant: string): string => new Date(instant).toUTCString();

function toItem(entry: FeedEntry): string {
  return [
    "<item>\n",
    element("title", entry.title),
    element("link", entry.url),
    element("guid", entry.id, { isPermaLink: "false" }),
    element("pubDate", mailDate(entry.updated)),
    // The author element of RSS must be a mail address.
    ...entry.authors.map(({ name }) => element("dc:creator", name)),
    ...entry.categories.map(({ code }) => element("category", code)),
    element("description", entry.html),
    "</item>\n",
  ].join("");
}

export function toRss(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n',
    element("title", feed.title),
    element("link", feed.homeUrl),
    element("description", feed.subtitle),
    emptyElement("atom:link", { rel: "self", type: "application/rss+xml", href: feed.selfUrl }),
    element("lastBuildDate", mailDate(feed.updated)),
    element("ttl", TTL_MINUTES),
    element("generator", "Broadsheet"),
    ...feed.entries.map(toItem),
    "</channel>\n</rss>\n",
  ].join("");
}

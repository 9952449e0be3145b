// A feed as Atom (RFC 4287).

import type { Feed, FeedEntry } from "./feed.ts";
import { element, emptyElement } from "./xml.ts";

const person = ({ name, url }: { name: string; url?: string }): string =>
  `<author>\n${element("name", name)}${element("uri", url)}</author>\n`;

function toEntry(entry: FeedEntry): string {
  return [
    "<entry>\n",
    element("id", entry.id),
    element("title", entry.title),
    element("updated", entry.updated),
    element("published", entry.updated),
    emptyElement("link", { rel: "alternate", type: "text/html", href: entry.url }),
    entry.externalUrl === undefined ? "" : emptyElement("link", { rel: "related", href: entry.externalUrl }),
    ...entry.authors.map(person),
    ...entry.categories.map(({ code, name }) => emptyElement("category", { term: code, label: name })),
    element("summary", entry.summary),
    element("content", entry.html, { type: "html" }),
    "</entry>\n",
  ].join("");
}

export function toAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n',
    element("id", feed.id),
    element("title", feed.title),
    element("subtitle", feed.subtitle),
    element("updated", feed.updated),
    emptyElement("link", { rel: "self", type: "application/atom+xml", href: feed.selfUrl }),
    emptyElement("link", { rel: "alternate", type: "text/html", href: feed.homeUrl }),
    // An entry without authors takes those of the feed, and must have some.
    person({ name: "Broadsheet" }),
    element("generator", "Broadsheet"),
    ...feed.entries.map(toEntry),
    "</feed>\n",
  ].join("");
}

// A list of feeds as OPML 2.0, which feed readers import.

import { element, emptyElement } from "./xml.ts";

export interface ListedFeed {
  title: string;
  feedUrl: string;
  homeUrl: string;
}

export function toOpml(title: string, feeds: ListedFeed[]): string {
  const outlines = feeds.map((feed) =>
    emptyElement("outline", {
      type: "rss",
      text: feed.title,
      title: feed.title,
      xmlUrl: feed.feedUrl,
      htmlUrl: feed.homeUrl,
    }),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head>\n${element("title", title)}</head>\n<body>\n${outlines.join("")}</body>\n</opml>\n`;
}

// Fetches what arXiv announced today, category by category: the only source that says new, cross or replaced.

import { AppError } from "../../../lib/errors.ts";
import type { HttpClient } from "../../../lib/http-client.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { isObject, type JsonObject } from "../fields.ts";
import { parseAnnouncements } from "./parse-announcements.ts";

export interface ArxivAnnouncementsOptions {
  http: HttpClient;
  baseUrl?: string;
  format?: "rss" | "atom";
}

const BASE_URL = "https://rss.arxiv.org";

/** Validators of the last reply per category, for conditional requests. */
type Seen = Record<string, { etag?: string; lastModified?: string }>;

function parseCursor(text: string | undefined): Seen {
  const seen: Seen = {};
  let value: unknown;
  try {
    value = JSON.parse(text ?? "{}");
  } catch {
    return seen;
  }
  const entries: JsonObject = isObject(value) ? value : {};
  for (const [category, known] of Object.entries(entries)) {
    if (!isObject(known)) continue;
    const { etag, lastModified } = known;
    seen[category] = {
      ...(typeof etag === "string" && { etag }),
      ...(typeof lastModified === "string" && { lastModified }),
    };
  }
  return seen;
}

// One request for each category, not one for all: a feed holds 2,000 items at most, and names an item's kind only for its own list.
async function* pull(options: ArxivAnnouncementsOptions, request: PullRequest): AsyncGenerator<SourceBatch> {
  let seen = parseCursor(request.cursor);
  let done = 0;
  for (const category of request.categories) {
    const url = `${options.baseUrl ?? BASE_URL}/${options.format ?? "rss"}/${encodeURIComponent(category)}`;
    const reply = await options.http.fetch(url, { signal: request.signal, ...seen[category] });
    if (reply.notModified) continue;
    if (reply.status >= 400) throw new AppError("unavailable", `arXiv's feed of ${category} answers ${reply.status}`);
    const page = parseAnnouncements(reply.bytes, category);
    const { etag, lastModified } = reply;
    seen = { ...seen, [category]: { ...(etag && { etag }), ...(lastModified && { lastModified }) } };
    done += page.records.length;
    yield {
      records: page.records,
      setAsides: page.setAsides,
      announcements: page.announcements,
      cursor: JSON.stringify(seen),
      progress: { done, unit: "records" },
    };
  }
}

export function createArxivAnnouncementsSource(options: ArxivAnnouncementsOptions): Source {
  return {
    name: "arxiv-announcements",
    title: "arXiv announcements",
    homepage: "https://info.arxiv.org/help/rss.html",
    licence: "Metadata CC0 1.0; full texts stay at arXiv",
    host: "arxiv.org",
    paceMs: 3_000,
    pull: (request) => pull(options, request),
  };
}

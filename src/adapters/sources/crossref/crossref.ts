// Crossref: known papers by DOI, works indexed since a day, and saved replies.

import { AppError } from "../../../lib/errors.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { isObject, textOf } from "../fields.ts";
import { chunksOf, type FetchJson, fetchBody, readCursor } from "../json-client.ts";
import { createJsonFormat } from "../json-format.ts";
import { CROSSREF, countWorks, parseCrossref } from "./parse.ts";

const DOIS_PER_REQUEST = 20;
const PAGE_SIZE = 200;
/** A list that never gets to its end in this many starts would go round for ever. */
const LIST_STARTS = 5;

export interface CrossrefOptions {
  fetchJson: FetchJson;
  baseUrl?: string;
  /** A mail address puts requests into the polite pool. */
  mailto?: string;
  /** Narrows the pull by date, which is refused without it, such as `type:proceedings-article`. */
  filter?: string;
  /** ISO day, UTC. */
  today: () => string;
}

export function createCrossrefSource(options: CrossrefOptions): Source {
  return {
    name: CROSSREF,
    title: "Crossref",
    homepage: "https://www.crossref.org",
    licence: "Facts, free to use; abstracts belong to their publishers",
    host: "api.crossref.org",
    // Lists are allowed about three a second in the polite pool, half of that outside it.
    paceMs: options.mailto ? 400 : 800,
    lookup: { schemes: ["doi"], batch: DOIS_PER_REQUEST },
    pull: (request) => (request.identifiers ? pullWorks(request, options) : pullSince(request, options)),
  };
}

function worksUrl(options: CrossrefOptions, path: string, query: Record<string, string>): string {
  const all = new URLSearchParams({ ...query, ...(options.mailto ? { mailto: options.mailto } : {}) });
  return `${options.baseUrl ?? "https://api.crossref.org"}/works${path}?${all}`;
}

async function* pullWorks(request: PullRequest, options: CrossrefOptions): AsyncGenerator<SourceBatch> {
  const dois = (request.identifiers ?? []).flatMap(({ scheme, value }) => (scheme === "doi" ? [value] : []));
  // A comma would end the value inside a filter: those DOIs are asked for one by one.
  const plain = dois.filter((doi) => !doi.includes(","));
  const lists = chunksOf(plain, DOIS_PER_REQUEST).map((chunk) => {
    const filter = chunk.map((doi) => `doi:${doi}`).join(",");
    return worksUrl(options, "", { filter, rows: String(DOIS_PER_REQUEST) });
  });
  const singles = dois
    .filter((doi) => doi.includes(","))
    .map((doi) => worksUrl(options, `/${encodeURIComponent(doi)}`, {}));
  const urls = [...lists, ...singles];
  const saved = readCursor(request.cursor);
  for (let index = typeof saved.index === "number" ? saved.index : 0; index < urls.length; index += 1) {
    const reply = await fetchBody(options.fetchJson, urls[index] ?? "", { signal: request.signal });
    yield { ...parse(reply, options), cursor: JSON.stringify({ index: index + 1 }) };
  }
}

/** The server's own cursor lives for minutes only: when it has died, the list starts anew. */
async function* pullSince(request: PullRequest, options: CrossrefOptions): AsyncGenerator<SourceBatch> {
  if (request.since === undefined) return;
  if (!options.filter) {
    throw new AppError(
      "invalid",
      "Crossref holds all of research: a filter must say which part (see docs/sources.md).",
    );
  }
  const until = request.until === undefined ? [] : [`until-index-date:${request.until}`];
  const filter = [`from-index-date:${request.since}`, ...until, options.filter].join(",");
  let cursor = textOf(readCursor(request.cursor).page, 10_000) ?? "*";
  let starts = 0;
  for (;;) {
    const url = worksUrl(options, "", { filter, rows: String(PAGE_SIZE), cursor });
    const reply = await fetchPage(url, cursor, request, options);
    if (reply === undefined && cursor !== "*" && starts < LIST_STARTS) {
      cursor = "*";
      starts += 1;
      continue;
    }
    if (reply === undefined) throw new AppError("unavailable", "Crossref does not know its own list any more");
    const message = isObject(reply) && isObject(reply.message) ? reply.message : {};
    const next = textOf(message["next-cursor"], 10_000);
    const isLast = next === undefined || countWorks(reply) < PAGE_SIZE;
    yield { ...parse(reply, options), ...(isLast ? {} : { cursor: JSON.stringify({ page: next }) }) };
    if (isLast) return;
    cursor = next;
  }
}

/** Undefined where the cursor is rejected, which the server does with 404 or 400. */
async function fetchPage(
  url: string,
  cursor: string,
  { signal }: PullRequest,
  { fetchJson }: CrossrefOptions,
): Promise<unknown> {
  try {
    return await fetchBody(fetchJson, url, { signal });
  } catch (error) {
    if (cursor !== "*" && error instanceof AppError && error.code === "invalid") return undefined;
    throw error;
  }
}

const parse = (reply: unknown, options: CrossrefOptions) =>
  reply === undefined ? { records: [], setAsides: [] } : parseCrossref(reply, { seenOn: options.today() });

export const crossrefFormat = createJsonFormat({
  name: CROSSREF,
  title: "Crossref works (saved JSON)",
  detect(head) {
    if (!/^\ufeff?\s*[[{]/.test(head)) return 0;
    if (/"message-type"\s*:/.test(head)) return 0.95;
    return /"DOI"\s*:/.test(head) &&
      /"(?:container-title|is-referenced-by-count|reference-count|issued)"\s*:/.test(head)
      ? 0.8
      : 0;
  },
  parse: (value) => parseCrossref(value),
});

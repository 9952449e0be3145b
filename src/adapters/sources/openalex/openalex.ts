// OpenAlex: known papers by identifier in batches, papers of a field by date, and saved replies or snapshot files.

import { AppError } from "../../../lib/errors.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { isObject, textOf } from "../fields.ts";
import { chunksOf, type FetchJson, fetchBody, readCursor } from "../json-client.ts";
import { createJsonFormat } from "../json-format.ts";
import { OPENALEX, parseOpenAlex } from "./parse.ts";

/** The most values that one OR filter takes. */
const VALUES_PER_FILTER = 50;
const PAGE_SIZE = 100;

export interface OpenAlexOptions {
  fetchJson: FetchJson;
  baseUrl?: string;
  apiKey?: string;
  /** Narrows the pull by date, which is refused without it, such as `primary_topic.field.id:17`. */
  filter?: string;
  /** ISO day, UTC. */
  today: () => string;
}

export function createOpenAlexSource(options: OpenAlexOptions): Source {
  return {
    name: OPENALEX,
    title: "OpenAlex",
    homepage: "https://openalex.org",
    licence: "CC0",
    host: "api.openalex.org",
    paceMs: 100,
    lookup: { schemes: ["openalex", "doi", "arxiv"], batch: VALUES_PER_FILTER },
    pull: (request) => pullWorks(request, options),
  };
}

function toFilters(request: PullRequest, extra: string | undefined): string[] {
  if (request.identifiers) return identifierFilters(request.identifiers);
  if (request.since === undefined) return [];
  if (!extra) {
    throw new AppError(
      "invalid",
      "OpenAlex holds all of research: a filter must say which part (see docs/sources.md).",
    );
  }
  const until = request.until === undefined ? [] : [`to_publication_date:${request.until}`];
  return [[`from_publication_date:${request.since}`, ...until, extra].join(",")];
}

function identifierFilters(identifiers: { scheme: string; value: string }[]): string[] {
  const values = (field: string, ids: string[]) =>
    chunksOf(ids, VALUES_PER_FILTER).map((chunk) => `${field}:${chunk.join("|")}`);
  const dois = identifiers.flatMap(({ scheme, value }) => {
    if (scheme === "arxiv") return [`10.48550/arxiv.${value.toLowerCase()}`];
    // A comma or bar would end the value inside a filter, and there is no escape for them.
    return scheme === "doi" && !/[,|]/.test(value) ? [value] : [];
  });
  const works = identifiers.flatMap(({ scheme, value }) => (scheme === "openalex" ? [value] : []));
  return [...values("doi", dois), ...values("ids.openalex", works)];
}

/** Cursor: which filter, and the server's own cursor within it. */
async function* pullWorks(request: PullRequest, options: OpenAlexOptions): AsyncGenerator<SourceBatch> {
  const filters = toFilters(request, options.filter);
  const saved = readCursor(request.cursor);
  let page: string | undefined = textOf(saved.page, 10_000) ?? "*";
  for (let index = typeof saved.filter === "number" ? saved.filter : 0; index < filters.length; index += 1) {
    while (page !== undefined) {
      const url = worksUrl(options, filters[index] ?? "", page);
      const reply = await fetchBody(options.fetchJson, url, { signal: request.signal });
      const next = nextCursor(reply);
      const parsed =
        reply === undefined ? { records: [], setAsides: [] } : parseOpenAlex(reply, { seenOn: options.today() });
      const isLast = next === undefined || parsed.records.length + parsed.setAsides.length === 0;
      page = isLast ? undefined : next;
      const cursor = JSON.stringify(isLast ? { filter: index + 1 } : { filter: index, page });
      yield { ...parsed, cursor };
    }
    page = "*";
  }
}

function worksUrl(options: OpenAlexOptions, filter: string, cursor: string): string {
  const query = new URLSearchParams({ filter, "per-page": String(PAGE_SIZE), cursor });
  if (options.apiKey) query.set("api_key", options.apiKey);
  return `${options.baseUrl ?? "https://api.openalex.org"}/works?${query}`;
}

const nextCursor = (reply: unknown): string | undefined =>
  isObject(reply) && isObject(reply.meta) ? textOf(reply.meta.next_cursor, 10_000) : undefined;

export const openAlexFormat = createJsonFormat({
  name: OPENALEX,
  title: "OpenAlex works (saved JSON or snapshot lines)",
  detect(head) {
    if (!/^\ufeff?\s*[[{]/.test(head)) return 0;
    if (/"(?:id|openalex)"\s*:\s*"https:\/\/openalex\.org\/(?:works\/)?W\d+"/.test(head)) return 0.95;
    if (/"abstract_inverted_index"\s*:|"authorships"\s*:/.test(head)) return 0.8;
    if (/"id"\s*:\s*"https:\/\/openalex\.org\/[A-Z]\d+"/.test(head)) return 0.7;
    if (/"meta"\s*:\s*\{\s*"count"/.test(head)) return 0.6;
    return /"open_access"\s*:\s*\{\s*"is_oa"/.test(head) ? 0.5 : 0;
  },
  parse: (value) => parseOpenAlex(value),
});

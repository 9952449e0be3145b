// Harvests arXiv's OAI-PMH server: whole sets with resumption tokens, afterwards what has changed.

import { AppError, errorMessage } from "../../../lib/errors.ts";
import type { HttpClient } from "../../../lib/http-client.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { afterPage, type OaiCursor, parseOaiCursor, restartList, startList, type Wanted } from "./oai-cursor.ts";
import { type OaiPage, parseOaiPage } from "./parse-oai.ts";
import { setOfCategory } from "./sets.ts";

export interface ArxivOaiOptions {
  http: HttpClient;
  /** `arXiv` has names and affiliations in parts, `arXivRaw` has the versions and the true first date. */
  prefix: "arXiv" | "arXivRaw";
  baseUrl?: string;
}

const BASE_URL = "https://oaipmh.arxiv.org/oai";
const NAMES = { arXiv: "arxiv-oai", arXivRaw: "arxiv-raw" } as const;
const TITLES = { arXiv: "arXiv (OAI-PMH)", arXivRaw: "arXiv versions (OAI-PMH)" } as const;
/** A broken page may be whole the next time; then the server has a fault. */
const PAGE_TRIES = 4;
/** Tokens expire daily; a list that never gets to its end in this many starts would go round for ever. */
const LIST_STARTS = 5;

function pageUrl(baseUrl: string, prefix: string, list: NonNullable<OaiCursor["list"]>): string {
  const url = new URL(baseUrl);
  url.searchParams.set("verb", "ListRecords");
  // The protocol forbids every other argument beside a token.
  if (list.token) {
    url.searchParams.set("resumptionToken", list.token);
    return url.href;
  }
  url.searchParams.set("metadataPrefix", prefix);
  url.searchParams.set("set", list.set);
  if (list.from) url.searchParams.set("from", list.from);
  if (list.until) url.searchParams.set("until", list.until);
  return url.href;
}

async function fetchPage(options: ArxivOaiOptions, url: string, signal: AbortSignal): Promise<OaiPage> {
  let last: unknown;
  for (let tries = 0; tries < PAGE_TRIES; tries += 1) {
    try {
      const reply = await options.http.fetch(url, { signal });
      if (reply.status >= 400) throw new AppError("invalid", `it answers ${reply.status}`);
      return parseOaiPage(reply.bytes, options.prefix);
    } catch (error) {
      // A cut-off, garbled or bloated page is asked for again with the same token; nothing of it has been used.
      if (!(error instanceof AppError) || error.code !== "invalid") throw error;
      last = error;
    }
  }
  throw new AppError("unavailable", `arXiv's list cannot be read: ${errorMessage(last)}`, { cause: last });
}

/** What is still to do: the rest of an interrupted harvest, or a new one of all sets. */
function resume(request: PullRequest, wanted: Wanted): OaiCursor {
  const cursor = parseOaiCursor(request.cursor);
  const isDone = !cursor.list && cursor.queue.length === 0;
  return isDone ? { next: cursor.next, queue: wanted.sets } : cursor;
}

async function* harvest(options: ArxivOaiOptions, request: PullRequest): AsyncGenerator<SourceBatch> {
  const wanted: Wanted = {
    sets: [...new Set(request.categories.map(setOfCategory))],
    ...(request.since && { since: request.since }),
    ...(request.until && { until: request.until }),
  };
  let cursor = startList(resume(request, wanted), wanted);
  let starts = 1;
  let done = 0;
  while (cursor.list) {
    const page = await fetchPage(
      options,
      pageUrl(options.baseUrl ?? BASE_URL, options.prefix, cursor.list),
      request.signal,
    );
    const code = page.error?.code;
    if (code === "badResumptionToken" && cursor.list.token) {
      starts += 1;
      if (starts > LIST_STARTS)
        throw new AppError("unavailable", `arXiv's list of ${cursor.list.set} expires before its end`);
      cursor = restartList(cursor);
      continue;
    }
    if (page.error && code !== "noRecordsMatch") {
      throw new AppError("invalid", `arXiv refuses the list of ${cursor.list.set}: ${page.error.message} (${code})`);
    }
    if (page.resumptionToken && page.resumptionToken === cursor.list.token) {
      throw new AppError("unavailable", `arXiv's list of ${cursor.list.set} goes round in a circle`);
    }
    cursor = startList(afterPage(cursor, page), wanted);
    if (!cursor.list?.token) starts = 1;
    done += page.records.length;
    yield {
      records: page.records,
      setAsides: page.setAsides,
      cursor: JSON.stringify(cursor),
      progress: { done, unit: "records" },
    };
  }
}

export function createArxivOaiSource(options: ArxivOaiOptions): Source {
  return {
    name: NAMES[options.prefix],
    title: TITLES[options.prefix],
    homepage: "https://info.arxiv.org/help/oa/",
    licence: "Metadata CC0 1.0; full texts stay at arXiv",
    host: "arxiv.org",
    paceMs: 3_000,
    pull: (request) => harvest(options, request),
  };
}

// Asks arXiv's query API: single papers by id, or the papers of categories day by day. For sync, prefer OAI-PMH.

import { AppError, errorMessage, RetryLater } from "../../../lib/errors.ts";
import type { HttpClient } from "../../../lib/http-client.ts";
import { parseArxivId } from "../../../model/identifiers.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { countOf, dayOf, isObject } from "../fields.ts";
import { type AtomPage, parseAtomPage } from "./parse-atom.ts";

export interface ArxivApiOptions {
  http: HttpClient;
  baseUrl?: string;
  pageSize?: number;
}

const BASE_URL = "https://export.arxiv.org/api/query";
/** The server fails once start + max_results passes this: then a new window begins at the last date seen. */
const DEEPEST_START = 9_000;
const PAGE_TRIES = 3;
const PAUSE_MS = 30 * 60_000;
// A range needs an end; the API has no word for "until now".
const END_OF_TIME = "2099-12-31";

interface Cursor {
  /** Ids done, of a look-up. */
  done: number;
  /** First day of the window, of a query. */
  from?: string;
  start: number;
}

function parseCursor(text: string | undefined): Cursor {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (!isObject(value)) return { done: 0, start: 0 };
    const from = dayOf(value.from);
    return { done: countOf(value.done) ?? 0, start: countOf(value.start) ?? 0, ...(from && { from }) };
  } catch {
    return { done: 0, start: 0 };
  }
}

async function fetchPage(
  options: ArxivApiOptions,
  params: Record<string, string>,
  signal: AbortSignal,
): Promise<AtomPage> {
  const url = `${options.baseUrl ?? BASE_URL}?${new URLSearchParams(params)}`;
  let last: unknown;
  for (let tries = 0; tries < PAGE_TRIES; tries += 1) {
    const reply = await options.http.fetch(url, { signal, headers: { accept: "application/atom+xml" } });
    try {
      const page = parseAtomPage(reply.bytes);
      if (page.error !== undefined) throw new AppError("not_found", `arXiv says: ${page.error}`);
      // Deep pages come back empty now and then although there is more.
      const isHollow = page.records.length === 0 && (page.total ?? 0) > Number(params.start ?? 0);
      if (!isHollow || "id_list" in params) return page;
      last = new AppError("unavailable", "the page is empty");
    } catch (error) {
      if (error instanceof AppError && error.code === "not_found") throw new AppError("invalid", error.message);
      last = error;
    }
  }
  throw new RetryLater(`arXiv's query API gives no usable page: ${errorMessage(last)}`, PAUSE_MS, { cause: last });
}

async function* lookUp(options: ArxivApiOptions, request: PullRequest, ids: string[]): AsyncGenerator<SourceBatch> {
  const size = options.pageSize ?? 100;
  for (let done = parseCursor(request.cursor).done; done < ids.length; done += size) {
    const some = ids.slice(done, done + size);
    const params = { id_list: some.join(","), start: "0", max_results: String(some.length) };
    const page = await fetchPage(options, params, request.signal);
    const end = done + some.length;
    yield {
      records: page.records,
      setAsides: page.setAsides,
      cursor: JSON.stringify({ done: end, start: 0 }),
      progress: { done: end, total: ids.length, unit: "records" },
    };
  }
}

function searchQuery(request: PullRequest, from: string | undefined): string {
  const categories = request.categories.map((code) => `cat:${code}`).join(" OR ");
  if (!from && !request.until) return categories;
  const stamp = (day: string) => day.replaceAll("-", "");
  const first = stamp(from ?? "1991-01-01");
  return `(${categories}) AND submittedDate:[${first}0000 TO ${stamp(request.until ?? END_OF_TIME)}2359]`;
}

async function* query(options: ArxivApiOptions, request: PullRequest): AsyncGenerator<SourceBatch> {
  const size = options.pageSize ?? 100;
  let cursor = parseCursor(request.cursor);
  if (!cursor.from && request.since) cursor = { ...cursor, from: request.since };
  let done = 0;
  while (true) {
    const params = {
      search_query: searchQuery(request, cursor.from),
      start: String(cursor.start),
      max_results: String(size),
      sortBy: "submittedDate",
      sortOrder: "ascending",
    };
    const page = await fetchPage(options, params, request.signal);
    done += page.records.length;
    const isLast = page.records.length + page.setAsides.length === 0 || cursor.start + size >= (page.total ?? 0);
    const start = cursor.start + size;
    const from = page.lastPublished ?? cursor.from;
    // At the end the cursor stands at the last day, where the next pull goes on.
    const isWindowFull = isLast || (start > DEEPEST_START && from !== cursor.from);
    cursor = isWindowFull && from ? { done: 0, start: 0, from } : { ...cursor, start: isLast ? cursor.start : start };
    const { records, setAsides } = page;
    yield { records, setAsides, cursor: JSON.stringify(cursor), progress: { done, unit: "records" } };
    if (isLast) return;
  }
}

export function createArxivApiSource(options: ArxivApiOptions): Source {
  return {
    name: "arxiv-api",
    title: "arXiv (query API)",
    homepage: "https://info.arxiv.org/help/api/",
    licence: "Metadata CC0 1.0; full texts stay at arXiv",
    host: "arxiv.org",
    paceMs: 3_000,
    pull(request) {
      if (!request.identifiers) return query(options, request);
      const ids = request.identifiers.filter((it) => it.scheme === "arxiv").map((it) => parseArxivId(it.value)?.id);
      return lookUp(
        options,
        request,
        ids.filter((id) => id !== undefined),
      );
    },
  };
}

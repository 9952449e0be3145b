// Hugging Face daily papers: the list of each day, single papers, and saved replies.

import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { arrayOf, dayOf } from "../fields.ts";
import { type FetchJson, fetchBody, readCursor } from "../json-client.ts";
import { createJsonFormat } from "../json-format.ts";
import { HUGGING_FACE, parseHuggingFace } from "./parse.ts";

/** The most that one page gives. */
const PAGE_SIZE = 100;
/** No day had more; a server that ignores `p` must not hold us for ever. */
const MAX_PAGES = 10;
const DAY_MS = 86_400_000;

export interface HuggingFaceOptions {
  fetchJson: FetchJson;
  baseUrl?: string;
  /** ISO day, UTC. */
  today: () => string;
}

export function createHuggingFaceSource(options: HuggingFaceOptions): Source {
  const api = `${options.baseUrl ?? "https://huggingface.co"}/api`;
  return {
    name: HUGGING_FACE,
    title: "Hugging Face daily papers",
    homepage: "https://huggingface.co/papers",
    licence: "Terms of huggingface.co; abstracts belong to their authors",
    host: "huggingface.co",
    paceMs: 1_000,
    pull: (request) => (request.identifiers ? pullPapers(api, request, options) : pullDays(api, request, options)),
  };
}

/** Cursor: the day and page to go on with. */
async function* pullDays(api: string, request: PullRequest, options: HuggingFaceOptions): AsyncGenerator<SourceBatch> {
  const saved = readCursor(request.cursor);
  const today = options.today();
  const until = request.until ?? today;
  let page = typeof saved.page === "number" ? saved.page : 0;
  for (let day = dayOf(saved.day) ?? request.since ?? until; day <= until; day = dayAfter(day)) {
    for (; page < MAX_PAGES; page += 1) {
      const url = `${api}/daily_papers?date=${day}&limit=${PAGE_SIZE}&p=${page}`;
      const reply = await fetchBody(options.fetchJson, url, { signal: request.signal });
      const isLast = arrayOf(reply).length < PAGE_SIZE;
      const next = isLast ? { day: dayAfter(day), page: 0 } : { day, page: page + 1 };
      const context = { listedOn: day, seenOn: today };
      yield { ...parseHuggingFace(arrayOf(reply), context), cursor: JSON.stringify(next) };
      if (isLast) break;
    }
    page = 0;
  }
}

async function* pullPapers(
  api: string,
  request: PullRequest,
  options: HuggingFaceOptions,
): AsyncGenerator<SourceBatch> {
  const ids = (request.identifiers ?? []).filter(({ scheme }) => scheme === "arxiv");
  const saved = readCursor(request.cursor);
  for (let index = typeof saved.index === "number" ? saved.index : 0; index < ids.length; index += 1) {
    const url = `${api}/papers/${encodeURIComponent(ids[index]?.value ?? "")}`;
    const reply = await fetchBody(options.fetchJson, url, { signal: request.signal });
    const parsed =
      reply === undefined ? { records: [], setAsides: [] } : parseHuggingFace(reply, { seenOn: options.today() });
    const progress = { done: index + 1, total: ids.length, unit: "records" } as const;
    yield { ...parsed, cursor: JSON.stringify({ index: index + 1 }), progress };
  }
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

export const huggingFaceFormat = createJsonFormat({
  name: HUGGING_FACE,
  title: "Hugging Face daily papers (saved JSON)",
  detect(head) {
    if (/^\s*\[\s*\{\s*"paper"\s*:/.test(head)) return 0.95;
    return /"(?:submittedOnDailyAt|submittedOnDailyBy|discussionId)"\s*:/.test(head) && /"upvotes"\s*:/.test(head)
      ? 0.9
      : 0;
  },
  parse: (value) => parseHuggingFace(value),
});

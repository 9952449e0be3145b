// Semantic Scholar: known papers in batches, a search by date, and saved replies or data set files.

import { AppError } from "../../../lib/errors.ts";
import type { PullRequest, Source, SourceBatch } from "../../../ports/source.ts";
import { isObject, textOf } from "../fields.ts";
import { chunksOf, type FetchJson, fetchBody, type JsonRequest, readCursor } from "../json-client.ts";
import { createJsonFormat } from "../json-format.ts";
import { parseSemanticScholar, SEMANTIC_SCHOLAR } from "./parse.ts";

const IDS_PER_BATCH = 500;
/** References make a paper a hundred times longer, and replies end at 10 MB. */
const IDS_WITH_REFERENCES = 100;
const FIELDS =
  "externalIds,url,title,abstract,venue,publicationVenue,year,publicationDate,journal," +
  "authors.name,authors.externalIds,citationCount,openAccessPdf,fieldsOfStudy,tldr";
/** The bulk search knows fewer fields than the batch. */
const BULK_FIELDS = FIELDS.replace(",authors.externalIds", "").replace(",tldr", "");
const REFERENCE_FIELDS = "references.externalIds,references.title";
const PREFIXES: Record<string, string> = {
  arxiv: "ARXIV:",
  doi: "DOI:",
  acl: "ACL:",
  corpusid: "CorpusId:",
  pmid: "PMID:",
  pmcid: "PMCID:",
  mag: "MAG:",
  s2: "",
};

export interface SemanticScholarOptions {
  fetchJson: FetchJson;
  baseUrl?: string;
  apiKey?: string;
  /** What the pull by date looks for; it is refused without. */
  query?: string;
  /** Also fetch what each paper cites. */
  withReferences?: boolean;
  /** ISO day, UTC. */
  today: () => string;
}

export function createSemanticScholarSource(options: SemanticScholarOptions): Source {
  return {
    name: SEMANTIC_SCHOLAR,
    title: "Semantic Scholar",
    homepage: "https://www.semanticscholar.org",
    licence: "ODC-BY, attribution shown",
    host: "api.semanticscholar.org",
    // Keys allow one request a second over all endpoints; the shared pool is slower.
    paceMs: options.apiKey ? 1_100 : 3_000,
    lookup: { schemes: ["s2", "arxiv", "doi", "acl", "corpusid", "pmid"], batch: IDS_WITH_REFERENCES },
    pull: (request) => (request.identifiers ? pullPapers(request, options) : pullSearch(request, options)),
  };
}

const graph = (options: SemanticScholarOptions): string =>
  `${options.baseUrl ?? "https://api.semanticscholar.org"}/graph/v1/paper`;

const withKey = (options: SemanticScholarOptions, request: JsonRequest): JsonRequest => ({
  ...request,
  headers: { ...request.headers, ...(options.apiKey ? { "x-api-key": options.apiKey } : {}) },
});

/** Papers that the service does not know come back as null and are passed over. */
async function* pullPapers(request: PullRequest, options: SemanticScholarOptions): AsyncGenerator<SourceBatch> {
  const ids = (request.identifiers ?? []).flatMap(({ scheme, value }) => {
    const prefix = PREFIXES[scheme];
    return prefix === undefined ? [] : [prefix + value];
  });
  const withReferences = options.withReferences ?? true;
  const fields = withReferences ? `${FIELDS},${REFERENCE_FIELDS}` : FIELDS;
  const url = `${graph(options)}/batch?fields=${encodeURIComponent(fields)}`;
  const saved = readCursor(request.cursor);
  let done = typeof saved.done === "number" ? saved.done : 0;
  for (const chunk of chunksOf(ids.slice(done), withReferences ? IDS_WITH_REFERENCES : IDS_PER_BATCH)) {
    const post = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ids: chunk }),
    } as const;
    const reply = await fetchBody(options.fetchJson, url, withKey(options, { ...post, signal: request.signal }));
    const known = Array.isArray(reply) ? reply.filter((paper) => paper !== null) : [];
    done += chunk.length;
    yield {
      ...parseSemanticScholar(known, { seenOn: options.today() }),
      cursor: JSON.stringify({ done }),
      progress: { done, total: ids.length, unit: "records" },
    };
  }
}

async function* pullSearch(request: PullRequest, options: SemanticScholarOptions): AsyncGenerator<SourceBatch> {
  if (request.since === undefined) return;
  if (!options.query) {
    throw new AppError("invalid", "Semantic Scholar is asked by words: a query must say which (see docs/sources.md).");
  }
  const query = new URLSearchParams({ query: options.query, fields: BULK_FIELDS });
  query.set("publicationDateOrYear", `${request.since}:${request.until ?? ""}`);
  let token = textOf(readCursor(request.cursor).token, 10_000);
  for (;;) {
    if (token !== undefined) query.set("token", token);
    const url = `${graph(options)}/search/bulk?${query}`;
    const reply = await fetchBody(options.fetchJson, url, withKey(options, { signal: request.signal }));
    const next = isObject(reply) ? textOf(reply.token, 10_000) : undefined;
    const parsed =
      isObject(reply) && reply.data === undefined
        ? { records: [], setAsides: [] }
        : parseSemanticScholar(reply ?? [], { seenOn: options.today() });
    yield { ...parsed, ...(next === undefined ? {} : { cursor: JSON.stringify({ token: next }) }) };
    // A token that does not move on would go round for ever.
    if (next === undefined || next === token) return;
    token = next;
  }
}

export const semanticScholarFormat = createJsonFormat({
  name: SEMANTIC_SCHOLAR,
  title: "Semantic Scholar papers (saved JSON or data set lines)",
  detect(head) {
    if (!/^\ufeff?\s*[[{]/.test(head)) return 0;
    if (/"paperId"\s*:|"corpusid"\s*:|"recommendedPapers"\s*:/.test(head)) return 0.9;
    if (/"authorId"\s*:|"hIndex"\s*:|"release_id"\s*:|"diffs"\s*:\s*\[|"corpusId"\s*:/.test(head)) return 0.6;
    return /^\s*(?:\{\s*"total"\s*:\s*0|\[\s*null\b|\{\s*"data"\s*:\s*\[)/.test(head) ? 0.4 : 0;
  },
  parse: (value) => parseSemanticScholar(value),
});

// Keeps the search index whole and quick: filled, its segments joined, its meanings computed, its numbers fresh.

import { setImmediate as pause } from "node:timers/promises";
import type { Embedder } from "../../ports/embedder.ts";
import type { IndexSource } from "../../ports/index-source.ts";
import type { SearchIndexWriter } from "../../ports/search-index.ts";

export interface IndexParts {
  source: IndexSource;
  index: SearchIndexWriter;
  embedder?: Embedder;
}

export interface IndexOptions {
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

export interface IndexReport {
  /** Papers that were missing and came in. */
  filled: number;
  merges: number;
  embedded: number;
}

/** Papers of one transaction: others may write in between. */
const FILLED_AT_ONCE = 2000;
const EMBEDDED_AT_ONCE = 2000;
/** Finding out which papers lack a vector looks at all of them: asked for by many. */
const LISTED_AT_ONCE = 200_000;

/** Every step is committed by itself and none is repeated: stopped anywhere, the next run goes on. */
export async function keepIndex(parts: IndexParts, options: IndexOptions = {}): Promise<IndexReport> {
  const report = { filled: await fill(parts, options), merges: 0, embedded: 0 };
  while (parts.source.transaction(() => parts.index.merge())) {
    report.merges += 1;
    await rest(options);
  }
  report.embedded = await embedMissing(parts, options);
  parts.source.transaction(() => parts.index.saveNumbers(parts.source.numbers()));
  return report;
}

async function rest({ signal }: IndexOptions): Promise<void> {
  signal?.throwIfAborted();
  await pause();
}

/** A catalogue of before this index, or one whose index was lost, is read from the beginning. */
async function fill({ source, index }: IndexParts, options: IndexOptions): Promise<number> {
  const wanted = source.count();
  let filled = await takeWaiting({ source, index }, options);
  if (index.count() >= wanted) return filled;
  let after = 0;
  for (;;) {
    const papers = source.papersAfter(after, FILLED_AT_ONCE);
    const last = papers.at(-1);
    if (!last) return filled;
    source.transaction(() => index.apply(papers, []));
    // Joined as they come: hundreds of parts would slow the searches beside it.
    source.transaction(() => index.merge());
    filled += papers.length;
    after = last.paperId;
    options.onProgress?.(`indexed ${filled} of ${wanted} papers`);
    await rest(options);
  }
}

/** An ingest that was stopped has noted which papers it had not put in yet. */
async function takeWaiting({ source, index }: IndexParts, options: IndexOptions): Promise<number> {
  source.transaction(() => index.flush());
  const ids = index.waiting();
  for (let at = 0; at < ids.length; at += FILLED_AT_ONCE) {
    const part = ids.slice(at, at + FILLED_AT_ONCE);
    const papers = source.papers(part);
    const held = new Set(papers.map(({ paperId }) => paperId));
    const gone = part.filter((id) => !held.has(id));
    source.transaction(() => index.apply(papers, gone));
    source.transaction(() => index.merge());
    options.onProgress?.(`indexed ${at + part.length} of ${ids.length} papers that waited`);
    await rest(options);
  }
  return ids.length;
}

async function embedMissing({ source, index, embedder }: IndexParts, options: IndexOptions): Promise<number> {
  if (!embedder) return 0;
  let embedded = 0;
  for (;;) {
    // In the order of their ids neighbours lie together, and each part of the index is written once.
    const ids = index.withoutVector(embedder.name, LISTED_AT_ONCE).sort((a, b) => a - b);
    let found = 0;
    for (let at = 0; at < ids.length; at += EMBEDDED_AT_ONCE) {
      found += await embedSome({ source, index, embedder }, ids.slice(at, at + EMBEDDED_AT_ONCE));
      options.onProgress?.(`read the meaning of ${embedded + found} papers`);
      await rest(options);
    }
    embedded += found;
    // Papers whose text says nothing to the model stay without: they must not be asked for again and again.
    if (found === 0 || ids.length < LISTED_AT_ONCE) return embedded;
  }
}

async function embedSome({ source, index, embedder }: Required<IndexParts>, ids: number[]): Promise<number> {
  const texts = source.texts(ids);
  const vectors = await embedder.embed(texts.map((paper) => paper.text));
  const found = texts.flatMap(({ paperId }, at) => {
    const vector = vectors[at];
    return vector ? [{ paperId, vector }] : [];
  });
  source.transaction(() => index.saveVectors(embedder.name, found));
  return found.length;
}

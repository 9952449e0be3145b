// Which papers answer a plan, in which order: by a column, by words, by meaning, or by both.

import { errorMessage } from "../../lib/errors.ts";
import type { SearchQuery } from "../../model/views.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { IndexAnswer, IndexQuery, IndexSort, SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import { decodeCursor, encodeKey, encodeOffset } from "./cursor.ts";
import type { SearchPlan } from "./plan-search.ts";
import { type Ranked, rankRelevance } from "./rank-relevance.ts";

/** Deeper, a list by meaning is noise. */
const MAX_NEAR = 500;

export const FACETS: NonNullable<IndexQuery["facets"]> = { category: 12, year: 60, institution: 8, venue: 8, flag: 2 };

export interface FoundHits {
  hits: Ranked[];
  matching: number;
  total: number;
  facets: IndexAnswer["facets"];
  next?: string;
  notes: string[];
}

export interface HitParts {
  index: SearchIndexReader;
  embedder?: Embedder;
}

const SORT: Record<Exclude<SearchQuery["sort"], "relevance">, IndexSort> = {
  newest: "day",
  citations: "citations",
  rising: "rising",
  score: "rank",
};

type Page = Pick<SearchQuery, "offset" | "limit" | "cursor" | "mode" | "sort">;

export async function findHits(parts: HitParts, plan: SearchPlan, page: Page): Promise<FoundHits> {
  const { vector, notes } = await readMeaning(parts, plan, page);
  const found = findBy(parts, plan, page, vector);
  return { ...found, notes: [...notes, ...found.notes] };
}

/** A model that cannot be reached costs the meaning, never the search. */
async function readMeaning(
  { embedder }: HitParts,
  { text }: SearchPlan,
  { mode, sort }: Page,
): Promise<{ vector?: Float32Array; notes: string[] }> {
  if (text === "" || !embedder || mode === "words" || (mode === "hybrid" && sort !== "relevance")) return { notes: [] };
  try {
    const [vector] = await embedder.embed([text]);
    return { ...(vector && { vector }), notes: [] };
  } catch (error) {
    return { notes: [`Searched by words alone: ${errorMessage(error)}`] };
  }
}

function findBy(parts: HitParts, plan: SearchPlan, page: Page, vector: Float32Array | undefined): FoundHits {
  if (page.mode === "meaning") return byMeaning(parts, plan, page, vector);
  if (!plan.match) return { hits: [], matching: 0, total: 0, facets: {}, notes: [] };
  if (page.sort !== "relevance") return byColumn(parts, plan.match, SORT[page.sort], page);
  // Conditions alone leave nothing to rank by.
  if (plan.text === "" && plan.highlight.length === 0) return byColumn(parts, plan.match, "day", page);
  return byRelevance(parts, plan, page, page.mode === "hybrid" ? vector : undefined);
}

const offsetOf = (page: Page): number => {
  const cursor = page.cursor === undefined ? undefined : decodeCursor(page.cursor);
  return cursor && "offset" in cursor ? cursor.offset : page.offset;
};

function byColumn({ index }: HitParts, tree: TermTree, sort: IndexSort, page: Page): FoundHits {
  const cursor = page.cursor === undefined ? undefined : decodeCursor(page.cursor);
  const after = cursor && "after" in cursor ? cursor.after : undefined;
  const skipped = after ? 0 : offsetOf(page);
  const answer = index.search({ tree, sort, limit: skipped + page.limit, facets: FACETS, ...(after && { after }) });
  const hits = answer.hits.slice(skipped);
  const last = hits.at(-1);
  return {
    hits: hits.map(({ paperId }) => ({ paperId, foundBy: "words" })),
    matching: answer.total,
    total: answer.total,
    facets: answer.facets,
    ...(last && hits.length === page.limit && { next: encodeKey(last) }),
    notes: [],
  };
}

function byMeaning(
  { index, embedder }: HitParts,
  plan: SearchPlan,
  page: Page,
  vector: Float32Array | undefined,
): FoundHits {
  const nothing = { hits: [], matching: 0, total: 0, facets: {} };
  if (!embedder) return { ...nothing, notes: ["No model for meaning is loaded; search by words instead."] };
  if (!vector)
    return { ...nothing, notes: ["These words have no meaning that the model knows; search by words instead."] };
  const tree = plan.conditions;
  const near = index.near({ vector, limit: MAX_NEAR, ...(tree && { tree }) });
  const offset = offsetOf(page);
  const hits = near.slice(offset, offset + page.limit);
  return {
    hits: hits.map(({ paperId, similarity }, at) => ({
      paperId,
      foundBy: "meaning",
      similarity,
      meaningRank: offset + at + 1,
    })),
    matching: near.length,
    total: near.length,
    facets: {},
    ...nextOffset(offset + hits.length, near.length),
    notes: near.length === MAX_NEAR ? [`The ${MAX_NEAR} nearest papers are shown.`] : [],
  };
}

/** The fused head of the list, then the other papers with the words, by the words alone. */
function byRelevance(parts: HitParts, plan: SearchPlan, page: Page, vector: Float32Array | undefined): FoundHits {
  const offset = offsetOf(page);
  const { head, answer, tree, notes } = rankRelevance(parts.index, plan, vector, FACETS);
  const total = answer.total + head.alone;
  let hits = head.slice(offset, offset + page.limit);
  if (hits.length < page.limit && offset + hits.length < total) {
    const inHead = new Set(head.paperIds);
    // However many of the head are among them, this many words' hits reach the end of the page.
    const deep = parts.index.search({ tree, sort: "score", limit: offset + page.limit + 1 });
    const rest = deep.hits.filter((hit) => !inHead.has(hit.paperId));
    const start = Math.max(0, offset - head.paperIds.length);
    const more = rest.slice(start, start + page.limit - hits.length);
    hits = [...hits, ...more.map(({ paperId, key }): Ranked => ({ paperId, foundBy: "words", wordScore: key }))];
  }
  return {
    hits,
    matching: answer.total,
    total,
    facets: answer.facets,
    ...nextOffset(offset + hits.length, total),
    notes,
  };
}

const nextOffset = (reached: number, total: number): { next?: string } =>
  reached < total && reached <= 10_000 ? { next: encodeOffset(reached) } : {};

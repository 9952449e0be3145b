// The head of a list by relevance: candidates by words and by meaning, fused.

import type { IndexAnswer, IndexQuery, SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import type { SearchPlan } from "./plan-search.ts";

export interface Ranked {
  paperId: number;
  foundBy: "words" | "meaning" | "both";
  wordScore?: number;
  wordRank?: number;
  similarity?: number;
  meaningRank?: number;
  /** What each signal added. */
  fused?: Record<string, number>;
}

export interface Relevance {
  head: Ranked[];
  /** Of the papers that match. */
  answer: IndexAnswer;
  /** What the matching papers match. */
  tree: TermTree;
  notes: string[];
}

const CANDIDATES = 200;
/** With fewer papers that have all words, those with some of them are candidates too. */
const FEW = 50;

/** `vector` is the meaning of the query; without one, words alone decide. */
export function rankRelevance(
  index: SearchIndexReader,
  plan: SearchPlan & { match?: TermTree },
  vector: Float32Array | undefined,
  facets: NonNullable<IndexQuery["facets"]>,
): Relevance {
  const notes: string[] = [];
  let tree = plan.match as TermTree;
  let answer = index.search({ tree, sort: "score", limit: CANDIDATES, facets });
  if (answer.total === 0 && plan.loose) {
    tree = plan.loose;
    answer = index.search({ tree, sort: "score", limit: CANDIDATES, facets });
    if (answer.total > 0) notes.push("No paper has all of these words; papers with some of them are shown.");
  }
  if (!vector) return { head: answer.hits.map(toRanked), answer, tree, notes };
  const words =
    answer.total < FEW && plan.loose && tree !== plan.loose
      ? index.search({ tree: plan.loose, sort: "score", limit: CANDIDATES })
      : answer;
  const near = index.near({ vector, limit: CANDIDATES, ...(plan.conditions && { tree: plan.conditions }) });
  return { head: fuse(words.hits, near), answer, tree, notes };
}

const toRanked = ({ paperId, key }: IndexAnswer["hits"][number], at: number): Ranked => ({
  paperId,
  foundBy: "words",
  wordScore: key,
  wordRank: at + 1,
});

function fuse(words: IndexAnswer["hits"], near: { paperId: number; similarity: number }[]): Ranked[] {
  const byPaper = new Map<number, Ranked>(words.map((hit, at) => [hit.paperId, toRanked(hit, at)]));
  near.forEach(({ paperId, similarity }, at) => {
    const known = byPaper.get(paperId);
    const meaning = { similarity, meaningRank: at + 1 };
    byPaper.set(
      paperId,
      known ? { ...known, ...meaning, foundBy: "both" } : { paperId, ...meaning, foundBy: "meaning" },
    );
  });
  const gain = (rank: number | undefined) => (rank === undefined ? 0 : 1 / (60 + rank));
  for (const hit of byPaper.values()) hit.fused = { words: gain(hit.wordRank), meaning: gain(hit.meaningRank) };
  const value = (hit: Ranked) => (hit.fused?.words ?? 0) + (hit.fused?.meaning ?? 0);
  return [...byPaper.values()].sort(
    (a, b) => value(b) - value(a) || (b.wordScore ?? 0) - (a.wordScore ?? 0) || a.paperId - b.paperId,
  );
}

// The head of a list by relevance: candidates by words and by meaning, ranked as one list.

import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { inverseFrequency } from "../../model/search/bm25.ts";
import { closeness, neighbourPairs } from "../../model/search/closeness.ts";
import {
  CANDIDATES,
  type HybridHit,
  type RankingIndex,
  rankHybrid,
  type WeightedTerm,
} from "../../model/search/rank-hybrid.ts";
import { isStopWord, STOP_STEMS } from "../../model/search/stop-words.ts";
import type { IndexAnswer, IndexQuery, SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import { anyOf } from "./build-term-tree.ts";
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
  head: Head;
  /** Of the papers that match. */
  answer: IndexAnswer;
  /** What the matching papers match. */
  tree: TermTree;
  notes: string[];
}

/** The list up to where ranking looked; a hit is made only when it is shown. */
export interface Head {
  paperIds: readonly number[];
  /** Hits found by their meaning alone. */
  alone: number;
  slice(from: number, to: number): Ranked[];
}

/** Cosine below which two texts have little in common, and the share of the best one; chosen by eye, not measured. */
const LEAST_SIMILARITY = 0.25;
const LEAST_SHARE = 0.6;
/** With fewer papers that have all words, those with some of them are candidates too. */
const FEW = 50;

/** `vector` is the meaning of the query; without one, words alone decide. */
export function rankRelevance(
  index: SearchIndexReader,
  plan: SearchPlan,
  vector: Float32Array | undefined,
  facets: NonNullable<IndexQuery["facets"]>,
): Relevance {
  const notes: string[] = [];
  let tree: TermTree = plan.match ?? { op: "papers", paperIds: [] };
  let answer = index.search({ tree, sort: "score", limit: CANDIDATES, facets });
  if (answer.total === 0 && plan.loose) {
    tree = plan.loose;
    answer = index.search({ tree, sort: "score", limit: CANDIDATES, facets });
    if (answer.total > 0) notes.push("No paper has all of these words; papers with some of them are shown.");
  }
  if (!vector) return { head: wordsHead(answer.hits), answer, tree, notes };
  const near = index.near({ vector, limit: CANDIDATES, ...(plan.conditions && { tree: plan.conditions }) });
  const nearIds = near.map(({ paperId }) => paperId);
  const words =
    answer.total < FEW && plan.loose && tree !== plan.loose
      ? index.search({ tree: plan.loose, sort: "score", limit: CANDIDATES, scoresOf: nearIds })
      : answer;
  const scored = plan.loose ?? tree;
  // A pass over any of the words has the scores of all papers; where conditions add to them, they have to be looked up.
  const known = plan.conditions ? undefined : words.scores;
  const nearPlaces = new Map(nearIds.map((paperId, at) => [paperId, at]));
  const { hits } = rankHybrid({
    lexical: words.hits.map(({ paperId, key }) => ({ paperId, score: key })),
    near,
    lexicalScoreOf: known
      ? (ids) => ids.map((paperId) => known[nearPlaces.get(paperId) ?? -1] ?? 0)
      : (ids) => index.scoreOf(scored, ids),
    vector,
    terms: countStems(plan.text),
    index: toRankingIndex(index, plan.text),
  });
  return { head: hybridHead(withoutFar(hits)), answer, tree, notes };
}

/** Some paper is always the nearest; one that has none of the words and is not near is no answer. */
function withoutFar(hits: readonly HybridHit[]): HybridHit[] {
  const best = hits.reduce((most, { similarity }) => Math.max(most, similarity), 0);
  const least = Math.max(LEAST_SIMILARITY, best * LEAST_SHARE);
  return hits.filter((hit) => hit.words > 0 || hit.similarity >= least);
}

const wordsHead = (hits: IndexAnswer["hits"]): Head => ({
  paperIds: hits.map((hit) => hit.paperId),
  alone: 0,
  slice: (from, to) => hits.slice(from, to).map((hit, at) => toRanked(hit, from + at)),
});

const hybridHead = (hits: readonly HybridHit[]): Head => ({
  paperIds: hits.map((hit) => hit.paperId),
  alone: hits.reduce((count, { words }) => count + (words > 0 ? 0 : 1), 0),
  slice: (from, to) => hits.slice(from, to).map(fromHybrid),
});

const toRanked = ({ paperId, key }: IndexAnswer["hits"][number], at: number): Ranked => ({
  paperId,
  foundBy: "words",
  wordScore: key,
  wordRank: at + 1,
});

function fromHybrid(hit: HybridHit): Ranked {
  const { paperId, words, similarity, wordsRank, meaningRank, wordsPart, meaningPart, closenessPart, feedbackPart } =
    hit;
  return {
    paperId,
    foundBy: words <= 0 ? "meaning" : meaningRank === 0 ? "words" : "both",
    ...(words > 0 && { wordScore: words }),
    ...(similarity !== 0 && { similarity }),
    ...(wordsRank !== 0 && { wordRank: wordsRank }),
    ...(meaningRank !== 0 && { meaningRank }),
    fused: { words: wordsPart, meaning: meaningPart, close: closenessPart, common: feedbackPart },
  };
}

function countStems(text: string): WeightedTerm[] {
  const counted = new Map<string, number>();
  for (const stem of tellingStems(text)) counted.set(stem, (counted.get(stem) ?? 0) + 1);
  return [...counted].map(([term, weight]) => ({ term, weight }));
}

function toRankingIndex(index: SearchIndexReader, text: string): RankingIndex {
  const frequencyOf = rememberFrequencies(index);
  const pairs = neighbourPairs(text, frequencyOf);
  const paired = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))];
  return {
    scoreOf: (terms, ids) =>
      terms.length === 0
        ? new Float32Array(ids.length)
        : index.scoreOf(
            anyOf(terms.map(({ term, weight }) => ({ op: "term", field: "text", term, boost: weight }))),
            ids,
          ),
    similarityOf: (vector, ids) => index.similarityOf(vector, ids),
    vectorsOf: (ids) => index.vectorsOf(ids),
    wordsOf: (ids) => index.termsOf(ids, STOP_STEMS),
    frequencyOf,
    closenessOf(ids) {
      if (pairs.length === 0) return new Float32Array(ids.length);
      const places = index.positionsOf(paired, ids);
      return places.map((ofPaper) => closeness(pairs, (term) => ofPaper[paired.indexOf(term)] ?? []));
    },
    hasAbstract: (ids) => index.hasValue("flag", "abstract", ids),
  };
}

const REMEMBERED = 50_000;
const frequencies = new WeakMap<SearchIndexReader, { all: number; known: Map<string, number> }>();

/** Inverse frequencies of terms, remembered: the same words come with every query. Somewhat old ones do while papers come in. */
function rememberFrequencies(index: SearchIndexReader): (term: string) => number {
  const { papers: all } = index.describe();
  let remembered = frequencies.get(index);
  if (!remembered || Math.abs(remembered.all - all) > all / 100 || remembered.known.size > REMEMBERED) {
    remembered = { all, known: new Map() };
    frequencies.set(index, remembered);
  }
  const { known } = remembered;
  return (term) => {
    let frequency = known.get(term);
    if (frequency === undefined) {
      const papers = index.papersWith("text", term);
      frequency = papers < 2 ? 0 : inverseFrequency(papers, all);
      known.set(term, frequency);
    }
    return frequency;
  };
}

const tellingStems = (text: string): string[] =>
  splitWords(text)
    .filter((word) => !isStopWord(word))
    .map(stemWord);

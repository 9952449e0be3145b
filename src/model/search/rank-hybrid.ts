// Words and meaning together: takes the best papers by each, and ranks them by both and by what the first few of them have in common.
// Every weight is here, and every hit says what each part gave it. Scores are relative to the best of the query, so they mean something
// only within one answer.

/** How many papers by words, and how many by meaning, are worth ranking. */
export const CANDIDATES = 100;

/** Fitted on six judged sets, leaving one out at a time; one setting for all of them. The part of the words counts 1. */
const WEIGHTS = {
  meaning: 1,
  /** What the words of the first few papers give. */
  feedback: 0.6,
  /** Words side by side as in the query. */
  closeness: 0.25,
  /** A paper that is only a title says little: its meaning and what it has in common are trusted less. */
  titleOnly: 0.6,
  /** Against a whole text, though, the few words of a title say less than its meaning: a pasted abstract looks for a title. */
  titleOnlyOfText: 2,
};
/** So many different words make a query a text: from the first number of them it begins to be one, at the second it is. */
const TEXT_WORDS = { from: 24, to: 48 };
/** So many of the best by words and meaning are looked at again in the light of the first few; the rest come after them as they are. */
const LOOKED_AT_AGAIN = 40;
/** The first few papers are taken to be about what was asked; the second counts two thirds of the first, and so on. */
const FEEDBACK_PAPERS = 5;
const FEEDBACK_TERMS = 20;
/**
 * When the first paper has nearly all words of the query and nearly its meaning, it is what was sought, and what others have in common is
 * noise: feedback fades as the share of words and the cosine together go from the first of these to the second.
 */
const FOUND = { from: 1.1, to: 1.4 };
/** Positions are looked up for so many of the first. */
const CLOSE_PAPERS = 30;
/** Their mean vector beside that of the query. */
const FEEDBACK_VECTOR = 0.7;

export interface WeightedTerm {
  /** Stemmed. */
  term: string;
  weight: number;
}

/** What ranking has to look up. Lists are in the order of the papers asked for. */
export interface RankingIndex {
  /** BM25 of the weighted terms, over title and abstract. */
  scoreOf(terms: readonly WeightedTerm[], paperIds: readonly number[]): ArrayLike<number>;
  /** Cosine; NaN for a paper without a vector. */
  similarityOf(vector: Float32Array, paperIds: readonly number[]): ArrayLike<number>;
  vectorsOf(paperIds: readonly number[]): readonly (Float32Array | undefined)[];
  /** Stemmed words of title and abstract, without stop words; asked for the first few papers only. */
  wordsOf(paperIds: readonly number[]): readonly (readonly string[])[];
  /** Inverse frequency of a term; 0 for one that only a single paper has. */
  frequencyOf(term: string): number;
  hasAbstract(paperIds: readonly number[]): readonly boolean[];
  /** See closeness.ts; left out, closeness counts for nobody. */
  closenessOf?(paperIds: readonly number[]): ArrayLike<number>;
}

export interface HybridInput {
  /** Best first, at most CANDIDATES of each. */
  lexical: readonly { paperId: number; score: number }[];
  near: readonly { paperId: number; similarity: number }[];
  /** BM25 of the query itself for papers that came by meaning alone. */
  lexicalScoreOf(paperIds: readonly number[]): ArrayLike<number>;
  /** Of length one; all zero when no word is known. */
  vector: Float32Array;
  /** Words of the query; without them nothing can be told of the first paper's share. */
  terms?: readonly WeightedTerm[];
  index: RankingIndex;
}

/** A hit and how it came to its score, which is the sum of the four parts except for those behind the papers that were looked at again. */
export interface HybridHit {
  paperId: number;
  score: number;
  /** BM25 as it is, and its share of the best. */
  words: number;
  wordsPart: number;
  /** Cosine to the query, and what it gave together with the first papers' mean. */
  similarity: number;
  meaningPart: number;
  feedbackPart: number;
  closenessPart: number;
  /** Places in the two lists, from 1; 0 where a list does not have the paper. */
  wordsRank: number;
  meaningRank: number;
}

export interface HybridAnswer {
  hits: HybridHit[];
  /** What the first papers have in common, for "explain". */
  feedbackTerms: WeightedTerm[];
}

interface Candidate extends HybridHit {
  /** How much its meaning and what it has in common with others are trusted: 1 for a paper with an abstract. */
  trust: number;
}

/** All candidates, best first; papers of equal score in the order of their ids, greatest first. */
export function rankHybrid(input: HybridInput): HybridAnswer {
  const { index, vector } = input;
  const candidates = rankFirst(input);
  const again = candidates.slice(0, LOOKED_AT_AGAIN);
  const ids = again.map((candidate) => candidate.paperId);
  const leaders = toLeaders(again.slice(0, FEEDBACK_PAPERS), index);
  const doubt = doubtOf(input, again[0], leaders[0]);
  const feedbackTerms = doubt === 0 ? [] : commonTerms(leaders, index);
  const moved = doubt === 0 ? [] : knownNumbers(index.similarityOf(moveVector(vector, leaders, index), ids));
  const common = shareOfBest(knownNumbers(feedbackTerms.length === 0 ? [] : index.scoreOf(feedbackTerms, ids)));
  for (const [at, candidate] of again.entries()) {
    const meaning = (1 - doubt) * candidate.similarity + doubt * num(moved, at);
    candidate.meaningPart = WEIGHTS.meaning * candidate.trust * meaning;
    candidate.feedbackPart = WEIGHTS.feedback * candidate.trust * doubt * num(common, at);
    candidate.score = sumOfParts(candidate);
  }
  again.sort(byScore);
  const lowest = again.at(-1)?.score ?? 0;
  const rest = candidates.slice(LOOKED_AT_AGAIN);
  for (const candidate of rest) candidate.score = Math.min(candidate.score, lowest);
  return { hits: [...again, ...rest], feedbackTerms };
}

const sumOfParts = ({ wordsPart, meaningPart, feedbackPart, closenessPart }: HybridHit): number =>
  wordsPart + meaningPart + feedbackPart + closenessPart;

const byScore = (a: HybridHit, b: HybridHit) => b.score - a.score || b.paperId - a.paperId;

/** The union of both lists by words, meaning and closeness. */
function rankFirst(input: HybridInput): Candidate[] {
  const { index } = input;
  const candidates = unite(input);
  const ids = candidates.map((candidate) => candidate.paperId);
  const best = candidates.reduce((most, { words }) => Math.max(most, words), 0);
  const hasAbstract = index.hasAbstract(ids);
  const titleTrust = trustOfTitles(input.terms?.length ?? 0);
  for (const [at, candidate] of candidates.entries()) {
    candidate.trust = hasAbstract[at] ? 1 : titleTrust;
    candidate.wordsPart = best > 0 ? candidate.words / best : 0;
    candidate.meaningPart = WEIGHTS.meaning * candidate.trust * candidate.similarity;
    candidate.score = sumOfParts(candidate);
  }
  candidates.sort(byScore);
  if (!index.closenessOf) return candidates;
  const first = candidates.slice(0, CLOSE_PAPERS);
  const closeness = index.closenessOf(first.map((candidate) => candidate.paperId));
  for (const [at, candidate] of first.entries()) {
    candidate.closenessPart = WEIGHTS.closeness * num(closeness, at);
    candidate.score = sumOfParts(candidate);
  }
  return candidates.sort(byScore);
}

function trustOfTitles(words: number): number {
  const isText = Math.max(0, Math.min(1, (words - TEXT_WORDS.from) / (TEXT_WORDS.to - TEXT_WORDS.from)));
  return WEIGHTS.titleOnly + isText * (WEIGHTS.titleOnlyOfText - WEIGHTS.titleOnly);
}

/** Everything that either list has, with the scores of both: a list tells those of its own, the others are asked for. */
function unite({ lexical, near, lexicalScoreOf, vector, index }: HybridInput): Candidate[] {
  const byId = new Map<number, Candidate>();
  for (const [at, { paperId, score }] of lexical.entries()) {
    const candidate = newCandidate(paperId);
    candidate.words = score;
    candidate.wordsRank = at + 1;
    byId.set(paperId, candidate);
  }
  for (const [at, { paperId, similarity }] of near.entries()) {
    const candidate = byId.get(paperId) ?? newCandidate(paperId);
    candidate.similarity = similarity;
    candidate.meaningRank = at + 1;
    byId.set(paperId, candidate);
  }
  const all = [...byId.values()];
  const wordless = all.filter((candidate) => candidate.wordsRank === 0);
  const words = wordless.length === 0 ? [] : lexicalScoreOf(wordless.map((candidate) => candidate.paperId));
  for (const [at, candidate] of wordless.entries()) candidate.words = num(words, at);
  const far = all.filter((candidate) => candidate.meaningRank === 0);
  const cosines =
    far.length === 0
      ? []
      : index.similarityOf(
          vector,
          far.map((candidate) => candidate.paperId),
        );
  for (const [at, candidate] of far.entries()) candidate.similarity = finite(num(cosines, at));
  return all;
}

const newCandidate = (paperId: number): Candidate => ({
  paperId,
  score: 0,
  words: 0,
  wordsPart: 0,
  similarity: 0,
  meaningPart: 0,
  feedbackPart: 0,
  closenessPart: 0,
  wordsRank: 0,
  meaningRank: 0,
  trust: 1,
});

/** 1 where it is open what was sought, 0 where the first paper is it. */
function doubtOf({ terms = [], index }: HybridInput, first: Candidate | undefined, leader: Leader | undefined): number {
  const words = new Set(leader?.words);
  let covered = 0;
  let total = 0;
  for (const { term } of terms) {
    const frequency = index.frequencyOf(term);
    total += frequency;
    if (words.has(term)) covered += frequency;
  }
  const share = total > 0 ? covered / total : 0;
  const found = share + (first?.similarity ?? 0);
  return Math.max(0, Math.min(1, (FOUND.to - found) / (FOUND.to - FOUND.from)));
}

interface Leader {
  paperId: number;
  share: number;
  words: readonly string[];
}

function toLeaders(candidates: readonly Candidate[], index: RankingIndex): Leader[] {
  const shares = candidates.map(({ trust }, place) => trust / (place + 2));
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  const words = index.wordsOf(candidates.map((candidate) => candidate.paperId));
  return candidates.map(({ paperId }, place) => {
    return { paperId, share: num(shares, place) / total, words: words[place] ?? [] };
  });
}

const num = (list: ArrayLike<number>, at: number): number => list[at] ?? 0;

/** A paper without a vector is near nothing. */
const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
const knownNumbers = (list: ArrayLike<number>): number[] => Array.from(list, finite);

function shareOfBest(scores: readonly number[]): number[] {
  const best = Math.max(0, ...scores);
  return scores.map((score) => (best > 0 ? score / best : 0));
}

/** The query moved towards the first papers (J. Rocchio, "Relevance feedback in information retrieval", 1971). */
function moveVector(vector: Float32Array, leaders: readonly Leader[], index: RankingIndex): Float32Array {
  const moved = Float32Array.from(vector);
  const vectors = index.vectorsOf(leaders.map((leader) => leader.paperId));
  for (const [at, { share }] of leaders.entries()) {
    const other = vectors[at];
    if (!other) continue;
    for (let k = 0; k < moved.length; k++) moved[k] = num(moved, k) + FEEDBACK_VECTOR * share * num(other, k);
  }
  let squares = 0;
  for (const value of moved) squares += value * value;
  const factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return moved.map((value) => value * factor);
}

/** The terms that say most about the first papers (relevance model; V. Lavrenko, W. B. Croft, SIGIR 2001). Their weights sum to one. */
function commonTerms(leaders: readonly Leader[], index: RankingIndex): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const { share, words } of leaders) {
    for (const word of words) {
      if (word.length < 2) continue;
      weights.set(word, (weights.get(word) ?? 0) + share / words.length);
    }
  }
  const best: WeightedTerm[] = [];
  for (const [term, share] of weights) insertTerm(best, { term, weight: share * index.frequencyOf(term) });
  const total = best.reduce((sum, term) => sum + term.weight, 0);
  return best.map(({ term, weight }) => ({ term, weight: weight / total }));
}

/** Keeps the greatest, in their order: there are hundreds of terms, and few of them are wanted. */
function insertTerm(best: WeightedTerm[], added: WeightedTerm): void {
  if (added.weight <= 0) return;
  let at = best.length;
  while (at > 0 && isGreater(added, best[at - 1] as WeightedTerm)) at--;
  if (at === FEEDBACK_TERMS) return;
  best.splice(at, 0, added);
  if (best.length > FEEDBACK_TERMS) best.pop();
}

const isGreater = (one: WeightedTerm, other: WeightedTerm): boolean =>
  one.weight > other.weight || (one.weight === other.weight && one.term < other.term);

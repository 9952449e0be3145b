// Novelty as shown: where a text stands among like papers by what reviewers would say, and which of its word pairs were rare before it.

import { type Estimate, type EstimatePart, toPercent } from "./estimate.ts";
import { type Bands, readBands } from "./learned/bands.ts";
import type { NoveltyAnswers } from "./learned/novelty.ts";
import type { Kind } from "./learned/surface.ts";
import { percentile, type Quantiles } from "./quantiles.ts";
import { hashPair, hashWord, readPairs } from "./terms.ts";

/** In how many papers each word and each pair of neighbouring words occurs, in hashed buckets that can be stored as they are. */
export interface TermCounts {
  papers: number;
  words: Uint32Array;
  pairs: Uint32Array;
}

export interface TermRarity {
  /** 0: every word pair is in every earlier paper; 1: none was ever seen. Undefined when there is too little to judge by. */
  value: number | undefined;
  /** The rarest pairs as read in the text, at most three. */
  rarest: string[];
}

/** A word of fewer earlier papers may be a typing error or a coined name: its pairs say nothing about ideas. */
const KNOWN_WORD_PAPERS = 3;
const MIN_PAIRS = 8;
const MIN_PAPERS = 50;
const SHOWN_PAIRS = 3;

/** `pairBits` 20 takes 4 MB and serves 200,000 papers; collisions only ever make a pair look more common than it is. */
export function createTermCounts(pairBits = 20): TermCounts {
  return { papers: 0, words: new Uint32Array(2 ** 18), pairs: new Uint32Array(2 ** pairBits) };
}

/** Counts one paper's title and abstract. Call it once a paper, oldest first. */
export function addToTermCounts(counts: TermCounts, text: string): void {
  const pairs = new Set<number>();
  const words = new Set<number>();
  for (const { word, before, bucket } of knownPairs(counts, text)) {
    words.add(word).add(before);
    if (bucket >= 0) pairs.add(bucket);
  }
  for (const bucket of pairs) increment(counts.pairs, bucket);
  for (const bucket of words) increment(counts.words, bucket);
  counts.papers += 1;
}

/** How rare the text's word pairs are among the papers counted so far. The paper itself should not be among them. */
export function termRarity(counts: TermCounts, text: string): TermRarity {
  if (counts.papers < MIN_PAPERS) return { value: undefined, rarest: [] };
  const most = Math.log2(counts.papers + 1);
  const seen = new Map<number, SeenPair>();
  let bits = 0;
  for (const pair of knownPairs(counts, text)) {
    if (pair.bucket < 0) continue;
    const before = seen.get(pair.bucket);
    if (before) {
      before.times += 1;
      continue;
    }
    const rarity = most - Math.log2((counts.pairs[pair.bucket] ?? 0) + 1);
    const known = Math.max(counts.words[pair.word] ?? 0, counts.words[pair.before] ?? 0);
    seen.set(pair.bucket, { label: pair.label, rarity, known, times: 1 });
    bits += rarity;
  }
  if (seen.size < MIN_PAIRS) return { value: undefined, rarest: [] };
  const value = Math.min(1, Math.max(0, bits / seen.size / most));
  return { value, rarest: telling([...seen.values()]) };
}

interface SeenPair {
  label: string;
  rarity: number;
  /** Papers with the commoner of the two words. */
  known: number;
  times: number;
}

/** Of the rarest third, those that the paper repeats or that are made of telling words: they say what it is about. */
function telling(pairs: SeenPair[]): string[] {
  const weight = (pair: SeenPair) => pair.rarity * (1 + Math.log2(pair.times)) - Math.log2(pair.known + 1);
  return pairs
    .sort((a, b) => b.rarity - a.rarity)
    .slice(0, Math.max(SHOWN_PAIRS, Math.ceil(pairs.length / 3)))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, SHOWN_PAIRS)
    .map(({ label }) => label);
}

interface Pair {
  label: string;
  before: number;
  word: number;
  /** -1 while one of the words is not known well enough. */
  bucket: number;
}

function knownPairs(counts: TermCounts, text: string): Pair[] {
  const { words, pairs } = counts;
  return readPairs(text).map(({ first, second, label }) => {
    const [firstHash, secondHash] = [hashWord(first), hashWord(second)];
    const [before, word] = [firstHash & (words.length - 1), secondHash & (words.length - 1)];
    const isKnown = (words[before] ?? 0) >= KNOWN_WORD_PAPERS && (words[word] ?? 0) >= KNOWN_WORD_PAPERS;
    const bucket = isKnown ? hashPair(firstHash, secondHash) & (pairs.length - 1) : -1;
    return { label, before, word, bucket };
  });
}

function increment(table: Uint32Array, bucket: number): void {
  table[bucket] = (table[bucket] ?? 0) + 1;
}

/** Answers of a group of like papers, such as one category and year. */
export interface NoveltyGroup {
  name: string;
  whole: Quantiles;
  technical: Quantiles;
  empirical: Quantiles;
}

const KIND_WORDS: Record<Kind, string> = {
  survey: "a survey",
  benchmark: "a benchmark or evaluation",
  resource: "a data set or other resource",
  theory: "theory",
  system: "a system",
  application: "an application",
  method: "a method",
};

/** The rare pairs are shown and do not count: they had no relation to what reviewers call new. */
export function toNovelty(
  answers: NoveltyAnswers,
  group: NoveltyGroup,
  bands: Bands,
  { rarest, kind }: { rarest: readonly string[]; kind: Kind },
): Estimate {
  const standing = (quantiles: Quantiles, value: number) => toPercent(percentile(quantiles, value) / 100);
  const value = standing(group.whole, answers.whole);
  const banded = readBands(bands, value / 100);
  const [low, high] = [Math.min(value, toPercent(banded.low)), Math.max(value, toPercent(banded.high))];
  const part = (name: "technical" | "empirical", label: string, what: string): EstimatePart => {
    const percent = standing(group[name], answers[name]);
    return { name, label, value: percent, evidence: `${what}: more than ${Math.round(percent)} % of ${group.name}` };
  };
  const parts = [
    part("technical", "Method", "novelty of method that reviewers would see in the text"),
    part("empirical", "Findings", "novelty of findings that reviewers would see in the text"),
    { name: "kind", label: "Kind", evidence: `reads like ${KIND_WORDS[kind]}` },
  ];
  if (rarest.length > 0) {
    const pairs = rarest.map((pair) => `“${pair}”`).join(", ");
    parts.push({ name: "pairs", label: "Rarely met before", evidence: `${pairs} (shown, not counted)` });
  }
  const evidence = `reads newer than ${Math.round(value)} % of ${group.name}; a panel’s view would lie between ${Math.round(low)} and ${Math.round(high)} four times in five`;
  return { value, low, high, basis: "forecast", evidence, parts };
}

// A first novelty figure from text alone: how rare a paper's word pairs are among the papers counted before it.

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

/** What a card shows and a rank score takes in. */
export interface Novelty {
  /** 0 to 100 within the group of comparison. */
  percent: number;
  evidence: string;
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

/** Turns a rarity into a percent within its group, such as the papers of one category and year. */
export function toNovelty(rarity: TermRarity, group: Quantiles, groupName: string): Novelty | undefined {
  if (rarity.value === undefined) return undefined;
  const percent = Math.round(percentile(group, rarity.value));
  const pairs = rarity.rarest.map((pair) => `“${pair}”`).join(", ");
  return { percent, evidence: `rarer word pairs than ${percent} % of ${groupName}${pairs && `: ${pairs}`}` };
}

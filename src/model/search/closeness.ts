// Whether words that stand side by side in a query do so in a paper.

import { splitWords, stemWord } from "./analyse.ts";
import { isStopWord } from "./stop-words.ts";

/** In a longer text no pair of words is what is sought. */
const MAX_WORDS = 16;
/** Words so far apart, in either order, are half as good as side by side. */
const NEAR = 5;

export interface NeighbourPair {
  /** Stemmed. */
  first: string;
  second: string;
  weight: number;
}

/** Words with no stop word between them; none for a long query. `frequencyOf` is the inverse frequency of a term. */
export function neighbourPairs(query: string, frequencyOf: (term: string) => number): NeighbourPair[] {
  const words = splitWords(query).map((word) => (isStopWord(word) ? "" : stemWord(word)));
  if (words.filter((word) => word !== "").length > MAX_WORDS) return [];
  const pairs: NeighbourPair[] = [];
  for (const [at, second] of words.entries()) {
    const first = words[at - 1] ?? "";
    if (first !== "" && second !== "") pairs.push({ first, second, weight: frequencyOf(first) + frequencyOf(second) });
  }
  return pairs;
}

/** 1 where all pairs stand side by side, 0 where none is near. `placesOf` gives rising positions in a paper. */
export function closeness(pairs: readonly NeighbourPair[], placesOf: (term: string) => ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (const { first, second, weight } of pairs) {
    total += weight;
    sum += weight * pairCloseness(placesOf(first), placesOf(second));
  }
  return total > 0 ? sum / total : 0;
}

function pairCloseness(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let best = 0;
  let [at, other] = [0, 0];
  // Both lists rise: the nearest of the second to each of the first is found going along.
  while (at < first.length && other < second.length) {
    const apart = (second[other] as number) - (first[at] as number);
    if (apart === 1) return 1;
    if (Math.abs(apart) <= NEAR) best = 0.5;
    if (apart < 1) other += 1;
    else at += 1;
  }
  return best;
}

// How much more often a phrase, a first word and a last word are chosen as keywords than any phrase is.

import type { KnownPhrase } from "../../../src/model/reading/background.ts";
import type { Knowledge } from "../../../src/model/reading/phrase-figures.ts";
import type { Phrase } from "../../../src/model/reading/phrases.ts";
import type { PhraseCounts } from "./count-phrases.ts";

interface Tally {
  chosen: number;
  all: number;
}

export interface KeywordTallies {
  whole: Map<number, Tally>;
  first: Map<number, Tally>;
  last: Map<number, Tally>;
  chosen: number;
  all: number;
}

export const createTallies = (): KeywordTallies => ({
  whole: new Map(),
  first: new Map(),
  last: new Map(),
  chosen: 0,
  all: 0,
});

/** `sign` -1 takes a paper out again. */
export function addToTallies(
  tallies: KeywordTallies,
  phrases: ReadonlyMap<number, Phrase>,
  keywords: ReadonlySet<number>,
  sign: 1 | -1,
): void {
  for (const [hash, { first, last }] of phrases) {
    const chosen = keywords.has(hash) ? sign : 0;
    tallies.chosen += chosen;
    tallies.all += sign;
    bump(tallies.whole, hash, chosen, sign);
    bump(tallies.first, first.hash, chosen, sign);
    bump(tallies.last, last.hash, chosen, sign);
  }
}

function bump(table: Map<number, Tally>, hash: number, chosen: number, sign: number): void {
  const tally = table.get(hash);
  if (!tally) table.set(hash, { chosen, all: sign });
  else {
    tally.chosen += chosen;
    tally.all += sign;
  }
}

/** Pseudo-counts that pull towards the rate of all phrases. */
const PRIOR = { whole: 20, first: 60, last: 60 };

export function knowledgeFrom({ counts }: PhraseCounts, tallies: KeywordTallies): Knowledge {
  const odds = (kind: "whole" | "first" | "last", hash: number): number => {
    const tally = tallies[kind].get(hash);
    if (!tally) return 0;
    const rate = tallies.chosen / Math.max(1, tallies.all);
    return Math.log((tally.chosen + PRIOR[kind] * rate) / ((tally.all + PRIOR[kind]) * rate));
  };
  return (hash): KnownPhrase | undefined => {
    const papers = counts.get(hash);
    if (papers === undefined) return undefined;
    return { papers, whole: odds("whole", hash), first: odds("first", hash), last: odds("last", hash) };
  };
}

// What is known around a pair of mentions: how rare things are, and who has written with whom.

import type { CoAuthorGraph } from "./co-author-graph.ts";
import type { NameIslands } from "./name-islands.ts";

/** Rarities are logarithms, by the numbers that the vocabularies gave. */
export interface Knowledge {
  graph: CoAuthorGraph;
  islands: NameIslands;
  rarityOfName(full: number): number;
  rarityOfShortName(short: number): number;
  rarityOfWord(word: number): number;
  rarityOfKeyword(keyword: number): number;
  rarityOfVenue(venue: number): number;
  /** Of a word in affiliations; never zero. */
  rarityOfPlace(word: number): number;
}

export const rarity = (all: number, count: number): number => Math.log((all + 1) / (count + 1));
export const placeRarity = (all: number, count: number): number => rarity(all, count) + 0.1;

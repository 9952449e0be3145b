// What the whole catalogue says about names, words and venues, before any two mentions are compared.

import { foldLetters } from "../../lib/tex/fold-letters.ts";
import { analyse } from "../search/analyse.ts";
import { CoAuthorGraph } from "./co-author-graph.ts";
import { findCommunities } from "./communities.ts";
import type { CataloguePaper } from "./mention.ts";
import { NameIslands } from "./name-islands.ts";
import { NameTable } from "./name-table.ts";
import { type Ragged, RaggedBuilder } from "./ragged.ts";
import { toSortedSet, Vocabulary } from "./vocabulary.ts";

export interface Background {
  papers: number;
  names: NameTable;
  graph: CoAuthorGraph;
  islands: NameIslands;
  communities: Float32Array;
  /** Per paper the numbers of its names, ascending. */
  lists: Ragged;
  /** Places of the papers in the catalogue. */
  placeOf: ReadonlyMap<string, number>;
  /** Papers whose title has the word. */
  words: Vocabulary;
  venues: Vocabulary;
}

/** Papers with the same id count once. */
export function collectBackground(papers: Iterable<CataloguePaper>): Background {
  const names = new NameTable();
  const [words, venues] = [new Vocabulary(), new Vocabulary()];
  const placeOf = new Map<string, number>();
  const lists = new RaggedBuilder();
  for (const { id, authors, title, venue } of papers) {
    if (placeOf.has(id)) continue;
    placeOf.set(id, placeOf.size);
    const numbered = authors.map((printed) => names.number(printed));
    names.countPaper(numbered);
    lists.add(toSortedSet(numbered.map(({ full }) => full)));
    for (const word of new Set(analyse(title))) words.count(words.add(word));
    if (venue) venues.count(venues.add(venueKey(venue)));
  }
  return { papers: placeOf.size, ...{ names, words, venues, placeOf }, ...findCompany(names, lists.build()) };
}

/** Who writes with whom, from the numbers of the names on each paper. */
export function findCompany(
  names: NameTable,
  lists: Ragged,
): Pick<Background, "lists" | "graph" | "islands" | "communities"> {
  const count = names.full.size;
  const graph = CoAuthorGraph.of(lists, count);
  const communities = findCommunities(graph, names.full.words());
  return { lists, graph, communities, islands: NameIslands.of(lists, count) };
}

/** Without years, numbers and the words that every proceedings carry. */
export function venueKey(venue: string): string {
  return foldLetters(venue)
    .replace(/\b(?:proceedings|proc|of|the|in|annual|international|conference|workshop|on|and)\b/g, " ")
    .replace(/[0-9]+(?:st|nd|rd|th)?/g, " ")
    .replace(/[^\p{L}]+/gu, " ")
    .trim();
}

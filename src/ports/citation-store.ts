// What linking citations reads and writes: the papers that changed, what may join them to others, and the links held.

import type { RecordFacts } from "../model/record-match.ts";

export interface CitationLink {
  citingId: number;
  citedId: number;
}

/** A printed reference and a record whose title it may name. */
export interface TitleMatch extends CitationLink {
  number: number;
  text: string;
  cited: RecordFacts;
}

/** Links from any of the one, or to any of the other. */
export interface LinkEnds {
  citing: number[];
  cited: number[];
}

export interface CitationStore {
  transaction<T>(work: () => T): T;
  /** The papers of the oldest batch that changed, with the number of that batch. */
  nextChanged(): { batch: number; paperIds: number[] } | undefined;
  forgetChanged(batch: number): void;
  /** Takes papers whose names went to other authors off the list. */
  takeChangedBylines(limit: number): number[];
  linksByIdentifier(ends: LinkEnds): CitationLink[];
  /** Papers whose printed references may name one of these. */
  papersNaming(paperIds: number[]): number[];
  /** Every paper that a printed reference of these may name. */
  titleMatches(citingIds: number[]): TitleMatch[];
  /** Links held. */
  linksOf(ends: LinkEnds): (CitationLink & { isSelf: boolean; byTitle: boolean })[];
  authorsOf(paperIds: number[]): Map<number, number[]>;
  addLinks(links: (CitationLink & { isSelf: boolean; byTitle: boolean })[]): void;
  dropLinks(links: CitationLink[]): void;
  /** Counts anew what cites these papers; the highest known count of each then shows on its card. */
  recount(paperIds: number[], today: string): void;
}

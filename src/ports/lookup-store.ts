// Which papers are looked up at sources that enrich them, in what order, and which have been.

import type { Identifier, IdentifierScheme } from "../model/record.ts";

export interface PaperToAsk {
  paperId: number;
  identifier: Identifier;
}

export interface LookupQuery {
  source: string;
  /** What the source can be asked by, best first. */
  schemes: readonly IdentifierScheme[];
  /** Papers asked for on or after this day are left out. */
  notSince: string;
  /** Days from which views count. */
  viewsFrom: string;
  limit: number;
}

export interface LookupStore {
  transaction<T>(work: () => T): T;
  /** What readers opened most, then the papers of the newest days by rank. */
  papersToAsk(query: LookupQuery): PaperToAsk[];
  countAsked(source: string, day: string): number;
  noteAsked(source: string, paperIds: readonly number[], day: string): void;
  /** Adds views of pages, by the permanent keys of the papers; keys that lead nowhere are passed over. */
  addViews(views: readonly { key: string; count: number }[], day: string): void;
  forgetViewsBefore(day: string): void;
}

// What topics ask of the store: the keywords of every paper, and a place for topics and for who belongs to them.

import type { Keyword } from "../model/reading/keywords.ts";
import type { TopicShare } from "../model/topics/assign-topics.ts";
import type { Momentum } from "../model/topics/momentum.ts";

export interface KeywordRow {
  id: number;
  keywords: Keyword[];
  /** First public date; a whole day, or less. */
  date?: string;
  category?: string;
}

export interface TopicFacts {
  /** As people write them, the leading one first. */
  keywords: string[];
  /** The category that has most of its papers beyond what chance would give it. */
  category?: string;
  momentum?: Momentum;
  /** Topics that its papers also have, the commonest first. */
  related: number[];
}

export interface TopicRow extends TopicFacts {
  id: number;
  /** Permanent part of its address. */
  slug: string;
  label: string;
  keys: string[];
  papers: number;
}

export interface TopicStore {
  transaction<T>(work: () => T): T;
  /** Every paper that was read, in the same order each time. */
  keywordRows(): Iterable<KeywordRow>;
  keywordRowsOf(ids: readonly number[]): KeywordRow[];
  /** Which topic each key belongs to. */
  topicKeys(): Map<string, number>;
  /** Of all topics that there are or were. */
  slugs(): Map<number, string>;
  /** Takes the place of all topics; the addresses of those that are gone lead to `movedTo`. */
  replaceTopics(topics: readonly TopicRow[], movedTo: ReadonlyMap<number, number>): void;
  /** Writes only what has changed. */
  saveShares(rows: readonly { id: number; date?: string; shares: TopicShare[] }[]): void;
}

// What reading texts by machine asks of the store: texts not read yet, and a place for what was read.

import type { Reading } from "../model/reading/read-paper.ts";

export interface UnreadPaper {
  id: number;
  title: string;
  /** Empty when none is known. */
  abstract: string;
  abstractHtml?: string;
}

export interface ReadingStore {
  transaction<T>(work: () => T): T;
  /** Marks every paper as unread when what was read came from other models than `model`. */
  useModel(model: string): void;
  unread(limit: number): UnreadPaper[];
  save(rows: { id: number; reading: Reading }[]): void;
}

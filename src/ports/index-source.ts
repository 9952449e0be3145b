// Where the search index is filled from, when it is behind or begun anew.

import type { IndexedNumbers, IndexedPaper } from "./search-index.ts";

export interface IndexSource {
  transaction<T>(work: () => T): T;
  /** The number of papers that an index should hold. */
  count(): number;
  /** At most `limit` papers with ids greater than `after`, in their order. */
  papers(ids: readonly number[]): IndexedPaper[];
  papersAfter(after: number, limit: number): IndexedPaper[];
  /** Title and abstract (or summary) of papers, as their meaning is read; papers that are gone are left out. */
  texts(ids: readonly number[]): { paperId: number; text: string }[];
  /** The numbers of every paper. */
  numbers(): Iterable<IndexedNumbers>;
}

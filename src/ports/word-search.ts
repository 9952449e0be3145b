// The search of before: ranked paper ids by FTS5. Goes when the index of src/ports/search-index.ts has taken its place.

import type { SearchQuery } from "../model/views.ts";

export interface SearchHit {
  paperId: number;
  score: number;
}

export interface SearchHits {
  hits: SearchHit[];
  total: number;
  categories: { code: string; count: number }[];
  years: { year: number; count: number }[];
  /** Words to highlight, as the index understood them. */
  words: string[];
  notes: string[];
}

export interface SearchIndex {
  search(query: SearchQuery): SearchHits;
}

// What we ask of a search index: ranked paper ids with exact counts and facets.

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

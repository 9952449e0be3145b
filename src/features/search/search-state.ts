// What can be searched at this moment: for the status page and for who waits for an index to be filled.

import type { SearchState } from "../../model/views.ts";
import type { SearchParts } from "./search-papers.ts";

export function searchState({ index, embedder }: Pick<SearchParts, "index" | "embedder">): SearchState {
  index.refresh();
  const { papers, segments, bytes, withVector } = index.describe();
  return { papers, segments, bytes, withMeaning: withVector, ...(embedder && { model: embedder.name }) };
}

// What can be searched.

import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { searchQuery, searchResult } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { SearchIndex } from "../../ports/word-search.ts";
import { searchPapers } from "./search-papers.ts";

export function searchOperations(
  reader: Pick<CatalogueReader, "paper" | "cards" | "authors" | "categoryName">,
  index: SearchIndex,
) {
  return [
    defineOperation({
      name: "search.papers",
      summary: "Papers that match words, phrases or an identifier, with facets; and authors whose name matches",
      http: { method: "get", path: "/search" },
      access: "public",
      effect: "read",
      maxAgeS: 60,
      input: searchQuery,
      output: searchResult,
      async run(query) {
        if (query.from !== undefined && query.to !== undefined && query.from > query.to) {
          throw new AppError("invalid", "from: the first day is after the last");
        }
        return searchPapers(reader, index, query);
      },
    }),
  ];
}

// What can be searched.

import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import {
  searchQuery,
  searchResult,
  similarPapers,
  similarQuery,
  suggestions,
  suggestQuery,
} from "../../model/views.ts";
import { type SearchParts, searchPapers } from "./search-papers.ts";
import { similarPapers as findSimilar } from "./similar-papers.ts";
import { suggest } from "./suggest.ts";

/** `parts` is asked for only where a search really runs: opening an index takes time and memory. */
export function searchOperations(parts: () => SearchParts) {
  return [
    defineOperation({
      name: "search.papers",
      summary: "Papers by words, meaning or identifier, with exact counts and facets; and authors whose name matches",
      http: { method: "get", path: "/search" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 60,
      input: searchQuery,
      output: searchResult,
      async run(query) {
        if (query.from !== undefined && query.to !== undefined && query.from > query.to) {
          throw new AppError("invalid", "from: the first day is after the last");
        }
        return searchPapers(parts(), query);
      },
    }),
    defineOperation({
      name: "search.suggest",
      summary: "Completions of a query that is being typed: topics, papers, people, places and fields",
      http: { method: "get", path: "/suggest" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 60,
      input: suggestQuery,
      output: suggestions,
      async run({ q, limit }) {
        return { suggestions: suggest(parts(), q, limit) };
      },
    }),
    defineOperation({
      name: "search.similar",
      summary: "Papers like one paper, several papers or a text, with the rare words that they share",
      http: { method: "get", path: "/similar" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 300,
      input: similarQuery,
      output: similarPapers,
      run: (query) => findSimilar(parts(), query),
    }),
  ];
}

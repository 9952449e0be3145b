// What can be searched.

import { z } from "@hono/zod-openapi";
import type { Clock } from "../../lib/clock.ts";
import { AppError } from "../../lib/errors.ts";
import { defineOperation } from "../../lib/operation.ts";
import { citationSummary } from "../../model/citation-summary.ts";
import {
  noveltyEvidence,
  searchQuery,
  searchResult,
  searchState,
  similarPapers,
  similarQuery,
  suggestions,
  suggestQuery,
  summaryQuery,
} from "../../model/views.ts";
import { noveltyEvidence as findEvidence } from "./novelty-evidence.ts";
import { type SearchParts, searchPapers } from "./search-papers.ts";
import { searchState as readState } from "./search-state.ts";
import { similarPapers as findSimilar } from "./similar-papers.ts";
import { suggest } from "./suggest.ts";
import { summariseSelection } from "./summarise-selection.ts";

/** `parts` is asked for only where a search really runs: opening an index takes time and memory. */
export function searchOperations(parts: () => SearchParts, clock: Clock) {
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
      name: "citations.summary",
      summary:
        "What citations say of a search, an author or a list of papers: counts, h-index, i10, average, median, with and without self-citations, by source",
      http: { method: "get", path: "/citations/summary" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 300,
      input: summaryQuery,
      output: citationSummary.extend({ notes: z.array(z.string()) }),
      run: async (query) =>
        summariseSelection({ reader: parts().reader, search: parts, now: () => clock().getTime() }, query),
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
    defineOperation({
      name: "search.state",
      summary:
        "What can be searched now: papers in the index, its parts and memory, and how many meanings have been read",
      http: { method: "get", path: "/search/state" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 0,
      input: z.object({}),
      output: searchState,
      run: async () => readState(parts()),
    }),
    defineOperation({
      name: "search.evidence",
      summary: "What speaks for a paper being new: nearest earlier papers, words and pairs of words new against them",
      http: { method: "get", path: "/evidence" },
      access: "public",
      effect: "read",
      isHeavy: true,
      maxAgeS: 300,
      input: similarQuery.pick({ limit: true }).extend({ id: z.string().min(1).max(300).describe("key of a paper") }),
      output: noveltyEvidence,
      run: (query) => findEvidence(parts(), query),
    }),
  ];
}

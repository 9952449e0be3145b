// What the page of an author is asked and answers.

import { z } from "@hono/zod-openapi";
import { citationSummary } from "./citation-summary.ts";
import { authorProfile, authorRef, countedCategory, institutionRef, paperList } from "./paper.ts";
import { paperQuery } from "./views.ts";

const kept = { category: true, institution: true, year: true, code: true, offset: true, limit: true } as const;

export const authorPapersQuery = paperQuery.pick(kept).extend({
  sort: z.enum(["score", "newest", "citations", "novelty", "rising"]).default("newest"),
  position: z.enum(["first", "last", "sole"]).optional().describe("where among the authors; last of at least two"),
});

const span = { from: z.number().optional(), to: z.number().optional() };

export const authorWork = z
  .object({
    summary: citationSummary,
    positions: z.object({ first: z.number(), last: z.number(), sole: z.number() }),
    withCode: z.number(),
    categories: z.array(countedCategory),
    venues: z.array(z.object({ name: z.string(), count: z.number() })),
    years: z.array(
      z.object({ year: z.number(), papers: z.number(), citations: z.number(), selfCitations: z.number() }),
    ),
    citedYears: z
      .array(z.object({ year: z.number(), citations: z.number(), selfCitations: z.number() }))
      .describe("citations by papers held here, by the year of the citing paper"),
    institutions: z.array(institutionRef.extend({ papers: z.number(), ...span })).describe("newest first"),
    coauthors: z.array(authorRef.extend({ papers: z.number(), ...span })),
    links: z
      .array(z.object({ a: z.number(), b: z.number(), papers: z.number() }))
      .describe("papers of this author that two co-authors, by their place in the list, wrote together"),
  })
  .openapi("AuthorWork");

export const authorPage = z
  .object({ author: authorProfile, work: authorWork, papers: paperList })
  .openapi("AuthorPage");

export type AuthorPapersQuery = z.infer<typeof authorPapersQuery>;
export type AuthorWork = z.infer<typeof authorWork>;
export type AuthorPage = z.infer<typeof authorPage>;

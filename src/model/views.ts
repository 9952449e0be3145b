// The shapes of lists, search results and the status report, shared by every door.

import { z } from "@hono/zod-openapi";
import { authorRef, categoryRef, countedCategory, institutionRef, paperCard, paperList, topicRef } from "./paper.ts";
import { parseReaderWeights } from "./scores/reweigh.ts";

/** Coerces the text of a query parameter; refuses what is not plainly yes or no. */
const flag = z
  .union([z.boolean(), z.enum(["1", "0", "true", "false", "on", ""])])
  .transform((value) => value === true || value === "1" || value === "true" || value === "on");

const offset = z.coerce.number().int().min(0).max(10_000).default(0);
const limit = z.coerce.number().int().min(1).max(100).default(50);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day is written YYYY-MM-DD");
const category = z.string().regex(/^[a-z][a-z-]{0,19}(\.[A-Za-z-]{2,12})?$/, "a category looks like cs.CL");

export const paperSort = z.enum(["score", "newest", "citations", "novelty"]);

const weights = z
  .string()
  .refine((text) => parseReaderWeights(text) !== undefined, "five whole numbers from 0 to 100, such as 30-20-20-0-10")
  .optional()
  .describe("your own points for novelty, attention, citations, track record and openness: 30-20-20-0-10");

export const dailyQuery = z.object({
  day: day.optional(),
  period: z.enum(["day", "week", "month"]).default("day"),
  category: category.optional(),
  code: flag.optional(),
  sort: paperSort.default("score"),
  weights,
  offset,
  limit,
});

export const paperQuery = z.object({
  category: category.optional(),
  institution: z.string().max(60).optional(),
  author: z.string().max(20).optional(),
  topic: z.string().max(120).optional().describe("address of a topic, as in /topics"),
  year: z.coerce.number().int().min(1800).max(2200).optional(),
  code: flag.optional(),
  sort: paperSort.default("newest"),
  weights,
  offset,
  limit,
});

/** Longer than the longest abstract, shorter than what an address may carry. */
const MAX_QUERY = 8000;

export const searchQuery = z.object({
  q: z.string().max(MAX_QUERY).default(""),
  mode: z
    .enum(["hybrid", "words", "meaning"])
    .default("hybrid")
    .describe("by words and meaning together, by words alone, or by meaning alone"),
  category: category.optional(),
  institution: z.string().max(60).optional(),
  venue: z.string().max(200).optional(),
  year: z.coerce.number().int().min(1000).max(2999).optional(),
  code: flag.optional(),
  abstract: flag.optional(),
  from: day.optional(),
  to: day.optional(),
  sort: z.enum(["relevance", "newest", "citations", "rising", "score"]).default("relevance"),
  explain: flag.optional().describe("say of every paper which words and what nearness brought it there"),
  cursor: z.string().max(300).optional().describe("`next` of an earlier answer to the same query"),
  offset,
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const summaryQuery = searchQuery
  .omit({ mode: true, sort: true, explain: true, cursor: true, offset: true, limit: true })
  .extend({
    ids: z.string().max(20_000).optional().describe("keys or identifiers of papers, separated by commas"),
    author: z.string().max(20).optional().describe("id of an author"),
  });

export const hitReason = z
  .object({
    words: z
      .array(
        z.object({
          term: z.string(),
          field: z.string(),
          score: z.number().describe("BM25"),
          papers: z.number().describe("papers with the term"),
          inTitle: z.number(),
          elsewhere: z.number(),
        }),
      )
      .describe("one row per term that matches"),
    wordScore: z.number().optional().describe("BM25, sum over the terms"),
    wordRank: z.number().optional(),
    similarity: z.number().optional().describe("cosine of the meanings of query and paper"),
    meaningRank: z.number().optional(),
    fused: z.record(z.string(), z.number()).optional().describe("what each signal added to the place in the list"),
  })
  .openapi("HitReason");

export const searchHit = paperCard
  .extend({
    snippetHtml: z.string().optional().describe("passage with the words found in <mark>; formulas are MathML"),
    titleMarkedHtml: z.string().optional().describe("title with the words found in <mark>"),
    foundBy: z.enum(["name", "words", "meaning", "both"]),
    why: hitReason.optional(),
  })
  .openapi("SearchHit");

const counted = z.object({ name: z.string(), count: z.number() });

export const around = z
  .object({
    authors: z.array(authorRef.extend({ papers: z.number() })),
    topics: z.array(z.object({ id: z.string(), label: z.string(), papers: z.number() })),
  })
  .openapi("Around");

export const searchResult = z
  .object({
    query: z.string(),
    mode: z.enum(["hybrid", "words", "meaning"]),
    total: z.number().describe("papers that match the words and conditions, exact; plus those found by meaning alone"),
    matching: z.number().describe("papers that match the words and conditions, exact"),
    offset: z.number(),
    limit: z.number(),
    next: z.string().optional().describe("cursor of the next page"),
    papers: z.array(searchHit),
    authors: z.array(authorRef.extend({ papers: z.number() })).describe("authors whose name matches"),
    around: around.describe("what several papers of the first page share; empty on later pages"),
    categories: z.array(countedCategory).describe("of the papers that match, most frequent first"),
    years: z.array(z.object({ year: z.number(), count: z.number() })),
    institutions: z.array(institutionRef.extend({ count: z.number() })),
    venues: z.array(counted),
    withCode: z.number(),
    withAbstract: z.number(),
    didYouMean: z.string().optional(),
    notes: z.array(z.string()).describe("what was odd about the query and what was done about it"),
  })
  .openapi("SearchResult");

export const suggestQuery = z.object({
  q: z.string().max(200),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});

export const suggestions = z
  .object({
    suggestions: z.array(
      z.object({
        kind: z.enum(["paper", "author", "topic", "category", "institution", "field"]),
        text: z.string(),
        detail: z.string().optional(),
        url: z.string().describe("where the suggestion leads"),
        query: z.string().optional().describe("the query completed, where the suggestion is one"),
      }),
    ),
  })
  .openapi("Suggestions");

export const similarQuery = z.object({
  ids: z.string().max(4000).optional().describe("keys of one or several papers, separated by commas"),
  text: z.string().max(MAX_QUERY).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});

export const similarPapers = z
  .object({
    papers: z.array(
      paperCard.extend({
        similarity: z.number().describe("cosine of the meanings"),
        shared: z.array(z.string()).describe("rare words that both have"),
      }),
    ),
  })
  .openapi("SimilarPapers");

const pairCount = {
  before: z.number().describe("earlier papers here with it"),
  since: z.number().describe("others since"),
};

export const noveltyEvidence = z
  .object({
    before: z.string().optional().describe("earlier means before this; absent while the paper has no date"),
    earlier: similarPapers.shape.papers.describe("nearest in meaning among the earlier papers"),
    newWords: z.array(z.string()).describe("rare words that none of these has"),
    rarePairs: z.array(z.object({ pair: z.string(), ...pairCount })).describe("neighbouring words that had rarely met"),
    firstUses: z
      .array(z.object({ word: z.string(), since: z.number() }))
      .describe("words that no earlier paper here has and that others took up since"),
  })
  .openapi("NoveltyEvidence");

export const authorQuery = z.object({
  q: z.string().max(200).optional(),
  category: category.optional(),
  institution: z.string().max(60).optional().describe("where they were printed from last"),
  topic: z.string().max(120).optional().describe("only papers on this topic are counted"),
  years: z
    .union([z.literal(0), z.literal(2), z.literal(5), z.enum(["0", "2", "5"]).transform(Number)])
    .optional()
    .describe("only papers of so many last years; 0 for all, as without"),
  sort: z.enum(["papers", "hIndex", "citations", "name"]).default("hIndex"),
  offset,
  limit,
});

const interval = z.object({ low: z.number(), high: z.number() });

export const authorRow = authorRef.extend({
  papers: z.number(),
  hIndex: z.number().optional().describe("absent while no citation count is known"),
  citations: z.number().optional(),
  hInterval: interval.optional().describe("four of five times the truth lies from low to high"),
  citationInterval: interval.optional(),
  place: z
    .object({ from: z.number(), to: z.number(), isOpen: z.boolean() })
    .optional()
    .describe("places in the list that these intervals allow; isOpen: perhaps further down"),
  primaryCategory: categoryRef.optional(),
  institution: institutionRef.optional(),
});
export const authorList = z
  .object({
    total: z.number(),
    offset: z.number(),
    limit: z.number(),
    topic: z.object({ id: z.string(), label: z.string() }).optional(),
    authors: z.array(authorRow),
  })
  .openapi("AuthorList");

export const institutionPage = z
  .object({
    tag: z.string(),
    name: z.string(),
    country: z.string().optional(),
    parent: institutionRef.optional(),
    aiScore: z.number().optional().describe("0 to 100, of the last night; institutions.score opens it"),
    children: z.array(institutionRef.extend({ papers: z.number() })).describe("that belong to it and have papers here"),
    papers: paperList,
    authors: z.array(authorRef.extend({ papers: z.number() })),
    papersPerYear: z.array(z.object({ year: z.number(), papers: z.number() })),
    categories: z.array(countedCategory),
    topics: z.array(z.object({ id: z.string(), label: z.string(), count: z.number() })),
    otherNames: z.array(z.string()),
  })
  .openapi("InstitutionPage");

export const unresolvedList = z
  .object({
    total: z.number().describe("different texts; the most frequent 5,000 are kept"),
    mentions: z.number(),
    offset: z.number(),
    limit: z.number(),
    affiliations: z.array(
      z.object({ text: z.string(), mentions: z.number(), paper: z.string().optional().describe("one that prints it") }),
    ),
  })
  .openapi("UnresolvedList");

export const categoryPage = z
  .object({
    category: categoryRef,
    papers: paperList,
    papersPerYear: z.array(z.object({ year: z.number(), papers: z.number() })),
    authors: z.array(authorRef.extend({ papers: z.number() })),
  })
  .openapi("CategoryPage");

export const momentum = z
  .object({
    ratio: z.number().describe("share of the papers of the last 8 weeks over its share in the 26 weeks before"),
    low: z.number().describe("four times in five the true ratio lies from low to high"),
    high: z.number(),
    recent: z.number(),
    before: z.number(),
  })
  .openapi("Momentum");

export const topicRow = topicRef.extend({
  papers: z.number(),
  category: categoryRef.optional().describe("the one that has most of its papers beyond chance"),
  momentum: momentum.optional(),
});

export const topicQuery = z.object({
  sort: z.enum(["papers", "rising", "label"]).default("papers"),
  category: category.optional(),
  offset,
  limit: z.coerce.number().int().min(1).max(1000).default(50),
});

export const topicList = z
  .object({ total: z.number(), offset: z.number(), limit: z.number(), topics: z.array(topicRow) })
  .openapi("TopicList");

export const topicPage = topicRow
  .extend({
    keywords: z.array(z.string()).describe("what it is made of"),
    list: paperList,
    related: z.array(topicRow),
    authors: z.array(authorRef.extend({ papers: z.number() })),
    papersPerYear: z.array(z.object({ year: z.number(), papers: z.number() })),
    months: z
      .array(z.object({ month: z.string(), papers: z.number(), all: z.number() }))
      .describe("its papers and all papers of the last months with a full date, oldest first"),
  })
  .openapi("TopicPage");

export const sourceStatus = z.object({
  name: z.string(),
  title: z.string(),
  homepage: z.string(),
  licence: z.string(),
  /** on-time, late (due and not run), failing (last run failed), running, waiting (paused by the source), never, off. */
  state: z.enum(["on-time", "late", "failing", "running", "waiting", "never", "off"]),
  lastRunAt: z.string().optional(),
  lastOkAt: z.string().optional(),
  nextRunAt: z.string().optional(),
  lastError: z.string().optional(),
  lastReport: z
    .object({
      read: z.number(),
      added: z.number(),
      merged: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      setAside: z.number(),
    })
    .optional(),
  records: z.number(),
  setAside: z.number(),
  progress: z.object({ done: z.number(), total: z.number().optional(), unit: z.string() }).optional(),
});

export const jobStatus = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.enum(["queued", "running", "done", "failed", "cancelled"]),
  attempts: z.number(),
  runAt: z.string(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  error: z.string().optional(),
  progress: z.string().optional(),
});

/** What can be searched at this moment. */
export const searchState = z
  .object({
    papers: z.number().describe("papers in the index"),
    segments: z.number(),
    bytes: z.number().describe("memory of the index"),
    withMeaning: z.number().describe("papers whose meaning has been read"),
    model: z.string().optional().describe("what reads meanings; absent where words alone are searched"),
  })
  .openapi("SearchState");

export const statusReport = z
  .object({
    version: z.string(),
    generatedAt: z.string(),
    note: z
      .string()
      .optional()
      .describe("one sentence for people, such as: no network, so the starter catalogue is shown"),
    catalogue: z.object({
      papers: z.number(),
      authors: z.number(),
      institutions: z.number(),
      records: z.number(),
      setAside: z.number(),
      newestDay: z.string().optional(),
      starterOnly: z.boolean(),
      sizeBytes: z.number(),
    }),
    sources: z.array(sourceStatus),
    days: z
      .array(
        z.object({
          day: z.string(),
          announced: z.number().optional(),
          held: z.number(),
          missing: z.number().optional(),
        }),
      )
      .describe("papers announced against papers held, newest first"),
    backlog: z.object({
      unscored: z.number(),
      jobsQueued: z.number(),
      jobsFailed: z.number(),
      mailsWaiting: z.number(),
    }),
    jobs: z.array(jobStatus),
    setAsides: z.array(
      z.object({ source: z.string(), externalId: z.string().optional(), reason: z.string(), seenAt: z.string() }),
    ),
  })
  .openapi("StatusReport");

export type DailyQuery = z.infer<typeof dailyQuery>;
export type PaperQuery = z.infer<typeof paperQuery>;
export type SummaryQuery = z.infer<typeof summaryQuery>;
export type SearchQuery = z.infer<typeof searchQuery>;
export type Around = z.infer<typeof around>;
export type SearchResult = z.infer<typeof searchResult>;
export type SearchHitView = z.infer<typeof searchHit>;
export type HitReason = z.infer<typeof hitReason>;
export type Suggestions = z.infer<typeof suggestions>;
export type SimilarQuery = z.infer<typeof similarQuery>;
export type NoveltyEvidence = z.infer<typeof noveltyEvidence>;
export type SimilarPapers = z.infer<typeof similarPapers>;
export type AuthorQuery = z.infer<typeof authorQuery>;
export type AuthorRow = z.infer<typeof authorRow>;
export type AuthorList = z.infer<typeof authorList>;
export type InstitutionPage = z.infer<typeof institutionPage>;
export type UnresolvedList = z.infer<typeof unresolvedList>;
export type CategoryPage = z.infer<typeof categoryPage>;
export type TopicQuery = z.infer<typeof topicQuery>;
export type TopicRow = z.infer<typeof topicRow>;
export type TopicList = z.infer<typeof topicList>;
export type TopicPage = z.infer<typeof topicPage>;
export type SearchState = z.infer<typeof searchState>;
export type StatusReport = z.infer<typeof statusReport>;
export type SourceStatus = z.infer<typeof sourceStatus>;
export type JobStatus = z.infer<typeof jobStatus>;
export type CountedCategory = z.infer<typeof countedCategory>;

// The shapes in which papers, authors and lists are read: by pages, REST and the command line alike.

import { z } from "@hono/zod-openapi";

/** Every score is a value and the parts that add up to it. */
export const scorePart = z.object({
  name: z.enum(["novelty", "attention", "citations", "record", "openness"]),
  label: z.string(),
  value: z.number().describe("points, 0 to max"),
  max: z.number(),
  evidence: z.string().describe("why, in words"),
});
export const score = z.object({
  value: z.number().describe("0 to 100"),
  parts: z.array(scorePart),
  computedAt: z.string(),
});
/** A score of people: with the interval that it stands in four times of five. */
export const aiScoreShape = score.extend({ low: z.number(), high: z.number() });

export const estimate = z
  .object({
    value: z.number().describe("percent"),
    low: z.number().describe("four of five times the truth lies from low to high"),
    high: z.number(),
    basis: z.enum(["measured", "forecast", "unknown"]),
    evidence: z.string(),
    parts: z.array(
      z.object({ name: z.string(), label: z.string(), value: z.number().optional(), evidence: z.string() }),
    ),
  })
  .openapi("Estimate");

export const authorRef = z.object({ name: z.string(), id: z.string().optional(), url: z.string().optional() });
export const institutionRef = z.object({ tag: z.string(), name: z.string() });
export const categoryRef = z.object({ code: z.string(), name: z.string() });
export const seenCode = z
  .object({
    state: z.enum(["found", "gone"]),
    on: z.string().describe("day of the last look"),
    stars: z.number().optional(),
    isArchived: z.boolean().optional(),
    licence: z.string().optional(),
    lastCommit: z.string().optional(),
    movedTo: z.string().optional().describe("address of the repository now, when it is another"),
  })
  .openapi("SeenCode");
export const codeLink = z.object({
  url: z.string(),
  label: z.string().describe("owner/repo"),
  foundIn: z.enum(["abstract", "comment", "source"]),
  use: z.enum(["data", "demo", "list"]).optional().describe("what it holds, when that is no code"),
  seen: seenCode.optional().describe("absent while the repository has not been looked at"),
});
export const contributionKind = z
  .enum(["survey", "benchmark", "resource", "theory", "system", "application", "method"])
  .describe("what the paper mainly offers, read from its words by patterns");
export const summary = z.object({
  text: z.string(),
  html: z.string().optional().describe("inline HTML with MathML; absent when the text is plain"),
  by: z.string(),
  machine: z.boolean(),
  isPicked: z.boolean().optional().describe("a sentence of the abstract, picked by machine"),
  writtenOn: z.string().optional(),
});
export const topicRef = z.object({ id: z.string().describe("permanent part of its address"), label: z.string() });
export const opinion = z
  .object({
    model: z.string(),
    madeOn: z.string(),
    novelty: z.number().describe("0 to 100, by the grades; enters no score"),
    isCalibrated: z.boolean().describe("whether the weights of the grades were fitted to people's judgments"),
    grades: z.array(
      z.object({ name: z.string(), label: z.string(), question: z.string(), grade: z.number().describe("1 to 5") }),
    ),
    analysis: z.object({ question: z.string(), approach: z.string(), result: z.string(), limits: z.string() }),
  })
  .openapi("Opinion");
export const countWithSource = z.object({ count: z.number(), source: z.string(), seenOn: z.string().optional() });

export const paperCard = z
  .object({
    id: z.string().describe("permanent key: the arXiv id where there is one, else a slug"),
    url: z.string(),
    title: z.string(),
    titleHtml: z.string().optional().describe("inline HTML with MathML; absent when the title is plain text"),
    date: z.string().optional().describe("first public date: YYYY-MM-DD, YYYY-MM or YYYY"),
    year: z.number().optional(),
    category: categoryRef.optional(),
    categories: z.array(z.string()),
    venue: z.string().optional(),
    authors: z.array(authorRef).describe("in lists the first three"),
    authorCount: z.number(),
    authorsTruncated: z.boolean().describe("the source cut the list of authors"),
    institutions: z.array(institutionRef),
    abstract: z.string().optional(),
    abstractHtml: z.string().optional(),
    summary: summary
      .optional()
      .describe("one sentence: the authors' or another person's where a source has one, else made by machine"),
    kind: contributionKind.optional(),
    code: codeLink.optional(),
    codeClaimed: z.boolean().describe("a source says there is code, but no link has been found"),
    score: score.optional(),
    novelty: z.number().optional().describe("percent"),
    citations: countWithSource.optional(),
    upvotes: countWithSource.optional(),
    status: z.enum(["withdrawn", "retracted"]).optional(),
    arxivId: z.string().optional(),
    doi: z.string().optional(),
  })
  .openapi("PaperCard");

export const appearance = z.object({
  kind: z.enum(["preprint", "published", "listed"]),
  venue: z.string().optional(),
  year: z.number().optional(),
  date: z.string().optional(),
  track: z.string().optional(),
  status: z.string().optional(),
  url: z.string().optional(),
  doi: z.string().optional(),
});

export const paperDetail = paperCard
  .extend({
    estimates: z
      .object({ novelty: estimate.optional(), impact: estimate.optional() })
      .describe("novelty against papers of its category and year; impact: standing of its citations there"),
    allAuthors: z.array(
      authorRef.extend({
        affiliations: z.array(z.string()).optional(),
        institutions: z.array(institutionRef).optional(),
      }),
    ),
    identifiers: z.array(z.object({ scheme: z.string(), value: z.string(), url: z.string().optional() })),
    versions: z.array(
      z.object({
        version: z.number(),
        date: z.string().optional(),
        size: z.string().optional(),
        note: z.string().optional(),
      }),
    ),
    changes: z.array(
      z.object({
        field: z.string(),
        before: z.string(),
        after: z.string(),
        version: z.number().optional(),
        seenAt: z.string(),
      }),
    ),
    appearances: z.array(appearance),
    codeLinks: z.array(codeLink),
    citationCounts: z.array(countWithSource),
    keywords: z.array(z.string()).describe("of the authors, as sources give them"),
    topics: z
      .array(topicRef.extend({ weight: z.number() }))
      .describe("by its keywords, told by machine; the weights add up to 1 or less"),
    opinion: opinion.optional().describe("of the operator's language model; shown apart and part of no score"),
    foundKeywords: z.array(z.string()).describe("chosen by machine from title and abstract, the most telling first"),
    comment: z.string().optional(),
    commentHtml: z.string().optional(),
    journalRef: z.string().optional(),
    license: z.string().optional(),
    references: z.object({ known: z.array(paperCard), total: z.number() }),
    citedBy: z.object({ known: z.array(paperCard), total: z.number() }),
    provenance: z.array(
      z.object({
        source: z.string(),
        externalId: z.string(),
        version: z.number().optional(),
        seenAt: z.string(),
        url: z.string().optional(),
      }),
    ),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
  })
  .openapi("PaperDetail");

export const statistic = z.object({ value: z.number(), evidence: z.string() });

export const authorProfile = z
  .object({
    id: z.string(),
    url: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    isCollective: z.boolean(),
    identifiers: z.array(z.object({ scheme: z.string(), value: z.string(), url: z.string().optional() })),
    primaryCategory: categoryRef.optional(),
    institutions: z.array(institutionRef),
    papers: z.number(),
    hIndex: statistic.optional().describe("absent while no citation count is known"),
    citations: statistic.optional(),
    i10: statistic.optional(),
    novelty: statistic.optional().describe("mean, percent"),
    aiScore: aiScoreShape.optional(),
    firstYear: z.number().optional(),
    lastYear: z.number().optional(),
    papersPerYear: z.array(z.object({ year: z.number(), papers: z.number(), citations: z.number() })),
    coauthors: z.array(authorRef.extend({ papers: z.number() })),
    identityNote: z.string().describe("how this page was put together, and how sure that is"),
  })
  .openapi("AuthorProfile");

export const paperList = z
  .object({ total: z.number(), offset: z.number(), limit: z.number(), papers: z.array(paperCard) })
  .openapi("PaperList");

export const countedCategory = categoryRef.extend({ count: z.number() });

export const dailyPage = z
  .object({
    period: z.enum(["day", "week", "month"]),
    day: z.string().describe("the day asked for, or the newest announced day"),
    from: z.string(),
    to: z.string(),
    days: z.array(z.object({ day: z.string(), papers: z.number() })).describe("the strip of days, oldest first"),
    earlier: z.string().optional(),
    later: z.string().optional(),
    categories: z.array(countedCategory),
    total: z.number().describe("papers of the period before filters"),
    shown: z.number().describe("papers after filters, over all pages"),
    offset: z.number(),
    limit: z.number(),
    papers: z.array(paperCard),
    rising: z.array(z.object({ paper: paperCard, evidence: z.string() })),
    announced: z.number().optional().describe("papers announced that day, where a source says so"),
    held: z.number(),
    rankedAt: z.string().optional(),
    number: z.number().describe("issue number of the day: its place among the days with papers in its year"),
  })
  .openapi("DailyPage");

export type ScorePart = z.infer<typeof scorePart>;
export type Score = z.infer<typeof score>;
export type Summary = z.infer<typeof summary>;
export type AuthorRef = z.infer<typeof authorRef>;
export type InstitutionRef = z.infer<typeof institutionRef>;
export type CategoryRef = z.infer<typeof categoryRef>;
export type ShownOpinion = z.infer<typeof opinion>;
export type SeenCode = z.infer<typeof seenCode>;
export type CodeLink = z.infer<typeof codeLink>;
export type PaperCard = z.infer<typeof paperCard>;
export type PaperDetail = z.infer<typeof paperDetail>;
export type AuthorProfile = z.infer<typeof authorProfile>;
export type PaperList = z.infer<typeof paperList>;
export type DailyPage = z.infer<typeof dailyPage>;

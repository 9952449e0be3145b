// How an AI Score was computed: the very numbers, the days before, and what changed.

import { z } from "@hono/zod-openapi";
import { aiScoreShape } from "./paper.ts";

export const aiScorePage = z
  .object({
    kind: z.enum(["author", "institution"]),
    id: z.string(),
    name: z.string(),
    score: aiScoreShape,
    numbers: z.object({
      papers: z.number(),
      judged: z.number().describe("papers with an impact"),
      meanImpact: z.number().optional().describe("percent"),
      top: z.number().describe("papers whose impact is in the top tenth"),
      read: z.number().describe("papers with a novelty"),
      meanNovelty: z.number().optional().describe("percent"),
      withCode: z.number(),
      years: z.record(z.string(), z.number()),
      categories: z.record(z.string(), z.number()),
    }),
    papers: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          year: z.number().optional(),
          impact: z.number().optional(),
          novelty: z.number().optional(),
          hasCode: z.boolean(),
        }),
      )
      .describe("the newest hundred"),
    history: z.array(z.object({ day: z.string(), value: z.number() })).describe("days on which the value moved"),
    change: z
      .object({
        since: z.string(),
        before: z.number(),
        after: z.number(),
        causes: z
          .array(z.object({ name: z.string(), label: z.string(), points: z.number(), evidence: z.string() }))
          .describe("Shapley values: they add up to the change"),
      })
      .optional()
      .describe("absent while nothing earlier is remembered"),
  })
  .openapi("AiScorePage");

export type AiScorePage = z.infer<typeof aiScorePage>;

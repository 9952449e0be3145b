// What citations say of any set of papers, with and without self-citations, as a whole and as each source counts.

import { z } from "@hono/zod-openapi";
import { i10Index } from "./scores/h-index.ts";

const figures = z.object({
  citations: z.number(),
  hIndex: z.number(),
  i10: z.number(),
  average: z.number().describe("citations per paper with a known count"),
  median: z.number(),
});

export const citationSummary = z
  .object({
    papers: z.number(),
    counted: z.number().describe("papers with a known count; all other figures are about these"),
    all: figures.describe("the highest known count of each paper"),
    withoutSelf: figures.describe("less the citations by papers held here that share an author with the cited one"),
    selfCitations: z.number().describe("those citations"),
    bands: z.array(
      z.object({ from: z.number(), to: z.number().optional(), papers: z.number(), withoutSelf: z.number() }),
    ),
    sources: z
      .array(
        z.object({
          source: z.string(),
          counted: z.number(),
          seenOn: z.string().optional().describe("day of the newest count"),
          all: figures,
          withoutSelf: figures,
        }),
      )
      .describe("as each source counts; `held` counts the papers of this catalogue alone"),
  })
  .openapi("CitationSummary");

export type CitationSummary = z.infer<typeof citationSummary>;
export type CitationFigures = z.infer<typeof figures>;

/** One count of one paper. */
export interface SourceCount {
  paperId: number;
  source: string;
  count: number;
  seenOn?: string | undefined;
}

export interface CitedPapers {
  /** How many papers were asked about. */
  papers: number;
  counts: SourceCount[];
  /** Known self-citations by paper. */
  selfCitations: ReadonlyMap<number, number>;
}

/** The bands that libraries use. */
const BANDS = [0, 1, 10, 50, 100, 250, 500];

export function summariseCitations({ papers, counts, selfCitations }: CitedPapers): CitationSummary {
  const less = ({ paperId, count }: SourceCount): number => Math.max(0, count - (selfCitations.get(paperId) ?? 0));
  const best = bestCounts(counts);
  const [all, own] = [best.map(({ count }) => count), best.map(less)];
  const bySource = new Map<string, SourceCount[]>();
  for (const count of counts) {
    const list = bySource.get(count.source);
    if (list) list.push(count);
    else bySource.set(count.source, [count]);
  }
  return {
    papers,
    counted: best.length,
    all: toFigures(all),
    withoutSelf: toFigures(own),
    selfCitations: sum(all) - sum(own),
    bands: toBands(all, own),
    sources: [...bySource]
      .map(([source, list]) => {
        const seenOn = list.reduce((newest, one) => (one.seenOn && one.seenOn > newest ? one.seenOn : newest), "");
        return {
          source,
          counted: list.length,
          ...(seenOn !== "" && { seenOn }),
          all: toFigures(list.map(({ count }) => count)),
          withoutSelf: toFigures(list.map(less)),
        };
      })
      .sort((a, b) => b.counted - a.counted || (a.source < b.source ? -1 : 1)),
  };
}

/** The highest count of each paper. */
export function bestCounts(counts: readonly SourceCount[]): SourceCount[] {
  const best = new Map<number, SourceCount>();
  for (const one of counts) if (one.count > (best.get(one.paperId)?.count ?? -1)) best.set(one.paperId, one);
  return [...best.values()];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function toFigures(counts: number[]): CitationFigures {
  const citations = sum(counts);
  const sorted = Float64Array.from(counts).sort();
  let h = 0;
  while (h < sorted.length && (sorted[sorted.length - 1 - h] ?? 0) > h) h++;
  return {
    citations,
    hIndex: h,
    i10: i10Index(counts),
    average: counts.length === 0 ? 0 : Math.round((citations / counts.length) * 10) / 10,
    median: median(sorted),
  };
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function toBands(all: number[], own: number[]): CitationSummary["bands"] {
  const bands = BANDS.map((from, index) => {
    const next = BANDS[index + 1];
    return { from, ...(next !== undefined && { to: next - 1 }), papers: 0, withoutSelf: 0 };
  });
  const add = (counts: number[], what: "papers" | "withoutSelf") => {
    for (const count of counts) {
      const band = bands.findLast(({ from }) => count >= from);
      if (band) band[what]++;
    }
  };
  add(all, "papers");
  add(own, "withoutSelf");
  return bands;
}

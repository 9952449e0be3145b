// Figures of authors from the figures of their papers.

import { aiScore } from "../../model/scores/ai-score.ts";
import { hIndex, i10Index } from "../../model/scores/h-index.ts";
import type { AuthorMetrics, MentionPairs, PaperFigures } from "../../ports/score-store.ts";

export function scoreAuthors(
  pairs: MentionPairs,
  figures: (paperId: number) => PaperFigures | undefined,
  now: Date,
): AuthorMetrics[] {
  const metrics: AuthorMetrics[] = [];
  const { authorIds, paperIds } = pairs;
  for (let start = 0; start < authorIds.length; ) {
    const authorId = authorIds[start] ?? 0;
    const papers: PaperFigures[] = [];
    let end = start;
    for (; end < authorIds.length && authorIds[end] === authorId; end++) {
      const paper = figures(paperIds[end] ?? 0);
      // A name printed twice on one paper counts once.
      if (paper && paperIds[end] !== paperIds[end - 1]) papers.push(paper);
      else if (paper && end === start) papers.push(paper);
    }
    start = end;
    if (papers.length > 0) metrics.push(toMetrics(authorId, papers, now));
  }
  return metrics;
}

function toMetrics(authorId: number, papers: PaperFigures[], now: Date): AuthorMetrics {
  const counts = papers.flatMap((paper) => paper.citations ?? []);
  const citations = counts.reduce((sum, count) => sum + count, 0);
  const h = hIndex(counts);
  const novelty = mean(papers.flatMap((paper) => paper.novelty ?? []));
  const primaryCategory = mostFrequent(papers.flatMap((paper) => paper.category ?? []));
  return {
    authorId,
    papers: papers.length,
    hIndex: h,
    i10: i10Index(counts),
    citations,
    ...(novelty !== undefined && { novelty }),
    ...(primaryCategory && { primaryCategory }),
    aiScore: aiScore(
      {
        papers: papers.length,
        papersPerYear: perYear(papers),
        citations: counts.length > 0 ? citations : undefined,
        hIndex: counts.length > 0 ? h : undefined,
        meanRank: mean(papers.flatMap((paper) => paper.rank ?? [])),
        meanNovelty: novelty,
        papersWithCode: papers.filter((paper) => paper.hasCode).length,
      },
      now,
    ),
  };
}

const mean = (values: number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

function mostFrequent(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function perYear(papers: PaperFigures[]): { year: number; papers: number; citations: number }[] {
  const years = new Map<number, { year: number; papers: number; citations: number }>();
  for (const { year, citations } of papers) {
    if (year === undefined) continue;
    const row = years.get(year) ?? { year, papers: 0, citations: 0 };
    row.papers++;
    row.citations += citations ?? 0;
    years.set(year, row);
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

// Figures of many authors at once, from columns of mentions.

import { authorFigures, type PaperFigures } from "../../model/author-figures.ts";
import type { AuthorMetrics, MentionPairs } from "../../ports/score-store.ts";

/** `pairs` are ordered by author. */
export function scoreAuthors(
  pairs: MentionPairs,
  figures: (paperId: number) => PaperFigures | undefined,
  now: Date,
): AuthorMetrics[] {
  const metrics: AuthorMetrics[] = [];
  const { authorIds, paperIds } = pairs;
  for (let start = 0, end = 0; start < authorIds.length; start = end) {
    const authorId = authorIds[start] ?? 0;
    while (end < authorIds.length && authorIds[end] === authorId) end++;
    // A name printed twice on one paper counts once.
    const papers = [...new Set(paperIds.slice(start, end))].flatMap((id) => figures(id) ?? []);
    if (papers.length === 0) continue;
    const { novelty, primaryCategory, aiScore, counted, hIndex, i10, citations } = authorFigures(papers, now);
    metrics.push({
      authorId,
      papers: papers.length,
      counted,
      hIndex,
      i10,
      citations,
      aiScore: aiScore.value,
      ...(novelty !== undefined && { novelty }),
      ...(primaryCategory && { primaryCategory }),
    });
  }
  return metrics;
}

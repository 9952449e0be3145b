// Figures of many authors and institutions at once.

import { authorFigures, type PaperFigures } from "../../model/author-figures.ts";
import { aiScoreFigure, institutionWeights } from "../../model/scores/ai-score.ts";
import { toBodyOfWork } from "../../model/scores/body-of-work.ts";
import type { AuthorMetrics, InstitutionMetrics, InstitutionPapers } from "../../ports/score-store.ts";
import type { AuthorPapers, Figures } from "./author-papers.ts";

function known(paperIds: Iterable<number>, figures: Figures): PaperFigures[] {
  const found: PaperFigures[] = [];
  for (const id of paperIds) {
    const paper = figures.get(id);
    if (paper) found.push(paper);
  }
  return found;
}

export function scoreAuthors(
  { papersOf }: AuthorPapers,
  authorIds: readonly number[],
  figures: Figures,
  now: Date,
): AuthorMetrics[] {
  const metrics: AuthorMetrics[] = [];
  for (const authorId of authorIds) {
    const papers = known(papersOf(authorId), figures);
    if (papers.length === 0) continue;
    const { novelty, primaryCategory, work, counted, hIndex, i10, citations } = authorFigures(papers);
    metrics.push({
      authorId,
      papers: papers.length,
      counted,
      hIndex,
      i10,
      citations,
      aiScore: aiScoreFigure(work, now.getUTCFullYear()),
      work,
      ...(novelty !== undefined && { novelty }),
      ...(primaryCategory && { primaryCategory }),
    });
  }
  return metrics;
}

export function scoreInstitutions(
  institutions: InstitutionPapers[],
  figures: Figures,
  now: Date,
): InstitutionMetrics[] {
  return institutions.flatMap(({ tag, paperIds }) => {
    const work = toBodyOfWork(known(paperIds, figures));
    return work.papers === 0
      ? []
      : [{ tag, papers: work.papers, aiScore: aiScoreFigure(work, now.getUTCFullYear(), institutionWeights), work }];
  });
}

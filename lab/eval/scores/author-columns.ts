// The authors of reviewed papers as columns for a linear model.

import { AUTHOR_FIGURES, authorFigures } from "../../../src/model/scores/learned/author-past.ts";
import { readPapers } from "./read-papers.ts";
import type { Past } from "./read-past.ts";
import type { ReviewedPaper } from "./read-reviews.ts";

/** `columns[j][i]` is figure j of paper i. What is not known is the middle; a paper without authors counts as a newcomer's. */
export async function authorColumns(
  dataFolder: string,
  papers: readonly ReviewedPaper[],
  past: Past,
): Promise<Float64Array[]> {
  const wanted = new Set(papers.map(({ workId }) => workId));
  const authorsOf = new Map<string, string[]>();
  for await (const { id, authors } of readPapers(dataFolder)) if (wanted.has(id)) authorsOf.set(id, authors);
  const columns = Array.from({ length: AUTHOR_FIGURES }, () => new Float64Array(papers.length));
  for (const [i, { workId, year }] of papers.entries()) {
    const authors = authorsOf.get(workId) ?? [];
    const figures = authorFigures(Math.max(1, authors.length), year, (k) => past.get(authors[k] ?? "") ?? []);
    for (const [j, figure] of figures.entries()) (columns[j] as Float64Array)[i] = Number.isNaN(figure) ? 0.5 : figure;
  }
  return columns;
}

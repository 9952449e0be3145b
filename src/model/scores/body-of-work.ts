// A body of work as sums over its papers: what the AI Score is made of. Sums, so that two of them can be added and taken apart.

import type { PaperFigures } from "../author-figures.ts";

export interface BodyOfWork {
  papers: number;
  /** Papers with an impact, the sum of their impact (0 to 1 each), of its squares, and how many stand in the top tenth. */
  judged: number;
  impact: number;
  impactSquares: number;
  top: number;
  /** Papers with a novelty, and the sum (0 to 1 each). */
  read: number;
  novelty: number;
  withCode: number;
  years: Record<string, number>;
  categories: Record<string, number>;
}

const TOP = 90;

export const emptyWork = (): BodyOfWork => ({
  papers: 0,
  judged: 0,
  impact: 0,
  impactSquares: 0,
  top: 0,
  read: 0,
  novelty: 0,
  withCode: 0,
  years: {},
  categories: {},
});

export function addPaper(work: BodyOfWork, paper: PaperFigures): void {
  work.papers += 1;
  if (paper.impact !== undefined) {
    const impact = paper.impact / 100;
    work.judged += 1;
    work.impact += impact;
    work.impactSquares += impact * impact;
    if (paper.impact >= TOP) work.top += 1;
  }
  if (paper.novelty !== undefined) {
    work.read += 1;
    work.novelty += paper.novelty / 100;
  }
  if (paper.hasCode) work.withCode += 1;
  if (paper.year !== undefined) count(work.years, String(paper.year), 1);
  if (paper.category !== undefined) count(work.categories, paper.category, 1);
}

export function toBodyOfWork(papers: Iterable<PaperFigures>): BodyOfWork {
  const work = emptyWork();
  for (const paper of papers) addPaper(work, paper);
  return work;
}

/** `work` with `factor` times the other; a factor of -1 takes it out again. */
export function addWork(work: BodyOfWork, other: BodyOfWork, factor = 1): BodyOfWork {
  const sum: BodyOfWork = { ...work, years: { ...work.years }, categories: { ...work.categories } };
  for (const key of ["papers", "judged", "impact", "impactSquares", "top", "read", "novelty", "withCode"] as const)
    sum[key] += factor * other[key];
  for (const group of ["years", "categories"] as const)
    for (const [name, papers] of Object.entries(other[group])) count(sum[group], name, factor * papers);
  return sum;
}

function count(counts: Record<string, number>, name: string, by: number): void {
  counts[name] = (counts[name] ?? 0) + by;
}

// Figures of an author out of the figures of the papers: the same for the nightly run and for the page that explains them.

import { type BodyOfWork, toBodyOfWork } from "./scores/body-of-work.ts";
import { hIndex, i10Index } from "./scores/h-index.ts";

/** What an author's figures are made of, per paper. */
export interface PaperFigures {
  id: number;
  year?: number;
  category?: string;
  /** Highest known count; absent when none is known. */
  citations?: number;
  novelty?: number;
  /** Percent, measured or forecast; absent while the paper is not scored. */
  impact?: number;
  rank?: number;
  hasCode: boolean;
}

export interface AuthorFigures {
  papers: number;
  /** Papers with a known citation count. */
  counted: number;
  hIndex: number;
  i10: number;
  citations: number;
  /** Mean, percent. */
  novelty?: number;
  /** Papers with a novelty. */
  judged: number;
  primaryCategory?: string;
  perYear: { year: number; papers: number; citations: number }[];
  work: BodyOfWork;
}

export function authorFigures(papers: readonly PaperFigures[]): AuthorFigures {
  const counts = papers.flatMap((paper) => paper.citations ?? []);
  const novelties = papers.flatMap((paper) => paper.novelty ?? []);
  const citations = counts.reduce((sum, count) => sum + count, 0);
  const novelty = mean(novelties);
  const primaryCategory = mostFrequent(papers.flatMap((paper) => paper.category ?? []));
  const years = perYear(papers);
  const work = toBodyOfWork(papers);
  const h = hIndex(counts);
  return {
    papers: papers.length,
    counted: counts.length,
    hIndex: h,
    i10: i10Index(counts),
    citations,
    judged: novelties.length,
    ...(novelty !== undefined && { novelty }),
    ...(primaryCategory && { primaryCategory }),
    perYear: years,
    work,
  };
}

const mean = (values: number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

function mostFrequent(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

function perYear(papers: readonly PaperFigures[]): AuthorFigures["perYear"] {
  const years = new Map<number, AuthorFigures["perYear"][number]>();
  for (const { year, citations } of papers) {
    if (year === undefined) continue;
    const row = years.get(year) ?? { year, papers: 0, citations: 0 };
    row.papers++;
    row.citations += citations ?? 0;
    years.set(year, row);
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

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
  /** Day on which a list first showed it (else its date), as a number of days. */
  day?: number;
  /** Votes counted elsewhere. */
  upvotes?: number;
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
  work: BodyOfWork;
}

export function authorFigures(papers: readonly PaperFigures[]): AuthorFigures {
  const counts: number[] = [];
  const categories: string[] = [];
  let [citations, novelty, judged] = [0, 0, 0];
  for (const paper of papers) {
    if (paper.category !== undefined) categories.push(paper.category);
    if (paper.citations !== undefined) {
      counts.push(paper.citations);
      citations += paper.citations;
    }
    if (paper.novelty !== undefined) {
      novelty += paper.novelty;
      judged += 1;
    }
  }
  const primaryCategory = mostFrequent(categories);
  const work = toBodyOfWork(papers);
  return {
    papers: papers.length,
    counted: counts.length,
    hIndex: hIndex(counts),
    i10: i10Index(counts),
    citations,
    judged,
    ...(judged > 0 && { novelty: novelty / judged }),
    ...(primaryCategory && { primaryCategory }),
    work,
  };
}

/** Of equally frequent values the first by letter. */
function mostFrequent(values: readonly string[]): string | undefined {
  if (values.length < 2) return values[0];
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: string | undefined;
  let most = 0;
  for (const [value, count] of counts) {
    if (count < most || (count === most && best !== undefined && value > best)) continue;
    best = value;
    most = count;
  }
  return best;
}

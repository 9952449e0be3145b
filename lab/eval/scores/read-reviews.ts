// Papers with the judgment of their reviewers: means over the scores that were given.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../read-lines.ts";
import { meanOf } from "./statistics.ts";

export interface ReviewedPaper {
  id: string;
  workId: string;
  title: string;
  /** Empty where only the title is known. */
  abstract: string;
  keywords: string[];
  venue: string;
  year: number;
  status: string;
  means: Map<string, number>;
}

type Row = Omit<ReviewedPaper, "means" | "abstract" | "keywords" | "status"> & {
  abstract?: string;
  keywords?: string[];
  status?: string;
  labels?: Record<string, { mean?: number; scores?: number[] }>;
};

/** From the files of novelty and of ratings; a paper in both is one paper. */
export async function readReviews(folder: string): Promise<ReviewedPaper[]> {
  const papers = new Map<string, ReviewedPaper>();
  for (const name of ["labels/novelty.jsonl.gz", "labels/ratings.jsonl.gz"]) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    for await (const row of readLines<Row>(path)) {
      const paper = papers.get(row.id) ?? { ...toPaper(row), means: new Map() };
      papers.set(row.id, paper);
      for (const [label, { mean, scores }] of Object.entries(row.labels ?? {})) {
        const given = meanGiven(label, mean, scores);
        if (given !== undefined && !paper.means.has(label)) paper.means.set(label, given);
      }
    }
  }
  return [...papers.values()];
}

const toPaper = ({ id, workId, title, abstract, keywords, venue, year, status }: Row) => ({
  ...{ id, workId, title, venue, year },
  ...{ abstract: abstract ?? "", keywords: keywords ?? [], status: status ?? "" },
});

/** A 0 for novelty means "not applicable", not "none". */
function meanGiven(label: string, mean: number | undefined, scores: number[] | undefined): number | undefined {
  if (!scores) return mean;
  const given = /novelty/i.test(label) ? scores.filter((score) => score > 0) : scores;
  return given.length > 0 ? meanOf(given) : undefined;
}

/** 1 accepted, 0 rejected, undefined when it was not decided. */
export function decisionOf({ status }: Pick<ReviewedPaper, "status">): 0 | 1 | undefined {
  if (status === "" || /withdraw|desk/i.test(status)) return undefined;
  return /reject/i.test(status) ? 0 : 1;
}

/** The years of ICLR whose abstracts are complete, whatever became of the paper. */
const COMPLETE_YEARS = [2017, 2018, 2021];

export const hasCompleteYear = ({ venue, year, abstract }: ReviewedPaper): boolean =>
  venue === "ICLR" && COMPLETE_YEARS.includes(year) && abstract !== "";

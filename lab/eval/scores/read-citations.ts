// Citation counts of a folder as percentiles within venue and year.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readLines } from "../read-lines.ts";
import { ranksOf } from "./statistics.ts";

export interface CitedPaper {
  id: string;
  venue: string;
  year: number;
  citations: number;
  /** 0 to 1, ties in the middle. */
  percentile: number;
  group: string;
}

const MIN_GROUP = 30;

/** Only of venue-years with 30 or more counts. */
export async function readCitations(folder: string): Promise<CitedPaper[]> {
  const path = join(folder, "labels/citation_counts.jsonl.gz");
  if (!existsSync(path)) return [];
  const groups = new Map<string, CitedPaper[]>();
  for await (const row of readLines<Omit<CitedPaper, "citations"> & { citations?: number }>(path)) {
    const { id, venue, year, citations } = row;
    if (typeof citations !== "number") continue;
    const group = `${venue} ${year}`;
    const paper = { id, venue, year, citations, percentile: 0, group };
    const others = groups.get(group);
    if (others) others.push(paper);
    else groups.set(group, [paper]);
  }
  const large = [...groups.values()].filter((papers) => papers.length >= MIN_GROUP);
  for (const papers of large) {
    const ranks = ranksOf(papers.map(({ citations }) => citations));
    for (const [i, paper] of papers.entries()) paper.percentile = (ranks[i] as number) / (papers.length - 1);
  }
  return large.flat();
}

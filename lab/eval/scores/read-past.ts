// What authors had published, by printed name: from the history with its citation counts, from the judged folder without.

import type { PastPaper } from "../../../src/model/scores/learned/author-past.ts";
import { readCitations } from "./read-citations.ts";
import { readPapers } from "./read-papers.ts";

export type Past = Map<string, PastPaper[]>;

/** Labels of `dataFolder` are not looked at, unless it is the history itself. */
export async function readPast(historyFolder: string, dataFolder: string): Promise<Past> {
  const cited = new Map((await readCitations(historyFolder)).map((paper) => [paper.id, paper]));
  const past: Past = new Map();
  const seen = new Set<string>();
  for (const folder of new Set([historyFolder, dataFolder])) {
    for await (const { id, authors, year } of readPapers(folder)) {
      if (seen.has(id)) continue;
      seen.add(id);
      const counted = folder === historyFolder ? cited.get(id) : undefined;
      const paper: PastPaper = { year, percentile: counted?.percentile, citations: counted?.citations };
      for (const name of new Set(authors)) {
        const papers = past.get(name);
        if (papers) papers.push(paper);
        else past.set(name, [paper]);
      }
    }
  }
  return past;
}

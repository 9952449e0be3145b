// Everything that the impact model is fitted on, one row a paper with a known percentile.

import { authorFigures } from "../../../src/model/scores/learned/author-past.ts";
import { proseSentences } from "../../../src/model/scores/learned/prose.ts";
import { readSentences, type Terms } from "../../../src/model/scores/learned/read-terms.ts";
import { surfaceFigures } from "../../../src/model/scores/learned/surface.ts";
import { readCitations } from "./read-citations.ts";
import { readPapers } from "./read-papers.ts";
import { readPast } from "./read-past.ts";

export interface ImpactRow {
  id: string;
  /** As printed, in order. */
  names: readonly string[];
  hasCode: boolean;
  terms: Terms;
  surface: Float32Array;
  authors: Float32Array;
  year: number;
  venue: string;
  group: string;
  percentile: number;
}

/** Papers with an abstract, in the order of the file. */
export async function readImpactRows(dataFolder: string, historyFolder: string): Promise<ImpactRow[]> {
  const past = await readPast(historyFolder, dataFolder);
  const cited = new Map((await readCitations(dataFolder)).map((paper) => [paper.id, paper]));
  const rows: ImpactRow[] = [];
  for await (const paper of readPapers(dataFolder)) {
    const known = cited.get(paper.id);
    if (!known || paper.abstract === "") continue;
    const { id, venue, year, group, percentile } = known;
    const prose = proseSentences(paper.abstract);
    rows.push({
      ...{ id, venue, year, group, percentile, names: paper.authors, hasCode: paper.hasCode },
      terms: readSentences(paper.title, prose),
      surface: surfaceFigures(paper.title, prose),
      authors: authorFigures(paper.authors.length, year, (i) => past.get(paper.authors[i] ?? "") ?? []),
    });
  }
  return rows;
}

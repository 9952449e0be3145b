// How many citations papers of one field and year have, so that a count can be told as a standing.

import type { PaperFigures } from "../../model/author-figures.ts";
import type { CitationGroup } from "../../model/scores/impact.ts";
import { createQuantiles, percentile, type Quantiles } from "../../model/scores/quantiles.ts";
import { groupNames } from "./score-state.ts";

export type FieldCitations = Map<string, Quantiles>;

/** With fewer counts a standing says more about chance. */
const MIN_COUNTED = 30;

type Placed = Pick<PaperFigures, "category" | "year">;

export function groupCitations(papers: Iterable<PaperFigures>): FieldCitations {
  const counts = new Map<string, number[]>();
  for (const paper of papers) {
    if (paper.citations === undefined || paper.year === undefined) continue;
    const { own, year } = groupNames(paper);
    for (const name of paper.category ? [own, year] : [year]) {
      const list = counts.get(name);
      if (list) list.push(paper.citations);
      else counts.set(name, [paper.citations]);
    }
  }
  const large = [...counts].filter(([, list]) => list.length >= MIN_COUNTED);
  return new Map(large.map(([name, list]) => [name, createQuantiles(list)]));
}

/** The group of the paper's category and year; all papers of the year where that is too small. */
export function citationGroup(fields: FieldCitations, paper: Placed): CitationGroup | undefined {
  if (paper.year === undefined) return undefined;
  const { own, year } = groupNames(paper);
  const narrow = paper.category ? fields.get(own) : undefined;
  const quantiles = narrow ?? fields.get(year);
  if (!quantiles) return undefined;
  const what = narrow ? `${paper.category} papers` : "papers";
  return { name: `the ${quantiles.count} ${what} of ${paper.year} with a known count`, quantiles };
}

/** 0 to 1. */
export function citationStanding(fields: FieldCitations, paper: PaperFigures): number | undefined {
  const group = paper.citations === undefined ? undefined : citationGroup(fields, paper);
  return group && percentile(group.quantiles, paper.citations ?? 0) / 100;
}

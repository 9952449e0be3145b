// The papers of each author with the standing of their citations, for the figures of what came after them.

import type { PaperFigures } from "../../model/author-figures.ts";
import { hIndex } from "../../model/scores/h-index.ts";
import type { PastPaper } from "../../model/scores/learned/author-past.ts";
import type { MentionPairs, ScoreStore } from "../../ports/score-store.ts";
import { citationStanding, type FieldCitations } from "./field-citations.ts";

export type PastOfAuthor = (authorId: number) => PastPaper[];

/** The rest of a very long list would not change the figures. */
const MAX_PAPERS = 400;
const AUTHORS_AT_ONCE = 5000;

/** Of every author, with the h-index of each. */
export function readPast(
  store: ScoreStore,
  figures: ReadonlyMap<number, PaperFigures>,
  fields: FieldCitations,
): { past: PastOfAuthor; hIndexes: Map<number, number> } {
  const pairs: MentionPairs[] = [];
  const top = store.maxAuthorId();
  for (let after = 0; after < top; after += AUTHORS_AT_ONCE)
    pairs.push(store.mentionsOfAuthors(after, after + AUTHORS_AT_ONCE));
  return {
    past: createPast(pairs, figures, fields),
    hIndexes: new Map(pairs.flatMap((some) => hIndexesOf(some, figures))),
  };
}

/** `pairs` are ordered by author, then by paper. */
function hIndexesOf({ authorIds, paperIds }: MentionPairs, figures: ReadonlyMap<number, PaperFigures>) {
  const found: [number, number][] = [];
  let counts: number[] = [];
  for (const [i, authorId] of authorIds.entries()) {
    const isRepeated = authorId === authorIds[i - 1] && paperIds[i] === paperIds[i - 1];
    const citations = figures.get(paperIds[i] ?? 0)?.citations;
    if (citations !== undefined && !isRepeated) counts.push(citations);
    if (authorId === authorIds[i + 1]) continue;
    if (counts.length > 0) found.push([authorId, hIndex(counts)]);
    counts = [];
  }
  return found;
}

/** Of some authors. */
export function readPastOf(store: ScoreStore, authorIds: number[], fields: FieldCitations): PastOfAuthor {
  const pairs = store.mentionsOfAuthorList(authorIds);
  const figures = new Map(store.figures([...new Set(pairs.paperIds)]).map((paper) => [paper.id, paper]));
  return createPast([pairs], figures, fields);
}

function createPast(
  all: readonly MentionPairs[],
  figures: ReadonlyMap<number, PaperFigures>,
  fields: FieldCitations,
): PastOfAuthor {
  const papers = new Map<number, PastPaper>();
  for (const [id, paper] of figures)
    if (paper.year !== undefined)
      papers.set(id, { year: paper.year, percentile: citationStanding(fields, paper), citations: paper.citations });
  const size = all.reduce((sum, { authorIds }) => sum + authorIds.length, 0);
  const paperIds = new Int32Array(size);
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let at = 0;
  for (const pairs of all) {
    for (const [i, authorId] of pairs.authorIds.entries()) {
      if (!starts.has(authorId)) starts.set(authorId, at);
      paperIds[at++] = pairs.paperIds[i] ?? 0;
      ends.set(authorId, at);
    }
  }
  return (authorId) => {
    const start = starts.get(authorId) ?? 0;
    const ids = paperIds.subarray(start, Math.min(ends.get(authorId) ?? start, start + MAX_PAPERS));
    const found: PastPaper[] = [];
    for (let i = 0; i < ids.length; i++) {
      // A name printed twice on one paper counts once.
      const paper = i > 0 && ids[i] === ids[i - 1] ? undefined : papers.get(ids[i] as number);
      if (paper) found.push(paper);
    }
    return found;
  };
}

/** Authors of each paper in printed order. */
export function authorsByPaper({ authorIds, paperIds }: MentionPairs): Map<number, number[]> {
  const authors = new Map<number, number[]>();
  for (const [i, paperId] of paperIds.entries()) {
    const list = authors.get(paperId);
    if (list) list.push(authorIds[i] ?? 0);
    else authors.set(paperId, [authorIds[i] ?? 0]);
  }
  return authors;
}

// The papers of many authors in two flat arrays: nothing else about authors is as large.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { hIndex } from "../../model/scores/h-index.ts";
import type { PastPaper } from "../../model/scores/learned/author-past.ts";
import type { NoticedAuthor } from "../../model/scores/learned/notice-figures.ts";
import type { MentionPairs, ScoreStore } from "../../ports/score-store.ts";
import { citationStanding, type FieldCitations } from "./field-citations.ts";

export interface AuthorPapers {
  authorIds: readonly number[];
  /** Each paper once, ascending. */
  papersOf(authorId: number): Int32Array;
}

export type Figures = ReadonlyMap<number, PaperFigures>;
export type NoticedOfAuthor = (authorId: number, day: number) => NoticedAuthor;
export type PastOfAuthor = (authorId: number) => readonly PastPaper[];

/** About as far back as the lists reach that the model was fitted on. */
const LISTED_DAYS = 480;
const AUTHORS_AT_ONCE = 5000;
/** The rest of a very long list would not change what its author did before. */
const MAX_PAPERS = 400;
/** An author of so many papers is asked for as often: gathering them each time would go with the square of their number. */
const WORTH_KEEPING = 12;
const NONE = new Int32Array(0);

export async function readAuthorPapers(store: ScoreStore, signal?: AbortSignal): Promise<AuthorPapers> {
  const pairs: MentionPairs[] = [];
  const top = store.maxAuthorId();
  for (let after = 0; after < top; after += AUTHORS_AT_ONCE) {
    signal?.throwIfAborted();
    const some = store.mentionsOfAuthors(after, after + AUTHORS_AT_ONCE);
    // Plain arrays of all of them together would take several times the memory.
    pairs.push({ authorIds: Int32Array.from(some.authorIds), paperIds: Int32Array.from(some.paperIds) });
    await pause();
  }
  return createAuthorPapers(pairs);
}

/** `pairs` are ordered by author, then by paper. */
export function createAuthorPapers(pairs: readonly MentionPairs[]): AuthorPapers {
  const paperIds = new Int32Array(pairs.reduce((sum, some) => sum + some.paperIds.length, 0));
  const authorIds: number[] = [];
  const starts: number[] = [];
  let size = 0;
  for (const some of pairs) {
    for (let i = 0; i < some.authorIds.length; i++) {
      const [authorId, paperId] = [some.authorIds[i] as number, some.paperIds[i] as number];
      const isSame = authorIds.at(-1) === authorId;
      // A name printed twice on one paper counts once.
      if (isSame && size > (starts.at(-1) ?? 0) && paperIds[size - 1] === paperId) continue;
      if (!isSame) {
        authorIds.push(authorId);
        starts.push(size);
      }
      paperIds[size++] = paperId;
    }
  }
  starts.push(size);
  const numbers = new Map(authorIds.map((authorId, number) => [authorId, number]));
  return {
    authorIds,
    papersOf(authorId) {
      const number = numbers.get(authorId);
      return number === undefined ? NONE : paperIds.subarray(starts[number], starts[number + 1]);
    },
  };
}

/** Of those with a known count. */
export function hIndexesOf({ authorIds, papersOf }: AuthorPapers, figures: Figures): Map<number, number> {
  const found = new Map<number, number>();
  for (const authorId of authorIds) {
    const counts: number[] = [];
    for (const paperId of papersOf(authorId)) {
      const citations = figures.get(paperId)?.citations;
      if (citations !== undefined) counts.push(citations);
    }
    if (counts.length > 0) found.set(authorId, hIndex(counts));
  }
  return found;
}

/** The papers of each author with the standing of their citations, for the figures of what came after them. */
export function createPast({ papersOf }: AuthorPapers, figures: Figures, fields: FieldCitations): PastOfAuthor {
  const papers = new Map<number, PastPaper>();
  for (const [id, paper] of figures)
    if (paper.year !== undefined)
      papers.set(id, { year: paper.year, percentile: citationStanding(fields, paper), citations: paper.citations });
  const kept = new Map<number, PastPaper[]>();
  return (authorId) => {
    const known = kept.get(authorId);
    if (known) return known;
    const found: PastPaper[] = [];
    const own = papersOf(authorId).subarray(0, MAX_PAPERS);
    for (const paperId of own) {
      const paper = papers.get(paperId);
      if (paper) found.push(paper);
    }
    if (own.length >= WORTH_KEEPING) kept.set(authorId, found);
    return found;
  };
}

/** What each author had listed, and was noticed for, before a day. Where no votes are held, nobody was passed over by being listed. */
export function createNoticed({ papersOf }: AuthorPapers, figures: Figures, hasVotes: boolean): NoticedOfAuthor {
  return (authorId, day) => {
    const author: NoticedAuthor & { sameDay: number } = { listed: 0, sameDay: 0, noticed: [] };
    for (const paperId of papersOf(authorId).subarray(-MAX_PAPERS)) {
      const paper = figures.get(paperId);
      if (paper?.day === day) author.sameDay += 1;
      if (paper?.day === undefined || paper.day >= day || paper.day < day - LISTED_DAYS) continue;
      if (hasVotes) author.listed += 1;
      if (paper.upvotes !== undefined && paper.upvotes > 0)
        author.noticed.push({ day: paper.day, votes: paper.upvotes });
    }
    return author;
  };
}

/** Authors of each paper in printed order. */
export function authorsByPaper({ authorIds, paperIds }: MentionPairs): Map<number, number[]> {
  const authors = new Map<number, number[]>();
  for (let i = 0; i < paperIds.length; i++) {
    const [paperId, authorId] = [paperIds[i] as number, authorIds[i] as number];
    const list = authors.get(paperId);
    if (list) list.push(authorId);
    else authors.set(paperId, [authorId]);
  }
  return authors;
}

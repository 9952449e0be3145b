// Figures of every author over spans of years, overall and by topic, for the directory. Nightly: a year that ends changes them all.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { citationInterval, hIndexInterval } from "../../model/standing.ts";
import type { MentionPairs, ScoreStore } from "../../ports/score-store.ts";
import type { Standing, StandingStore } from "../../ports/standing-store.ts";

/** Years that the spans reach back; 0 is all. */
const SPANS = [0, 5, 2] as const;
/** With fewer papers in a span nobody is ranked in it. */
const MIN_PAPERS = 3;
const PAPERS_AT_ONCE = 5000;
const AUTHORS_AT_ONCE = 5000;

type Papers = Pick<ScoreStore, "paperIds" | "figures" | "maxAuthorId" | "mentionsOfAuthors">;
type RankedPaper = PaperFigures & { topics: readonly number[] };

export interface RankOptions {
  now: () => Date;
  signal?: AbortSignal;
  onProgress?: (text: string) => void;
}

/** Returns the number of authors ranked. */
export async function rankAuthors(
  store: StandingStore,
  papers: Papers,
  { now, signal, onProgress = () => {} }: RankOptions,
): Promise<number> {
  const thisYear = now().getUTCFullYear();
  const figures = await readFigures(store, papers, signal);
  const places = await readPlaces(store, signal);
  let ranked = 0;
  const top = papers.maxAuthorId();
  for (let after = 0; after < top; after += AUTHORS_AT_ONCE) {
    signal?.throwIfAborted();
    const rows: Standing[] = [];
    for (const [authorId, paperIds] of groupByAuthor(papers.mentionsOfAuthors(after, after + AUTHORS_AT_ONCE))) {
      const own = [...new Set(paperIds)].flatMap((id) => figures.get(id) ?? []);
      const standings = toStandings(authorId, own, thisYear);
      if (standings.length > 0) ranked++;
      const institution = places.get(authorId)?.tag;
      for (const standing of standings) rows.push({ ...standing, ...(institution && { institution }) });
    }
    store.transaction(() => store.saveStandings(after, after + AUTHORS_AT_ONCE, rows));
    onProgress(`${ranked} authors ranked`);
    await pause();
  }
  return ranked;
}

async function readFigures(
  store: StandingStore,
  papers: Papers,
  signal: AbortSignal | undefined,
): Promise<Map<number, RankedPaper>> {
  const figures = new Map<number, RankedPaper>();
  const ids = papers.paperIds();
  for (let at = 0; at < ids.length; at += PAPERS_AT_ONCE) {
    signal?.throwIfAborted();
    const batch = ids.slice(at, at + PAPERS_AT_ONCE);
    const topics = store.topicsOf(batch);
    for (const paper of papers.figures(batch)) figures.set(paper.id, { ...paper, topics: topics.get(paper.id) ?? [] });
    await pause();
  }
  return figures;
}

/** Where each author was printed from last. */
async function readPlaces(
  store: StandingStore,
  signal?: AbortSignal,
): Promise<Map<number, { date: string; tag: string }>> {
  const places = new Map<number, { date: string; tag: string }>();
  for (let after = 0; ; ) {
    signal?.throwIfAborted();
    const batch = store.printedPlaces(after, 2000);
    for (const { date, places: printed } of batch) {
      for (const [authorId, tag] of printed) {
        const held = places.get(authorId);
        if (!held || date >= held.date) places.set(authorId, { date, tag });
      }
    }
    const last = batch.at(-1);
    if (!last) return places;
    after = last.paperId;
    await pause();
  }
}

function* groupByAuthor({ authorIds, paperIds }: MentionPairs): Generator<readonly [number, number[]]> {
  for (let start = 0, end = 0; start < authorIds.length; start = end) {
    const papers: number[] = [];
    for (; end < authorIds.length && authorIds[end] === authorIds[start]; end++) papers.push(paperIds[end] ?? 0);
    yield [authorIds[start] ?? 0, papers];
  }
}

/** One for each span and topic in which the author has enough papers. */
function toStandings(authorId: number, papers: readonly RankedPaper[], thisYear: number): Standing[] {
  if (papers.length < MIN_PAPERS) return [];
  return SPANS.flatMap((span) => {
    const within = span === 0 ? papers : papers.filter(({ year }) => year !== undefined && year > thisYear - span);
    const bodies: [number | undefined, readonly RankedPaper[]][] = [[undefined, within], ...groupByTopic(within)];
    return bodies
      .filter(([, own]) => own.length >= MIN_PAPERS)
      .map(([topic, own]) => ({ ...toStanding(authorId, span, own), ...(topic !== undefined && { topic }) }));
  });
}

function groupByTopic(papers: readonly RankedPaper[]): Map<number, RankedPaper[]> {
  const groups = new Map<number, RankedPaper[]>();
  for (const paper of papers) {
    for (const topic of paper.topics) {
      const group = groups.get(topic);
      if (group) group.push(paper);
      else groups.set(topic, [paper]);
    }
  }
  return groups;
}

function toStanding(authorId: number, span: number, papers: readonly PaperFigures[]): Standing {
  const counts = papers.flatMap(({ citations }) => citations ?? []);
  const category = mostFrequent(papers.flatMap((paper) => paper.category ?? []));
  return {
    span,
    authorId,
    papers: papers.length,
    counted: counts.length,
    hIndex: hIndexInterval(counts),
    citations: citationInterval(counts),
    ...(category && { category }),
  };
}

function mostFrequent(values: string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

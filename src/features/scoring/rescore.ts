// Scores every paper and author (nightly) or only what is new (after each sync). Works in chunks and lets others in between.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { ANSWER_WIDTH, noveltyIn, type ScoreModels } from "../../model/scores/learned/text-answers.ts";
import { defaultWeights, type RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore } from "../../ports/score-store.ts";
import { groupCitations } from "./field-citations.ts";
import { createNoveltyGroups } from "./novelty-groups.ts";
import { authorsByPaper, readPast, readPastOf } from "./past-papers.ts";
import { readAnswers, type TextReaders } from "./read-answers.ts";
import { scoreAuthors } from "./score-authors.ts";
import { type ScoringContext, scorePapers } from "./score-papers.ts";
import { loadState, MIN_PAPERS, type ScoreState, saveState } from "./score-state.ts";

const CHUNK = 1000;
const AUTHORS_CHUNK = 5000;

export interface RescoreOptions {
  now: () => Date;
  models?: ScoreModels | undefined;
  weights?: RankWeights | undefined;
  /** Threads that read texts when there are many; without them this thread reads. */
  openReaders?: (() => TextReaders) | undefined;
  onProgress?: (text: string) => void;
  signal?: AbortSignal;
}

/** Scores everything anew; texts that have not changed are not read again. Returns the number of papers. */
export async function rescoreAll(store: ScoreStore, options: RescoreOptions): Promise<number> {
  const { signal, onProgress } = options;
  const ids = store.paperIds();
  const answers = await readAnswers(store, ids, {
    ...options,
    onRead: (done, all) => onProgress?.(`read ${done} of ${all} texts`),
  });
  const figures = await readFigures(store, ids);
  const state = { ...summarise(ids, figures, answers), weights: options.weights ?? defaultWeights };
  const { past, hIndexes } = readPast(store, figures, state.citations);
  const context: ScoringContext = { ...createContext(store, state, options), past, hIndexes };
  for (let at = 0; at < ids.length; at += CHUNK) {
    signal?.throwIfAborted();
    const facts = store.facts(ids.slice(at, at + CHUNK));
    const rows = answers.subarray(at * ANSWER_WIDTH, (at + CHUNK) * ANSWER_WIDTH);
    store.transaction(() => {
      for (const { id, rank, novelty } of scorePapers(store, facts, rows, context)) {
        const paper = figures.get(id);
        if (paper) Object.assign(paper, { rank, novelty });
      }
    });
    onProgress?.(`scored ${Math.min(at + CHUNK, ids.length)} of ${ids.length} papers`);
    await pause();
  }
  // After the papers: the AI Score of an author looks at their ranks.
  await scoreAllAuthors(store, figures, options);
  store.transaction(() => {
    store.dropEmptyAuthors();
    saveState(store, state);
  });
  return ids.length;
}

/** Scores papers that came in or changed since, and their authors. Without an earlier full run it does that instead. */
export async function rescoreNew(store: ScoreStore, options: RescoreOptions): Promise<number> {
  if (store.unscoredIds(1).length === 0) return 0;
  const state = loadState(store);
  if (!state || state.papers < MIN_PAPERS) return rescoreAll(store, options);
  // Until everything is scored with new weights, new papers stand beside the others by the old ones.
  const context = createContext(store, state, { ...options, weights: state.weights });
  let done = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const ids = store.unscoredIds(CHUNK);
    if (ids.length === 0) break;
    const answers = await readAnswers(store, ids, options);
    store.transaction(() => {
      const authors = authorsByPaper(store.mentionsOfPapers(ids));
      const authorIds = [...new Set([...authors.values()].flat())];
      scoreAuthorList(store, authorIds, options.now());
      const past = readPastOf(store, authorIds, state.citations);
      scorePapers(store, store.facts(ids), answers, { ...context, past });
      scoreAuthorList(store, authorIds, options.now());
    });
    done += ids.length;
    options.onProgress?.(`scored ${done} new papers`);
    await pause();
  }
  return done;
}

const createContext = (store: ScoreStore, state: ScoreState, options: RescoreOptions) => ({
  state,
  weights: options.weights ?? defaultWeights,
  models: options.models,
  institutionCounts: store.institutionCounts(),
  now: options.now(),
});

/** What single papers are compared with. */
function summarise(
  ids: readonly number[],
  figures: ReadonlyMap<number, PaperFigures>,
  answers: Float32Array,
): Omit<ScoreState, "weights"> {
  const groups = createNoveltyGroups();
  for (const [i, id] of ids.entries()) groups.add(figures.get(id) ?? {}, noveltyIn(answers, i * ANSWER_WIDTH));
  return { papers: ids.length, groups: groups.summarise(), citations: groupCitations(figures.values()) };
}

async function readFigures(store: ScoreStore, paperIds: number[]): Promise<Map<number, PaperFigures>> {
  const figures = new Map<number, PaperFigures>();
  for (let at = 0; at < paperIds.length; at += CHUNK) {
    for (const paper of store.figures(paperIds.slice(at, at + CHUNK))) figures.set(paper.id, paper);
    await pause();
  }
  return figures;
}

async function scoreAllAuthors(
  store: ScoreStore,
  figures: ReadonlyMap<number, PaperFigures>,
  options: RescoreOptions,
): Promise<void> {
  const top = store.maxAuthorId();
  for (let after = 0; after < top; after += AUTHORS_CHUNK) {
    options.signal?.throwIfAborted();
    const pairs = store.mentionsOfAuthors(after, after + AUTHORS_CHUNK);
    store.transaction(() =>
      store.saveAuthorMetrics(
        scoreAuthors(pairs, (id) => figures.get(id), options.now()),
        options.now().toISOString(),
      ),
    );
    options.onProgress?.(`figures of ${Math.min(after + AUTHORS_CHUNK, top)} of ${top} authors`);
    await pause();
  }
}

/** Anew the figures of authors whose papers have changed hands. */
export async function rescoreAuthors(
  store: ScoreStore,
  authorIds: readonly number[],
  { now, signal }: Pick<RescoreOptions, "now" | "signal">,
): Promise<void> {
  for (let at = 0; at < authorIds.length; at += CHUNK) {
    signal?.throwIfAborted();
    const chunk = authorIds.slice(at, at + CHUNK);
    store.transaction(() => scoreAuthorList(store, chunk, now()));
    await pause();
  }
}

function scoreAuthorList(store: ScoreStore, authorIds: number[], now: Date): void {
  const pairs = store.mentionsOfAuthorList(authorIds);
  const figures = new Map(store.figures([...new Set(pairs.paperIds)]).map((paper) => [paper.id, paper]));
  store.saveAuthorMetrics(
    scoreAuthors(pairs, (id) => figures.get(id), now),
    now.toISOString(),
  );
}

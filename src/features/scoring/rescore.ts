// Scores every paper and author (nightly) or only what is new (after each sync). Works in chunks and lets others in between.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { ANSWER_WIDTH, isBriefIn, noveltyIn, type ScoreModels } from "../../model/scores/learned/text-answers.ts";
import { defaultWeights, type RankWeights } from "../../model/scores/rank-weights.ts";
import type { AuthorMetrics, ScoreStore } from "../../ports/score-store.ts";
import {
  type AuthorPapers,
  createAuthorPapers,
  createNoticed,
  createPast,
  hIndexesOf,
  readAuthorPapers,
} from "./author-papers.ts";
import { createPlaces } from "./day-places.ts";
import { groupCitations } from "./field-citations.ts";
import { createNoveltyGroups } from "./novelty-groups.ts";
import { readAnswers, type TextReaders } from "./read-answers.ts";
import { scoreAuthors, scoreInstitutions } from "./score-authors.ts";
import { type ScoredPaper, type ScoringContext, scorePapers } from "./score-papers.ts";
import { loadState, MIN_PAPERS, type ScoreState, saveState } from "./score-state.ts";

const CHUNK = 1000;
/** Fewer, so that what is made for them dies young: otherwise the collector moves it to where it stays long. */
const SCORED_AT_ONCE = 200;
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
  const reading = readAnswers(store, ids, {
    ...options,
    onRead: (done, all) => onProgress?.(`read ${done} of ${all} texts`),
  });
  // While threads read the texts, this one gathers what else is needed.
  const [answers, figures, authors] = await Promise.all([
    reading,
    readFigures(store, ids, signal),
    readAuthorPapers(store, signal),
  ]);
  const state = { ...summarise(ids, figures, answers), weights: options.weights ?? defaultWeights };
  const context: ScoringContext = {
    ...createContext(store, state, options),
    past: createPast(authors, figures, state.citations),
    noticed: createNoticed(authors, figures, state.hasVotes),
    hIndexes: hIndexesOf(authors, figures),
  };
  for (let at = 0; at < ids.length; at += CHUNK) {
    signal?.throwIfAborted();
    const end = Math.min(at + CHUNK, ids.length);
    store.transaction(() => {
      for (let from = at; from < end; from += SCORED_AT_ONCE) {
        const to = Math.min(from + SCORED_AT_ONCE, end);
        const rows = answers.subarray(from * ANSWER_WIDTH, to * ANSWER_WIDTH);
        update(figures, scorePapers(store, store.facts(ids.slice(from, to)), rows, context));
      }
    });
    onProgress?.(`scored ${end} of ${ids.length} papers`);
    await pause();
  }
  // After the papers: the AI Score looks at theirs.
  await saveAuthors(store, authors, figures, options);
  store.transaction(() => {
    store.saveInstitutionMetrics(
      scoreInstitutions(store.institutionPapers(), figures, options.now()),
      options.now().toISOString(),
    );
    store.tidyMetrics(options.now().toISOString());
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
      const pairs = store.mentionsOfPapers(ids);
      const authors = createAuthorPapers([store.mentionsOfAuthorList([...new Set(pairs.authorIds)])]);
      const figures = figuresOf(store, authors);
      const past = createPast(authors, figures, state.citations);
      const hIndexes = hIndexesOf(authors, figures);
      const noticed = createNoticed(authors, figures, state.hasVotes);
      update(figures, scorePapers(store, store.facts(ids), answers, { ...context, past, noticed, hIndexes }));
      saveAuthorMetrics(store, scoreAuthors(authors, authors.authorIds, figures, options.now()), options.now());
    });
    done += ids.length;
    options.onProgress?.(`scored ${done} new papers`);
    await pause();
  }
  return done;
}

function update(figures: ReadonlyMap<number, PaperFigures>, scored: readonly ScoredPaper[]): void {
  for (const { id, rank, novelty, impact } of scored) {
    const paper = figures.get(id);
    if (!paper) continue;
    paper.rank = rank;
    if (impact === undefined) delete paper.impact;
    else paper.impact = impact;
    if (novelty === undefined) delete paper.novelty;
    else paper.novelty = novelty;
  }
}

const createContext = (store: ScoreStore, state: ScoreState, options: RescoreOptions) => ({
  state,
  placeOf: createPlaces(store),
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
  for (const [i, id] of ids.entries()) {
    const isBrief = isBriefIn(answers, i * ANSWER_WIDTH);
    groups.add({ ...figures.get(id), isBrief }, noveltyIn(answers, i * ANSWER_WIDTH));
  }
  const hasVotes = [...figures.values()].some(({ upvotes = 0 }) => upvotes > 0);
  return { papers: ids.length, hasVotes, groups: groups.summarise(), citations: groupCitations(figures.values()) };
}

async function readFigures(
  store: ScoreStore,
  paperIds: number[],
  signal: AbortSignal | undefined,
): Promise<Map<number, PaperFigures>> {
  const figures = new Map<number, PaperFigures>();
  for (let at = 0; at < paperIds.length; at += CHUNK) {
    signal?.throwIfAborted();
    for (const paper of store.figures(paperIds.slice(at, at + CHUNK))) figures.set(paper.id, paper);
    await pause();
  }
  return figures;
}

async function saveAuthors(
  store: ScoreStore,
  authors: AuthorPapers,
  figures: ReadonlyMap<number, PaperFigures>,
  options: RescoreOptions,
): Promise<void> {
  const { authorIds } = authors;
  for (let at = 0; at < authorIds.length; at += AUTHORS_CHUNK) {
    options.signal?.throwIfAborted();
    const chunk = authorIds.slice(at, at + AUTHORS_CHUNK);
    const metrics = scoreAuthors(authors, chunk, figures, options.now());
    store.transaction(() => saveAuthorMetrics(store, metrics, options.now()));
    options.onProgress?.(`figures of ${Math.min(at + AUTHORS_CHUNK, authorIds.length)} of ${authorIds.length} authors`);
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
    store.transaction(() => {
      const authors = createAuthorPapers([store.mentionsOfAuthorList(chunk)]);
      saveAuthorMetrics(store, scoreAuthors(authors, authors.authorIds, figuresOf(store, authors), now()), now());
    });
    await pause();
  }
}

function figuresOf(store: ScoreStore, { authorIds, papersOf }: AuthorPapers): Map<number, PaperFigures> {
  const paperIds = new Set(authorIds.flatMap((authorId) => [...papersOf(authorId)]));
  // In the order of the file, so that each of its pages is read once.
  const inOrder = Int32Array.from(paperIds).sort();
  return new Map(store.figures([...inOrder]).map((paper) => [paper.id, paper]));
}

const saveAuthorMetrics = (store: ScoreStore, metrics: AuthorMetrics[], now: Date): void =>
  store.saveAuthorMetrics(metrics, now.toISOString());

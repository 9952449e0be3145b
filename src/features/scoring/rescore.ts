// Scores every paper and author (nightly) or only what is new (after each sync). Works in chunks and lets others in between.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { addToTermCounts, createTermCounts, type TermCounts } from "../../model/scores/novelty.ts";
import { defaultWeights, type RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore, ScoringFacts } from "../../ports/score-store.ts";
import { type FieldCitations, groupCitations } from "./field-citations.ts";
import { judgePaper, type PaperJudgment, type ScoreModels } from "./judge-paper.ts";
import { createNoveltyGroups } from "./novelty-groups.ts";
import { authorsByPaper, type PastOfAuthor, readPast, readPastOf } from "./past-papers.ts";
import { scoreAuthors } from "./score-authors.ts";
import { type ScoringContext, scorePapers } from "./score-papers.ts";
import { loadState, type ScoreState, saveState } from "./score-state.ts";

const CHUNK = 1000;
const AUTHORS_CHUNK = 5000;

export interface RescoreOptions {
  now: () => Date;
  models?: ScoreModels | undefined;
  weights?: RankWeights;
  onProgress?: (text: string) => void;
  signal?: AbortSignal;
}

/** Scores everything anew. Returns the number of papers. */
export async function rescoreAll(store: ScoreStore, options: RescoreOptions): Promise<number> {
  const ids = store.paperIdsOldestFirst();
  const judgments = new Map<number, PaperJudgment>();
  const { state, hIndexes } = await judgeAll(store, ids, judgments, options);
  const context = { ...createContext(store, state, options), hIndexes };
  for (let at = 0; at < ids.length; at += CHUNK) {
    options.signal?.throwIfAborted();
    const facts = store.facts(ids.slice(at, at + CHUNK));
    store.transaction(() =>
      scorePapers(store, facts, (paper) => judgments.get(paper.id) ?? { rarest: [], kind: "method" }, context),
    );
    options.onProgress?.(`scored ${Math.min(at + CHUNK, ids.length)} of ${ids.length} papers`);
    await pause();
  }
  // After the papers: the AI Score of an author looks at their ranks.
  await scoreAllAuthors(store, await readFigures(store, ids), options);
  store.transaction(() => {
    store.dropEmptyAuthors();
    saveState(store, state);
  });
  return ids.length;
}

/** Scores papers that came in or changed since, and their authors. Without an earlier full run it does that instead. */
export async function rescoreNew(store: ScoreStore, options: RescoreOptions): Promise<number> {
  const state = loadState(store);
  const first = store.unscoredIds(1);
  if (first.length === 0) return 0;
  if (!state || state.counts.papers < 500) return rescoreAll(store, options);
  const context = createContext(store, state, options);
  let done = 0;
  for (;;) {
    options.signal?.throwIfAborted();
    const ids = store.unscoredIds(CHUNK);
    if (ids.length === 0) break;
    store.transaction(() => {
      const authors = authorsByPaper(store.mentionsOfPapers(ids));
      const authorIds = [...new Set([...authors.values()].flat())];
      scoreAuthorList(store, authorIds, options.now());
      const facts = store.facts(ids);
      const past = readPastOf(store, authorIds, state.citations);
      const judgments = judgeInOrder(facts, authors, past, state.counts, options.models);
      scorePapers(store, facts, (paper) => judgments.get(paper.id) ?? { rarest: [], kind: "method" }, context);
      scoreAuthorList(store, authorIds, options.now());
      saveState(store, state);
    });
    done += ids.length;
    options.onProgress?.(`scored ${done} new papers`);
    await pause();
  }
  return done;
}

const createContext = (store: ScoreStore, state: ScoreState, options: RescoreOptions): ScoringContext => ({
  state,
  weights: options.weights ?? defaultWeights,
  bands: options.models?.novelty.bands,
  institutionCounts: store.institutionCounts(),
  now: options.now(),
});

/** One pass from the oldest paper to the newest: each is compared with those before it only. */
async function judgeAll(
  store: ScoreStore,
  ids: number[],
  judgments: Map<number, PaperJudgment>,
  options: RescoreOptions,
): Promise<{ state: ScoreState; hIndexes: Map<number, number> }> {
  const counts = createTermCounts();
  const groups = createNoveltyGroups();
  const figures = await readFigures(store, ids);
  const citations: FieldCitations = groupCitations(figures.values());
  const { past, hIndexes } = readPast(store, figures, citations);
  for (let at = 0; at < ids.length; at += CHUNK) {
    options.signal?.throwIfAborted();
    const chunk = ids.slice(at, at + CHUNK);
    const facts = store.facts(chunk);
    const authors = authorsByPaper(store.mentionsOfPapers(chunk));
    for (const [id, judgment] of judgeInOrder(facts, authors, past, counts, options.models))
      judgments.set(id, judgment);
    for (const paper of facts) groups.add(paper, judgments.get(paper.id)?.answers);
    options.onProgress?.(`read ${Math.min(at + CHUNK, ids.length)} of ${ids.length} papers`);
    await pause();
  }
  return { state: { counts, groups: groups.summarise(), citations }, hIndexes };
}

/** Each paper is counted after it was judged. */
function judgeInOrder(
  papers: readonly ScoringFacts[],
  authors: ReadonlyMap<number, number[]>,
  past: PastOfAuthor,
  counts: TermCounts,
  models: ScoreModels | undefined,
): Map<number, PaperJudgment> {
  const judgments = new Map<number, PaperJudgment>();
  for (const paper of papers) {
    const pastOf = (authors.get(paper.id) ?? []).map(past);
    judgments.set(paper.id, judgePaper(paper, counts, pastOf, models));
    addToTermCounts(counts, paper.text);
  }
  return judgments;
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

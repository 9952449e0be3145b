// Scores every paper and author (nightly) or only what is new (after each sync). Works in chunks and lets others in between.

import { setImmediate as pause } from "node:timers/promises";
import type { PaperFigures } from "../../model/author-figures.ts";
import { addToTermCounts, createTermCounts, type TermRarity, termRarity } from "../../model/scores/novelty.ts";
import { createQuantiles } from "../../model/scores/quantiles.ts";
import { defaultWeights, type RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore } from "../../ports/score-store.ts";
import { scoreAuthors } from "./score-authors.ts";
import { type ScoringContext, scorePapers } from "./score-papers.ts";
import { groupNames, loadState, type ScoreState, saveState } from "./score-state.ts";

const CHUNK = 1000;
const AUTHORS_CHUNK = 5000;

export interface RescoreOptions {
  now: () => Date;
  weights?: RankWeights;
  onProgress?: (text: string) => void;
  signal?: AbortSignal;
}

/** Scores everything anew. Returns the number of papers. */
export async function rescoreAll(store: ScoreStore, options: RescoreOptions): Promise<number> {
  const ids = store.paperIdsOldestFirst();
  const rarities = new Map<number, TermRarity>();
  const state = await countTerms(store, ids, rarities, options);
  await scoreAllAuthors(store, ids, options);
  const context = createContext(store, state, options);
  for (let at = 0; at < ids.length; at += CHUNK) {
    options.signal?.throwIfAborted();
    const facts = store.facts(ids.slice(at, at + CHUNK));
    store.transaction(() =>
      scorePapers(store, facts, (paper) => rarities.get(paper.id) ?? { value: undefined, rarest: [] }, context),
    );
    options.onProgress?.(`scored ${Math.min(at + CHUNK, ids.length)} of ${ids.length} papers`);
    await pause();
  }
  // The AI Score of an author looks at the ranks of the papers, which look at the authors' h-index: hence twice.
  await scoreAllAuthors(store, ids, options);
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
      const authorIds = [...new Set(store.mentionsOfPapers(ids).authorIds)];
      scoreAuthorList(store, authorIds, options.now());
      const facts = store.facts(ids);
      scorePapers(store, facts, (paper) => termRarity(state.counts, paper.text), context);
      for (const paper of facts) addToTermCounts(state.counts, paper.text);
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
  institutionCounts: store.institutionCounts(),
  now: options.now(),
});

/** One pass from the oldest paper to the newest: each is compared with those before it only. */
async function countTerms(
  store: ScoreStore,
  ids: number[],
  rarities: Map<number, TermRarity>,
  options: RescoreOptions,
): Promise<ScoreState> {
  const counts = createTermCounts();
  const values = new Map<string, number[]>();
  for (let at = 0; at < ids.length; at += CHUNK) {
    options.signal?.throwIfAborted();
    for (const paper of store.facts(ids.slice(at, at + CHUNK))) {
      const rarity = termRarity(counts, paper.text);
      addToTermCounts(counts, paper.text);
      rarities.set(paper.id, rarity);
      if (rarity.value === undefined) continue;
      const { own, year } = groupNames(paper);
      for (const name of [own, year, "all"]) {
        const list = values.get(name);
        if (list) list.push(rarity.value);
        else values.set(name, [rarity.value]);
      }
    }
    options.onProgress?.(`read ${Math.min(at + CHUNK, ids.length)} of ${ids.length} papers`);
    await pause();
  }
  return { counts, groups: new Map([...values].map(([name, list]) => [name, createQuantiles(list)])) };
}

async function scoreAllAuthors(store: ScoreStore, paperIds: number[], options: RescoreOptions): Promise<void> {
  const figures = new Map<number, PaperFigures>();
  for (let at = 0; at < paperIds.length; at += CHUNK) {
    for (const paper of store.figures(paperIds.slice(at, at + CHUNK))) figures.set(paper.id, paper);
    await pause();
  }
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

function scoreAuthorList(store: ScoreStore, authorIds: number[], now: Date): void {
  const pairs = store.mentionsOfAuthorList(authorIds);
  const figures = loadFigures(store, pairs.paperIds);
  store.saveAuthorMetrics(
    scoreAuthors(pairs, (id) => figures.get(id), now),
    now.toISOString(),
  );
}

const loadFigures = (store: ScoreStore, paperIds: number[]): Map<number, PaperFigures> =>
  new Map(store.figures([...new Set(paperIds)]).map((figures) => [figures.id, figures]));

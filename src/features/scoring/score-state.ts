// What scoring remembers between runs, so that a day's papers need no pass over all of them.

import type { TermCounts } from "../../model/scores/novelty.ts";
import type { Quantiles } from "../../model/scores/quantiles.ts";
import type { ScoreStore } from "../../ports/score-store.ts";

export interface ScoreState {
  counts: TermCounts;
  /** Rarity of the papers of one category and year, by group name. */
  groups: Map<string, Quantiles>;
}

const bytesOf = (array: Uint32Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** A copy: bytes from the driver need not be aligned to four. */
const wordsOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer);

export function saveState(store: ScoreStore, { counts, groups }: ScoreState): void {
  store.saveState("words", bytesOf(counts.words));
  store.saveState("pairs", bytesOf(counts.pairs));
  store.saveState("groups", new TextEncoder().encode(JSON.stringify({ papers: counts.papers, groups: [...groups] })));
}

export function loadState(store: ScoreStore): ScoreState | undefined {
  const [words, pairs, rest] = [store.loadState("words"), store.loadState("pairs"), store.loadState("groups")];
  if (!words || !pairs || !rest) return undefined;
  const { papers, groups } = JSON.parse(new TextDecoder().decode(rest)) as {
    papers: number;
    groups: [string, Quantiles][];
  };
  return { counts: { papers, words: wordsOf(words), pairs: wordsOf(pairs) }, groups: new Map(groups) };
}

/** Papers are compared with those of their category and year; small groups borrow the whole year. */
export const groupNames = (paper: { category?: string; year?: number }): { own: string; year: string } => ({
  own: `${paper.category ?? "uncategorised"} ${paper.year ?? "undated"}`,
  year: `all ${paper.year ?? "undated"}`,
});

/** Below this many papers a percentile says more about chance than about novelty. */
export const MIN_GROUP = 50;

export function chooseGroup(
  state: ScoreState,
  paper: { category?: string; year?: number },
): { name: string; quantiles: Quantiles } | undefined {
  const { own, year } = groupNames(paper);
  const [narrow, wide] = [state.groups.get(own), state.groups.get(year)];
  if (paper.category && narrow && narrow.count >= MIN_GROUP)
    return {
      name: `the ${paper.category} papers of ${paper.year ?? "no known year"}`,
      quantiles: narrow,
    };
  if (wide && wide.count >= MIN_GROUP)
    return { name: `all papers of ${paper.year ?? "no known year"}`, quantiles: wide };
  const all = state.groups.get("all");
  return all && { name: "all papers", quantiles: all };
}

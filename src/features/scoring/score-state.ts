// What scoring remembers between runs, so that a day's papers need no pass over all of them.

import type { NoveltyGroup, TermCounts } from "../../model/scores/novelty.ts";
import type { Quantiles } from "../../model/scores/quantiles.ts";
import type { ScoreStore } from "../../ports/score-store.ts";

export interface ScoreState {
  counts: TermCounts;
  /** Answers about novelty of the papers of one category and year, by group name. */
  groups: Map<string, Omit<NoveltyGroup, "name">>;
  /** Known citation counts by group name. */
  citations: Map<string, Quantiles>;
}

/** Raised when what is kept means something else than before: the next run then scores everything. */
const VERSION = 2;

const bytesOf = (array: Uint32Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** A copy: bytes from the driver need not be aligned to four. */
const wordsOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.slice().buffer);

interface StoredGroups {
  version?: number;
  papers: number;
  groups: [string, Omit<NoveltyGroup, "name">][];
  citations: [string, Quantiles][];
}

export function saveState(store: ScoreStore, { counts, groups, citations }: ScoreState): void {
  store.saveState("words", bytesOf(counts.words));
  store.saveState("pairs", bytesOf(counts.pairs));
  const rest: StoredGroups = {
    ...{ version: VERSION, papers: counts.papers },
    ...{ groups: [...groups], citations: [...citations] },
  };
  store.saveState("groups", new TextEncoder().encode(JSON.stringify(rest, shorter)));
}

export function loadState(store: ScoreStore): ScoreState | undefined {
  const [words, pairs, rest] = [store.loadState("words"), store.loadState("pairs"), store.loadState("groups")];
  if (!words || !pairs || !rest) return undefined;
  const { version, papers, groups, citations } = JSON.parse(new TextDecoder().decode(rest)) as StoredGroups;
  if (version !== VERSION) return undefined;
  return {
    counts: { papers, words: wordsOf(words), pairs: wordsOf(pairs) },
    groups: new Map(groups),
    citations: new Map(citations),
  };
}

/** Six digits are more than a standing needs; a third of the length. */
const shorter = (_key: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;

/** Papers are compared with those of their category and year; small groups borrow the whole year. */
export const groupNames = (paper: { category?: string; year?: number }): { own: string; year: string } => ({
  own: `${paper.category ?? "uncategorised"} ${paper.year ?? "undated"}`,
  year: `all ${paper.year ?? "undated"}`,
});

/** Below this many papers a percentile says more about chance than about novelty. */
export const MIN_GROUP = 50;

export function chooseGroup(
  state: Pick<ScoreState, "groups">,
  paper: { category?: string; year?: number },
): NoveltyGroup | undefined {
  const { own, year } = groupNames(paper);
  const [narrow, wide] = [state.groups.get(own), state.groups.get(year)];
  if (paper.category && narrow && narrow.whole.count >= MIN_GROUP)
    return { name: `the ${paper.category} papers of ${paper.year ?? "no known year"}`, ...narrow };
  if (wide && wide.whole.count >= MIN_GROUP) return { name: `all papers of ${paper.year ?? "no known year"}`, ...wide };
  const all = state.groups.get("all");
  return all && all.whole.count > 1 ? { name: "all papers", ...all } : undefined;
}

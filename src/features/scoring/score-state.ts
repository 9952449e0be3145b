// What scoring remembers between runs, so that a day's papers need no pass over all of them.

import type { NoveltyGroup } from "../../model/scores/novelty.ts";
import type { Quantiles } from "../../model/scores/quantiles.ts";
import type { RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore } from "../../ports/score-store.ts";

export interface ScoreState {
  /** How many there were. */
  papers: number;
  /** Whether votes are known of any. */
  hasVotes: boolean;
  /** Answers about novelty of the papers of one category and year, by group name. */
  groups: Map<string, Omit<NoveltyGroup, "name">>;
  /** Known citation counts by group name. */
  citations: Map<string, Quantiles>;
  weights: RankWeights;
}

/** Raised when what is kept means something else than before: the next run then scores everything. */
const VERSION = 6;
const KEY = "groups";

/** With fewer, everything is scored anew each time: the groups still change with every paper. */
export const MIN_PAPERS = 500;

interface StoredState {
  version?: number;
  papers: number;
  hasVotes: boolean;
  groups: [string, Omit<NoveltyGroup, "name">][];
  citations: [string, Quantiles][];
  weights: RankWeights;
}

export function saveState(store: ScoreStore, { groups, citations, ...rest }: ScoreState): void {
  const state: StoredState = { version: VERSION, ...rest, groups: [...groups], citations: [...citations] };
  store.saveState(KEY, new TextEncoder().encode(JSON.stringify(state, shorter)));
}

export function loadState(store: ScoreStore): ScoreState | undefined {
  const bytes = store.loadState(KEY);
  if (!bytes) return undefined;
  const { version, groups, citations, ...rest } = JSON.parse(new TextDecoder().decode(bytes)) as StoredState;
  if (version !== VERSION) return undefined;
  return { ...rest, groups: new Map(groups), citations: new Map(citations) };
}

/** Whether the papers that are scored were scored with other weights. */
export function hasOtherWeights(store: ScoreStore, weights: RankWeights): boolean {
  const state = loadState(store);
  return state !== undefined && JSON.stringify(state.weights) !== JSON.stringify(weights);
}

/** Six digits are more than a standing needs; a third of the length. */
const shorter = (_key: string, value: unknown): unknown =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;

export interface PaperToGroup {
  category?: string;
  year?: number;
  /** Known by its title and one sentence. */
  isBrief?: boolean;
}

/** Sentences read otherwise than abstracts: papers that are known by one are compared with each other only. */
export const BRIEF = "brief";

/** Papers are compared with those of their category and year; small groups borrow the whole year. */
export const groupNames = (paper: { category?: string; year?: number }): { own: string; year: string } => ({
  own: `${paper.category ?? "uncategorised"} ${paper.year ?? "undated"}`,
  year: `all ${paper.year ?? "undated"}`,
});

/** Below this many papers a percentile says more about chance than about novelty. */
export const MIN_GROUP = 50;

export function chooseGroup(state: Pick<ScoreState, "groups">, paper: PaperToGroup): NoveltyGroup | undefined {
  if (paper.isBrief) {
    const brief = state.groups.get(BRIEF);
    return brief && brief.technical.count >= MIN_GROUP
      ? { name: "the papers known here by title and one sentence", ...brief }
      : undefined;
  }
  const { own, year } = groupNames(paper);
  const [narrow, wide] = [state.groups.get(own), state.groups.get(year)];
  if (paper.category && narrow && narrow.technical.count >= MIN_GROUP)
    return { name: `the ${paper.category} papers of ${paper.year ?? "no known year"}`, ...narrow };
  if (wide && wide.technical.count >= MIN_GROUP)
    return { name: `all papers of ${paper.year ?? "no known year"}`, ...wide };
  const all = state.groups.get("all");
  return all && all.technical.count > 1 ? { name: "all papers", ...all } : undefined;
}

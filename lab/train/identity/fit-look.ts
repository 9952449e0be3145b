// Fits the trees of one look to the pairs of many blocks.

import type { Trees } from "../../../src/lib/boosted-trees.ts";
import { PAIR_FEATURES } from "../../../src/model/identity/pair-features.ts";
import { hasSecondLook } from "../../../src/model/identity/resolve-block.ts";
import { SECOND_FEATURES } from "../../../src/model/identity/second-look.ts";
import { type BoostOptions, train } from "../learn/boosted-trees.ts";
import { seededRandom } from "../learn/random.ts";
import type { Case } from "./cases.ts";

export interface LookOptions extends BoostOptions {
  /** Pairs that a block gives at most; the rest is left out by lot. */
  pairsPerBlock: number;
}

const COMMON = { loss: "logistic", rate: 0.14, ridge: 5, rowShare: 0.35 } as const;
export const FIRST_OPTIONS: LookOptions = {
  ...COMMON,
  ...{ trees: 140, leaves: 31, minLeaf: 15, columnShare: 0.6, seed: 1, pairsPerBlock: 600 },
};
export const SECOND_OPTIONS: LookOptions = {
  ...COMMON,
  ...{ trees: 80, leaves: 24, minLeaf: 20, columnShare: 0.5, seed: 2, pairsPerBlock: 500 },
};

/** How much each set counts as a whole. AMiner has few names, PubMed few pairs. */
const SET_WEIGHTS = { openreview: 1, acl: 1, ieee: 1, aminer: 0.6, pubmed: 0.15 };

export function fitLook(cases: readonly Case[], look: "first" | "second", options: LookOptions): Trees {
  const used = look === "first" ? cases : cases.filter(({ block }) => hasSecondLook(block.mentions));
  const columns = look === "first" ? PAIR_FEATURES.length : SECOND_FEATURES.length;
  const { chosen, weights } = choosePairs(used, options);
  const features = new Float32Array(chosen.length * columns);
  const targets = new Float32Array(chosen.length);
  for (const [row, { from, pair }] of chosen.entries()) {
    const rows = look === "first" ? from.pairs.rows : from.second;
    features.set(rows.subarray(pair * columns, (pair + 1) * columns), row * columns);
    targets[row] = from.same[pair] as number;
  }
  return train(features, columns, targets, weights, options);
}

function choosePairs(cases: readonly Case[], { pairsPerBlock, seed = 1 }: LookOptions) {
  const random = seededRandom(seed + 100);
  const totals = new Map<string, number>();
  for (const { block, pairs, weight } of cases) {
    totals.set(block.set, (totals.get(block.set) ?? 0) + weight * pairs.a.length);
  }
  const chosen: { from: Case; pair: number }[] = [];
  const weights: number[] = [];
  for (const from of cases) {
    const count = from.pairs.a.length;
    const share = Math.min(1, pairsPerBlock / count);
    const weight = (from.weight * SET_WEIGHTS[from.block.set]) / ((totals.get(from.block.set) ?? 1) * share);
    for (let pair = 0; pair < count; pair++) {
      if (random() >= share) continue;
      chosen.push({ from, pair });
      weights.push(weight);
    }
  }
  // Around one, so that the smallest leaf means as many pairs as it says.
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return { chosen, weights: Float32Array.from(weights, (weight) => weight / mean) };
}

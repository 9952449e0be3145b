// Divides the mentions of one block among people: pairs, first clusters, a second look, clusters.

import { predictAll } from "../../lib/boosted-trees.ts";
import { averageLink, type Bonds } from "./average-link.ts";
import { type BlockPairs, comparePairs, numberPapers } from "./compare-pairs.ts";
import type { IdentityModel } from "./identity-model.ts";
import { PAIR_FEATURES, type PairFeatures } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";
import { type ChancePairs, SECOND_FEATURES, SecondLook } from "./second-look.ts";
import { weighSourceIds } from "./source-ids.ts";

export interface ResolvedBlock {
  clusters: Int32Array;
  /** Every pair that could be one, with the chance that it is. */
  pairs: ChancePairs;
}

/** Pairs at a time whose rows lie ready for the trees of the second look. */
const AT_ONCE = 256;

export function lookFirst({ a, b, rows }: BlockPairs, model: Pick<IdentityModel, "first">): ChancePairs {
  return { a, b, chance: predictAll(model.first, rows, a.length) };
}

/** What the first clusters say of the pairs. */
export function lookAgain(
  mentions: readonly PreparedMention[],
  first: ChancePairs,
  options: { cut: number; rarityOf: (name: number) => number },
): SecondLook {
  const clusters = averageLink(mentions.length, toLikeness(first), options.cut);
  return new SecondLook(mentions, first, clusters, options.rarityOf);
}

const toLikeness = ({ a, b, chance }: ChancePairs) => ({ a, b, likeness: chance });

/** Two alone have no company that could say more of them. */
export function hasSecondLook(mentions: readonly PreparedMention[]): boolean {
  return mentions.length > 2;
}

function lookTwice(
  mentions: readonly PreparedMention[],
  { rows: firstRows }: BlockPairs,
  first: ChancePairs,
  features: PairFeatures,
  model: IdentityModel,
): ChancePairs {
  const look = lookAgain(mentions, first, { cut: model.firstCut, rarityOf: features.rarityOfName });
  const count = first.a.length;
  const chance = new Float32Array(count);
  const columns = SECOND_FEATURES.length;
  const rows = new Float32Array(Math.min(AT_ONCE, count) * columns);
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    for (let i = 0; i < size; i++)
      look.write(from + i, firstRows, (from + i) * PAIR_FEATURES.length, rows, i * columns);
    chance.set(predictAll(model.second, rows, size), from);
  }
  return { a: first.a, b: first.b, chance };
}

/** Two mentions on one paper stay apart, unless the bonds say otherwise. */
export function resolveBlock(
  mentions: readonly PreparedMention[],
  features: PairFeatures,
  model: IdentityModel,
  bonds: Bonds = {},
): ResolvedBlock {
  const compared = comparePairs(mentions, features);
  const first = lookFirst(compared, model);
  const seen = hasSecondLook(mentions) ? lookTwice(mentions, compared, first, features, model) : first;
  const pairs = weighSourceIds(mentions, seen);
  return { clusters: linkBlock(mentions, pairs, model.secondCut, bonds), pairs };
}

export function linkBlock(
  mentions: readonly PreparedMention[],
  pairs: ChancePairs,
  cut: number,
  bonds: Bonds = {},
): Int32Array {
  return averageLink(mentions.length, toLikeness(pairs), cut, { ...bonds, apart: numberPapers(mentions) });
}

// Gives new mentions of a block to the people already known in it, without moving anybody.

import type { IdentityModel } from "./identity-model.ts";
import type { PairFeatures } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";
import { comparePairs, lookFirst } from "./resolve-block.ts";
import { weighSourceIds } from "./source-ids.ts";

export interface KnownMention {
  mention: PreparedMention;
  /** Undefined for what is new. */
  author: string | undefined;
}

export interface Assigned {
  mention: string;
  /** Undefined: nobody known; a new author. */
  author: string | undefined;
  /** Mean chance that the author's mentions are the same person. */
  confidence: number;
}

/**
 * The first look alone: it is near what a whole run says, and a whole run at night has the last word.
 * New mentions are not compared with one another; a person's first two papers on one day meet at night.
 */
export function assignToKnown(
  block: readonly KnownMention[],
  features: PairFeatures,
  model: IdentityModel,
): Assigned[] {
  const mentions = block.map(({ mention }) => mention);
  const isWanted = (a: number, b: number) => (block[a]?.author === undefined) !== (block[b]?.author === undefined);
  const compared = comparePairs(mentions, features, isWanted);
  const { a, b, chance } = weighSourceIds(mentions, lookFirst(compared, model));
  const sizes = new Map<string, number>();
  for (const { author } of block) if (author !== undefined) sizes.set(author, (sizes.get(author) ?? 0) + 1);
  const sums = block.map(() => new Map<string, number>());
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    const [fresh, known] = block[x]?.author === undefined ? [x, y] : [y, x];
    const author = block[known]?.author as string;
    sums[fresh]?.set(author, (sums[fresh]?.get(author) ?? 0) + (chance[i] as number));
  }
  const taken = new Set(block.flatMap(({ mention, author }) => (author === undefined ? [] : placeOf(author, mention))));
  return block.flatMap(({ mention, author }, place) => {
    if (author !== undefined) return [];
    let best: Assigned = { mention: mention.id, author: undefined, confidence: 1 };
    for (const [candidate, sum] of sums[place] ?? []) {
      const mean = sum / (sizes.get(candidate) ?? 1);
      const isBetter = best.author === undefined ? mean >= model.firstCut : mean > best.confidence;
      if (isBetter && !taken.has(placeOf(candidate, mention))) {
        best = { mention: mention.id, author: candidate, confidence: mean };
      }
    }
    if (best.author !== undefined) taken.add(placeOf(best.author, mention));
    return [best];
  });
}

/** Nobody is on a paper twice. */
function placeOf(author: string, { paper }: PreparedMention): string {
  return JSON.stringify([author, paper.key]);
}

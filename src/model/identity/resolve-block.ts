// Divides the mentions of one block among people: pairs, first clusters, a second look, clusters.

import { predict } from "../../lib/boosted-trees.ts";
import { averageLink, type Bonds } from "./average-link.ts";
import type { IdentityModel } from "./identity-model.ts";
import type { NameRelation } from "./name-relation.ts";
import { PAIR_FEATURES, type PairFeatures, relateNames } from "./pair-features.ts";
import type { PersonName } from "./person-name.ts";
import type { PreparedMention } from "./prepare-mentions.ts";
import { type ChancePairs, SECOND_FEATURES, SecondLook } from "./second-look.ts";
import { weighSourceIds } from "./source-ids.ts";

export interface BlockPairs {
  a: Int32Array;
  b: Int32Array;
  /** One row of pair features after another. */
  rows: Float32Array;
}

export interface ResolvedBlock {
  clusters: Int32Array;
  /** Every pair that could be one, with the chance that it is. */
  pairs: ChancePairs;
}

interface NameGroup {
  name: PersonName;
  /** Places of its mentions, ascending. */
  places: number[];
  /** By the number of the other name; its own among them. */
  related: Map<number, NameRelation>;
}

/** All pairs of the block that their names allow, except those on one paper and those that are not wanted. */
export function comparePairs(
  mentions: readonly PreparedMention[],
  features: PairFeatures,
  isWanted: (a: number, b: number) => boolean = () => true,
): BlockPairs {
  const groupOf = groupNames(mentions);
  const [foundA, foundB]: [number[], number[]] = [[], []];
  const relations: NameRelation[] = [];
  for (const [a, one] of mentions.entries()) {
    const partners: number[] = [];
    const related = groupOf.get(one.name.full)?.related ?? new Map<number, NameRelation>();
    for (const other of related.keys()) {
      const group = groupOf.get(other) as NameGroup;
      for (const b of group.places) {
        if (b >= a) break;
        if (mentions[b]?.paper.key !== one.paper.key && isWanted(a, b)) partners.push(b);
      }
    }
    partners.sort((x, y) => x - y);
    for (const b of partners) {
      foundA.push(a);
      foundB.push(b);
      relations.push(related.get((mentions[b] as PreparedMention).name.full) as NameRelation);
    }
  }
  const rows = new Float32Array(foundA.length * PAIR_FEATURES.length);
  for (const [i, relation] of relations.entries()) {
    const [one, other] = [mentions[foundA[i] as number], mentions[foundB[i] as number]];
    if (one && other) features.write(one, other, relation, rows, i * PAIR_FEATURES.length);
  }
  return { a: Int32Array.from(foundA), b: Int32Array.from(foundB), rows };
}

/** Mentions share few names: what two names say of each other is worked out once. */
function groupNames(mentions: readonly PreparedMention[]): Map<number, NameGroup> {
  const groups = new Map<number, NameGroup>();
  for (const [place, { name }] of mentions.entries()) {
    const known = groups.get(name.full);
    if (known) known.places.push(place);
    else groups.set(name.full, { name: name.name, places: [place], related: new Map() });
  }
  const all = [...groups];
  for (const [i, [number, group]] of all.entries()) {
    for (let j = 0; j <= i; j++) {
      const [otherNumber, other] = all[j] as [number, NameGroup];
      const relation = relateNames(group.name, other.name);
      if (!relation) continue;
      group.related.set(otherNumber, relation);
      other.related.set(number, relation);
    }
  }
  return groups;
}

export function lookFirst({ a, b, rows }: BlockPairs, model: Pick<IdentityModel, "first">): ChancePairs {
  const chance = new Float32Array(a.length);
  for (let i = 0; i < chance.length; i++) chance[i] = predict(model.first, rows, i * PAIR_FEATURES.length);
  return { a, b, chance };
}

/** Writes the second features of the pairs, one by one. */
export function lookAgain(
  mentions: readonly PreparedMention[],
  { rows }: BlockPairs,
  first: ChancePairs,
  options: { cut: number; rarityOf: (name: number) => number },
): (pair: number, row: Float32Array, offset: number) => void {
  const clusters = averageLink(mentions.length, toLikeness(first), options.cut);
  const look = new SecondLook(mentions, first, clusters, options.rarityOf);
  return (pair, row, offset) => look.write(pair, rows, pair * PAIR_FEATURES.length, row, offset);
}

const toLikeness = ({ a, b, chance }: ChancePairs) => ({ a, b, likeness: chance });

/** Two alone have no company that could say more of them. */
export function hasSecondLook(mentions: readonly PreparedMention[]): boolean {
  return mentions.length > 2;
}

function lookTwice(
  mentions: readonly PreparedMention[],
  compared: BlockPairs,
  first: ChancePairs,
  features: PairFeatures,
  model: IdentityModel,
): ChancePairs {
  const write = lookAgain(mentions, compared, first, { cut: model.firstCut, rarityOf: features.rarityOfName });
  const chance = new Float32Array(first.a.length);
  const row = new Float32Array(SECOND_FEATURES.length);
  for (let i = 0; i < chance.length; i++) {
    write(i, row, 0);
    chance[i] = predict(model.second, row);
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
  const papers = new Map<string, number>();
  const apart = mentions.map(({ paper }) => {
    const number = papers.get(paper.key) ?? papers.size;
    papers.set(paper.key, number);
    return number;
  });
  return averageLink(mentions.length, toLikeness(pairs), cut, { ...bonds, apart });
}

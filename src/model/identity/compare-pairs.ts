// The pairs of a block that could be one person, each described by a row of features.

import type { NameRelation } from "./name-relation.ts";
import { NAME_FEATURES, PAIR_FEATURES, type PairFeatures, relateNames } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";

/** By their first end, then by their second, which is the smaller. */
export interface BlockPairs {
  a: Int32Array;
  b: Int32Array;
  /** One row of pair features after another. */
  rows: Float32Array;
}

/** Mentions of a block by their printed names: what two names say of each other is worked out once. */
interface NameGroups {
  /** Of each mention. */
  groupOf: Int32Array;
  /** Of each group the places of its mentions, ascending. */
  places: number[][];
  /** Of each group those that can be the same person's, itself among them. */
  related: Map<number, NameRelation>[];
}

/** All pairs of the block that their names allow, except those on one paper and those that are not wanted. */
export function comparePairs(
  mentions: readonly PreparedMention[],
  features: PairFeatures,
  isWanted?: (a: number, b: number) => boolean,
): BlockPairs {
  const groups = groupNames(mentions);
  const { a, b } = listPairs(mentions, groups, isWanted);
  const columns = PAIR_FEATURES.length;
  const rows = new Float32Array(a.length * columns);
  const names = new Map<number, Float32Array>();
  const { groupOf, related } = groups;
  for (let i = 0; i < a.length; i++) {
    const [one, other] = [mentions[a[i] as number] as PreparedMention, mentions[b[i] as number] as PreparedMention];
    const [g, h] = [groupOf[a[i] as number] as number, groupOf[b[i] as number] as number];
    const key = g * related.length + h;
    let known = names.get(key);
    if (!known) {
      known = new Float32Array(NAME_FEATURES);
      features.writeNames(one, other, related[g]?.get(h) as NameRelation, known);
      names.set(key, known);
    }
    const offset = i * columns;
    for (let k = 0; k < NAME_FEATURES; k++) rows[offset + k] = known[k] as number;
    features.writeRest(one, other, rows, offset);
  }
  return { a, b, rows };
}

/** A number for each paper of the block. */
export function numberPapers(mentions: readonly PreparedMention[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(mentions, ({ paper }) => {
    const number = numbers.get(paper.key) ?? numbers.size;
    numbers.set(paper.key, number);
    return number;
  });
}

function listPairs(
  mentions: readonly PreparedMention[],
  { groupOf, places, related }: NameGroups,
  isWanted: ((a: number, b: number) => boolean) | undefined,
): { a: Int32Array; b: Int32Array } {
  const papers = numberPapers(mentions);
  const partners = new Int32Array(mentions.length);
  let [foundA, foundB] = [new Int32Array(64), new Int32Array(64)];
  let count = 0;
  for (let a = 0; a < mentions.length; a++) {
    let size = 0;
    for (const other of (related[groupOf[a] as number] as Map<number, NameRelation>).keys()) {
      for (const b of places[other] as number[]) {
        if (b >= a) break;
        if (papers[b] !== papers[a] && (!isWanted || isWanted(a, b))) partners[size++] = b;
      }
    }
    if (count + size > foundA.length) [foundA, foundB] = [grow(foundA, count + size), grow(foundB, count + size)];
    foundB.set(partners.subarray(0, size).sort(), count);
    foundA.fill(a, count, count + size);
    count += size;
  }
  return { a: foundA.slice(0, count), b: foundB.slice(0, count) };
}

function grow(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(size, array.length * 2));
  grown.set(array);
  return grown;
}

function groupNames(mentions: readonly PreparedMention[]): NameGroups {
  const numbers = new Map<number, number>();
  const first: PreparedMention[] = [];
  const places: number[][] = [];
  const groupOf = new Int32Array(mentions.length);
  for (const [place, mention] of mentions.entries()) {
    const known = numbers.get(mention.name.full) ?? numbers.size;
    if (known === first.length) {
      numbers.set(mention.name.full, known);
      first.push(mention);
      places.push([]);
    }
    groupOf[place] = known;
    places[known]?.push(place);
  }
  const related = first.map(() => new Map<number, NameRelation>());
  for (const [i, { name }] of first.entries()) {
    for (let j = 0; j <= i; j++) {
      const relation = relateNames(name.name, (first[j] as PreparedMention).name.name);
      if (!relation) continue;
      related[i]?.set(j, relation);
      related[j]?.set(i, relation);
    }
  }
  return { groupOf, places, related };
}

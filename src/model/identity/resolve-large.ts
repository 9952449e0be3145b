// Blocks of any size with bounded work: where a block has too many pairs, a part of it is resolved as usual, the others
// are given to the people found in it, and who fits none of them is resolved with the rest of those.

import type { Bonds } from "./average-link.ts";
import type { IdentityModel } from "./identity-model.ts";
import { type PairFeatures, relateNames } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";
import { comparePairs, lookFirst, type ResolvedBlock, resolveBlock } from "./resolve-block.ts";
import type { ChancePairs } from "./second-look.ts";
import { weighSourceIds } from "./source-ids.ts";

/** Some seconds of work. Of 184,000 papers about 30 blocks have more. */
const MOST_PAIRS = 150_000;
const AT_ONCE = 200;
/** People that a name is compared with, and names of each: those in closest company, and others near in time. */
const MOST_PEOPLE = 8;
const CLOSEST = 3;
const OTHERS = 2;

export interface Limits {
  pairs: number;
}

/** As `resolveBlock` wherever a block has few enough pairs. */
export function resolveLarge(
  mentions: readonly PreparedMention[],
  features: PairFeatures,
  model: IdentityModel,
  bonds: Bonds = {},
  limits: Limits = { pairs: MOST_PAIRS },
): ResolvedBlock {
  const bound = new Set([...(bonds.mustJoin ?? []), ...(bonds.mustNotJoin ?? [])].flat());
  const part = choosePart(mentions, limits.pairs, bound);
  if (part.length === mentions.length) return resolveBlock(mentions, features, model, bonds);
  const clusters = new Int32Array(mentions.length).fill(-1);
  const pairs = createPairList();
  resolvePart(part, mentions, clusters, { pairs, features, model, bonds });
  const isIn = new Set(part);
  const rest = [...mentions.keys()].filter((place) => !isIn.has(place));
  for (let at = 0; at < rest.length; at += AT_ONCE) {
    assignSome(rest.slice(at, at + AT_ONCE), { part, mentions, clusters, pairs, features, model });
  }
  let left = rest.filter((place) => clusters[place] === -1);
  while (left.length > 0) {
    const chosen = choosePart(
      left.map((place) => mentions[place] as PreparedMention),
      limits.pairs,
      new Set(),
    ).map((i) => left[i] as number);
    resolvePart(chosen, mentions, clusters, { pairs, features, model, bonds: {} });
    left = left.filter((place) => clusters[place] === -1);
  }
  return { clusters, pairs: pairs.toArrays() };
}

/** Places of as many mentions as the pairs allow, spread evenly; those that are bound always. */
function choosePart(mentions: readonly PreparedMention[], mostPairs: number, bound: ReadonlySet<number>): number[] {
  const related = relateAll(mentions);
  const taken = new Map<number, number>();
  const part: number[] = [];
  let pairs = 0;
  const order = [...mentions.keys()].sort(
    (a, b) => Number(bound.has(b)) - Number(bound.has(a)) || spread(a) - spread(b) || a - b,
  );
  for (const place of order) {
    const full = (mentions[place] as PreparedMention).name.full;
    let added = 0;
    for (const other of related.get(full) ?? []) added += taken.get(other) ?? 0;
    if (pairs + added > mostPairs && !bound.has(place) && part.length > 0) continue;
    pairs += added;
    part.push(place);
    taken.set(full, (taken.get(full) ?? 0) + 1);
  }
  return part.sort((a, b) => a - b);
}

/** Scatters neighbours (Knuth's multiplicative hash). */
const spread = (place: number): number => Math.imul(place + 1, 0x9e3779b1) >>> 0;

/** Of each name the names that can be the same person's, itself among them. */
function relateAll(mentions: readonly PreparedMention[]): Map<number, number[]> {
  const names = [...new Map(mentions.map(({ name }) => [name.full, name.name]))];
  const related = new Map(names.map(([full]) => [full, [full]]));
  for (const [i, [full, name]] of names.entries()) {
    for (let j = 0; j < i; j++) {
      const [other, otherName] = names[j] as (typeof names)[number];
      if (!relateNames(name, otherName)) continue;
      related.get(full)?.push(other);
      related.get(other)?.push(full);
    }
  }
  return related;
}

function createPairList() {
  const [a, b, chance]: [number[], number[], number[]] = [[], [], []];
  return {
    add(pairs: ChancePairs, places: readonly number[]): void {
      for (let i = 0; i < pairs.a.length; i++) {
        a.push(places[pairs.a[i] as number] as number);
        b.push(places[pairs.b[i] as number] as number);
        chance.push(pairs.chance[i] as number);
      }
    },
    toArrays: (): ChancePairs => ({
      a: Int32Array.from(a),
      b: Int32Array.from(b),
      chance: Float32Array.from(chance),
    }),
  };
}

interface Work {
  pairs: ReturnType<typeof createPairList>;
  features: PairFeatures;
  model: IdentityModel;
}

/** Clusters of the part get numbers of their own. */
function resolvePart(
  part: readonly number[],
  mentions: readonly PreparedMention[],
  clusters: Int32Array,
  { pairs, features, model, bonds }: Work & { bonds: Bonds },
): void {
  const placeOf = new Map(part.map((place, i) => [place, i]));
  const toPart = (list: Bonds["mustJoin"] = []) =>
    list.flatMap(([x, y]): [number, number][] => {
      const [p, q] = [placeOf.get(x), placeOf.get(y)];
      return p === undefined || q === undefined ? [] : [[p, q]];
    });
  const resolved = resolveBlock(
    part.map((place) => mentions[place] as PreparedMention),
    features,
    model,
    { mustJoin: toPart(bonds.mustJoin), mustNotJoin: toPart(bonds.mustNotJoin) },
  );
  const first = clusters.reduce((most, cluster) => Math.max(most, cluster), -1) + 1;
  for (const [i, place] of part.entries()) clusters[place] = first + (resolved.clusters[i] as number);
  pairs.add(resolved.pairs, part);
}

/** Gives names to the people of the part, by the first look at a few names of each; nobody is on a paper twice. */
function assignSome(
  some: readonly number[],
  {
    part,
    mentions,
    clusters,
    pairs,
    features,
    model,
  }: Work & {
    part: readonly number[];
    mentions: readonly PreparedMention[];
    clusters: Int32Array;
  },
): void {
  const places = [...part, ...some];
  const wanted = some.map((place) => new Set(choosePartners(place, part, mentions, clusters)));
  const block = places.map((place) => mentions[place] as PreparedMention);
  const isWanted = (i: number, j: number): boolean =>
    i >= part.length && j < part.length && wanted[i - part.length]?.has(places[j] as number) === true;
  const compared = comparePairs(block, features, isWanted);
  const found = weighSourceIds(block, lookFirst(compared, model));
  pairs.add(found, places);
  const sums = some.map(() => new Map<number, { sum: number; count: number }>());
  for (let i = 0; i < found.a.length; i++) {
    const cluster = clusters[places[found.b[i] as number] as number] as number;
    const own = sums[(found.a[i] as number) - part.length] as Map<number, { sum: number; count: number }>;
    const sum = own.get(cluster) ?? { sum: 0, count: 0 };
    own.set(cluster, { sum: sum.sum + (found.chance[i] as number), count: sum.count + 1 });
  }
  const papers = papersByCluster(mentions, clusters);
  for (const [i, place] of some.entries()) {
    const { key } = (mentions[place] as PreparedMention).paper;
    const [best] = [...(sums[i] as Map<number, { sum: number; count: number }>)]
      .map(([cluster, { sum, count }]) => ({ cluster, mean: sum / count }))
      .filter(({ cluster, mean }) => mean >= model.firstCut && papers.get(cluster)?.has(key) !== true)
      .sort((x, y) => y.mean - x.mean || x.cluster - y.cluster);
    if (!best) continue;
    clusters[place] = best.cluster;
    papers.get(best.cluster)?.add(key);
  }
}

function papersByCluster(mentions: readonly PreparedMention[], clusters: Int32Array): Map<number, Set<string>> {
  const papers = new Map<number, Set<string>>();
  for (const [place, cluster] of clusters.entries()) {
    if (cluster === -1) continue;
    const known = papers.get(cluster) ?? new Set<string>();
    papers.set(cluster, known.add((mentions[place] as PreparedMention).paper.key));
  }
  return papers;
}

function choosePartners(
  place: number,
  part: readonly number[],
  mentions: readonly PreparedMention[],
  clusters: Int32Array,
): number[] {
  const own = mentions[place] as PreparedMention;
  const people = new Map<number, { place: number; shared: number; apart: number }[]>();
  for (const other of part) {
    const held = mentions[other] as PreparedMention;
    const shared = closeness(own, held);
    const known = people.get(clusters[other] as number);
    const choice = { place: other, shared, apart: Math.abs(own.paper.year - held.paper.year) || 0 };
    if (known) known.push(choice);
    else people.set(clusters[other] as number, [choice]);
  }
  const ranked = [...people.values()]
    .map((choices) => ({ choices, best: choices.reduce((most, { shared }) => Math.max(most, shared), 0) }))
    .sort((x, y) => y.best - x.best || y.choices.length - x.choices.length)
    .slice(0, MOST_PEOPLE);
  return ranked.flatMap(({ choices }) => {
    const close = choices.sort((x, y) => y.shared - x.shared || x.apart - y.apart).slice(0, CLOSEST);
    const near = choices
      .slice(CLOSEST)
      .sort((x, y) => x.apart - y.apart || x.place - y.place)
      .slice(0, OTHERS);
    return [...close, ...near].map((choice) => choice.place);
  });
}

/** What two names have in common at first sight: co-authors, institutions, an identifier. */
function closeness(a: PreparedMention, b: PreparedMention): number {
  const ids = a.sourceIds.some((id) => b.sourceIds.includes(id)) ? 5 : 0;
  const institutions = countShared(a.institutions, b.institutions, -1) > 0 ? 0.5 : 0;
  const isSameName = a.name.full === b.name.full ? 0.25 : 0;
  return countShared(a.paper.full, b.paper.full, a.name.full) + ids + institutions + isSameName;
}

function countShared(a: Int32Array, b: Int32Array, except: number): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y && x !== except) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}

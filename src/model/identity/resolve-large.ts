// Blocks of any size with bounded work: where a block has too many pairs, a part of it is resolved as usual, the others
// are given to the people found in it, and who fits none of them is resolved with the rest of those.

import type { Bonds } from "./average-link.ts";
import { comparePairs } from "./compare-pairs.ts";
import type { IdentityModel } from "./identity-model.ts";
import { type PairFeatures, relateNames } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";
import { lookFirst, type ResolvedBlock, resolveBlock } from "./resolve-block.ts";
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
  // Whatever their names are, so few have few enough pairs.
  if ((mentions.length * (mentions.length - 1)) / 2 <= limits.pairs)
    return resolveBlock(mentions, features, model, bonds);
  const bound = new Set([...(bonds.mustJoin ?? []), ...(bonds.mustNotJoin ?? [])].flat());
  const part = choosePart(mentions, limits.pairs, bound);
  if (part.length === mentions.length) return resolveBlock(mentions, features, model, bonds);
  const clusters = new Int32Array(mentions.length).fill(-1);
  const pairs = createPairList();
  resolvePart(part, mentions, clusters, { pairs, features, model, bonds });
  const isIn = new Set(part);
  const rest = [...mentions.keys()].filter((place) => !isIn.has(place));
  const people = gatherPeople(part, mentions, clusters);
  for (let at = 0; at < rest.length; at += AT_ONCE) {
    assignSome(rest.slice(at, at + AT_ONCE), { people, mentions, clusters, pairs, features, model });
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
    people,
    mentions,
    clusters,
    pairs,
    features,
    model,
  }: Work & {
    people: People;
    mentions: readonly PreparedMention[];
    clusters: Int32Array;
  },
): void {
  const wanted = some.map((place) => choosePartners(mentions[place] as PreparedMention, people, mentions));
  const partners = [...new Set(wanted.flat())].sort((x, y) => x - y);
  const places = [...partners, ...some];
  const sets = wanted.map((chosen) => new Set(chosen));
  const block = places.map((place) => mentions[place] as PreparedMention);
  const isWanted = (i: number, j: number): boolean =>
    i >= partners.length && j < partners.length && sets[i - partners.length]?.has(places[j] as number) === true;
  const compared = comparePairs(block, features, isWanted);
  const found = weighSourceIds(block, lookFirst(compared, model));
  pairs.add(found, places);
  const sums = some.map(() => new Map<number, { sum: number; count: number }>());
  for (let i = 0; i < found.a.length; i++) {
    const cluster = clusters[places[found.b[i] as number] as number] as number;
    const own = sums[(found.a[i] as number) - partners.length] as Map<number, { sum: number; count: number }>;
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

/** The people found in the part, and by what they are found again: co-authors, institutions, identifiers. */
interface People {
  /** Of each mention of the part: to whom it belongs. */
  ownerOf: Map<number, number>;
  names: Map<number, number[]>;
  byAuthor: Map<number, number[]>;
  byInstitution: Map<number, number[]>;
  byId: Map<string, number[]>;
  /** Their mentions by full name. */
  byName: Map<number, number[]>;
}

function gatherPeople(part: readonly number[], mentions: readonly PreparedMention[], clusters: Int32Array): People {
  const people: People = {
    ownerOf: new Map(part.map((place) => [place, clusters[place] as number])),
    names: new Map(),
    byAuthor: new Map(),
    byInstitution: new Map(),
    byId: new Map(),
    byName: new Map(),
  };
  for (const place of part) {
    const { paper, institutions, sourceIds, name } = mentions[place] as PreparedMention;
    note(people.names, clusters[place] as number, place);
    note(people.byName, name.full, place);
    for (const author of paper.full) if (author !== name.full) note(people.byAuthor, author, place);
    for (const institution of institutions) note(people.byInstitution, institution, place);
    for (const id of sourceIds) note(people.byId, id, place);
  }
  return people;
}

function note<Key>(lists: Map<Key, number[]>, key: Key, place: number): void {
  const list = lists.get(key);
  if (list) list.push(place);
  else lists.set(key, [place]);
}

/** What counts at first sight, and how much. */
const WEIGHTS = { author: 1, id: 5, institution: 0.5, name: 0.25 };

function choosePartners(own: PreparedMention, people: People, mentions: readonly PreparedMention[]): number[] {
  const closeness = new Map<number, number>();
  const add = (places: readonly number[] = [], weight: number) => {
    for (const place of places) closeness.set(place, (closeness.get(place) ?? 0) + weight);
  };
  for (const author of own.paper.full) if (author !== own.name.full) add(people.byAuthor.get(author), WEIGHTS.author);
  const sharing = (lists: Iterable<readonly number[] | undefined>) => new Set([...lists].flatMap((list) => list ?? []));
  add([...sharing(own.sourceIds.map((id) => people.byId.get(id)))], WEIGHTS.id);
  add([...sharing(Array.from(own.institutions, (one) => people.byInstitution.get(one)))], WEIGHTS.institution);
  add(people.byName.get(own.name.full), WEIGHTS.name);
  const best = new Map<number, number>();
  for (const [place, shared] of closeness) {
    const owner = people.ownerOf.get(place) as number;
    best.set(owner, Math.max(best.get(owner) ?? 0, shared));
  }
  const size = (owner: number): number => people.names.get(owner)?.length ?? 0;
  // Who shares nothing at all, not even the name as it is printed, is tried only when there is nobody else.
  const known = best.size > 0 ? [...best.keys()] : [...people.names.keys()];
  const ranked = known
    .sort((x, y) => (best.get(y) ?? 0) - (best.get(x) ?? 0) || size(y) - size(x) || x - y)
    .slice(0, MOST_PEOPLE);
  return ranked.flatMap((owner) => {
    const choices = (people.names.get(owner) as number[]).map((place) => ({
      place,
      shared: closeness.get(place) ?? 0,
      apart: Math.abs(own.paper.year - (mentions[place] as PreparedMention).paper.year) || 0,
    }));
    const close = choices.sort((x, y) => y.shared - x.shared || x.apart - y.apart).slice(0, CLOSEST);
    const near = choices
      .slice(CLOSEST)
      .sort((x, y) => x.apart - y.apart || x.place - y.place)
      .slice(0, OTHERS);
    return [...close, ...near].map((choice) => choice.place);
  });
}

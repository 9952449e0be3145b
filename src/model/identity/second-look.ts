// A second look at a pair once the first clusters are known: what each one's company says about the other.

import { compareGroups, type Group, gatherGroups, NO_GROUPS } from "./groups.ts";
import { PAIR_FEATURES } from "./pair-features.ts";
import { chanceWith, findNearest, NEAREST, type Partners, toPartners } from "./partners.ts";
import type { PreparedMention } from "./prepare-mentions.ts";

// biome-ignore format: rows by theme
export const SECOND_FEATURES = [
  "chance", "isTogether", "toOtherMin", "toOtherMax", "nearestMin", "nearestMax",
  "betweenMean", "betweenMax", "sizeMin", "sizeMax", "thirdParty", "thirdParties",
  "groupCompany", "groupText", "groupAuthors", "groupAuthorsRarity", "groupYearGap", "groupMeaning", "groupPlaces",
  "nameMentions", "nameClusters", "nameLargest", ...PAIR_FEATURES,
] as const;

export interface ChancePairs {
  a: Int32Array;
  b: Int32Array;
  chance: Float32Array;
}

/** The first clusters of one block, and what they say of each pair in it. */
export class SecondLook {
  readonly #pairs: ChancePairs;
  readonly #clusters: Int32Array;
  readonly #sizes: Int32Array;
  readonly #groupOf: (cluster: number) => Group;
  /** Sum of chances from a mention to each cluster. */
  readonly #toCluster: Float32Array;
  readonly #maxToCluster: Float32Array;
  readonly #between: Between;
  readonly #partners: Partners;
  readonly #nearest: Int32Array;
  readonly #names: NameSummary[];
  readonly #known = new Map<number, Float32Array>();
  readonly #count: number;
  readonly #bestJudge: Float32Array;
  readonly #judges: Uint8Array;
  #judgesOf = -1;
  readonly #rarityOf: (name: number) => number;

  constructor(
    mentions: readonly PreparedMention[],
    pairs: ChancePairs,
    clusters: Int32Array,
    rarityOf: (name: number) => number,
  ) {
    this.#pairs = pairs;
    this.#clusters = clusters;
    this.#rarityOf = rarityOf;
    const count = clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0);
    this.#count = count;
    this.#sizes = new Int32Array(count);
    for (const cluster of clusters) this.#sizes[cluster] = (this.#sizes[cluster] as number) + 1;
    this.#toCluster = new Float32Array(mentions.length * count);
    this.#maxToCluster = new Float32Array(mentions.length * count);
    this.#between = createBetween(count);
    for (let i = 0; i < pairs.a.length; i++) {
      const [a, b, chance] = [pairs.a[i] as number, pairs.b[i] as number, pairs.chance[i] as number];
      const [x, y] = [clusters[a] as number, clusters[b] as number];
      for (const at of [a * count + y, b * count + x]) {
        this.#toCluster[at] = (this.#toCluster[at] as number) + chance;
        this.#maxToCluster[at] = Math.max(this.#maxToCluster[at] as number, chance);
      }
      this.#between.add(x, y, chance);
    }
    this.#bestJudge = new Float32Array(mentions.length);
    this.#judges = new Uint8Array(mentions.length);
    this.#partners = toPartners(mentions.length, pairs);
    this.#nearest = findNearest(this.#partners);
    this.#groupOf = gatherGroups(mentions, clusters, count);
    this.#names = summariseNames(mentions, clusters);
  }

  /** `pairRows` holds the pair features from `pairOffset` on. */
  write(pair: number, pairRows: Float32Array, pairOffset: number, row: Float32Array, offset = 0): void {
    const [a, b] = [this.#pairs.a[pair] as number, this.#pairs.b[pair] as number];
    const chance = this.#pairs.chance[pair] as number;
    const [x, y] = [this.#clusters[a] as number, this.#clusters[b] as number];
    const isTogether = x === y;
    const [aTo, bTo] = [this.#meanTo(a, y, isTogether, chance), this.#meanTo(b, x, isTogether, chance)];
    const aMax = this.#maxToCluster[a * this.#count + y] as number;
    const bMax = this.#maxToCluster[b * this.#count + x] as number;
    const [sizeX, sizeY] = [this.#sizes[x] as number, this.#sizes[y] as number];
    const possible = isTogether ? (sizeX * (sizeX - 1)) / 2 : sizeX * sizeY;
    if (this.#judgesOf !== a) this.#askJudges(a);
    row[offset] = chance;
    row[offset + 1] = isTogether ? 1 : 0;
    row[offset + 2] = Math.min(aTo, bTo);
    row[offset + 3] = Math.max(aTo, bTo);
    row[offset + 4] = Math.min(aMax, bMax);
    row[offset + 5] = Math.max(aMax, bMax);
    row[offset + 6] = this.#between.sum(x, y) / possible;
    row[offset + 7] = this.#between.max(x, y);
    row[offset + 8] = Math.log(Math.min(sizeX, sizeY));
    row[offset + 9] = Math.log(Math.max(sizeX, sizeY));
    row[offset + 10] = this.#bestJudge[b] as number;
    row[offset + 11] = this.#judges[b] as number;
    const groups = this.#compareGroups(x, y);
    for (let i = 0; i < groups.length; i++) row[offset + 12 + i] = groups[i] as number;
    const [one, other] = [this.#names[a] as NameSummary, this.#names[b] as NameSummary];
    const { mentions, clusters, largest } = other.mentions > one.mentions ? other : one;
    const at = offset + 12 + groups.length;
    row[at] = Math.log(mentions);
    row[at + 1] = Math.log(clusters);
    row[at + 2] = largest / mentions;
    for (let i = 0; i < PAIR_FEATURES.length; i++) row[at + 3 + i] = pairRows[pairOffset + i] as number;
  }

  /** Of everybody: how sure those nearest to a mention are of both, at best, and how many of them are more sure than not. */
  #askJudges(a: number): void {
    this.#judgesOf = a;
    this.#bestJudge.fill(0);
    this.#judges.fill(0);
    const { starts, other, chance } = this.#partners;
    for (let i = a * NEAREST; i < (a + 1) * NEAREST; i++) {
      const judge = this.#nearest[i] as number;
      if (judge < 0) return;
      const ofA = chanceWith(this.#partners, a, judge);
      for (let k = starts[judge] as number; k < (starts[judge + 1] as number); k++) {
        const b = other[k] as number;
        const both = Math.min(ofA, chance[k] as number);
        if (both > (this.#bestJudge[b] as number)) this.#bestJudge[b] = both;
        if (both > 0.5) this.#judges[b] = (this.#judges[b] as number) + 1;
      }
    }
  }

  /** The other one itself is left out: it would say what is known already. */
  #meanTo(mention: number, cluster: number, isTogether: boolean, chance: number): number {
    const others = (this.#sizes[cluster] as number) - 1 - (isTogether ? 1 : 0);
    if (others <= 0) return Number.NaN;
    return ((this.#toCluster[mention * this.#count + cluster] as number) - chance) / others;
  }

  #compareGroups(x: number, y: number): Float32Array {
    const key = Math.min(x, y) * this.#count + Math.max(x, y);
    const known = this.#known.get(key);
    if (known) return known;
    const found = x === y ? NO_GROUPS : compareGroups(this.#groupOf(x), this.#groupOf(y), this.#rarityOf);
    this.#known.set(key, found);
    return found;
  }
}

/** Between every two clusters: the sum of chances and the greatest. */
interface Between {
  add(x: number, y: number, chance: number): void;
  sum(x: number, y: number): number;
  max(x: number, y: number): number;
}

/** So many clusters fill a square of 16 MB. */
const MOST_SQUARE = 1400;

function createBetween(count: number): Between {
  if (count > MOST_SQUARE) return createSparseBetween(count);
  const sums = new Float64Array(count * count);
  const greatest = new Float32Array(count * count);
  const place = (x: number, y: number): number => (x < y ? x * count + y : y * count + x);
  return {
    add(x, y, chance) {
      const at = place(x, y);
      sums[at] = (sums[at] as number) + chance;
      if (chance > (greatest[at] as number)) greatest[at] = chance;
    },
    sum: (x, y) => sums[place(x, y)] as number,
    max: (x, y) => greatest[place(x, y)] as number,
  };
}

function createSparseBetween(count: number): Between {
  const known = new Map<number, { sum: number; max: number }>();
  const place = (x: number, y: number): number => Math.min(x, y) * count + Math.max(x, y);
  return {
    add(x, y, chance) {
      const { sum, max } = known.get(place(x, y)) ?? { sum: 0, max: 0 };
      known.set(place(x, y), { sum: sum + chance, max: Math.max(max, chance) });
    },
    sum: (x, y) => known.get(place(x, y))?.sum ?? 0,
    max: (x, y) => known.get(place(x, y))?.max ?? 0,
  };
}

/** What became of a printed name. */
interface NameSummary {
  mentions: number;
  clusters: number;
  largest: number;
}

function summariseNames(mentions: readonly PreparedMention[], clusters: Int32Array): NameSummary[] {
  const byName = new Map<number, Map<number, number>>();
  for (const [i, { name }] of mentions.entries()) {
    const counts = byName.get(name.full) ?? new Map<number, number>();
    const cluster = clusters[i] as number;
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    byName.set(name.full, counts);
  }
  const summaries = new Map<number, NameSummary>();
  for (const [name, counts] of byName) {
    const sizes = [...counts.values()];
    summaries.set(name, {
      mentions: sizes.reduce((p, q) => p + q, 0),
      clusters: sizes.length,
      largest: Math.max(...sizes),
    });
  }
  return mentions.map(({ name }) => summaries.get(name.full) ?? { mentions: 1, clusters: 1, largest: 1 });
}

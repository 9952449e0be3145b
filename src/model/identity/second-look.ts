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
  readonly #groups: Group[];
  /** Sum of chances from a mention to each cluster. */
  readonly #toCluster: Float32Array;
  readonly #maxToCluster: Float32Array;
  readonly #between: Map<number, { sum: number; max: number }>;
  readonly #partners: Partners;
  readonly #nearest: Int32Array;
  readonly #names: { mentions: number; clusters: number; largest: number }[];
  readonly #known = new Map<number, Float32Array>();
  readonly #count: number;
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
    this.#between = new Map();
    for (let i = 0; i < pairs.a.length; i++) {
      const [a, b, chance] = [pairs.a[i] as number, pairs.b[i] as number, pairs.chance[i] as number];
      const [x, y] = [clusters[a] as number, clusters[b] as number];
      for (const at of [a * count + y, b * count + x]) {
        this.#toCluster[at] = (this.#toCluster[at] as number) + chance;
        this.#maxToCluster[at] = Math.max(this.#maxToCluster[at] as number, chance);
      }
      const key = Math.min(x, y) * count + Math.max(x, y);
      const between = this.#between.get(key);
      if (between) {
        between.sum += chance;
        between.max = Math.max(between.max, chance);
      } else this.#between.set(key, { sum: chance, max: chance });
    }
    this.#partners = toPartners(mentions.length, pairs);
    this.#nearest = findNearest(this.#partners);
    this.#groups = gatherGroups(mentions, clusters, count);
    this.#names = summariseNames(mentions, clusters);
  }

  /** `pairRows` holds the pair features from `pairOffset` on. */
  write(pair: number, pairRows: Float32Array, pairOffset: number, row: Float32Array, offset = 0): void {
    const [a, b] = [this.#pairs.a[pair] as number, this.#pairs.b[pair] as number];
    const chance = this.#pairs.chance[pair] as number;
    const [x, y] = [this.#clusters[a] as number, this.#clusters[b] as number];
    const isTogether = x === y;
    let at = offset;
    const put = (value: number) => {
      row[at++] = value;
    };
    put(chance);
    put(isTogether ? 1 : 0);
    const [aTo, bTo] = [this.#meanTo(a, y, isTogether, chance), this.#meanTo(b, x, isTogether, chance)];
    put(Math.min(aTo, bTo));
    put(Math.max(aTo, bTo));
    const [aMax, bMax] = [
      this.#maxToCluster[a * this.#count + y] as number,
      this.#maxToCluster[b * this.#count + x] as number,
    ];
    put(Math.min(aMax, bMax));
    put(Math.max(aMax, bMax));
    const between = this.#between.get(Math.min(x, y) * this.#count + Math.max(x, y)) ?? { sum: 0, max: 0 };
    const [sizeX, sizeY] = [this.#sizes[x] as number, this.#sizes[y] as number];
    const possible = isTogether ? (sizeX * (sizeX - 1)) / 2 : sizeX * sizeY;
    put(between.sum / possible);
    put(between.max);
    put(Math.log(Math.min(sizeX, sizeY)));
    put(Math.log(Math.max(sizeX, sizeY)));
    let [best, third] = [0, 0];
    for (let i = a * NEAREST; i < (a + 1) * NEAREST; i++) {
      const other = this.#nearest[i] as number;
      if (other < 0) break;
      if (other === b) continue;
      const both = Math.min(chanceWith(this.#partners, a, other), chanceWith(this.#partners, b, other));
      best = Math.max(best, both);
      if (both > 0.5) third += 1;
    }
    put(best);
    put(third);
    for (const value of this.#compareGroups(x, y)) put(value);
    const names = [this.#names[a], this.#names[b]].sort((p, q) => (q?.mentions ?? 0) - (p?.mentions ?? 0))[0];
    put(Math.log(names?.mentions ?? 1));
    put(Math.log(names?.clusters ?? 1));
    put((names?.largest ?? 1) / (names?.mentions ?? 1));
    for (let i = pairOffset; i < pairOffset + PAIR_FEATURES.length; i++) put(pairRows[i] as number);
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
    const found =
      x === y ? NO_GROUPS : compareGroups(this.#groups[x] as Group, this.#groups[y] as Group, this.#rarityOf);
    this.#known.set(key, found);
    return found;
  }
}

function summariseNames(mentions: readonly PreparedMention[], clusters: Int32Array) {
  const byName = new Map<number, Map<number, number>>();
  for (const [i, { name }] of mentions.entries()) {
    const counts = byName.get(name.full) ?? new Map<number, number>();
    const cluster = clusters[i] as number;
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    byName.set(name.full, counts);
  }
  const summaries = new Map<number, { mentions: number; clusters: number; largest: number }>();
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

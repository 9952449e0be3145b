// A second look at a pair once the first clusters are known: what each one's company says about the other.

import { COMMUNITY_SIZE } from "./communities.ts";
import { PAIR_FEATURES } from "./pair-features.ts";
import type { PreparedMention } from "./prepare-mentions.ts";

// biome-ignore format: rows by theme
export const SECOND_FEATURES = [
  "chance", "isTogether", "toOtherMin", "toOtherMax", "nearestMin", "nearestMax",
  "betweenMean", "betweenMax", "sizeMin", "sizeMax", "thirdParty", "thirdParties",
  "groupCompany", "groupText", "groupAuthors", "groupAuthorsRarity", "groupYearGap",
  "nameMentions", "nameClusters", "nameLargest", "given", "fullEqual",
  "namePapersMax", "islandShare", "text", "company", "yearGap", "yearMax", "bothAbstracts", "affiliation",
] as const;

/** Taken over from the pair features, as they are called there. */
// biome-ignore format: rows by theme
const KEPT = [
  "given", "fullEqual", "namePapersMax", "islandShare", "text", "company", "yearGap", "yearMax", "bothAbstracts", "affiliation",
] as const;
const KEPT_PLACES = KEPT.map((name) => PAIR_FEATURES.indexOf(name));

const NEAREST = 12;

export interface ChancePairs {
  a: Int32Array;
  b: Int32Array;
  chance: Float32Array;
}

interface Group {
  size: number;
  company: Float32Array;
  authors: Map<number, number>;
  words: Map<number, number>;
  wordLength: number;
  from: number;
  to: number;
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
  readonly #nearest: Int32Array[];
  readonly #chanceOf: Map<number, number>[];
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
    this.#chanceOf = mentions.map(() => new Map<number, number>());
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
      (this.#chanceOf[a] as Map<number, number>).set(b, chance);
      (this.#chanceOf[b] as Map<number, number>).set(a, chance);
    }
    this.#nearest = this.#chanceOf.map((others) =>
      Int32Array.from([...others].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, NEAREST), ([other]) => other),
    );
    this.#groups = gather(mentions, clusters, count);
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
    for (const other of this.#nearest[a] as Int32Array) {
      if (other === b) continue;
      const both = Math.min(this.#chanceOf[a]?.get(other) ?? 0, this.#chanceOf[b]?.get(other) ?? 0);
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
    for (const place of KEPT_PLACES) put(pairRows[pairOffset + place] as number);
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
    const found = new Float32Array(5).fill(Number.NaN);
    if (x !== y) {
      const [a, b] = [this.#groups[x] as Group, this.#groups[y] as Group];
      let [dot, p, q] = [0, 0, 0];
      for (let k = 0; k < a.company.length; k++) {
        dot += (a.company[k] as number) * (b.company[k] as number);
        p += (a.company[k] as number) ** 2;
        q += (b.company[k] as number) ** 2;
      }
      found[0] = p > 1e-6 && q > 1e-6 ? dot / Math.sqrt(p * q) : Number.NaN;
      const [few, many] = a.words.size <= b.words.size ? [a, b] : [b, a];
      let text = 0;
      for (const [word, weight] of few.words) text += weight * (many.words.get(word) ?? 0);
      found[1] = text / (a.wordLength * b.wordLength || 1);
      const [small, large] = a.authors.size <= b.authors.size ? [a, b] : [b, a];
      let [shared, rarity] = [0, 0];
      for (const author of small.authors.keys()) {
        if (!large.authors.has(author)) continue;
        shared += 1;
        rarity += this.#rarityOf(author);
      }
      found[2] = shared;
      found[3] = rarity;
      found[4] = Math.max(a.from - b.to, b.from - a.to);
    }
    this.#known.set(key, found);
    return found;
  }
}

function gather(mentions: readonly PreparedMention[], clusters: Int32Array, count: number): Group[] {
  const groups = Array.from(
    { length: count },
    (): Group => ({
      ...{ size: 0, company: new Float32Array(COMMUNITY_SIZE), authors: new Map(), words: new Map(), wordLength: 0 },
      ...{ from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY },
    }),
  );
  for (const [i, { name, company, paper }] of mentions.entries()) {
    const group = groups[clusters[i] as number] as Group;
    group.size += 1;
    for (let k = 0; k < company.length; k++) group.company[k] = (group.company[k] as number) + (company[k] as number);
    for (const author of paper.full) if (author !== name.full) group.authors.set(author, 1);
    for (const [at, word] of paper.text.words.entries()) {
      group.words.set(word, (group.words.get(word) ?? 0) + (paper.text.weights[at] as number));
    }
    if (paper.year < group.from) group.from = paper.year;
    if (paper.year > group.to) group.to = paper.year;
  }
  for (const group of groups) {
    let square = 0;
    for (const weight of group.words.values()) square += weight * weight;
    group.wordLength = Math.sqrt(square);
  }
  return groups;
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

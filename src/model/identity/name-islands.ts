// The papers that carry one name, and what holds them together: shared co-authors.
// Many islands under one name speak for several people, or for one with changing company.

import type { Vocabulary } from "./vocabulary.ts";

export interface Islands {
  papers: number;
  islands: number;
  /** Papers on the largest. */
  largest: number;
}

export interface Bridges {
  isOneIsland: boolean;
  /** Papers under the name that share a co-author with both. */
  count: number;
  /** The surest of them: how rare the co-authors of its weaker side are. */
  strength: number;
}

interface Sea {
  place: Map<number, number>;
  /** Per paper: the others it shares co-authors with, ascending, and how rare those are. */
  links: { to: Int32Array; rarity: Float32Array }[];
  island: Int32Array;
  summary: Islands;
}

/** A co-author with more papers than this has a name that is too common to hold an island together. */
const MAX_COMMON = 150;
const MAX_AUTHORS = 50;
const REMEMBERED = 2000;

export class NameIslands {
  readonly #papers: readonly Int32Array[];
  readonly #names: Vocabulary;
  readonly #starts: Int32Array;
  readonly #papersOf: Int32Array;
  readonly #known = new Map<number, Sea>();

  constructor(papers: readonly Int32Array[], names: Vocabulary) {
    this.#papers = papers;
    this.#names = names;
    this.#starts = new Int32Array(names.size + 1);
    for (const paper of papers)
      for (const name of paper) this.#starts[name + 1] = (this.#starts[name + 1] as number) + 1;
    for (let i = 0; i < names.size; i++)
      this.#starts[i + 1] = (this.#starts[i + 1] as number) + (this.#starts[i] as number);
    const filled = this.#starts.slice();
    this.#papersOf = new Int32Array(this.#starts[names.size] as number);
    for (const [number, paper] of papers.entries()) {
      for (const name of paper) {
        this.#papersOf[filled[name] as number] = number;
        filled[name] = (filled[name] as number) + 1;
      }
    }
  }

  of(name: number): Islands {
    return this.#sea(name).summary;
  }

  /** Between two papers, by their place in the catalogue, that carry the name. */
  between(name: number, paperA: number, paperB: number): Bridges | undefined {
    const { place, links, island } = this.#sea(name);
    const [a, b] = [place.get(paperA), place.get(paperB)];
    if (a === undefined || b === undefined) return undefined;
    const [fromA, fromB] = [links[a], links[b]];
    if (!fromA || !fromB) return undefined;
    let [i, j, count, strength] = [0, 0, 0, 0];
    while (i < fromA.to.length && j < fromB.to.length) {
      const [x, y] = [fromA.to[i] as number, fromB.to[j] as number];
      if (x === y) {
        count += 1;
        strength = Math.max(strength, Math.min(fromA.rarity[i] as number, fromB.rarity[j] as number));
      }
      if (x <= y) i += 1;
      if (y <= x) j += 1;
    }
    return { isOneIsland: island[a] === island[b], count, strength };
  }

  #sea(name: number): Sea {
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const found = this.#map(name);
    this.#known.set(name, found);
    return found;
  }

  #map(name: number): Sea {
    const isKnown = name + 1 < this.#starts.length;
    const own = isKnown
      ? this.#papersOf.subarray(this.#starts[name] as number, this.#starts[name + 1] as number)
      : new Int32Array();
    const shared = own.length > 1 ? this.#shareAuthors(name, own) : Array.from(own, () => new Map<number, number>());
    const island = findIslands(shared);
    const sizes = new Map<number, number>();
    for (const root of island) sizes.set(root, (sizes.get(root) ?? 0) + 1);
    const links = shared.map((others) => {
      const to = Int32Array.from(others.keys()).sort();
      return { to, rarity: Float32Array.from(to, (other) => others.get(other) ?? 0) };
    });
    const summary = { papers: own.length, islands: sizes.size, largest: Math.max(0, ...sizes.values()) };
    return { place: new Map(Array.from(own, (paper, i) => [paper, i])), links, island, summary };
  }

  /** Per paper: the others, and the summed rarity of the co-authors they share. */
  #shareAuthors(name: number, own: Int32Array): Map<number, number>[] {
    const withAuthor = new Map<number, number[]>();
    for (const [i, paper] of own.entries()) {
      const authors = this.#papers[paper] as Int32Array;
      if (authors.length > MAX_AUTHORS) continue;
      for (const other of authors) {
        if (other === name || this.#names.countOf(other) > MAX_COMMON) continue;
        const papers = withAuthor.get(other);
        if (papers) papers.push(i);
        else withAuthor.set(other, [i]);
      }
    }
    const shared = Array.from(own, () => new Map<number, number>());
    for (const [author, papers] of withAuthor) {
      if (papers.length < 2) continue;
      const rarity = Math.log((this.#papers.length + 1) / (this.#names.countOf(author) + 1));
      for (const i of papers) {
        const others = shared[i] as Map<number, number>;
        for (const j of papers) if (j !== i) others.set(j, (others.get(j) ?? 0) + rarity);
      }
    }
    return shared;
  }
}

function findIslands(shared: readonly ReadonlyMap<number, number>[]): Int32Array {
  const island = new Int32Array(shared.length).fill(-1);
  for (let start = 0; start < shared.length; start++) {
    if (island[start] !== -1) continue;
    island[start] = start;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const other of (shared[at] as Map<number, number>).keys()) {
        if (island[other] !== -1) continue;
        island[other] = start;
        open.push(other);
      }
    }
  }
  return island;
}

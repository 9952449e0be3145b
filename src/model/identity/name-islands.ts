// The papers that carry one name, and what holds them together: shared co-authors.
// Many islands under one name speak for several people, or for one with changing company.

import { rarity } from "./knowledge.ts";
import { listAt, type Ragged } from "./ragged.ts";

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

export interface IslandParts {
  papers: Ragged;
  papersOf: Ragged;
}

export class NameIslands {
  readonly #papers: Ragged;
  readonly #papersOf: Ragged;
  readonly #known = new Map<number, Sea>();

  /** `papers` are lists of name numbers; `papersOf` is the same the other way round. */
  constructor({ papers, papersOf }: IslandParts) {
    this.#papers = papers;
    this.#papersOf = papersOf;
  }

  static of(papers: Ragged, names: number): NameIslands {
    const starts = new Int32Array(new SharedArrayBuffer((names + 1) * 4));
    for (const name of papers.values) starts[name + 1] = (starts[name + 1] as number) + 1;
    for (let i = 0; i < names; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
    const filled = starts.slice();
    const values = new Int32Array(new SharedArrayBuffer(papers.values.length * 4));
    for (let paper = 0; paper + 1 < papers.starts.length; paper++) {
      for (let i = papers.starts[paper] as number; i < (papers.starts[paper + 1] as number); i++) {
        const name = papers.values[i] as number;
        values[filled[name] as number] = paper;
        filled[name] = (filled[name] as number) + 1;
      }
    }
    return new NameIslands({ papers, papersOf: { starts, values } });
  }

  toParts(): IslandParts {
    return { papers: this.#papers, papersOf: this.#papersOf };
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
    const own = name + 1 < this.#papersOf.starts.length ? listAt(this.#papersOf, name) : new Int32Array();
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

  #countOf(name: number): number {
    const { starts } = this.#papersOf;
    return (starts[name + 1] as number) - (starts[name] as number);
  }

  /** Per paper: the others, and the summed rarity of the co-authors they share. */
  #shareAuthors(name: number, own: Int32Array): Map<number, number>[] {
    const withAuthor = new Map<number, number[]>();
    for (const [i, paper] of own.entries()) {
      const authors = listAt(this.#papers, paper);
      if (authors.length > MAX_AUTHORS) continue;
      for (const other of authors) {
        if (other === name || this.#countOf(other) > MAX_COMMON) continue;
        const papers = withAuthor.get(other);
        if (papers) papers.push(i);
        else withAuthor.set(other, [i]);
      }
    }
    const shared = Array.from(own, () => new Map<number, number>());
    const all = this.#papers.starts.length - 1;
    for (const [author, papers] of withAuthor) {
      if (papers.length < 2) continue;
      const rare = rarity(all, this.#countOf(author));
      for (const i of papers) {
        const others = shared[i] as Map<number, number>;
        for (const j of papers) if (j !== i) others.set(j, (others.get(j) ?? 0) + rare);
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

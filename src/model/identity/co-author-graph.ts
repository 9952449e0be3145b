// Who has written with whom, by printed name: sorted neighbours in one array.

import { toSortedSet } from "./vocabulary.ts";

/** Longer lists say little about who knows whom, and would outweigh all others. */
const MAX_AUTHORS = 25;

export class CoAuthorGraph {
  #starts: Int32Array;
  #neighbours: Int32Array;

  /** `papers` are lists of name numbers below `names`. */
  constructor(papers: readonly Int32Array[], names: number) {
    const degrees = new Int32Array(names + 1);
    const counted = papers.filter(({ length }) => length <= MAX_AUTHORS);
    for (const paper of counted)
      for (const name of paper) degrees[name + 1] = (degrees[name + 1] as number) + paper.length - 1;
    for (let name = 0; name < names; name++)
      degrees[name + 1] = (degrees[name + 1] as number) + (degrees[name] as number);
    const filled = degrees.slice();
    const all = new Int32Array(degrees[names] as number);
    for (const paper of counted) {
      for (const name of paper) {
        for (const other of paper) {
          if (other === name) continue;
          all[filled[name] as number] = other;
          filled[name] = (filled[name] as number) + 1;
        }
      }
    }
    this.#starts = new Int32Array(names + 1);
    let size = 0;
    for (let name = 0; name < names; name++) {
      const own = toSortedSet(all.subarray(degrees[name] as number, degrees[name + 1] as number));
      all.set(own, size);
      size += own.length;
      this.#starts[name + 1] = size;
    }
    this.#neighbours = all.slice(0, size);
  }

  toParts(): { starts: Int32Array; neighbours: Int32Array } {
    return { starts: this.#starts, neighbours: this.#neighbours };
  }

  static fromParts({ starts, neighbours }: { starts: Int32Array; neighbours: Int32Array }): CoAuthorGraph {
    const graph = new CoAuthorGraph([], 0);
    graph.#starts = starts;
    graph.#neighbours = neighbours;
    return graph;
  }

  degree(name: number): number {
    if (name + 1 >= this.#starts.length) return 0;
    return (this.#starts[name + 1] as number) - (this.#starts[name] as number);
  }

  visit(name: number, visitor: (other: number) => void): void {
    for (let i = this.#starts[name] as number; i < (this.#starts[name + 1] as number); i++) {
      visitor(this.#neighbours[i] as number);
    }
  }

  areNeighbours(a: number, b: number): boolean {
    const [from, to] = this.degree(a) <= this.degree(b) ? [a, b] : [b, a];
    if (from + 1 >= this.#starts.length) return false;
    let low = this.#starts[from] as number;
    let high = this.#starts[from + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#neighbours[middle] as number) < to) low = middle + 1;
      else high = middle;
    }
    return low < (this.#starts[from + 1] as number) && this.#neighbours[low] === to;
  }
}

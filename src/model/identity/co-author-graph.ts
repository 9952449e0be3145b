// Who has written with whom, by printed name: sorted neighbours in one array.

import { listAt, type Ragged } from "./ragged.ts";

/** Longer lists say little about who knows whom, and would outweigh all others. */
const MAX_AUTHORS = 25;

export interface GraphParts {
  starts: Int32Array;
  neighbours: Int32Array;
}

export class CoAuthorGraph {
  readonly #starts: Int32Array;
  readonly #neighbours: Int32Array;

  constructor({ starts, neighbours }: GraphParts) {
    this.#starts = starts;
    this.#neighbours = neighbours;
  }

  /** `papers` are lists of name numbers below `names`. */
  static of(papers: Ragged, names: number): CoAuthorGraph {
    const all = pairUp(papers, names);
    const starts = new Int32Array(new SharedArrayBuffer((names + 1) * 4));
    let size = 0;
    for (let name = 0; name < names; name++) {
      const own = all.values.subarray(all.starts[name] as number, all.starts[name + 1] as number).sort();
      for (let i = 0; i < own.length; i++) {
        // What is kept so far ends before this name's own begins: it can be written over.
        if (i === 0 || own[i] !== own[i - 1]) all.values[size++] = own[i] as number;
      }
      starts[name + 1] = size;
    }
    const neighbours = new Int32Array(new SharedArrayBuffer(size * 4));
    neighbours.set(all.values.subarray(0, size));
    return new CoAuthorGraph({ starts, neighbours });
  }

  toParts(): GraphParts {
    return { starts: this.#starts, neighbours: this.#neighbours };
  }

  degree(name: number): number {
    if (name + 1 >= this.#starts.length) return 0;
    return (this.#starts[name + 1] as number) - (this.#starts[name] as number);
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

/** Of every name the co-authors, once for each paper. */
function pairUp(papers: Ragged, names: number): Ragged {
  const starts = new Int32Array(names + 1);
  const counted: Int32Array[] = [];
  for (let paper = 0; paper + 1 < papers.starts.length; paper++) {
    const list = listAt(papers, paper);
    if (list.length > MAX_AUTHORS || list.length < 2) continue;
    counted.push(list);
    for (const name of list) starts[name + 1] = (starts[name + 1] as number) + list.length - 1;
  }
  for (let name = 0; name < names; name++) starts[name + 1] = (starts[name + 1] as number) + (starts[name] as number);
  const filled = starts.slice();
  const values = new Int32Array(starts[names] as number);
  for (const list of counted) {
    for (const name of list) {
      for (const other of list) {
        if (other === name) continue;
        values[filled[name] as number] = other;
        filled[name] = (filled[name] as number) + 1;
      }
    }
  }
  return { starts, values };
}

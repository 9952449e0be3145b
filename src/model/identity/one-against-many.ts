// What one mention has, laid out so that many others can be held against it: each costs a look per name or word of its own.

import type { CoAuthorGraph } from "./co-author-graph.ts";
import type { WordVector } from "./prepare-mentions.ts";

/** Who has written with anybody of one paper. */
export class Circle {
  #seen = new Int32Array(0);
  #count = new Uint16Array(0);
  #weight = new Float64Array(0);
  #round = 0;

  /** Names without neighbours do not count. */
  fill(names: Int32Array, except: number, graph: CoAuthorGraph): void {
    const { starts, neighbours } = graph.toParts();
    if (starts.length > this.#seen.length) {
      this.#seen = new Int32Array(starts.length);
      this.#count = new Uint16Array(starts.length);
      this.#weight = new Float64Array(starts.length);
      this.#round = 0;
    }
    this.#round += 1;
    for (const name of names) {
      if (name === except || graph.degree(name) === 0) continue;
      const weight = 1 / Math.sqrt(graph.degree(name));
      for (let i = starts[name] as number; i < (starts[name + 1] as number); i++) {
        const other = neighbours[i] as number;
        if (this.#seen[other] !== this.#round) {
          this.#seen[other] = this.#round;
          this.#count[other] = 0;
          this.#weight[other] = 0;
        }
        this.#count[other] = (this.#count[other] as number) + 1;
        this.#weight[other] = (this.#weight[other] as number) + weight;
      }
    }
  }

  /** How many of the paper's names it has written with. */
  count(name: number): number {
    return this.#seen[name] === this.#round ? (this.#count[name] as number) : 0;
  }

  /** The sum over them of one by the root of how many they have written with. */
  weight(name: number): number {
    return this.#seen[name] === this.#round ? (this.#weight[name] as number) : 0;
  }
}

/** The words of one text by their numbers. */
export class OpenText {
  #weights = new Float32Array(65_536);
  #words: Int32Array = new Int32Array(0);

  fill({ words, weights }: WordVector): void {
    for (const word of this.#words) this.#weights[word] = 0;
    this.#words = words;
    this.#makeRoom(words);
    for (let i = 0; i < words.length; i++) this.#weights[words[i] as number] = weights[i] as number;
  }

  cosine({ words, weights }: WordVector): number {
    this.#makeRoom(words);
    let sum = 0;
    for (let i = 0; i < words.length; i++)
      sum += (this.#weights[words[i] as number] as number) * (weights[i] as number);
    return sum;
  }

  /** Words ascend. */
  #makeRoom(words: Int32Array): void {
    const last = words.length === 0 ? 0 : (words[words.length - 1] as number);
    if (last < this.#weights.length) return;
    const grown = new Float32Array(Math.ceil(last * 1.5));
    grown.set(this.#weights);
    this.#weights = grown;
  }
}

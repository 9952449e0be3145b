// A small index in memory with the BM25 of the engine, for measuring: every score is worked out, nothing is left out early.

import { analyse, splitWords, stemWord } from "../../../src/model/search/analyse.ts";
import { inverseFrequency, saturate, TITLE_WEIGHT } from "../../../src/model/search/bm25.ts";
import type { WeightedTerm } from "../../../src/model/search/rank-hybrid.ts";
import { isStopWord } from "../../../src/model/search/stop-words.ts";
import { GrowingInts } from "../../train/embedding/growing.ts";

/** Words of a query as terms; a word that comes twice counts twice. Stop words count only where there is nothing else. */
export function queryTerms(text: string): WeightedTerm[] {
  const words = splitWords(text);
  const telling = words.filter((word) => word.length > 1 && !isStopWord(word));
  const weights = new Map<string, number>();
  for (const word of telling.length > 0 ? telling : words) {
    const term = stemWord(word);
    weights.set(term, (weights.get(term) ?? 0) + 1);
  }
  return [...weights].map(([term, weight]) => ({ term, weight }));
}

export class WordIndex {
  readonly #ids = new Map<string, number>();
  readonly #lengths: number[] = [];
  /** Terms of the papers, one paper after the other, and how often each has them. */
  readonly #terms = new GrowingInts();
  readonly #counts = new GrowingInts();
  readonly #ends: number[] = [0];
  /** Where the papers of a term begin. */
  #starts = new Int32Array(1);
  #papers = new Int32Array(0);
  #parts = new Float32Array(0);

  get size(): number {
    return this.#lengths.length;
  }

  add(title: string, abstract: string): void {
    const counts = new Map<number, number>();
    let length = 0;
    const count = (text: string, weight: number) => {
      for (const term of analyse(text)) {
        const id = this.#ids.get(term) ?? this.#ids.size;
        this.#ids.set(term, id);
        counts.set(id, (counts.get(id) ?? 0) + weight);
        length += weight;
      }
    };
    count(title, TITLE_WEIGHT);
    count(abstract, 1);
    for (const [id, frequency] of counts) {
      this.#terms.push(id);
      this.#counts.push(frequency);
    }
    this.#ends.push(this.#terms.length);
    this.#lengths.push(length);
  }

  /** After the last paper: turns the lists round. */
  finish(): void {
    const [terms, counts] = [this.#terms.values(), this.#counts.values()];
    const starts = new Int32Array(this.#ids.size + 1);
    for (const term of terms) starts[term + 1] = num(starts, term + 1) + 1;
    for (let term = 0; term < this.#ids.size; term++) starts[term + 1] = num(starts, term + 1) + num(starts, term);
    const next = starts.slice();
    const average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.size);
    this.#starts = starts;
    this.#papers = new Int32Array(terms.length);
    this.#parts = new Float32Array(terms.length);
    for (let paper = 0; paper < this.size; paper++) {
      for (let at = num(this.#ends, paper); at < num(this.#ends, paper + 1); at++) {
        const place = num(next, num(terms, at));
        next[num(terms, at)] = place + 1;
        this.#papers[place] = paper;
        this.#parts[place] = saturate(num(counts, at), num(this.#lengths, paper), average);
      }
    }
  }

  papersWith(term: string): number {
    const [from, to] = this.#rangeOf(term);
    return to - from;
  }

  frequencyOf(term: string): number {
    const [from, to] = this.#rangeOf(term);
    // One paper's own words say nothing about others.
    return to - from < 2 ? 0 : inverseFrequency(to - from, this.size);
  }

  /** BM25 of all papers. */
  scoreAll(terms: readonly WeightedTerm[]): Float32Array {
    const scores = new Float32Array(this.size);
    for (const { term, weight } of terms) {
      const [from, to] = this.#rangeOf(term);
      const factor = weight * inverseFrequency(to - from, this.size);
      for (let at = from; at < to; at++) {
        const paper = this.#papers[at] as number;
        scores[paper] = (scores[paper] as number) + factor * (this.#parts[at] as number);
      }
    }
    return scores;
  }

  scoreOf(terms: readonly WeightedTerm[], papers: readonly number[]): Float32Array {
    const scores = new Float32Array(papers.length);
    for (const { term, weight } of terms) {
      const [from, to] = this.#rangeOf(term);
      const factor = weight * inverseFrequency(to - from, this.size);
      for (const [at, paper] of papers.entries()) {
        const place = findSorted(this.#papers, paper, from, to);
        if (place >= 0) scores[at] = num(scores, at) + factor * num(this.#parts, place);
      }
    }
    return scores;
  }

  #rangeOf(term: string): [from: number, to: number] {
    const id = this.#ids.get(term);
    return id === undefined ? [0, 0] : [num(this.#starts, id), num(this.#starts, id + 1)];
  }
}

const num = (list: ArrayLike<number>, at: number): number => list[at] ?? 0;

function findSorted(list: Int32Array, value: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (num(list, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low < to && list[low] === value ? low : -1;
}

/** The best papers of those in `pool`, or of all that have a score above zero; of equal ones the later. */
export function bestOf(scores: ArrayLike<number>, count: number, pool?: readonly number[]): number[] {
  const byScore = (a: number, b: number) => num(scores, b) - num(scores, a) || b - a;
  if (pool) return [...pool].sort(byScore).slice(0, count);
  let papers: number[] = [];
  let least = 0;
  for (let paper = 0; paper < scores.length; paper++) {
    const score = scores[paper] as number;
    if (score <= 0 || score < least) continue;
    papers.push(paper);
    // Sorting a few thousand now and then is much less than sorting all.
    if (papers.length < count * 4 + 1000) continue;
    papers = papers.sort(byScore).slice(0, count);
    least = num(scores, papers.at(-1) ?? 0);
  }
  return papers.sort(byScore).slice(0, count);
}

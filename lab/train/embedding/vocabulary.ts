// Which words and pairs of neighbouring words get a vector of their own.

import type { Corpus } from "./corpus.ts";

/** A word of this share of all papers says nothing. */
const MAX_SHARE = 0.35;
const SLOTS = 1 << 24;
/** A pair in fewer than one of so many papers is learned from too few. */
const LEAST_SHARE = 20_000;

export interface Vocabulary {
  /** Rows: single words first, by falling frequency, then pairs as "first second". */
  words: string[];
  /** Too common to say anything. */
  silent: string[];
  pairs: [first: number, second: number][];
  /** Papers with each row's word or pair. */
  papers: Int32Array;
  /** Row of each term of the corpus; -1 without one. */
  rowOf: Int32Array;
}

export function buildVocabulary(corpus: Corpus, wordCount: number, pairCount: number): Vocabulary {
  const { terms, words, starts, size } = corpus;
  const papersWith = new Int32Array(terms.length);
  const lastSeen = new Int32Array(terms.length).fill(-1);
  forEachPaper(starts, size, (paper, from, to) => {
    for (let at = from; at < to; at++) {
      const term = words[at] as number;
      if (term < 0 || lastSeen[term] === paper) continue;
      lastSeen[term] = paper;
      (papersWith[term] as number) += 1;
    }
  });
  const kept = [...terms.keys()].filter((term) => isWord(terms[term] as string, papersWith[term] as number, size));
  kept.sort(
    (a, b) =>
      (papersWith[b] as number) - (papersWith[a] as number) || ((terms[a] as string) < (terms[b] as string) ? -1 : 1),
  );
  const silent = terms.filter((_term, id) => (papersWith[id] as number) >= size * MAX_SHARE).sort();
  kept.length = Math.min(kept.length, wordCount);
  const rowOf = new Int32Array(terms.length).fill(-1);
  for (const [row, term] of kept.entries()) rowOf[term] = row;
  const pairs = frequentPairs(
    corpus,
    rowOf,
    kept.map((term) => papersWith[term] as number),
    pairCount,
  );
  return {
    words: kept.map((term) => terms[term] as string),
    silent,
    pairs: pairs.map(({ first, second }) => [first, second]),
    papers: Int32Array.from([...kept.map((term) => papersWith[term] as number), ...pairs.map((pair) => pair.papers)]),
    rowOf,
  };
}

function forEachPaper(
  starts: Int32Array,
  size: number,
  visit: (paper: number, from: number, to: number) => void,
): void {
  for (let paper = 0; paper < size; paper++) visit(paper, starts[2 * paper] as number, starts[2 * paper + 2] as number);
}

const isWord = (term: string, papers: number, size: number) =>
  papers >= 3 && papers < size * MAX_SHARE && term.length > 1;

interface Pair {
  first: number;
  second: number;
  papers: number;
}

/** Pairs that stand together more often than their words would by chance, the most telling first. */
function frequentPairs(corpus: Corpus, rowOf: Int32Array, papersWith: number[], count: number): Pair[] {
  if (count === 0) return [];
  const rows = papersWith.length;
  const sketch = new Uint16Array(SLOTS);
  const visitPairs = (visit: (key: number) => void) => {
    forEachPaper(corpus.starts, corpus.size, (paper, from, to) => {
      let before = -1;
      for (let at = from; at < to; at++) {
        if (at === corpus.starts[2 * paper + 1]) before = -1;
        const term = corpus.words[at] as number;
        const row = term < 0 ? -1 : (rowOf[term] as number);
        if (row >= 0 && before >= 0) visit(before * rows + row);
        before = row;
      }
    });
  };
  const slotOf = (key: number) => Math.imul((key % 0xfffffffb) ^ (key / 0xfffffffb), 0x9e3779b1) >>> 8;
  let places = 0;
  visitPairs((key) => {
    places += 1;
    const slot = slotOf(key);
    if ((sketch[slot] as number) < 65_535) (sketch[slot] as number) += 1;
  });
  const least = Math.max(3, Math.ceil(corpus.size / LEAST_SHARE));
  const counts = new Map<number, number>();
  visitPairs((key) => {
    if ((sketch[slotOf(key)] as number) >= least) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const pairs: (Pair & { worth: number })[] = [];
  for (const [key, papers] of counts) {
    if (papers < least) continue;
    const first = Math.floor(key / rows);
    const second = key % rows;
    const chance = ((papersWith[first] as number) * (papersWith[second] as number)) / places;
    const worth = papers * Math.log(papers / chance);
    if (worth > papers) pairs.push({ first, second, papers, worth });
  }
  pairs.sort((a, b) => b.worth - a.worth || a.first - b.first || a.second - b.second);
  return pairs.slice(0, count);
}

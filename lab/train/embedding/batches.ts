// Which pairs of texts meet in a batch.

import type { Corpus } from "./corpus.ts";
import { BagBuilder, type Pair, paperPair, sentencePair, titlePair } from "./pairs.ts";
import type { Random } from "./random.ts";
import type { RowTexts } from "./rows.ts";

/** Shares of batches by what belongs together in them; the rest are titles with their abstracts. */
const SENTENCES = 0.2;
const CITATIONS = 0.03;
const SAME_AUTHOR = 0.07;
/** Share of the batches of titles and sentences in which half of the papers share a word: their negatives are hard to tell apart, but seldom wrong. */
const SAME_TOPIC = 0.15;
/** A word of a topic stands in so many papers. */
const TOPIC_PAPERS = { least: 1000, most: 12_000 };
/** A name on more papers is the name of several people. */
const MAX_PAPERS_OF_NAME = 25;
const MIN_NAME = 8;

export interface Batches {
  next(size: number): Pair[];
}

export function createBatches(corpus: Corpus, texts: RowTexts, papersWith: Int32Array, random: Random): Batches {
  const builder = new BagBuilder(texts, papersWith.length);
  const authors = [...corpus.byName]
    .filter(([name, papers]) => name.length >= MIN_NAME && papers.length >= 2 && papers.length <= MAX_PAPERS_OF_NAME)
    .map(([, papers]) => papers);
  const topics = papersOfTopics(texts, corpus.withAbstract, papersWith);
  const order = createOrder(corpus.withAbstract, random);
  const pick = <T>(list: ArrayLike<T>): T => list[random.below(list.length)] as T;

  const authorPair = () => {
    const papers = pick(authors);
    const one = random.below(papers.length);
    const other = (one + 1 + random.below(papers.length - 1)) % papers.length;
    return paperPair(texts, builder, papers[one] as number, papers[other] as number);
  };
  const citationPair = () => {
    const at = 2 * random.below(corpus.citations.length / 2);
    return paperPair(texts, builder, corpus.citations[at] as number, corpus.citations[at + 1] as number);
  };
  const fill = (size: number, make: () => Pair) => Array.from({ length: size }, make);

  return {
    next(size) {
      const kind = random.next();
      if (kind < SAME_AUTHOR && authors.length > 0) return fill(size, authorPair);
      if (kind < SAME_AUTHOR + CITATIONS && corpus.citations.length > 0) return fill(size, citationPair);
      const make = kind < SAME_AUTHOR + CITATIONS + SENTENCES ? sentencePair : titlePair;
      const topic = topics.length > 0 && random.next() < SAME_TOPIC ? pick(topics) : undefined;
      const half = topic === undefined ? 0 : Math.min(size / 2, topic.length / 2);
      const papers = new Set<number>();
      while (topic !== undefined && papers.size < half) papers.add(pick(topic));
      while (papers.size < Math.min(size, corpus.withAbstract)) papers.add(order());
      return [...papers].map((paper) => make(texts, builder, paper, random));
    },
  };
}

/** Every paper once, in a new order each time around. */
function createOrder(count: number, random: Random): () => number {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let at = count;
  return () => {
    if (at === count) {
      at = 0;
      for (let last = count - 1; last > 0; last--) {
        const other = random.below(last + 1);
        const kept = order[last] as number;
        order[last] = order[other] as number;
        order[other] = kept;
      }
    }
    return order[at++] as number;
  };
}

/** Papers of every word that is neither rare nor everywhere. */
function papersOfTopics({ rows, starts }: RowTexts, count: number, papersWith: Int32Array): Int32Array[] {
  const isTopic = (row: number) => {
    const papers = papersWith[row] as number;
    return papers >= TOPIC_PAPERS.least && papers <= TOPIC_PAPERS.most;
  };
  const filled = new Int32Array(papersWith.length);
  const last = new Int32Array(papersWith.length).fill(-1);
  const topics = Array.from(papersWith, (papers, row) => (isTopic(row) ? new Int32Array(papers) : undefined));
  for (let paper = 0; paper < count; paper++) {
    for (let place = starts[2 * paper] as number; place < (starts[2 * paper + 2] as number); place++) {
      const row = rows[place] as number;
      const papers = topics[row];
      if (papers === undefined || last[row] === paper) continue;
      last[row] = paper;
      const at = filled[row] as number;
      papers[at] = paper;
      filled[row] = at + 1;
    }
  }
  return topics.flatMap((papers, row) => {
    const size = filled[row] as number;
    return papers === undefined || size < TOPIC_PAPERS.least ? [] : [papers.subarray(0, size)];
  });
}

// Pairs of texts that belong together, drawn from the corpus.

import type { Random } from "./random.ts";
import type { RowTexts } from "./rows.ts";
import type { Bag } from "./two-tower.ts";

/** Share of a title's words that are hidden in the abstract, so that not only the same words teach. */
const HIDDEN_SHARE = 0.25;

/** Counts rows without a map: `mark` remembers where a row stands in the bag being filled. */
export class BagBuilder {
  readonly #texts: RowTexts;
  readonly #place: Int32Array;
  #bag: Bag = { rows: [], counts: [] };

  constructor(texts: RowTexts, rowCount: number) {
    this.#texts = texts;
    this.#place = new Int32Array(rowCount).fill(-1);
  }

  /** Rows of [from, to), without the `hidden` ones. */
  add(from: number, to: number, hidden?: ReadonlySet<number>): void {
    const { rows, pairRows } = this.#texts;
    for (let at = from; at < to; at++) {
      const row = rows[at] as number;
      const isHidden = hidden?.has(row) === true;
      if (!isHidden) this.#count(row);
      const pair = pairRows[at] as number;
      if (pair >= 0 && at > from && !isHidden && hidden?.has(rows[at - 1] as number) !== true) this.#count(pair);
    }
  }

  #count(row: number): void {
    const place = this.#place[row] as number;
    if (place >= 0) {
      (this.#bag.counts[place] as number) += 1;
      return;
    }
    this.#place[row] = this.#bag.rows.length;
    this.#bag.rows.push(row);
    this.#bag.counts.push(1);
  }

  take(): Bag {
    const bag = this.#bag;
    for (const row of bag.rows) this.#place[row] = -1;
    this.#bag = { rows: [], counts: [] };
    return bag;
  }
}

export interface Pair {
  left: Bag;
  right: Bag;
}

const titleStart = (texts: RowTexts, paper: number) => texts.starts[2 * paper] as number;
const abstractStart = (texts: RowTexts, paper: number) => texts.starts[2 * paper + 1] as number;
const abstractEnd = (texts: RowTexts, paper: number) => texts.starts[2 * paper + 2] as number;

/** A title and its abstract, in which some of the title's words are hidden. */
export function titlePair(texts: RowTexts, builder: BagBuilder, paper: number, random: Random): Pair {
  const [from, middle, to] = [titleStart(texts, paper), abstractStart(texts, paper), abstractEnd(texts, paper)];
  const hidden = new Set<number>();
  for (let at = from; at < middle; at++) if (random.next() < HIDDEN_SHARE) hidden.add(texts.rows[at] as number);
  builder.add(from, middle);
  const left = builder.take();
  builder.add(middle, to, hidden);
  return { left, right: builder.take() };
}

/** A sentence and what is left of its paper without it; with a single sentence, the title and the abstract. */
export function sentencePair(texts: RowTexts, builder: BagBuilder, paper: number, random: Random): Pair {
  const first = texts.sentenceStarts[paper] as number;
  const count = (texts.sentenceStarts[paper + 1] as number) - first;
  if (count < 3) return titlePair(texts, builder, paper, random);
  const middle = abstractStart(texts, paper);
  const at = random.below(count);
  const from = at === 0 ? middle : (texts.sentenceEnds[first + at - 1] as number);
  const to = texts.sentenceEnds[first + at] as number;
  if (to - from < 4) return titlePair(texts, builder, paper, random);
  builder.add(from, to);
  const left = builder.take();
  builder.add(titleStart(texts, paper), middle);
  builder.add(middle, from);
  builder.add(to, abstractEnd(texts, paper));
  return { left, right: builder.take() };
}

/** Two papers, each with title and abstract. */
export function paperPair(texts: RowTexts, builder: BagBuilder, one: number, other: number): Pair {
  const [left, right] = [one, other].map((paper) => {
    builder.add(titleStart(texts, paper), abstractStart(texts, paper));
    builder.add(abstractStart(texts, paper), abstractEnd(texts, paper));
    return builder.take();
  });
  return { left: left as Bag, right: right as Bag };
}

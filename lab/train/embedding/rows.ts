// The corpus as rows of the model: what training reads over and over.

import { type Corpus, SENTENCE_END } from "./corpus.ts";
import { GrowingInts } from "./growing.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Texts of rows. A word without a row is left out; `pairRows` has the row of the pair that ends at a word, or -1. */
export interface RowTexts {
  size: number;
  rows: Int32Array;
  pairRows: Int32Array;
  /** Title of paper i from starts[2i], abstract from starts[2i+1], to starts[2i+2]. */
  starts: Int32Array;
  /** Where the sentences of paper i's abstract end: places in `rows`, from sentenceStarts[i] to sentenceStarts[i+1]. */
  sentenceEnds: Int32Array;
  sentenceStarts: Int32Array;
}

export function toRowTexts(corpus: Corpus, vocabulary: Vocabulary): RowTexts {
  const width = vocabulary.words.length;
  const pairRow = new Map(vocabulary.pairs.map(([first, second], at) => [first * width + second, width + at]));
  const [rows, pairRows, starts] = [new GrowingInts(), new GrowingInts(), new GrowingInts()];
  const [sentenceEnds, sentenceStarts] = [new GrowingInts(), new GrowingInts()];
  let before = -1;
  const addRange = (from: number, to: number) => {
    before = -1;
    starts.push(rows.length);
    for (let at = from; at < to; at++) {
      const term = corpus.words[at] as number;
      if (term === SENTENCE_END) sentenceEnds.push(rows.length);
      const row = term < 0 ? -1 : (vocabulary.rowOf[term] as number);
      if (row >= 0) {
        rows.push(row);
        pairRows.push(before < 0 ? -1 : (pairRow.get(before * width + row) ?? -1));
      }
      before = row;
    }
  };
  for (let paper = 0; paper < corpus.size; paper++) {
    sentenceStarts.push(sentenceEnds.length);
    const [title, abstract, end] = [0, 1, 2].map((part) => corpus.starts[2 * paper + part] as number);
    addRange(title as number, abstract as number);
    addRange(abstract as number, end as number);
  }
  starts.push(rows.length);
  sentenceStarts.push(sentenceEnds.length);
  return {
    size: corpus.size,
    rows: rows.values(),
    pairRows: pairRows.values(),
    starts: starts.values(),
    sentenceEnds: sentenceEnds.values(),
    sentenceStarts: sentenceStarts.values(),
  };
}

// How words weigh: the constants of BM25 and the few functions made of them. Nothing here is stored, so all of it may change without reindexing.

import { BM25_B, BM25_K1, TITLE_WEIGHT } from "../../../model/search/bm25.ts";
import type { IndexField } from "../../../ports/search-index.ts";

export interface Scoring {
  /** How soon more of the same word stops to matter. */
  k1: number;
  /** How much a long text is held against a paper. */
  b: number;
  /** What one place in the title weighs, counted in places in the abstract. */
  titleWeight: number;
}

export const SCORING: Scoring = { k1: BM25_K1, b: BM25_B, titleWeight: TITLE_WEIGHT };

/** The largest counts that fit into the byte of a posting: title in the upper two bits, abstract in the lower six. */
export const MAX_IN_TITLE = 3;
export const MAX_IN_ABSTRACT = 63;

const EXACT_LENGTHS = 64;

/** A number of words as one byte: exact to 63, then with four bits behind the leading one. */
export function lengthCode(words: number): number {
  if (words < EXACT_LENGTHS) return words;
  const exponent = 25 - Math.clz32(words);
  const code = EXACT_LENGTHS + exponent * 16 + ((words >>> (exponent + 2)) & 15);
  return Math.min(code, 255);
}

/** The number of words that a code stands for: the middle of its range. */
export const LENGTH_OF: Uint32Array = Uint32Array.from({ length: 256 }, (_, code) => {
  if (code < EXACT_LENGTHS) return code;
  const exponent = (code - EXACT_LENGTHS) >>> 4;
  return ((16 + (code & 15)) << (exponent + 2)) + (1 << (exponent + 1));
});

/** Always above zero, as Lucene's. */
export const inverseFrequency = (papers: number, withTerm: number): number =>
  Math.log(1 + (papers - withTerm + 0.5) / (withTerm + 0.5));

/** Which places of a text term count for a field. */
export type TextField = Extract<IndexField, "text" | "title" | "abstract">;

export const isTextField = (field: IndexField): field is TextField =>
  field === "text" || field === "title" || field === "abstract";

const tables = new Map<string, Float32Array>();

/** Weighted occurrences by the byte of a posting; the same table for the same weight. */
export function occurrencesOf(field: TextField, { titleWeight }: Scoring): Float32Array {
  const name = `${field} ${titleWeight}`;
  let table = tables.get(name);
  if (!table) {
    table = Float32Array.from({ length: 256 }, (_, payload) => {
      const inTitle = field === "abstract" ? 0 : payload >>> 6;
      const inAbstract = field === "title" ? 0 : payload & MAX_IN_ABSTRACT;
      return inTitle * titleWeight + inAbstract;
    });
    tables.set(name, table);
  }
  return table;
}

/** What is added to the occurrences below the fraction bar, by the code of a paper's length. */
export function saturationOf(averageLength: number, { k1, b }: Scoring): Float32Array {
  const average = averageLength > 0 ? averageLength : 1;
  return Float32Array.from(LENGTH_OF, (length) => k1 * (1 - b + (b * length) / average));
}

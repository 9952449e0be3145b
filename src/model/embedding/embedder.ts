// The static embedding model: a text is the weighted sum of the vectors of its words and of some pairs of words.

import { DIMENSIONS, decodeModel } from "./format.ts";
import { createLexicon } from "./lexicon.ts";
import { createRowSum, MAX_ROWS, type RowSum } from "./sum-rows.ts";

const LOGS = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
/** Parts of a sum are whole numbers up to this. With rows of up to 127 and two thousand of them, a sum stays a whole number of 32 bits. */
const GREATEST_PART = 127;

export interface Embedder {
  /** Vectors of different names cannot be compared. */
  name: string;
  /** 256 numbers of length one; all zero for a text without a known word. Title and abstract are parted by a line break. */
  embed(text: string): Float32Array;
  /** How much a stemmed word says, as learned: about 0 for empty words, 10 for telling ones; undefined for unknown words. */
  weightOf(term: string): number | undefined;
}

/** `bytes` are the unpacked model file. */
export function loadEmbedding(bytes: Uint8Array, toSum: (rows: Int8Array) => RowSum = createRowSum): Embedder {
  const model = decodeModel(bytes);
  const name = `static-${fingerprint(bytes)}`;
  const { factors } = model;
  const lexicon = createLexicon(model);
  const { rows, bag, parts, add } = toSum(model.rows);
  const place = new Int32Array(factors.length).fill(-1);
  const counts = new Int32Array(MAX_ROWS);
  const exact = new Float64Array(MAX_ROWS);
  let size = 0;
  const visit = (row: number) => {
    const at = place[row] as number;
    if (at >= 0) (counts[at] as number) += 1;
    else if (size < MAX_ROWS) {
      place[row] = size;
      bag[size] = row;
      counts[size++] = 1;
    }
  };

  return {
    name,
    weightOf(term) {
      const row = lexicon.rowOf(term);
      return row < 0 ? undefined : (factors[row] as number) * rowLength(rows, row);
    },
    embed(text) {
      size = 0;
      lexicon.read(text, visit);
      let greatest = 0;
      for (let at = 0; at < size; at++) {
        const row = bag[at] as number;
        place[row] = -1;
        const part = (factors[row] as number) * (LOGS[Math.min(255, counts[at] as number)] as number);
        exact[at] = part;
        if (part > greatest) greatest = part;
      }
      for (let at = 0; at < size; at++) parts[at] = Math.round(((exact[at] as number) * GREATEST_PART) / greatest);
      const vector = new Float32Array(DIMENSIONS);
      vector.set(add(size));
      return toUnit(vector);
    },
  };
}

function toUnit(vector: Float32Array): Float32Array {
  let squares = 0;
  for (let at = 0; at < DIMENSIONS; at++) squares += (vector[at] as number) ** 2;
  const factor = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let at = 0; at < DIMENSIONS; at++) vector[at] = (vector[at] as number) * factor;
  return vector;
}

function rowLength(rows: Int8Array, row: number): number {
  let squares = 0;
  for (let at = row * DIMENSIONS; at < (row + 1) * DIMENSIONS; at++) squares += (rows[at] as number) ** 2;
  return Math.sqrt(squares);
}

/** Sixteen hexadecimal digits that say which model it is. */
function fingerprint(bytes: Uint8Array): string {
  let [one, two] = [0x811c9dc5, 0x01234567];
  // Every 61st byte tells two trained models apart, and costs nothing at the start.
  for (let at = 0; at < bytes.length; at += 61) {
    one = Math.imul(one ^ (bytes[at] as number), 0x01000193);
    two = Math.imul(two ^ (bytes[at] as number), 0x5bd1e995);
  }
  return [one, two].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

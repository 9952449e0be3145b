// The static embedding model: a text is the weighted sum of the vectors of its words and of some pairs of words.

import { DIMENSIONS, decodeModel } from "./format.ts";
import { createLexicon } from "./lexicon.ts";

/** Different rows of one text; more is no abstract. */
const MAX_ROWS = 2000;
const LOGS = Float64Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));
/** Parts of a sum are whole numbers up to this. With rows of up to 127 and two thousand of them, a sum stays below half a lane. */
const GREATEST_PART = 127;
/** Two columns share one double: the second counts so many times as much. Both sums stay exact. */
const LANE = 2 ** 26;

export interface Embedder {
  /** Vectors of different names cannot be compared. */
  name: string;
  /** 256 numbers of length one; all zero for a text without a known word. Title and abstract are parted by a line break. */
  embed(text: string): Float32Array;
  /** How much a stemmed word says, as learned: about 0 for empty words, 10 for telling ones; undefined for unknown words. */
  weightOf(term: string): number | undefined;
}

export interface LoadOptions {
  /** Three times as fast on abstracts, for 75 MB of memory: for those who embed many papers. */
  isFast?: boolean;
}

/** `bytes` are the unpacked model file; threads may share them. */
export function loadEmbedding(bytes: Uint8Array, { isFast = false }: LoadOptions = {}): Embedder {
  const model = decodeModel(bytes);
  const { rows, factors } = model;
  const lexicon = createLexicon(model);
  const addUp = isFast ? createFastSum(rows) : createPlainSum(rows);
  const place = new Int32Array(factors.length).fill(-1);
  const bag = new Int32Array(MAX_ROWS);
  const counts = new Int32Array(MAX_ROWS);
  const parts = new Int32Array(MAX_ROWS);
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
    name: `static-${fingerprint(bytes)}`,
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
      addUp(vector, bag, parts, size);
      return toUnit(vector);
    },
  };
}

type AddUp = (out: Float32Array, bag: Int32Array, parts: Int32Array, size: number) => void;

function createPlainSum(rows: Int8Array): AddUp {
  const sums = new Int32Array(DIMENSIONS);
  return (out, bag, parts, size) => {
    sums.fill(0);
    for (let at = 0; at < size; at++) {
      let from = (bag[at] as number) * DIMENSIONS;
      const part = parts[at] as number;
      for (let column = 0; column < DIMENSIONS; column += 4, from += 4) {
        sums[column] = (sums[column] as number) + Math.imul(part, rows[from] as number);
        sums[column + 1] = (sums[column + 1] as number) + Math.imul(part, rows[from + 1] as number);
        sums[column + 2] = (sums[column + 2] as number) + Math.imul(part, rows[from + 2] as number);
        sums[column + 3] = (sums[column + 3] as number) + Math.imul(part, rows[from + 3] as number);
      }
    }
    out.set(sums);
  };
}

/** Sums of eight doubles at a time stay in registers; turning bytes into numbers, the slow part, is done once at the start. */
function createFastSum(rows: Int8Array): AddUp {
  const half = DIMENSIONS / 2;
  const lanes = new Float64Array(rows.length / 2);
  for (let at = 0; at < lanes.length; at++) {
    lanes[at] = (rows[2 * at] as number) + (rows[2 * at + 1] as number) * LANE;
  }
  const sums = new Float64Array(half);
  return (out, bag, parts, size) => {
    for (let column = 0; column < half; column += 8) addLanes(sums, column, lanes, bag, parts, size);
    for (let at = 0; at < half; at++) {
      const sum = sums[at] as number;
      const second = Math.round(sum / LANE);
      out[2 * at] = sum - second * LANE;
      out[2 * at + 1] = second;
    }
  };
}

function addLanes(
  sums: Float64Array,
  column: number,
  lanes: Float64Array,
  bag: Int32Array,
  parts: Int32Array,
  size: number,
) {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  let g = 0;
  let h = 0;
  for (let at = 0; at < size; at++) {
    const start = (bag[at] as number) * (DIMENSIONS / 2) + column;
    const part = parts[at] as number;
    a += part * (lanes[start] as number);
    b += part * (lanes[start + 1] as number);
    c += part * (lanes[start + 2] as number);
    d += part * (lanes[start + 3] as number);
    e += part * (lanes[start + 4] as number);
    f += part * (lanes[start + 5] as number);
    g += part * (lanes[start + 6] as number);
    h += part * (lanes[start + 7] as number);
  }
  sums[column] = a;
  sums[column + 1] = b;
  sums[column + 2] = c;
  sums[column + 3] = d;
  sums[column + 4] = e;
  sums[column + 5] = f;
  sums[column + 6] = g;
  sums[column + 7] = h;
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

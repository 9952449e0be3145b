// Cosines of a query with the vectors of single papers, in whole numbers: the same to the last bit in WebAssembly and without.

import { inRoom, NUMBERS, OUT } from "./room.ts";
import { DIMENSIONS, SCAN_DOCS, type Vectors } from "./vectors.ts";

const GREATEST = 32_767;

/** A vector of length one as `values` times `scale`. */
export interface ShortQuery {
  values: Int16Array;
  scale: number;
}

export function shortQuery(vector: Float32Array): ShortQuery {
  const values = new Int16Array(DIMENSIONS);
  let greatest = 0;
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value));
  let squares = 0;
  for (let at = 0; greatest > 0 && at < DIMENSIONS; at++) {
    const value = Math.round(((vector[at] ?? 0) * GREATEST) / greatest);
    values[at] = value;
    squares += value * value;
  }
  return { values, scale: squares > 0 ? 1 / Math.sqrt(squares) : 0 };
}

/** In the order asked for; NaN for a paper without a vector. */
export function cosinesOf(query: ShortQuery, vectors: Vectors, docs: Uint32Array, isPlain = false): Float64Array {
  const cosines = new Float64Array(docs.length);
  for (let from = 0; from < docs.length; from += SCAN_DOCS) {
    const part = docs.subarray(from, from + SCAN_DOCS);
    const plainly = () => sumPlainly(query, vectors, part);
    const sums = isPlain ? plainly() : inRoom(vectors.memory, sumFast(query, vectors, part), plainly);
    for (let at = 0; at < part.length; at++) {
      const doc = part[at] as number;
      const hasVector = ((vectors.has[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;
      const scale = query.scale * (vectors.scales[doc] as number);
      cosines[from + at] = hasVector ? (sums[at] as number) * scale : Number.NaN;
    }
  }
  return cosines;
}

const sumFast =
  ({ values }: ShortQuery, { memory, bytes }: Vectors, docs: Uint32Array) =>
  (exports: { dots(bytes: number, query: number, docs: number, count: number): void }, share: number): Int32Array => {
    new Int16Array(memory.buffer, share + NUMBERS, DIMENSIONS).set(values);
    new Uint32Array(memory.buffer, share + OUT, docs.length).set(docs);
    exports.dots(bytes.byteOffset, share + NUMBERS, share + OUT, docs.length);
    return new Int32Array(memory.buffer, share + OUT, docs.length).slice();
  };

function sumPlainly({ values }: ShortQuery, { bytes }: Vectors, docs: Uint32Array): Int32Array {
  return Int32Array.from(docs, (doc) => {
    let sum = 0;
    for (let at = 0, from = doc * DIMENSIONS; at < DIMENSIONS; at++, from++) {
      sum += (values[at] as number) * (bytes[from] as number);
    }
    return sum;
  });
}

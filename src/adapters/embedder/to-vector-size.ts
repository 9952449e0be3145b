// Vectors of other models, brought to the length that the index holds.

import { VECTOR_SIZE } from "../../ports/embedder.ts";

/** Rows of signs, one per wanted number, the same for ever: angles survive (Achlioptas, "Database-friendly random projections", 2003). */
const signs = new Map<number, Int8Array>();

function signsFor(length: number): Int8Array {
  const known = signs.get(length);
  if (known) return known;
  let state = 0x9e3779b9 ^ length;
  const made = Int8Array.from({ length: length * VECTOR_SIZE }, () => {
    // Xorshift32 (Marsaglia, 2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0x10000 ? 1 : -1;
  });
  signs.set(length, made);
  return made;
}

/** Length one; undefined for a vector of nothing. Shorter vectors are filled up, longer ones projected. */
export function toVectorSize(vector: readonly number[]): Float32Array | undefined {
  const result = new Float32Array(VECTOR_SIZE);
  if (vector.length <= VECTOR_SIZE) result.set(vector);
  else {
    const matrix = signsFor(vector.length);
    for (let row = 0; row < VECTOR_SIZE; row++) {
      let sum = 0;
      for (let at = 0; at < vector.length; at++) sum += (matrix[row * vector.length + at] ?? 0) * (vector[at] ?? 0);
      result[row] = sum;
    }
  }
  const length = Math.hypot(...result);
  return length > 0 && Number.isFinite(length) ? result.map((value) => value / length) : undefined;
}

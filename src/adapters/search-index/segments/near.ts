// Papers near a vector: every code is compared, the closest few hundred are measured by their bytes.

import type { NearHit } from "../../../ports/search-index.ts";
import { createScan, distanceOf, docOf } from "./scan.ts";
import { codeOf, DIMENSIONS, type StoredVector, storedVector } from "./vectors.ts";
import type { View } from "./view.ts";

/** How many of the closest codes are measured exactly; with more the answer changes hardly. */
const RESCORED = 600;
const PER_HIT = 6;

/** `allowed`: bits by segment of the papers that may be found. */
export function nearest(
  view: View,
  vector: Float32Array,
  limit: number,
  allowed: readonly Uint32Array[] | undefined,
): NearHit[] {
  if (limit <= 0) return [];
  const query = unitVector(vector);
  const scan = createScan(codeOf(query), Math.max(RESCORED, limit * PER_HIT));
  const found = view.segments.map(({ live, vectors }, index) =>
    vectors ? scan.segment(vectors, live.dead, allowed?.[index]) : [],
  );
  const hits: NearHit[] = [];
  view.segments.forEach(({ live, vectors }, index) => {
    for (const candidate of found[index] ?? []) {
      const stored = vectors && distanceOf(candidate) <= scan.reach() && storedVector(vectors, docOf(candidate));
      if (!stored) continue;
      const paperId = live.segment.columns.ids[docOf(candidate)] as number;
      hits.push({ paperId, similarity: cosine(query, stored) });
    }
  });
  return hits.sort((a, b) => b.similarity - a.similarity || b.paperId - a.paperId).slice(0, limit);
}

export function unitVector(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return Float32Array.from({ length: DIMENSIONS }, (_, at) => (vector[at] ?? 0) * scale);
}

export function cosine(query: Float32Array, { bytes, scale }: StoredVector): number {
  let sum = 0;
  for (let at = 0; at < DIMENSIONS; at++) sum += (query[at] as number) * (bytes[at] as number);
  return sum * scale;
}

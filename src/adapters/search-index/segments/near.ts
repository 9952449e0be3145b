// Papers near a vector: every code is compared, the closest few hundred are measured by their bytes.

import type { NearHit } from "../../../ports/search-index.ts";
import { aliveCount } from "./segment.ts";
import { codeOf, DIMENSIONS, PLANE, type StoredVector, storedVector, type Vectors } from "./vectors.ts";
import type { View, ViewSegment } from "./view.ts";

/** How many of the closest codes are measured exactly; with more the answer changes hardly. */
const RESCORED = 400;
const PER_HIT = 8;

/** `allowed`: bits by segment of the papers that may be found. */
export function nearest(
  view: View,
  vector: Float32Array,
  limit: number,
  allowed: readonly Uint32Array[] | undefined,
): NearHit[] {
  if (limit <= 0) return [];
  const query = unitVector(vector);
  const code = codeOf(query);
  const scans = view.segments.map((segment, index) => scanSegment(segment, code, allowed?.[index]));
  const reach = reachOf(scans, Math.max(RESCORED, limit * PER_HIT));
  const hits: NearHit[] = [];
  view.segments.forEach(({ live, vectors }, index) => {
    const distances = scans[index];
    if (!vectors || !distances || aliveCount(live) === 0) return;
    for (let doc = 0; doc < distances.length; doc++) {
      if ((distances[doc] as number) > reach) continue;
      const stored = storedVector(vectors, doc);
      const paperId = live.segment.columns.ids[doc] as number;
      if (stored) hits.push({ paperId, similarity: cosine(query, stored) });
    }
  });
  return hits.sort((a, b) => b.similarity - a.similarity || b.paperId - a.paperId).slice(0, limit);
}

const FAR = 65_535;

/** Bits in which the code of each paper differs. */
function scanSegment({ live, vectors }: ViewSegment, code: Uint8Array, allowed?: Uint32Array): Uint16Array | undefined {
  if (!vectors) return undefined;
  const distances = new Uint16Array(vectors.count).fill(FAR);
  const { dead } = live;
  for (let word = 0; word < vectors.has.length; word++) {
    let wanted = vectors.has[word] as number;
    if (dead) wanted &= ~(dead[word] as number);
    if (allowed) wanted &= allowed[word] as number;
    for (; wanted !== 0; wanted &= wanted - 1) {
      const doc = (word << 5) + (31 - Math.clz32(wanted & -wanted));
      distances[doc] = distanceTo(vectors, doc, code);
    }
  }
  return distances;
}

function distanceTo({ codes }: Vectors, doc: number, code: Uint8Array): number {
  const plane = Math.floor(doc / PLANE) * PLANE * code.length + (doc % PLANE);
  let distance = 0;
  for (let byte = 0; byte < code.length; byte++) {
    distance += BITS[(codes[plane + byte * PLANE] as number) ^ (code[byte] as number)] as number;
  }
  return distance;
}

const BITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let left = byte; left !== 0; left &= left - 1) count++;
  return count;
});

/** The distance within which at least `wanted` papers lie. */
function reachOf(scans: readonly (Uint16Array | undefined)[], wanted: number): number {
  const histogram = new Uint32Array(DIMENSIONS + 1);
  for (const distances of scans) {
    if (!distances) continue;
    for (const distance of distances) {
      if (distance <= DIMENSIONS) histogram[distance] = (histogram[distance] as number) + 1;
    }
  }
  let sum = 0;
  for (let distance = 0; distance <= DIMENSIONS; distance++) {
    sum += histogram[distance] as number;
    if (sum >= wanted) return distance;
  }
  return DIMENSIONS;
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

// Papers near a vector: every code is compared, the closest few hundred are measured by their bytes.

import type { NearHit } from "../../../ports/search-index.ts";
import { cosinesOf, shortQuery } from "./cosines.ts";
import { type Candidates, createScan } from "./scan.ts";
import { greatestBut } from "./select.ts";
import { codeOf } from "./vectors.ts";
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
  const query = shortQuery(vector);
  const scan = createScan(codeOf(vector), Math.max(RESCORED, limit * PER_HIT));
  const found = view.segments.map(({ live, vectors }, index) =>
    vectors ? scan.segment(vectors, live.dead, allowed?.[index]) : undefined,
  );
  const measured = view.segments.map(({ vectors }, index) => {
    const docs = docsWithin(found[index], scan.reach());
    return { docs, cosines: vectors ? cosinesOf(query, vectors, docs) : new Float64Array(0) };
  });
  const all = join(measured.map(({ cosines }) => cosines));
  const least = greatestBut(all, all.length, limit);
  const hits: NearHit[] = [];
  measured.forEach(({ docs, cosines }, index) => {
    const ids = view.segments[index]?.live.segment.columns.ids;
    for (let at = 0; at < docs.length; at++) {
      const similarity = cosines[at] as number;
      if (similarity >= least) hits.push({ paperId: ids?.[docs[at] as number] as number, similarity });
    }
  });
  return hits.sort((a, b) => b.similarity - a.similarity || b.paperId - a.paperId).slice(0, limit);
}

function docsWithin(found: Candidates | undefined, reach: number): Uint32Array {
  if (!found) return new Uint32Array(0);
  const { docs, distances } = found;
  let count = 0;
  for (let at = 0; at < found.count; at++) {
    if ((distances[at] as number) <= reach) docs[count++] = docs[at] as number;
  }
  return docs.subarray(0, count);
}

function join(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

// Some papers by the segments in which they are alive, in the order of their places there.

import { locate, type View } from "./view.ts";

export interface PaperGroup {
  index: number;
  /** Ascending. */
  docs: Uint32Array;
  /** Of each, its place in the list that was asked for. */
  at: Uint32Array;
}

/** More papers cannot be asked for at once. */
const SHIFT = 2 ** 20;

/** Papers that are not there are in no group. */
export function groupPapers(view: View, paperIds: readonly number[]): PaperGroup[] {
  const keys = view.segments.map((): number[] => []);
  for (let at = 0; at < paperIds.length; at++) {
    const place = locate(view, paperIds[at] as number);
    if (place) keys[place.index]?.push(place.doc * SHIFT + at);
  }
  return keys.flatMap((own, index) => {
    if (own.length === 0) return [];
    const sorted = Float64Array.from(own).sort();
    const docs = new Uint32Array(sorted.length);
    const at = new Uint32Array(sorted.length);
    for (let place = 0; place < sorted.length; place++) {
      const key = sorted[place] as number;
      docs[place] = Math.floor(key / SHIFT);
      at[place] = key % SHIFT;
    }
    return { index, docs, at };
  });
}

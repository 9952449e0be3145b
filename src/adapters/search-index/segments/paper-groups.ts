// Some papers by the segments in which they are alive, in the order of their places there.

import { locate, type View } from "./view.ts";

export interface PaperGroup {
  index: number;
  docs: Uint32Array;
  /** Of each, its place in the list that was asked for. */
  at: Uint32Array;
}

/** More papers cannot be asked for at once. */
const SHIFT = 2 ** 20;

/** Papers that are not there are in no group. Who goes through lists needs them `isRising`. */
export function groupPapers(view: View, paperIds: readonly number[], isRising = true): PaperGroup[] {
  const keys = view.segments.map((): number[] => []);
  for (let at = 0; at < paperIds.length; at++) {
    const place = locate(view, paperIds[at] as number);
    if (place) keys[place.index]?.push(place.doc * SHIFT + at);
  }
  const groups: PaperGroup[] = [];
  keys.forEach((own, index) => {
    if (own.length > 0) groups.push({ index, ...takeApart(isRising ? Float64Array.from(own).sort() : own) });
  });
  return groups;
}

function takeApart(keys: ArrayLike<number>): Pick<PaperGroup, "docs" | "at"> {
  const docs = new Uint32Array(keys.length);
  const at = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] as number;
    docs[place] = Math.floor(key / SHIFT);
    at[place] = key % SHIFT;
  }
  return { docs, at };
}

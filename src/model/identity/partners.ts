// With whom each mention of a block could be one person, and how likely.

import type { ChancePairs } from "./second-look.ts";

export const NEAREST = 12;

/** Every mention's partners, ascending, with the chances. */
export interface Partners {
  starts: Int32Array;
  other: Int32Array;
  chance: Float32Array;
}

/** Pairs come as `comparePairs` finds them: by their first end, then by their second, which is the smaller. */
export function toPartners(mentions: number, { a, b, chance }: ChancePairs): Partners {
  const starts = new Int32Array(mentions + 1);
  for (const ends of [a, b]) for (const end of ends) starts[end + 1] = (starts[end + 1] as number) + 1;
  for (let i = 0; i < mentions; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const filled = starts.slice();
  const partners = { starts, other: new Int32Array(a.length * 2), chance: new Float32Array(a.length * 2) };
  const put = (from: number, to: number, value: number) => {
    const at = filled[from] as number;
    partners.other[at] = to;
    partners.chance[at] = value;
    filled[from] = at + 1;
  };
  // Partners below come first, then those above.
  for (let i = 0; i < a.length; i++) put(a[i] as number, b[i] as number, chance[i] as number);
  for (let i = 0; i < a.length; i++) put(b[i] as number, a[i] as number, chance[i] as number);
  return partners;
}

export function chanceWith({ starts, other, chance }: Partners, mention: number, wanted: number): number {
  let low = starts[mention] as number;
  const end = starts[mention + 1] as number;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((other[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && other[low] === wanted ? (chance[low] as number) : 0;
}

/** Those with the best chances, best first; -1 where there are no more. */
export function findNearest({ starts, other, chance }: Partners): Int32Array {
  const mentions = starts.length - 1;
  const nearest = new Int32Array(mentions * NEAREST).fill(-1);
  const best = new Float32Array(NEAREST);
  for (let mention = 0; mention < mentions; mention++) {
    const from = mention * NEAREST;
    let size = 0;
    for (let i = starts[mention] as number; i < (starts[mention + 1] as number); i++) {
      const value = chance[i] as number;
      if (size === NEAREST && value <= (best[NEAREST - 1] as number)) continue;
      let at = size < NEAREST ? size++ : NEAREST - 1;
      for (; at > 0 && (best[at - 1] as number) < value; at--) {
        best[at] = best[at - 1] as number;
        nearest[from + at] = nearest[from + at - 1] as number;
      }
      best[at] = value;
      nearest[from + at] = other[i] as number;
    }
  }
  return nearest;
}

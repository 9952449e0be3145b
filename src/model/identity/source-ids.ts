// What ids from sources add to the chance of a pair. They come from people's own profiles and are often right,
// but profiles are made twice and papers are claimed by namesakes, so nothing becomes certain.

import type { PreparedMention } from "./prepare-mentions.ts";
import type { ChancePairs } from "./second-look.ts";

/** How much likelier (odds) a shared id makes one person, and how much unlikelier two ids of one scheme. */
const SHARED = 50;
/** ORCID asks people to have one; other profiles are often doubled. */
const DIFFERENT = { orcid: 1 / 50, other: 1 / 4 };

export function weighSourceIds(mentions: readonly PreparedMention[], pairs: ChancePairs): ChancePairs {
  if (!mentions.some(({ sourceIds }) => sourceIds.length > 0)) return pairs;
  const chance = pairs.chance.map((known, i) => {
    const [a, b] = [mentions[pairs.a[i] as number], mentions[pairs.b[i] as number]];
    const factor = a && b ? compareIds(a.sourceIds, b.sourceIds) : 1;
    return (known * factor) / (1 - known + known * factor);
  });
  return { ...pairs, chance };
}

function compareIds(a: readonly string[], b: readonly string[]): number {
  if (a.some((id) => b.includes(id))) return SHARED;
  const schemes = new Set(a.map(schemeOf));
  const both = b.map(schemeOf).filter((scheme) => schemes.has(scheme));
  if (both.length === 0) return 1;
  return both.includes("orcid") ? DIFFERENT.orcid : DIFFERENT.other;
}

const schemeOf = (id: string): string => id.slice(0, id.indexOf(":"));

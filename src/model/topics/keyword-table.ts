// Counts keywords over all papers, and how often two are found on one paper.

import type { Keyword } from "../reading/keywords.ts";

export interface Kept {
  index: number;
  key: string;
  /** As most papers write it. */
  label: string;
  papers: number;
  /** Sum over the papers. */
  weight: number;
  /**
   * How much the keywords found beside it differ from those of any paper (Kullback-Leibler divergence, in nats):
   * a subject keeps company of its own, a property ("robust", "end-to-end") that of everyone.
   */
  company: number;
}

export interface KeywordTable {
  papers: number;
  kept: Kept[];
  /** Papers with both. */
  together(a: Kept, b: Kept): number;
}

/** `papers` is gone through twice. Rarer keywords than `least` are left out. */
export function tabulate(papers: () => Iterable<readonly Keyword[]>, least: (papers: number) => number): KeywordTable {
  const counts = new Map<string, number>();
  let total = 0;
  for (const keywords of papers()) {
    total += 1;
    for (const { key } of keywords) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const floor = least(total);
  const kept = new Map<string, Kept & { forms: Map<string, number> }>();
  const keys = [...counts].flatMap(([key, count]) => (count >= floor ? [key] : [])).sort();
  for (const [index, key] of keys.entries())
    kept.set(key, { index, key, label: key, papers: counts.get(key) ?? 0, weight: 0, company: 0, forms: new Map() });
  const pairs = new Map<number, number>();
  for (const keywords of papers()) {
    const found = keywords.flatMap((keyword) => {
      const known = kept.get(keyword.key);
      if (!known) return [];
      known.weight += keyword.weight;
      known.forms.set(keyword.text, (known.forms.get(keyword.text) ?? 0) + 1);
      return [known.index];
    });
    for (const [i, a] of found.entries())
      for (const b of found.slice(i + 1)) {
        const pair = Math.min(a, b) * keys.length + Math.max(a, b);
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
  }
  measureCompany([...kept.values()], pairs);
  for (const keyword of kept.values()) keyword.label = mostWritten(keyword.forms);
  return {
    papers: total,
    kept: [...kept.values()],
    together: (a, b) => pairs.get(Math.min(a.index, b.index) * keys.length + Math.max(a.index, b.index)) ?? 0,
  };
}

/** One of the papers with both is taken for chance: it weighs little for the common and nearly all for the rare. */
function measureCompany(kept: readonly Kept[], pairs: ReadonlyMap<number, number>): void {
  const mass = new Float64Array(kept.length);
  const placesOf = (pair: number) => [Math.floor(pair / kept.length), pair % kept.length] as const;
  let total = 0;
  for (const [pair, count] of pairs) {
    for (const at of placesOf(pair)) mass[at] = (mass[at] as number) + count;
    total += 2 * count;
  }
  for (const [pair, count] of pairs) {
    if (count < 2) continue;
    const [a, b] = placesOf(pair);
    const [massA, massB] = [mass[a] as number, mass[b] as number];
    const lift = (count - 1) * Math.log((count * total) / (massA * massB));
    const [first, second] = [kept[a], kept[b]];
    if (first) first.company += lift / massA;
    if (second) second.company += lift / massB;
  }
}

/** Capitals aside, the commonest form; of its spellings the one with fewest capitals that is half as common as any. */
function mostWritten(forms: ReadonlyMap<string, number>): string {
  const ordered = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const [top] = ordered;
  if (!top) return "";
  const capitals = (text: string) => text.match(/\p{Lu}/gu)?.length ?? 0;
  const likely = ordered.filter(([text, count]) => count * 3 >= top[1] && text.toLowerCase() === top[0].toLowerCase());
  return likely.reduce((best, next) => (capitals(next[0]) < capitals(best[0]) ? next : best), top)[0];
}

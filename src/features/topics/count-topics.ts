// Sums up who belongs to a topic: how many, which category, which other topics, how many lately.

import { addDays } from "../../lib/calendar.ts";
import type { TopicShare } from "../../model/topics/assign-topics.ts";
import { type Momentum, topicMomentum } from "../../model/topics/momentum.ts";
import type { KeywordRow } from "../../ports/topic-store.ts";

const RECENT_DAYS = 56;
const BEFORE_DAYS = 182;
const MAX_RELATED = 8;
const MIN_RELATED = 3;

interface Count {
  papers: number;
  recent: number;
  before: number;
  categories: Map<string, number>;
  others: Map<number, number>;
}

/** `newest` is the last day of the catalogue. */
export function createTopicCounts(newest: string) {
  const since = newest === "" ? "" : addDays(newest, -RECENT_DAYS);
  const from = newest === "" ? "" : addDays(newest, -RECENT_DAYS - BEFORE_DAYS);
  const topics = new Map<number, Count>();
  const all = { recent: 0, before: 0 };
  const categoriesOfAll = new Map<string, number>();
  let filed = 0;
  const countOf = (topic: number): Count => {
    const held = topics.get(topic);
    if (held) return held;
    const count = { papers: 0, recent: 0, before: 0, categories: new Map(), others: new Map() };
    topics.set(topic, count);
    return count;
  };
  return {
    add({ date, category }: Pick<KeywordRow, "date" | "category">, shares: readonly TopicShare[]): void {
      const when = periodOf(date, since, from);
      if (when) all[when] += 1;
      if (category !== undefined) {
        bump(categoriesOfAll, category);
        filed += 1;
      }
      for (const { topic } of shares) {
        const count = countOf(topic);
        count.papers += 1;
        if (when) count[when] += 1;
        if (category !== undefined) bump(count.categories, category);
        for (const other of shares) if (other.topic !== topic) bump(count.others, other.topic);
      }
    },
    factsOf(topic: number): { papers: number; category?: string; momentum?: Momentum; related: number[] } {
      const { papers, recent, before, categories, others } = countOf(topic);
      const category = mostOwn(categories, categoriesOfAll, filed);
      const momentum = topicMomentum({ recent, before }, all);
      return {
        papers,
        related: commonest(others, MIN_RELATED).slice(0, MAX_RELATED),
        ...(category && { category }),
        ...(momentum && { momentum }),
      };
    },
  };
}

/** Not simply the commonest, which the largest category is nearly everywhere: the one that it takes most of beyond its share. */
function mostOwn(
  own: ReadonlyMap<string, number>,
  all: ReadonlyMap<string, number>,
  filed: number,
): string | undefined {
  const papers = [...own.values()].reduce((sum, count) => sum + count, 0);
  const excess = [...own].map(([category, count]) => {
    const expected = (papers * (all.get(category) ?? 0)) / filed;
    return { category, value: count * Math.log(count / expected) };
  });
  return excess.sort((a, b) => b.value - a.value || (a.category < b.category ? -1 : 1))[0]?.category;
}

/** Only whole days: a bare year says nothing about weeks. */
function periodOf(date: string | undefined, since: string, from: string): "recent" | "before" | undefined {
  if (date?.length !== 10 || since === "" || date <= from) return undefined;
  return date > since ? "recent" : "before";
}

function bump<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function commonest<Key extends string | number>(counts: ReadonlyMap<Key, number>, least: number): Key[] {
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([key]) => key);
}

// Which topics a paper belongs to, by its keywords.

import type { Keyword } from "../reading/keywords.ts";

export interface TopicShare {
  topic: number;
  /** The topics of a paper add up to 1, before the least are left out. */
  weight: number;
}

const MAX_TOPICS = 5;
const LEAST_SHARE = 0.08;

/** Strongest first. */
export function assignTopics(keywords: readonly Keyword[], topicOf: (key: string) => number | undefined): TopicShare[] {
  const sums = new Map<number, number>();
  let total = 0;
  for (const { key, weight } of keywords) {
    const topic = topicOf(key);
    if (topic === undefined) continue;
    sums.set(topic, (sums.get(topic) ?? 0) + weight);
    total += weight;
  }
  return [...sums]
    .map(([topic, sum]) => ({ topic, weight: Math.round((sum / total) * 1000) / 1000 }))
    .filter(({ weight }) => weight >= LEAST_SHARE)
    .sort((a, b) => b.weight - a.weight || a.topic - b.topic)
    .slice(0, MAX_TOPICS);
}

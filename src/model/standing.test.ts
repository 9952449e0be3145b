// The stated intervals are those of papers drawn anew.

import { describe, expect, it } from "vitest";
import { hIndex } from "./scores/h-index.ts";
import { citationInterval, hIndexInterval } from "./standing.ts";

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Each paper comes as often as a Poisson count of mean one. */
function drawAnew(counts: number[], random: () => number): number[] {
  return counts.flatMap((count) => {
    let times = 0;
    for (let left = random(); left > Math.exp(-1); left *= random()) times++;
    return Array<number>(times).fill(count);
  });
}

const deviation = (values: number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

describe("intervals", () => {
  it.each([12, 40, 150, 1500])("of %d papers are as wide as papers drawn anew make them", (papers) => {
    const random = seeded(papers);
    // Citations fall off as they do: a few papers have most.
    const counts = Array.from({ length: papers }, () => Math.floor(4 * (random() ** -0.8 - 0.9)));
    const draws = Array.from({ length: 600 }, () => drawAnew(counts, random));
    const h = hIndexInterval(counts);
    const ratio = (h.value - h.low) / 1.28 / deviation(draws.map(hIndex));
    expect(ratio).toBeGreaterThan(0.65);
    expect(ratio).toBeLessThan(1.5);
    const sum = citationInterval(counts);
    const wide = deviation(draws.map((draw) => draw.reduce((total, count) => total + count, 0)));
    const told = (Math.log(sum.high / sum.value) / 1.28) * sum.value;
    expect(told / wide).toBeGreaterThan(0.8);
    expect(told / wide).toBeLessThan(1.25);
  });

  it.each([
    [[], 0, 0],
    [[0], 0, 1],
    [[5], 0, 1],
    [Array<number>(100).fill(100), 97, 100],
  ])("of %j stay within what is possible", (counts, low, high) => {
    const interval = hIndexInterval(counts);
    expect(interval.low).toBeGreaterThanOrEqual(low);
    expect(interval.high).toBeLessThanOrEqual(high);
    expect(interval.low).toBeLessThanOrEqual(interval.value);
    expect(interval.high).toBeGreaterThanOrEqual(interval.value);
  });
});

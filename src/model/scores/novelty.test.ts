// Novelty as shown: its place in the group, its interval, its parts.

import { describe, expect, it } from "vitest";
import { toNovelty } from "./novelty.ts";
import { createQuantiles } from "./quantiles.ts";

describe("toNovelty", () => {
  const even = createQuantiles(Array.from({ length: 1001 }, (_, i) => i / 1000));
  const group = { name: "the cs.CL papers of 2024", technical: even, empirical: even };
  const bands = { at: [0, 1], value: [0.4, 0.6], low: [0.1, 0.2], high: [0.8, 0.9] };
  const told = (technical: number) => toNovelty({ technical, empirical: 0.2 }, group, bands, "benchmark");

  it("gives the standing within the group, with its interval and its parts", () => {
    const novelty = told(0.834);
    expect(novelty).toMatchObject({ value: 83.4, low: 18.3, high: 88.3, basis: "forecast" });
    expect(novelty.evidence).toContain("newer than 83 % of the cs.CL papers of 2024");
    expect(novelty.parts.map(({ label, value }) => [label, value])).toEqual([
      ["Method", 83.4],
      ["Findings", 20],
      ["Kind", undefined],
    ]);
    expect(novelty.parts.at(-1)?.evidence).toContain("benchmark");
  });

  it("widens the interval where the standing lies beyond it", () => {
    expect(told(0.999)).toMatchObject({ value: 99.9, high: 99.9 });
    expect(told(0.001)).toMatchObject({ value: 0.1, low: 0.1 });
  });

  it("spreads: no value at one decimal takes more than its share", () => {
    const values = Array.from({ length: 2000 }, (_, i) => told(i / 2000).value);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect(Math.max(...counts.values()) / values.length).toBeLessThan(0.03);
  });
});

// Rarity of word pairs and its percent within a group.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToTermCounts, createTermCounts, type TermCounts, termRarity, toNovelty } from "./novelty.ts";
import { createQuantiles } from "./quantiles.ts";
import { readPairs } from "./terms.ts";

const COMMON =
  "Deep neural networks classify natural images. Large convolutional filters learn visual features from labelled image collections. Stochastic gradient descent trains every network layer.";
const UNUSUAL =
  "Visual gradient images labelled deep layer natural filters. Image networks stochastic features classify neural collections, learn convolutional descent.";

function countsOf(texts: string[]): TermCounts {
  const counts = createTermCounts();
  for (const text of texts) addToTermCounts(counts, text);
  return counts;
}
const many = countsOf(Array.from({ length: 200 }, () => COMMON));

describe("readPairs", () => {
  it("pairs neighbours, not across punctuation or common words, plural or not", () => {
    expect(readPairs("The graph networks, models of Noise schedules").map((pair) => pair.label)).toEqual([
      "graph networks",
      "noise schedules",
    ]);
    expect(readPairs("batches classes studies bus analysis").map((pair) => pair.second)).toEqual([
      "class",
      "study",
      "bus",
      "analysis",
    ]);
  });
});

describe("termRarity", () => {
  it("is low for what everybody writes and high for known words in unseen pairs", () => {
    expect(termRarity(many, COMMON).value).toBeLessThan(0.05);
    expect(termRarity(many, UNUSUAL).value).toBeGreaterThan(0.9);
  });

  it("names the rare pairs as printed", () => {
    const { rarest } = termRarity(many, `${COMMON} Visual descent.`);
    expect(rarest).toContain("visual descent");
    expect(rarest.length).toBeLessThanOrEqual(3);
  });

  it("falls as a pair becomes common", () => {
    const counts = countsOf(Array.from({ length: 100 }, () => COMMON));
    const before = termRarity(counts, UNUSUAL).value ?? 0;
    for (let i = 0; i < 50; i++) addToTermCounts(counts, UNUSUAL);
    expect(termRarity(counts, UNUSUAL).value).toBeLessThan(before - 0.5);
  });

  it("does not judge a handful of words, nor against a handful of papers", () => {
    expect(termRarity(many, "Deep neural networks").value).toBeUndefined();
    expect(termRarity(countsOf([COMMON, COMMON]), COMMON).value).toBeUndefined();
    expect(termRarity(many, "")).toEqual({ value: undefined, rarest: [] });
  });

  it("leaves coined names out", () => {
    const plain = termRarity(many, COMMON).value;
    expect(termRarity(many, `${COMMON} Zorblax quuxnet, frobnik wibblet.`).value).toBe(plain);
  });

  it("is the same every time, for any text, and never leaves 0 to 1", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: "grapheme" }), (text) => {
        const { value } = termRarity(many, `${COMMON} ${text}`);
        expect(value).toBe(termRarity(many, `${COMMON} ${text}`).value);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

describe("toNovelty", () => {
  const even = createQuantiles(Array.from({ length: 1001 }, (_, i) => i / 1000));
  const group = { name: "the cs.CL papers of 2024", whole: even, technical: even, empirical: even };
  const bands = { at: [0, 1], value: [0.4, 0.6], low: [0.1, 0.2], high: [0.8, 0.9] };
  const told = (whole: number, rarest: string[] = []) =>
    toNovelty({ whole, technical: 0.7, empirical: 0.2 }, group, bands, { rarest, kind: "benchmark" });

  it("gives the standing within the group, with its interval, its parts and the rare pairs", () => {
    const novelty = told(0.834, ["visual descent"]);
    expect(novelty).toMatchObject({ value: 83.4, low: 18.3, high: 88.3, basis: "forecast" });
    expect(novelty.evidence).toContain("newer than 83 % of the cs.CL papers of 2024");
    expect(novelty.parts.map(({ label, value }) => [label, value])).toEqual([
      ["Method", 70],
      ["Findings", 20],
      ["Kind", undefined],
      ["Rarely met before", undefined],
    ]);
    expect(novelty.parts.at(-1)?.evidence).toContain("“visual descent”");
  });

  it("widens the interval where the standing lies beyond it", () => {
    expect(told(0.999)).toMatchObject({ value: 99.9, high: 99.9 });
    expect(told(0.001)).toMatchObject({ value: 0.1, low: 0.1 });
  });

  it("does not count rare pairs", () => {
    expect(told(0.5, ["a b"]).value).toBe(told(0.5).value);
  });

  it("spreads: no value at one decimal takes more than its share", () => {
    const values = Array.from({ length: 2000 }, (_, i) => told(i / 2000).value);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    expect(Math.max(...counts.values()) / values.length).toBeLessThan(0.03);
  });
});

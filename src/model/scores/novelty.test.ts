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
  const group = createQuantiles(Array.from({ length: 101 }, (_, i) => i / 100));

  it("says how many papers of the group have commoner pairs, and which pairs are rare", () => {
    expect(toNovelty({ value: 0.83, rarest: ["visual descent", "noise law"] }, group, "cs.CL papers of 2024")).toEqual({
      percent: 83,
      evidence: "rarer word pairs than 83 % of cs.CL papers of 2024: “visual descent”, “noise law”",
    });
  });

  it("says nothing where nothing is known", () => {
    expect(toNovelty({ value: undefined, rarest: [] }, group, "x")).toBeUndefined();
  });
});

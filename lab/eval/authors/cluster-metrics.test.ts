// The figures of clusters against examples small enough to count by hand.

import { describe, expect, it } from "vitest";
import { calibrationError, compareClusters, type Placed, pairFigures } from "./cluster-metrics.ts";

/** "ab|c" are two clusters, the letters are people. */
function placed(clusters: string, block = "x"): Placed[] {
  return clusters
    .split("|")
    .flatMap((cluster, number) => [...cluster].map((person) => ({ block, cluster: `${number}`, person })));
}

describe("compareClusters", () => {
  it("gives one for clusters that are the people", () => {
    expect(compareClusters(placed("aaa|bb|c"))).toMatchObject({ b3p: 1, b3r: 1, b3f1: 1, pairF1: 1 });
  });

  it("counts strangers against precision", () => {
    // Two of three belong together: (2/3 + 2/3 + 1/3) / 3.
    const figures = compareClusters(placed("aab"));
    expect(figures.b3p).toBeCloseTo(5 / 9);
    expect(figures.b3r).toBe(1);
    expect(figures.pairF1).toBeCloseTo((2 * 1) / (3 + 1));
  });

  it("counts people cut in two against recall", () => {
    const figures = compareClusters(placed("aa|a"));
    expect(figures.b3p).toBe(1);
    expect(figures.b3r).toBeCloseTo(5 / 9);
    expect(figures.b3f1).toBeCloseTo((2 * 5) / 14);
    expect(figures.pairF1).toBeCloseTo((2 * 1) / (1 + 3));
  });

  it("weighs every mention alike, however large its block", () => {
    const figures = compareClusters([...placed("ab", "x"), ...placed("aaaaaaaa", "y")]);
    expect(figures.b3p).toBeCloseTo((0.5 + 0.5 + 8) / 10);
  });

  it("does not depend on the order of mentions and blocks", () => {
    const mentions = [...placed("aab|b", "x"), ...placed("ccd|de", "y"), ...placed("f|f|g", "z")];
    expect(compareClusters(mentions.toReversed())).toEqual(compareClusters(mentions));
  });

  it("looks at no pair across blocks", () => {
    const inOne = compareClusters([...placed("a"), ...placed("a")]);
    expect(inOne.pairF1).toBe(1);
    const apart = compareClusters([...placed("a", "x"), ...placed("a", "y")]);
    expect(apart).toMatchObject({ b3f1: 1, pairF1: 0 });
  });

  it("is sure where all blocks agree, and unsure where they do not", () => {
    const even = ["p", "q", "r", "s"].flatMap((block) => placed("aab", block));
    expect(compareClusters(even).b3f1Error).toBeCloseTo(0);
    const uneven = [...placed("ab", "p"), ...placed("aa", "q")];
    // Without the one block F1 is 1, without the other 2/3: half their difference.
    expect(compareClusters(uneven).b3f1Error).toBeCloseTo((1 - 2 / 3) / 2);
  });

  it("is zero of nothing", () => {
    expect(compareClusters([])).toEqual({ b3p: 0, b3r: 0, b3f1: 0, pairF1: 0, b3f1Error: 0 });
  });
});

describe("calibrationError", () => {
  it("is nothing for chances that come true as often as they say", () => {
    expect(calibrationError([0.25, 0.25, 0.25, 0.25], [1, 0, 0, 0])).toBeCloseTo(0);
  });

  it("is the mean gap, by how many chances are off how far", () => {
    expect(calibrationError([0.95, 0.95, 0.05, 0.05], [1, 0, 0, 0])).toBeCloseTo((2 * 0.45 + 2 * 0.05) / 4);
  });

  it("counts a chance of one in the last step, and heeds weights", () => {
    expect(calibrationError([1, 1], [1, 0], [3, 1])).toBeCloseTo(0.25);
    expect(calibrationError([], [])).toBe(0);
  });
});

describe("pairFigures", () => {
  it("counts what was said and what is", () => {
    const figures = pairFigures([true, true, false, false], [true, false, true, false]);
    expect(figures).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(pairFigures([], [])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});

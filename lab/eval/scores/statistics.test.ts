// Figures that scores are judged by, against counts by hand.

import { describe, expect, it } from "vitest";
import { areaUnderCurve, groupedSpearman, ndcg, ranksOf, spearman } from "./statistics.ts";

describe("statistics", () => {
  it("ranks ties in the middle", () => {
    expect([...ranksOf([30, 10, 30, 20])]).toEqual([2.5, 0, 2.5, 1]);
  });

  it.each([
    [[1, 2, 3, 4], [10, 20, 30, 99], 1],
    [[1, 2, 3, 4], [4, 3, 2, 1], -1],
    [[1, 2, 3], [1, 1, 1], 0],
    [[1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8],
  ])("Spearman of %j and %j is %d", (a, b, expected) => {
    expect(spearman(a, b)).toBeCloseTo(expected);
  });

  it("averages groups by size and leaves small ones out", () => {
    const group = (name: string, size: number, sign: number) =>
      Array.from({ length: size }, (_, i) => ({ group: name, predicted: i, truth: sign * i }));
    expect(groupedSpearman([...group("a", 30, 1), ...group("b", 20, -1), ...group("c", 19, -1)])).toBeCloseTo(0.2);
  });

  it.each([
    [[0.9, 0.8, 0.1], [1, 1, 0], 1],
    [[0.9, 0.1, 0.5], [1, 1, 0], 0.5],
    [[0.5, 0.5], [1, 0], 0.5],
    [[0.5, 0.6], [1, 1], undefined],
  ])("area under the curve of %j for %j is %s", (predicted, truth, expected) => {
    expect(areaUnderCurve(predicted.map((value, i) => ({ predicted: value, truth: truth[i] ?? 0 })))).toBe(expected);
  });

  it("discounts gains by place", () => {
    expect(ndcg([0, 3], 2)).toBeCloseTo(1 / Math.log2(3));
    expect(ndcg([3, 0], 2)).toBe(1);
    expect(ndcg([0, 0], 2)).toBeUndefined();
  });
});

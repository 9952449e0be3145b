// The trainer finds what was put into made-up data, and finds the same on every run.

import { describe, expect, it } from "vitest";
import { encodeTrees, LEAF, predict } from "../../../src/lib/boosted-trees.ts";
import { train } from "./boosted-trees.ts";
import { seededRandom } from "./random.ts";

function draw(rows: number, columns: number, seed = 3): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: rows * columns }, () => random());
}

const targetsOf = (features: Float32Array, columns: number, rule: (row: Float32Array) => number) =>
  Float32Array.from({ length: features.length / columns }, (_, i) =>
    rule(features.subarray(i * columns, (i + 1) * columns)),
  );

function meanError(rule: (row: Float32Array) => number, columns: number, guess: (row: Float32Array) => number): number {
  const fresh = draw(500, columns, 99);
  let sum = 0;
  for (let i = 0; i < 500; i++) {
    const row = fresh.subarray(i * columns, (i + 1) * columns);
    sum += Math.abs(rule(row) - guess(row));
  }
  return sum / 500;
}

describe("train", () => {
  it("learns a curve with an interaction", () => {
    const rule = ([a = 0, b = 0]: Float32Array) => Math.sin(5 * a) + (a > 0.5 ? b : -b);
    const features = draw(4000, 3);
    const trees = train(features, 3, targetsOf(features, 3, rule), undefined, { loss: "squared" });
    expect(meanError(rule, 3, (row) => predict(trees, row))).toBeLessThan(0.04);
  });

  it("learns chances", () => {
    const chance = ([a = 0]: Float32Array) => (a > 0.3 ? 0.9 : 0.2);
    const random = seededRandom(8);
    const features = draw(6000, 2);
    const targets = targetsOf(features, 2, (row) => (random() < chance(row) ? 1 : 0));
    const trees = train(features, 2, targets, undefined, { loss: "logistic", trees: 40, leaves: 4 });
    expect(meanError(chance, 2, (row) => predict(trees, row))).toBeLessThan(0.04);
  });

  it("lets rows without a value speak for themselves", () => {
    const features = draw(2000, 1);
    for (let i = 0; i < 2000; i += 4) features[i] = Number.NaN;
    const rule = ([a = 0]: Float32Array) => (Number.isNaN(a) ? 5 : a > 0.5 ? 1 : 0);
    const trees = train(features, 1, targetsOf(features, 1, rule), undefined, { loss: "squared", ridge: 0 });
    for (const [value, wanted] of [
      [Number.NaN, 5],
      [0.7, 1],
      [0.2, 0],
    ] as const) {
      expect(predict(trees, Float32Array.of(value))).toBeCloseTo(wanted, 1);
    }
  });

  it("heeds weights: a row of weight three is three rows", () => {
    const features = draw(300, 2);
    const targets = targetsOf(features, 2, ([a = 0, b = 0]) => a * b);
    const weights = Float32Array.from({ length: 300 }, (_, i) => (i < 100 ? 3 : 1));
    const copies = [...Array(300).keys()].flatMap((i) => (i < 100 ? [i, i, i] : [i]));
    const options = { loss: "squared", rowShare: 1, columnShare: 1, bins: 8, trees: 20 } as const;
    const weighted = train(features, 2, targets, weights, options);
    const repeated = train(
      Float32Array.from(copies.flatMap((i) => [features[i * 2] ?? 0, features[i * 2 + 1] ?? 0])),
      2,
      Float32Array.from(copies, (i) => targets[i] ?? 0),
      undefined,
      options,
    );
    // Bins are quantiles of rows, so the two are near rather than equal.
    expect(
      meanError(
        (row) => predict(repeated, row),
        2,
        (row) => predict(weighted, row),
      ),
    ).toBeLessThan(0.02);
  });

  it("gives the same bytes for the same input, and others for another seed", () => {
    const features = draw(500, 4);
    const targets = targetsOf(features, 4, ([a = 0, , c = 0]) => (a + c > 1 ? 1 : 0));
    const once = (seed: number) =>
      encodeTrees(train(features, 4, targets, undefined, { loss: "logistic", trees: 20, seed }));
    expect(once(1)).toEqual(once(1));
    expect(once(1)).not.toEqual(once(2));
  });

  it("stays within leaves and depth", () => {
    const features = draw(1000, 3);
    const targets = targetsOf(features, 3, ([a = 0, b = 0, c = 0]) => a * b + c);
    const trees = train(features, 3, targets, undefined, { loss: "squared", trees: 5, leaves: 6, depth: 3 });
    const leaves = trees.column.filter((column) => column === LEAF).length;
    expect(leaves).toBe(5 * 6);
    expect(train(features, 3, targets, undefined, { loss: "squared", trees: 1, depth: 1 }).column.length).toBe(3);
  });

  it("answers the mean where nothing can be told apart", () => {
    const trees = train(
      new Float32Array(20).fill(1),
      2,
      Float32Array.from({ length: 10 }, (_, i) => i),
      undefined,
      {
        loss: "squared",
        rowShare: 1,
      },
    );
    expect(predict(trees, Float32Array.of(1, 1))).toBeCloseTo(4.5);
  });

  it("refuses input that does not fit together", () => {
    expect(() => train(new Float32Array(5), 2, new Float32Array(2), undefined, { loss: "squared" })).toThrow(/fit/);
    expect(() => train(new Float32Array(4), 2, new Float32Array(2), new Float32Array(1), { loss: "squared" })).toThrow(
      /fit/,
    );
    expect(() => train(new Float32Array(), 2, new Float32Array(), undefined, { loss: "squared" })).toThrow(/fit/);
  });
});

// Trees written by hand answer what a reader of them would answer, and survive a file.

import { describe, expect, it } from "vitest";
import { decodeTrees, encodeTrees, LEAF, predict, predictScore, type Trees } from "./boosted-trees.ts";

/** Tree one: column 0 below 2 -> -1; else column 1 below 5 (unknown goes right) -> 1, else 3. Tree two: always 0.5. */
const TREES: Trees = {
  columns: 2,
  isProbability: false,
  base: 0.25,
  roots: Uint32Array.of(0, 5),
  column: Uint16Array.of(0, LEAF, 1, LEAF, LEAF, LEAF),
  value: Float32Array.of(2, -1, 5, 1, 3, 0.5),
  left: Uint32Array.of(1, 0, 3, 0, 0, 0),
  missingRight: Uint8Array.of(0, 0, 1, 0, 0, 0),
};

describe("trees", () => {
  it.each([
    [[1.9, 9], -1],
    [[2, 4.9], 1],
    [[2, 5], 3],
    [[3, Number.NaN], 3],
    [[Number.NaN, 9], -1],
  ])("%j ends in the leaf that says %d", (row, leaf) => {
    expect(predict(TREES, Float32Array.from(row))).toBeCloseTo(0.25 + leaf + 0.5);
  });

  it("find a row among many", () => {
    expect(predict(TREES, Float32Array.of(0, 0, 2, 5), 2)).toBeCloseTo(3.75);
  });

  it("give a probability when they were fitted to one", () => {
    const row = Float32Array.of(2, 5);
    const trees = { ...TREES, isProbability: true };
    expect(predict(trees, row)).toBeCloseTo(1 / (1 + Math.exp(-3.75)));
    expect(predictScore(trees, row)).toBeCloseTo(3.75);
  });

  it("come back from a file, also from the middle of a larger one", () => {
    const bytes = encodeTrees(TREES);
    expect(decodeTrees(bytes)).toEqual(TREES);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeTrees(larger.subarray(3))).toEqual(TREES);
  });

  it.each([
    ["other bytes", (bytes: Uint8Array) => bytes.fill(7, 0, 4)],
    ["a cut file", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
    ["a padded file", (bytes: Uint8Array) => Uint8Array.of(...bytes, 0)],
    ["a child outside", (bytes: Uint8Array) => bytes.fill(200, 40, 41)],
    ["a child before its parent", (bytes: Uint8Array) => bytes.fill(1, 48, 49)],
    ["a column that no row has", (bytes: Uint8Array) => bytes.fill(9, 88, 89)],
    ["nothing", () => new Uint8Array()],
  ])("are refused from %s", (_, damage) => {
    expect(() => decodeTrees(damage(encodeTrees(TREES)))).toThrow(/trees/);
  });
});

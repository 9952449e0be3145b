// Weights follow what people said, are never negative, and stay equal where there is too little to learn from.

import { describe, expect, it } from "vitest";
import { calibrateWeights } from "./calibrate.ts";
import { EQUAL_WEIGHTS, type Grades, weighGrades } from "./criteria.ts";

/** Grades that have nothing to do with one another. */
const mixed = (i: number, k: number): number => 1 + ((Math.imul(i * 5 + k + 1, 0x9e3779b1) >>> 11) % 5);
const grades = (i: number): Grades => ({
  problem: mixed(i, 0),
  method: mixed(i, 1),
  combination: mixed(i, 2),
  finding: mixed(i, 3),
  delimitation: mixed(i, 4),
});
const rows = (human: (grades: Grades) => number, n = 200) =>
  Array.from({ length: n }, (_, i) => ({ grades: grades(i), human: human(grades(i)) }));

describe("calibrateWeights", () => {
  it("leans on the question that people agree with", () => {
    const { weights, papers } = calibrateWeights(rows(({ method }) => method));
    expect(papers).toBe(200);
    expect(weights.method).toBeGreaterThan(3 * Math.max(weights.problem, weights.finding, weights.delimitation));
  });

  it("leaves out a question that people answer the other way round", () => {
    expect(calibrateWeights(rows(({ method, finding }) => method - finding)).weights.finding).toBe(0);
  });

  it("counts every question the same with a handful of labels", () => {
    expect(calibrateWeights(rows(({ method }) => method, 10))).toEqual(EQUAL_WEIGHTS);
  });
});

describe("weighGrades", () => {
  it.each([
    [1, 0],
    [3, 50],
    [5, 100],
  ])("makes of %s everywhere %s", (grade, value) => {
    const all = { problem: grade, method: grade, combination: grade, finding: grade, delimitation: grade };
    expect(weighGrades(all, EQUAL_WEIGHTS)).toBe(value);
  });
});

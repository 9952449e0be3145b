// Tables from raw scores to values and intervals that hold.

import { describe, expect, it } from "vitest";
import { readBands } from "../../../src/model/scores/learned/bands.ts";
import { fitBands } from "./fit-bands.ts";
import { seededRandom } from "./random.ts";

const random = seededRandom(5);
const scores = Array.from({ length: 4000 }, () => random());
const truths = scores.map((score) => 0.5 * score + 0.5 * random());

describe("fitBands", () => {
  const bands = fitBands(scores, truths);

  it("never falls and stays in order", () => {
    for (const column of [bands.value, bands.low, bands.high])
      expect(column).toEqual([...column].sort((a, b) => a - b));
    for (const [i, value] of bands.value.entries()) {
      expect(bands.low[i]).toBeLessThanOrEqual(value);
      expect(bands.high[i]).toBeGreaterThanOrEqual(value);
    }
  });

  it("covers four of five", () => {
    const inside = scores.filter((score, i) => {
      const { low, high } = readBands(bands, score);
      return (truths[i] ?? 0) >= low && (truths[i] ?? 0) <= high;
    });
    expect(Math.abs(inside.length / scores.length - 0.8)).toBeLessThan(0.03);
  });

  it("is calibrated, and keeps to its ends beyond them", () => {
    expect(readBands(bands, 0.5).value).toBeCloseTo(0.5, 1);
    expect(readBands(bands, -9)).toEqual(readBands(bands, 0));
    expect(readBands(bands, 9)).toEqual(readBands(bands, 1));
  });
});

// Shares are fair: they add up, silent causes get nothing, like causes get the same.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shapley } from "./shapley.ts";

describe("shapley", () => {
  it("gives each of independent causes its own effect", () => {
    const effects = [3, -1, 0, 5];
    const shares = shapley(4, (set) => effects.reduce((sum, effect, i) => sum + (set & (1 << i) ? effect : 0), 0));
    for (const [i, share] of shares.entries()) expect(share).toBeCloseTo(effects[i] ?? 0);
  });

  it("shares what only two together achieve equally", () => {
    expect(shapley(3, (set) => ((set & 3) === 3 ? 10 : 0))).toEqual([5, 5, 0]);
  });

  it("follows the glove game: who holds the rare glove gets four sixths", () => {
    const [left, first, second] = shapley(3, (set) => (set & 1 && set & 6 ? 1 : 0));
    expect(left).toBeCloseTo(4 / 6);
    expect(first).toBeCloseTo(1 / 6);
    expect(second).toBeCloseTo(1 / 6);
  });

  it("adds up to the whole change", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 32, maxLength: 32 }),
        (values) => {
          const sum = shapley(5, (set) => values[set] ?? 0).reduce((total, share) => total + share, 0);
          expect(sum).toBeCloseTo((values[31] ?? 0) - (values[0] ?? 0), 6);
        },
      ),
    );
  });

  it("refuses what cannot be counted out", () => {
    expect(() => shapley(13, () => 0)).toThrow(/at most 12/);
    expect(shapley(0, () => 1)).toEqual([]);
  });
});

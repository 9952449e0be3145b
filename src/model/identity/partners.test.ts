// Partners of mentions: found again with their chances, best first.

import { describe, expect, it } from "vitest";
import { chanceWith, findNearest, NEAREST, toPartners } from "./partners.ts";

const partners = toPartners(5, {
  a: Int32Array.of(1, 2, 2, 4),
  b: Int32Array.of(0, 0, 1, 1),
  chance: Float32Array.of(0.5, 0.25, 0.75, 0.5),
});

describe("chanceWith", () => {
  it.each([
    [0, 1, 0.5],
    [1, 0, 0.5],
    [1, 2, 0.75],
    [1, 4, 0.5],
    [2, 0, 0.25],
    [0, 4, 0],
    [3, 0, 0],
  ])("%i with %i", (mention, other, chance) => {
    expect(chanceWith(partners, mention, other)).toBe(chance);
  });
});

describe("findNearest", () => {
  it("puts the best first, the earlier one among equals, and says where there are no more", () => {
    const nearest = findNearest(partners);
    expect([...nearest.subarray(NEAREST, NEAREST + 4)]).toEqual([2, 0, 4, -1]);
    expect(nearest[3 * NEAREST]).toBe(-1);
  });

  it("keeps no more than it has room for", () => {
    const many = NEAREST + 5;
    const star = toPartners(many + 1, {
      a: Int32Array.from({ length: many }, (_, i) => i + 1),
      b: new Int32Array(many),
      chance: Float32Array.from({ length: many }, (_, i) => i / many),
    });
    const best = [...findNearest(star).subarray(0, NEAREST)];
    expect(best).toEqual(Array.from({ length: NEAREST }, (_, i) => many - i));
  });
});

// The h-index against its definition.

import fc from "fast-check";
import { expect, it } from "vitest";
import { hIndex, i10Index } from "./h-index.ts";

it.each([
  [[], 0, 0],
  [[0, 0], 0, 0],
  [[1], 1, 0],
  [[100], 1, 1],
  [[3, 0, 6, 1, 5], 3, 0],
  [[10, 10, 9, 11], 4, 3],
  [[4, 4, 4, 4], 4, 0],
])("of %j is %d, with %d papers cited ten times", (counts, h, i10) => {
  expect(hIndex(counts)).toBe(h);
  expect(i10Index(counts)).toBe(i10);
});

it("is the largest h with h papers of at least h citations", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 }), { maxLength: 80 }), (counts) => {
      const holds = (h: number) => counts.filter((count) => count >= h).length >= h;
      const h = hIndex(counts);
      expect(holds(h) && !holds(h + 1)).toBe(true);
    }),
  );
});

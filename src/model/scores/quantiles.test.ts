// Quantile summaries and the place of a value in them.

import fc from "fast-check";
import { expect, it } from "vitest";
import { createQuantiles, percentile } from "./quantiles.ts";

it.each([
  [[0, 1, 2, 3, 4], 2, 50],
  [[0, 1, 2, 3, 4], 0.5, 12.5],
  [[0, 1, 2, 3, 4], -1, 0],
  [[0, 1, 2, 3, 4], 9, 100],
  [[5, 5, 5], 5, 50],
  [[0, 0, 0, 0, 10], 0, 37.5],
  [[], 3, 50],
  [[7], 3, 50],
  [[1, 2, 3], Number.NaN, 50],
])("of %j, %d stands at %d %%", (values, value, expected) => {
  expect(percentile(createQuantiles(values), value)).toBeCloseTo(expected);
});

it("leaves out what is not a finite number", () => {
  expect(createQuantiles([Number.NaN, 1, Number.POSITIVE_INFINITY, 3])).toEqual({ count: 2, points: [1, 3] });
});

it("survives being stored as JSON", () => {
  const quantiles = createQuantiles([3, 1, 2]);
  expect(JSON.parse(JSON.stringify(quantiles))).toEqual(quantiles);
});

it("is ordered, stays within 0 to 100, and is near the true share in a large group", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 300, maxLength: 600 }), (values) => {
      const quantiles = createQuantiles(values);
      let last = 0;
      for (let value = -10; value <= 1010; value += 34) {
        const at = percentile(quantiles, value);
        const below = values.filter((other) => other < value).length;
        const same = values.filter((other) => other === value).length;
        const truth = (100 * (below + same / 2)) / values.length;
        expect(Math.abs(at - truth)).toBeLessThan(3);
        expect(at).toBeGreaterThanOrEqual(last - 1e-9);
        last = at;
      }
    }),
    { numRuns: 50 },
  );
});

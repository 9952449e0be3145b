// Linear models on sparse rows find what made the data, in the same bytes every time.

import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";
import { fitLogistic, fitRidge, predictRows, type SparseRows } from "./sparse.ts";

const WIDTH = 12;

/** Rows with three of twelve columns; the answer is a sum over the first columns plus a constant. */
function createRows(count: number): { rows: SparseRows; truth: Float64Array } {
  const random = seededRandom(3);
  const starts = new Uint32Array(count + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const truth = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    truth[i] = 0.5;
    for (const column of new Set([0, 1, 2].map(() => Math.floor(random() * WIDTH)))) {
      const value = random() + 0.5;
      columns.push(column);
      values.push(value);
      truth[i] = (truth[i] as number) + (column === 0 ? 2 * value : column === 1 ? -value : 0);
    }
    starts[i + 1] = columns.length;
  }
  return {
    rows: { starts, columns: Uint32Array.from(columns), values: Float32Array.from(values), width: WIDTH },
    truth,
  };
}

describe("fitRidge", () => {
  const { rows, truth } = createRows(400);

  it("finds weights and constant", () => {
    const { weights, bias } = fitRidge(rows, truth, { lambda: 1e-6 });
    expect(weights[0]).toBeCloseTo(2, 3);
    expect(weights[1]).toBeCloseTo(-1, 3);
    expect(weights[5]).toBeCloseTo(0, 3);
    expect(bias).toBeCloseTo(0.5, 3);
  });

  it("draws weights to zero, not the constant", () => {
    const model = fitRidge(rows, truth, { lambda: 1e6 });
    expect(Math.max(...model.weights.map(Math.abs))).toBeLessThan(0.01);
    expect(model.bias).toBeCloseTo(truth.reduce((sum, value) => sum + value, 0) / truth.length, 2);
  });

  it("does not look at rows of weight 0", () => {
    const spoilt = truth.map((value, i) => (i % 2 ? 1e6 : value));
    const rowWeights = spoilt.map((_, i) => (i % 2 ? 0 : 1));
    expect(fitRidge(rows, spoilt, { lambda: 1e-6, rowWeights }).weights[0]).toBeCloseTo(2, 3);
  });

  it("gives the same bytes every time", () => {
    expect(fitRidge(rows, truth, { lambda: 1 })).toEqual(fitRidge(rows, truth, { lambda: 1 }));
  });
});

describe("fitLogistic", () => {
  it("tells yes from no", () => {
    const { rows, truth } = createRows(400);
    const isMore = truth.map((value) => (value > 0.5 ? 1 : 0));
    const predicted = predictRows(rows, fitLogistic(rows, isMore, { lambda: 0.1 }));
    const right = predicted.filter((value, i) => value > 0 === (isMore[i] === 1)).length;
    expect(right / 400).toBeGreaterThan(0.9);
  });
});

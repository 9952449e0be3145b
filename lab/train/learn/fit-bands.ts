// Makes the table from raw scores to calibrated values and intervals, out of scores that were predicted blindly.

import type { Bands } from "../../../src/model/scores/learned/bands.ts";

/** `coverage` of the truths of each row of the table lie between its low and its high. */
export function fitBands(scores: ArrayLike<number>, truths: ArrayLike<number>, coverage = 0.8, rows = 25): Bands {
  const order = Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => (scores[a] as number) - (scores[b] as number) || a - b,
  );
  const bands: Bands = { at: [], value: [], low: [], high: [] };
  for (let row = 0; row < rows; row++) {
    const members = order.slice(Math.floor((row * order.length) / rows), Math.floor(((row + 1) * order.length) / rows));
    if (members.length === 0) continue;
    const seen = members.map((i) => truths[i] as number).sort((a, b) => a - b);
    bands.at.push(mean(members.map((i) => scores[i] as number)));
    bands.value.push(mean(seen));
    bands.low.push(quantile(seen, (1 - coverage) / 2));
    bands.high.push(quantile(seen, (1 + coverage) / 2));
  }
  return { at: bands.at, value: rising(bands.value), low: rising(bands.low), high: rising(bands.high) };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? 0;
  return low + (at - Math.floor(at)) * ((sorted[Math.ceil(at)] ?? low) - low);
}

/** The nearest values that never fall (pool adjacent violators). */
function rising(values: readonly number[]): number[] {
  const pools: { sum: number; size: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, size: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || before.sum / before.size <= last.sum / last.size) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size });
    }
  }
  return pools.flatMap(({ sum, size }) => new Array<number>(size).fill(Math.round((sum / size) * 1e5) / 1e5));
}

// Where a value stands among the values of its group, from a small sorted summary.

/** JSON-able summary of a group of values: `points` are evenly spaced quantiles, ascending. */
export interface Quantiles {
  count: number;
  points: number[];
}

/** Summarises values (order does not matter, non-finite ones are left out) in at most `size` points. */
export function createQuantiles(values: Iterable<number>, size = 201): Quantiles {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const last = sorted.length - 1;
  const length = Math.max(0, Math.min(size, sorted.length));
  const points = Array.from({ length }, (_, i) => {
    const at = length === 1 ? 0 : (i * last) / (length - 1);
    const low = sorted[Math.floor(at)] ?? 0;
    const high = sorted[Math.ceil(at)] ?? low;
    return low + (high - low) * (at - Math.floor(at));
  });
  return { count: sorted.length, points };
}

/** Percent of the group below the value (ties count half), 0 to 100; 50 when the group is too small to tell. */
export function percentile(quantiles: Quantiles, value: number): number {
  const { points } = quantiles;
  if (points.length < 2 || Number.isNaN(value)) return 50;
  const below = firstAtLeast(points, value);
  const above = firstAbove(points, value);
  if (above > below) return share((below + above - 1) / 2, points);
  const low = points[below - 1];
  const high = points[below];
  if (low === undefined) return 0;
  if (high === undefined) return 100;
  return share(below - 1 + (value - low) / (high - low), points);
}

function share(position: number, points: readonly number[]): number {
  return (100 * position) / (points.length - 1);
}

function firstAtLeast(points: readonly number[], value: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(points: readonly number[], value: number): number {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

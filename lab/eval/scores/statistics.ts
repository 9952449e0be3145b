// Rank correlations within groups, areas under curves, and what else scores are judged by.

/** Ranks from 0; ties share their mean. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(n);
  for (let start = 0, end = 0; start < n; start = end) {
    while (end < n && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + end - 1) / 2;
  }
  return ranks;
}

export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return correlation(ranksOf(a), ranksOf(b));
}

function correlation(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let [both, own, other] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    both += x * y;
    own += x * x;
    other += y * y;
  }
  return own > 0 && other > 0 ? both / Math.sqrt(own * other) : 0;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return values.length > 0 ? sum / values.length : 0;
}

export interface Judged {
  group: string;
  predicted: number;
  truth: number;
}

const MIN_GROUP = 20;

/** Of each group of 20 or more, averaged by size. */
export function groupedSpearman(rows: readonly Judged[]): number {
  return overGroups(rows, (group) =>
    spearman(
      group.map(({ predicted }) => predicted),
      group.map(({ truth }) => truth),
    ),
  );
}

export function groupedAuc(rows: readonly Judged[]): number {
  return overGroups(rows, areaUnderCurve);
}

/** Undefined when all truths are alike. Truths are 0 or 1. */
export function areaUnderCurve(rows: readonly Pick<Judged, "predicted" | "truth">[]): number | undefined {
  const ranks = ranksOf(rows.map(({ predicted }) => predicted));
  let [ones, sum] = [0, 0];
  for (const [i, { truth }] of rows.entries()) {
    if (truth !== 1) continue;
    ones += 1;
    sum += (ranks[i] as number) + 1;
  }
  const zeros = rows.length - ones;
  return ones > 0 && zeros > 0 ? (sum - (ones * (ones + 1)) / 2) / (ones * zeros) : undefined;
}

function overGroups(rows: readonly Judged[], measure: (group: Judged[]) => number | undefined): number {
  let [sum, size] = [0, 0];
  for (const group of groups(rows)) {
    const value = group.length >= MIN_GROUP ? measure(group) : undefined;
    if (value === undefined) continue;
    sum += group.length * value;
    size += group.length;
  }
  return size > 0 ? sum / size : 0;
}

function groups(rows: readonly Judged[]): Judged[][] {
  const byName = new Map<string, Judged[]>();
  for (const row of rows) {
    const group = byName.get(row.group);
    if (group) group.push(row);
    else byName.set(row.group, [row]);
  }
  return [...byName.values()];
}

/** Gain by position, discounted by its logarithm, against the best order. Undefined without any gain. */
export function ndcg(gainsInOrder: readonly number[], depth: number): number | undefined {
  const sum = (gains: readonly number[]) =>
    gains.slice(0, depth).reduce((total, gain, i) => total + gain / Math.log2(i + 2), 0);
  const best = sum([...gainsInOrder].sort((a, b) => b - a));
  return best > 0 ? sum(gainsInOrder) / best : undefined;
}

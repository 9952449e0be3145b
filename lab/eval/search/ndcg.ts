// Measures of a ranking.

/** nDCG of the first `depth`: gain 2^grade - 1, what nobody judged counts 0; undefined where nothing is relevant. */
export function ndcg(ranked: readonly string[], grades: Record<string, number>, depth: number): number | undefined {
  const ideal = discount(
    Object.values(grades).sort((a, b) => b - a),
    depth,
  );
  if (ideal === 0) return undefined;
  return (
    discount(
      ranked.slice(0, depth).map((id) => grades[id] ?? 0),
      depth,
    ) / ideal
  );
}

function discount(grades: number[], depth: number): number {
  let sum = 0;
  for (let at = 0; at < Math.min(depth, grades.length); at++)
    sum += (2 ** (grades[at] as number) - 1) / Math.log2(at + 2);
  return sum;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

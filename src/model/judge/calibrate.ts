// Fits the weights of the questions to what people said of the same papers.

import { CRITERIA, type Grades, type JudgeWeights } from "./criteria.ts";

const STEPS = 4000;
/** Pull towards equal weights, in papers: few labels change little. */
const PRIOR = 40;

/** Least squares with weights that are not negative: a question that people answer the other way round is left out, not turned. */
export function calibrateWeights(rows: readonly { grades: Grades; human: number }[]): JudgeWeights {
  const names = CRITERIA.map(({ name }) => name);
  const n = rows.length;
  if (n < names.length * 4) return { weights: Object.fromEntries(names.map((name) => [name, 1])) as Grades, papers: 0 };
  const columns = names.map((name) => standardise(rows.map(({ grades }) => grades[name])));
  const target = standardise(rows.map(({ human }) => human));
  const equal = 1 / names.length;
  const weights = names.map(() => equal);
  const rate = 0.5 / (names.length * (n + PRIOR));
  for (let step = 0; step < STEPS; step++) {
    const errors = target.map(
      (value, i) => columns.reduce((sum, column, j) => sum + (column[i] ?? 0) * (weights[j] ?? 0), 0) - value,
    );
    for (const [j, column] of columns.entries()) {
      const slope =
        column.reduce((sum, value, i) => sum + value * (errors[i] ?? 0), 0) + PRIOR * ((weights[j] ?? 0) - equal);
      weights[j] = Math.max(0, (weights[j] ?? 0) - rate * slope);
    }
  }
  const rounded = weights.map((weight) => Math.round(weight * 1000) / 1000);
  return { weights: Object.fromEntries(names.map((name, j) => [name, rounded[j]])) as Grades, papers: n };
}

function standardise(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return values.map((value) => (value - mean) / spread);
}

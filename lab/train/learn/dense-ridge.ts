// Ridge regression on a few dense columns, each brought to mean 0 and deviation 1 first.

export interface DenseModel {
  means: number[];
  deviations: number[];
  /** For columns as brought to scale. */
  weights: number[];
  bias: number;
}

/** `columns[j][i]` is column j of row i. Rows with weight 0 are left out. */
export function fitDense(
  columns: readonly Float64Array[],
  targets: Float64Array,
  rowWeights: Float64Array,
  lambda: number,
): DenseModel {
  const width = columns.length;
  let total = 0;
  for (const weight of rowWeights) total += weight;
  const meanOf = (values: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) sum += (rowWeights[i] as number) * (values[i] as number);
    return sum / total;
  };
  const means = columns.map(meanOf);
  const deviations = columns.map((column, j) => {
    let sum = 0;
    for (let i = 0; i < column.length; i++)
      sum += (rowWeights[i] as number) * ((column[i] as number) - (means[j] as number)) ** 2;
    return Math.sqrt(sum / total) || 1;
  });
  const bias = meanOf(targets);
  const matrix = Array.from({ length: width }, () => new Float64Array(width + 1));
  const scaled = new Float64Array(width);
  for (let i = 0; i < targets.length; i++) {
    const weight = rowWeights[i] as number;
    if (weight === 0) continue;
    for (let j = 0; j < width; j++)
      scaled[j] = ((columns[j]?.[i] as number) - (means[j] as number)) / (deviations[j] as number);
    const rest = (targets[i] as number) - bias;
    for (let a = 0; a < width; a++) {
      const row = matrix[a] as Float64Array;
      const factor = weight * (scaled[a] as number);
      for (let b = 0; b < width; b++) row[b] = (row[b] as number) + factor * (scaled[b] as number);
      row[width] = (row[width] as number) + factor * rest;
    }
  }
  for (let a = 0; a < width; a++) (matrix[a] as Float64Array)[a] = ((matrix[a] as Float64Array)[a] as number) + lambda;
  return { means, deviations, weights: eliminate(matrix), bias };
}

export function predictDense(model: DenseModel, columns: readonly Float64Array[], row: number): number {
  let sum = model.bias;
  for (let j = 0; j < columns.length; j++) {
    const scaled = ((columns[j]?.[row] as number) - (model.means[j] as number)) / (model.deviations[j] as number);
    sum += scaled * (model.weights[j] as number);
  }
  return sum;
}

/** Gauss elimination; the matrix is positive definite, so no pivot is needed. */
function eliminate(matrix: Float64Array[]): number[] {
  const width = matrix.length;
  for (let i = 0; i < width; i++) {
    const row = matrix[i] as Float64Array;
    for (let j = i + 1; j < width; j++) {
      const other = matrix[j] as Float64Array;
      const factor = (other[i] as number) / (row[i] as number);
      for (let k = i; k <= width; k++) other[k] = (other[k] as number) - factor * (row[k] as number);
    }
  }
  const solution = new Array<number>(width).fill(0);
  for (let i = width - 1; i >= 0; i--) {
    const row = matrix[i] as Float64Array;
    let sum = row[width] as number;
    for (let j = i + 1; j < width; j++) sum -= (row[j] as number) * (solution[j] as number);
    solution[i] = sum / (row[i] as number);
  }
  return solution;
}

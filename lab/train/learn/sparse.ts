// Sparse rows and linear models on them: ridge regression and logistic regression by conjugate gradients. Deterministic.

/** Compressed rows: row i holds columns `columns[starts[i]..starts[i + 1]]`. */
export interface SparseRows {
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
  width: number;
}

export interface LinearModel {
  weights: Float64Array;
  bias: number;
}

export interface FitOptions {
  /** Strength of the pull towards zero, in units of row weights. */
  lambda: number;
  iterations?: number;
  /** Rows with weight 0 are left out. */
  rowWeights?: Float64Array;
}

/** Minimises sum r_i (y_i - b - x_i w)^2 + lambda |w|^2. */
export function fitRidge(rows: SparseRows, targets: Float64Array, options: FitOptions): LinearModel {
  const rowWeights = options.rowWeights ?? new Float64Array(targets.length).fill(1);
  const weights = new Float64Array(rows.width);
  const bias = solve(rows, targets, rowWeights, weights, options.lambda, options.iterations ?? 40);
  return { weights, bias };
}

/** Targets are 0 or 1. A few Newton steps, each a weighted ridge regression. */
export function fitLogistic(rows: SparseRows, targets: Float64Array, options: FitOptions): LinearModel {
  const n = targets.length;
  const given = options.rowWeights ?? new Float64Array(n).fill(1);
  const model: LinearModel = { weights: new Float64Array(rows.width), bias: logOdds(targets, given) };
  const working = new Float64Array(n);
  const curvature = new Float64Array(n);
  for (let step = 0; step < 6; step++) {
    for (let i = 0; i < n; i++) {
      if (given[i] === 0) continue;
      const z = rowDot(rows, i, model.weights) + model.bias;
      const p = 1 / (1 + Math.exp(-z));
      const c = Math.max(1e-4, p * (1 - p));
      curvature[i] = (given[i] as number) * c;
      working[i] = z + ((targets[i] as number) - p) / c;
    }
    model.bias = solve(rows, working, curvature, model.weights, options.lambda, options.iterations ?? 15);
  }
  return model;
}

export function predictRows(rows: SparseRows, model: LinearModel): Float64Array {
  const out = new Float64Array(rows.starts.length - 1);
  for (let i = 0; i < out.length; i++) out[i] = rowDot(rows, i, model.weights) + model.bias;
  return out;
}

function rowDot({ starts, columns, values }: SparseRows, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = starts[row + 1] as number;
  for (let k = starts[row] as number; k < end; k++)
    sum += (values[k] as number) * (weights[columns[k] as number] as number);
  return sum;
}

function logOdds(targets: Float64Array, rowWeights: Float64Array): number {
  let [ones, all] = [0.5, 1];
  for (let i = 0; i < targets.length; i++) {
    ones += (targets[i] as number) * (rowWeights[i] as number);
    all += rowWeights[i] as number;
  }
  return Math.log(ones / (all - ones));
}

/** Conjugate gradients from `weights` on; the bias is the weighted mean of what is left, kept out of the penalty. */
function solve(
  rows: SparseRows,
  targets: Float64Array,
  rowWeights: Float64Array,
  weights: Float64Array,
  lambda: number,
  iterations: number,
): number {
  const n = targets.length;
  const width = rows.width;
  let total = 0;
  for (let i = 0; i < n; i++) total += rowWeights[i] as number;
  // Centring both sides by weighted means takes the bias out of the system.
  const means = new Float64Array(width);
  addTransposed(rows, rowWeights, means);
  for (let j = 0; j < width; j++) means[j] = (means[j] as number) / total;
  let targetMean = 0;
  for (let i = 0; i < n; i++) targetMean += ((rowWeights[i] as number) * (targets[i] as number)) / total;

  const product = new Float64Array(n);
  const multiply = (vector: Float64Array, out: Float64Array) => {
    const shift = dot(means, vector);
    for (let i = 0; i < n; i++) {
      const r = rowWeights[i] as number;
      product[i] = r === 0 ? 0 : r * (rowDot(rows, i, vector) - shift);
    }
    out.fill(0);
    addTransposed(rows, product, out);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += product[i] as number;
    for (let j = 0; j < width; j++)
      out[j] = (out[j] as number) - sum * (means[j] as number) + lambda * (vector[j] as number);
  };
  const residual = new Float64Array(width);
  for (let i = 0; i < n; i++) product[i] = (rowWeights[i] as number) * ((targets[i] as number) - targetMean);
  addTransposed(rows, product, residual);
  const image = new Float64Array(width);
  multiply(weights, image);
  for (let j = 0; j < width; j++) residual[j] = (residual[j] as number) - (image[j] as number);
  const direction = Float64Array.from(residual);
  let size = dot(residual, residual);
  const enough = size * 1e-8;
  for (let step = 0; step < iterations && size > enough && size > 0; step++) {
    multiply(direction, image);
    const alpha = size / dot(direction, image);
    for (let j = 0; j < width; j++) {
      weights[j] = (weights[j] as number) + alpha * (direction[j] as number);
      residual[j] = (residual[j] as number) - alpha * (image[j] as number);
    }
    const next = dot(residual, residual);
    const beta = next / size;
    for (let j = 0; j < width; j++) direction[j] = (residual[j] as number) + beta * (direction[j] as number);
    size = next;
  }
  return targetMean - dot(means, weights);
}

function addTransposed({ starts, columns, values }: SparseRows, factors: Float64Array, out: Float64Array): void {
  for (let i = 0; i < factors.length; i++) {
    const factor = factors[i] as number;
    if (factor === 0) continue;
    const end = starts[i + 1] as number;
    for (let k = starts[i] as number; k < end; k++) {
      const column = columns[k] as number;
      out[column] = (out[column] as number) + factor * (values[k] as number);
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

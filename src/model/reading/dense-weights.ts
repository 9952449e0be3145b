// A linear model of a few figures, each brought to scale first.

export interface DenseModel {
  means: number[];
  deviations: number[];
  weights: number[];
  bias: number;
}

export interface DenseWeights {
  predict(row: Float64Array): number;
}

/** Folds the scales into the weights: one multiplication a figure. */
export function toDenseWeights({ means, deviations, weights, bias }: DenseModel): DenseWeights {
  const folded = Float64Array.from(weights, (weight, j) => weight / (deviations[j] ?? 1));
  const base = bias - folded.reduce((sum, weight, j) => sum + weight * (means[j] ?? 0), 0);
  return {
    predict(row) {
      let sum = base;
      for (let j = 0; j < folded.length; j++) sum += (folded[j] as number) * (row[j] as number);
      return sum;
    },
  };
}

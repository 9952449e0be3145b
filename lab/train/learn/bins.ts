// Sorts the values of every column into a few bins, so that trees only compare small numbers.

export interface Bins {
  /** Row-major bin numbers; 0 is a missing value, the others begin at 1. */
  codes: Uint8Array;
  /** Per column: the smallest value of bins 2, 3, ... */
  edges: Float32Array[];
  /** Bins per column that a histogram makes room for, the one of missing values included. */
  width: number;
}

const SAMPLE = 100_000;

export function toBins(features: Float32Array, columns: number, maxBins: number): Bins {
  const rows = features.length / columns;
  const edges = Array.from({ length: columns }, (_, column) => findEdges(features, columns, column, maxBins));
  const codes = new Uint8Array(features.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      codes[at] = codeOf(features[at] as number, edges[column] as Float32Array);
    }
  }
  return { codes, edges, width: Math.max(...edges.map(({ length }) => length)) + 2 };
}

function findEdges(features: Float32Array, columns: number, column: number, maxBins: number): Float32Array {
  const rows = features.length / columns;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const values = new Float32Array(Math.ceil(rows / step));
  let count = 0;
  for (let row = 0; row < rows; row += step) {
    const value = features[row * columns + column] as number;
    if (!Number.isNaN(value)) values[count++] = value;
  }
  const sorted = values.subarray(0, count).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < maxBins; bin++) {
    const edge = sorted[Math.floor((count * bin) / maxBins)];
    // The lowest value of all divides nothing.
    if (edge !== undefined && edge > (edges.at(-1) ?? (sorted[0] as number))) edges.push(edge);
  }
  return Float32Array.from(edges);
}

function codeOf(value: number, edges: Float32Array): number {
  if (Number.isNaN(value)) return 0;
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= (edges[middle] as number)) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

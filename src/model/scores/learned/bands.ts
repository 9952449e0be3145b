// Turns a raw score into a calibrated value with an interval, from a table of what came true.

/** Rows ascend by `at`; between them values are read off a straight line. */
export interface Bands {
  at: number[];
  value: number[];
  low: number[];
  high: number[];
}

export interface Banded {
  value: number;
  low: number;
  high: number;
}

export function readBands(bands: Bands, score: number): Banded {
  const { at } = bands;
  let row = 0;
  while (row + 1 < at.length && (at[row + 1] as number) <= score) row++;
  const [from, to] = [at[row] ?? 0, at[row + 1]];
  const share = to === undefined || to <= from ? 0 : Math.min(1, Math.max(0, (score - from) / (to - from)));
  const read = (column: number[]) => {
    const start = column[row] ?? 0;
    return start + share * ((column[row + 1] ?? start) - start);
  };
  return { value: read(bands.value), low: read(bands.low), high: read(bands.high) };
}

// The n-th greatest of many numbers, without sorting them (C. A. R. Hoare, "Algorithm 65: find", 1961).

/** Rearranges the first `length` values; `place` counts from 1. Below all where there are fewer. */
export function greatestBut(values: Float64Array | Float32Array, length: number, place: number): number {
  if (place > length) return Number.NEGATIVE_INFINITY;
  const wanted = place - 1;
  let from = 0;
  let to = length - 1;
  while (from < to) {
    const pivot = values[(from + to) >>> 1] as number;
    let left = from;
    let right = to;
    while (left <= right) {
      while ((values[left] as number) > pivot) left++;
      while ((values[right] as number) < pivot) right--;
      if (left > right) break;
      const value = values[left] as number;
      values[left++] = values[right] as number;
      values[right--] = value;
    }
    if (wanted <= right) to = right;
    else if (wanted >= left) from = left;
    else break;
  }
  return values[wanted] as number;
}

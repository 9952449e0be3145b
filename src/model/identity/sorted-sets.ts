// What sorted sets of numbers have in common, also where one is much longer than the other.

/** What both have. */
export function shared(a: Int32Array, b: Int32Array): number[] {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const found: number[] = [];
  lookUp(few, many, (i) => found.push(few[i] as number));
  return found;
}

/** Visits the places of every number that both have. */
export function lookUp(few: Int32Array, many: Int32Array, visit: (inFew: number, inMany: number) => void): void {
  let low = 0;
  for (let i = 0; i < few.length && low < many.length; i++) {
    low = lowerBound(many, few[i] as number, low);
    if (many[low] === few[i]) visit(i, low);
  }
}

/** First place from `low` on that is not below the value: in growing steps, then by halves. */
function lowerBound(sorted: Int32Array, value: number, low: number): number {
  let step = 1;
  let high = low;
  while (high < sorted.length && (sorted[high] as number) < value) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, sorted.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

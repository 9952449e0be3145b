// Author indices from the citation counts of an author's papers.

/** Largest h such that h papers have at least h citations each. */
export function hIndex(counts: Iterable<number>): number {
  const sorted: number[] = [];
  for (const count of counts) if (count > 0) sorted.push(count);
  if (sorted.length < 2) return sorted.length;
  sorted.sort((a, b) => b - a);
  let h = 0;
  for (const count of sorted) {
    if (count < h + 1) break;
    h += 1;
  }
  return h;
}

/** Number of papers with at least ten citations. */
export function i10Index(counts: Iterable<number>): number {
  let papers = 0;
  for (const count of counts) if (count >= 10) papers += 1;
  return papers;
}

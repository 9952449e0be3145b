// The BM25 that everyone who counts words uses: the engine, its oracle, evaluation and ranking.
// S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); the frequency is the one that is never negative.

export const BM25_K1 = 1.5;
export const BM25_B = 0.75;
/** A word in the title counts as so many, in its frequency and in the length of the paper. */
export const TITLE_WEIGHT = 2;

/** How much a term says that stands in `papers` of `total`. */
export function inverseFrequency(papers: number, total: number): number {
  return Math.log(1 + (total - papers + 0.5) / (papers + 0.5));
}

/** The part of a term's frequency: between 0 and k1 + 1. `frequency` and `length` have titles weighted. */
export function saturate(frequency: number, length: number, averageLength: number): number {
  const norm = BM25_K1 * (1 - BM25_B + (BM25_B * length) / averageLength);
  return (frequency * (BM25_K1 + 1)) / (frequency + norm);
}

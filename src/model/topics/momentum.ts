// Whether a topic takes a larger share of the newest papers than before, and how sure that is.

export interface Momentum {
  /** Share of the recent weeks over share of the weeks before. */
  ratio: number;
  /** Four times in five the true ratio lies from low to high. */
  low: number;
  high: number;
  recent: number;
  before: number;
}

/** Of the normal distribution, for an interval that covers four fifths. */
const Z = 1.2816;
const MIN_TOTAL = 200;

/** Papers of the topic and of all, in the recent weeks and in those before. Undefined while there is too little of either. */
export function topicMomentum(
  topic: { recent: number; before: number },
  all: { recent: number; before: number },
): Momentum | undefined {
  if (all.recent < MIN_TOTAL || all.before < MIN_TOTAL) return undefined;
  // Half a paper more on both sides keeps the logarithm of nothing finite (Haldane and Anscombe).
  const [a, b] = [topic.recent + 0.5, topic.before + 0.5];
  const ratio = a / (all.recent + 0.5) / (b / (all.before + 0.5));
  const error = Math.sqrt(Math.max(0, 1 / a - 1 / (all.recent + 0.5) + 1 / b - 1 / (all.before + 0.5)));
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    ratio: round(ratio),
    low: round(ratio * Math.exp(-Z * error)),
    high: round(ratio * Math.exp(Z * error)),
    ...topic,
  };
}

// Every number behind the rank score, as one JSON-able object that an operator can override.

/** Shares run from 0 to 1. */
export interface RankWeights {
  /** Need not add up to 100: they are scaled. */
  points: { novelty: number; attention: number; citations: number; record: number; openness: number };
  /** The share that is given while a fact is not known. */
  neutral: {
    novelty: number;
    recency: number;
    votes: number;
    citations: number;
    authors: number;
    institution: number;
    code: number;
    license: number;
    fullText: number;
  };
  attention: { recencyShare: number; halfLifeDays: number; votesForFull: number };
  /** `trustAfterMonths`: the age at which the count weighs as much as the neutral share, which itself moves with what the text lets expect. */
  citations: { perYearForFull: number; trustAfterMonths: number; expectedSpread: number };
  /** `floor`: what any author starts with. `bestShare`: weight of the best h-index; the median has the rest. */
  record: { institutionShare: number; hIndexHalf: number; bestShare: number; floor: number; papersHalf: number };
  openness: { codeShare: number; licenseShare: number; claimedShare: number };
}

export const defaultWeights: RankWeights = {
  points: { novelty: 30, attention: 20, citations: 20, record: 20, openness: 10 },
  neutral: {
    novelty: 0.5,
    recency: 0.25,
    votes: 0.15,
    citations: 0.3,
    authors: 0.4,
    institution: 0.3,
    code: 0.15,
    license: 0.5,
    fullText: 0.5,
  },
  attention: { recencyShare: 0.5, halfLifeDays: 30, votesForFull: 300 },
  citations: { perYearForFull: 200, trustAfterMonths: 6, expectedSpread: 0.5 },
  record: { institutionShare: 0.2, hIndexHalf: 15, bestShare: 0.6, floor: 0.2, papersHalf: 300 },
  openness: { codeShare: 0.7, licenseShare: 0.15, claimedShare: 0.4 },
};

/** Part of the weights, such as an operator's settings hold. Unknown names and unusable values are left out. */
export type RankWeightsOverride = { [Group in keyof RankWeights]?: Partial<RankWeights[Group]> | undefined };

export function mergeWeights(
  override: RankWeightsOverride | undefined,
  base: RankWeights = defaultWeights,
): RankWeights {
  const merged = structuredClone(base);
  const targets: Record<string, Record<string, number>> = { ...merged };
  for (const [group, values] of Object.entries(override ?? {})) {
    const target = Object.hasOwn(targets, group) ? targets[group] : undefined;
    for (const [name, value] of Object.entries(values ?? {})) {
      const isUsable = typeof value === "number" && Number.isFinite(value) && value >= 0;
      if (target && Object.hasOwn(target, name) && isUsable) target[name] = value;
    }
  }
  return merged;
}

// A value that was estimated, with the interval it stands in and the parts it rests on.

export interface EstimatePart {
  name: string;
  label: string;
  /** Percent; absent where the part is words only. */
  value?: number;
  evidence: string;
}

export interface Estimate {
  /** Percent, one decimal. */
  value: number;
  /** Four of five times the truth lies from `low` to `high`. */
  low: number;
  high: number;
  /** `measured`: counted; `forecast`: from what was known when the paper came out; `unknown`: too little to say. */
  basis: "measured" | "forecast" | "unknown";
  evidence: string;
  parts: EstimatePart[];
}

/** The middle of what is not known is no figure: nobody may count with it. */
export const knownValue = (estimate: Estimate | undefined): number | undefined =>
  estimate === undefined || estimate.basis === "unknown" ? undefined : estimate.value;

export const toPercent = (share: number): number => Math.round(1000 * Math.min(1, Math.max(0, share))) / 10;

/** So many points wider on each side, measured on papers of which only the title and one sentence were read. */
const BRIEF_MARGIN = 3;

export const widenForBrief = (estimate: Estimate): Estimate => ({
  ...estimate,
  low: toPercent((estimate.low - BRIEF_MARGIN) / 100),
  high: toPercent((estimate.high + BRIEF_MARGIN) / 100),
  evidence: `${estimate.evidence}; by title and one sentence, for the abstract is not known`,
});

/** Compact, since there are two for each paper. */
export const encodeEstimate = ({ value: _, ...rest }: Estimate): string => JSON.stringify(rest);

export const decodeEstimate = (value: number, text: string): Estimate => ({
  value,
  ...(JSON.parse(text) as Omit<Estimate, "value">),
});

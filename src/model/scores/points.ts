// Turns shares (0 to 1) into points that add up exactly: all sums are done in tenths.

import type { Score, ScorePart } from "../paper.ts";

export type PartName = ScorePart["name"];

/** A judged part before it is weighed: how much of the maximum it earns, and why. */
export interface Judgement {
  share: number;
  evidence: string;
}

const LABELS: Record<PartName, string> = {
  novelty: "Novelty",
  attention: "Attention",
  citations: "Citations",
  record: "Track record",
  openness: "Openness",
};
/** The stacked bar is drawn in this order. */
export const PART_NAMES = Object.keys(LABELS) as PartName[];

/** `points` may add up to anything: they are scaled to 100. Unusable ones count as 0; if none is left, all count the same. */
export function toScore(
  judgements: Record<PartName, Judgement>,
  points: Record<PartName, number>,
  now: Date,
  labels: Partial<Record<PartName, string>> = {},
): Score & { shares: number[] } {
  const maxima = pointsOf(points);
  let total = 0;
  const parts = PART_NAMES.map((name) => {
    const { share, evidence } = judgements[name];
    const tenths = Math.round(maxima[name] * clamp01(share));
    total += tenths;
    return { name, label: labels[name] ?? LABELS[name], value: tenths / 10, max: maxima[name] / 10, evidence };
  });
  const shares = PART_NAMES.map((name) => clamp01(judgements[name].share));
  return { value: total / 10, parts, computedAt: now.toISOString(), shares };
}

/** NaN counts as 0. */
export function clamp01(share: number): number {
  return share > 0 ? Math.min(1, share) : 0;
}

/** Rises from 0 at 0 to 1 at `full` on a logarithmic scale, and stays there. */
export function logShare(value: number, full: number): number {
  return clamp01(Math.log1p(Math.max(0, value)) / Math.log1p(Math.max(full, 1e-9)));
}

/** 0 at 0, one half at `half`, near 1 far above it. */
export function saturate(value: number, half: number): number {
  return value > 0 ? clamp01(1 / (1 + Math.max(half, 1e-9) / value)) : 0;
}

/** Every paper and every author is weighed by the same points: worked out once for each set of them. */
const known = new WeakMap<object, Record<PartName, number>>();

/** In tenths. Rounded down, so that five of them never exceed 100 together. */
export function pointsOf(points: Readonly<Record<PartName, number>>): Record<PartName, number> {
  const held = known.get(points) ?? scalePoints(points);
  known.set(points, held);
  return held;
}

function scalePoints(points: Readonly<Record<PartName, number>>): Record<PartName, number> {
  const usable = (name: PartName) => (Number.isFinite(points[name]) ? Math.max(0, points[name]) : 0);
  const sum = PART_NAMES.reduce((total, name) => total + usable(name), 0);
  // The small addition undoes the error of binary fractions: 0.3 * 1000 is 299.99999999999994 in some orders of summation.
  const scaled = (name: PartName) => (sum > 0 ? Math.floor((usable(name) / sum) * 1000 + 1e-6) : 200);
  return Object.fromEntries(PART_NAMES.map((name) => [name, scaled(name)])) as Record<PartName, number>;
}

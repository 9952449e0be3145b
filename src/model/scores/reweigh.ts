// A score under a reader's own weights: the same shares, other points.

import type { Score } from "../paper.ts";
import { PART_NAMES, type PartName, pointsOf } from "./points.ts";

/** Points of the reader by part; scaled to 100. */
export type ReaderWeights = Record<PartName, number>;

const STEPS = 400;
const BASE = STEPS + 1;
/** Those of the parts, then attention where no names count. */
const PACKED = PART_NAMES.length + 1;
const NAMELESS = PACKED - 1;

/** All shares in one whole number, for a column that a database can compute with. */
export function packShares(shares: readonly number[]): number {
  let packed = 0;
  for (let i = 0; i < PACKED; i++) packed = packed * BASE + Math.round((shares[i] ?? 0) * STEPS);
  return packed;
}

/** Whoever gives names no points does not want them to count in attention. */
function placeOf(name: PartName, weights: ReaderWeights): number {
  return name === "attention" && weights.record === 0 ? NAMELESS : PART_NAMES.indexOf(name);
}

export function unpackShares(packed: number): number[] {
  const shares: number[] = [];
  for (let rest = packed, i = 0; i < PACKED; i++, rest = Math.floor(rest / BASE)) shares.unshift((rest % BASE) / STEPS);
  return shares;
}

/** The weighted sum of packed shares as SQL, with the points as parameters from `?first` on: orders like the score. */
export function sharesToSql(column: string, first: number, weights: ReaderWeights): string {
  const terms = PART_NAMES.map((name, i) => {
    const divisor = BASE ** (PACKED - 1 - placeOf(name, weights));
    return `?${first + i} * (${column} / ${divisor} % ${BASE})`;
  });
  return `(${terms.join(" + ")})`;
}

export function reweigh(score: Score, shares: readonly number[], weights: ReaderWeights): Score {
  const maxima = pointsOf(weights);
  const parts = score.parts.map((part) => {
    const max = maxima[part.name];
    const share = shares[placeOf(part.name, weights)] ?? 0;
    return { ...part, max: max / 10, value: Math.round(max * share) / 10 };
  });
  const value = Math.round(parts.reduce((sum, part) => sum + 10 * part.value, 0)) / 10;
  return { ...score, value, parts };
}

const WRITTEN = /^\d{1,3}(?:-\d{1,3}){4}$/;

/** `30-20-20-0-10`: points in the order of the parts; undefined when it is not that, or all are 0. */
export function parseReaderWeights(text: string): ReaderWeights | undefined {
  if (!WRITTEN.test(text)) return undefined;
  const values = text.split("-").map(Number);
  if (values.some((value) => value > 100) || values.every((value) => value === 0)) return undefined;
  return Object.fromEntries(PART_NAMES.map((name, i) => [name, values[i] ?? 0])) as ReaderWeights;
}

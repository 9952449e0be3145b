// Whether intervals hold what they promise, and values are what comes true on average.

import { meanOf } from "./statistics.ts";

export interface JudgedInterval {
  truth: number;
  value: number;
  low: number;
  high: number;
}

const BINS = 10;

export function judgeIntervals(rows: readonly JudgedInterval[]): Record<string, number> {
  const inside = rows.map(({ truth, low, high }) => (truth >= low && truth <= high ? 1 : 0));
  return {
    "interval.coverage80": meanOf(inside),
    "interval.width": meanOf(rows.map(({ low, high }) => high - low)),
    "calibration.ece": calibrationError(rows),
  };
}

/** Mean gap between value and truth over ten equally large groups of like values. */
function calibrationError(rows: readonly JudgedInterval[]): number {
  const ordered = [...rows].sort((a, b) => a.value - b.value);
  let gap = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const members = ordered.slice(Math.floor((bin * rows.length) / BINS), Math.floor(((bin + 1) * rows.length) / BINS));
    if (members.length === 0) continue;
    const difference = meanOf(members.map(({ value }) => value)) - meanOf(members.map(({ truth }) => truth));
    gap += (members.length / rows.length) * Math.abs(difference);
  }
  return gap;
}

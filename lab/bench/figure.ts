// Figures as they are printed and quoted: medians and percentiles of many, one JSON line each.

export interface Figure {
  suite: string;
  name: string;
  /** Synthetic papers; absent where real ones were measured. */
  papers?: number;
  value: number;
  unit: string;
}

export type Report = (name: string, value: number, unit: string) => void;

/** The value below which `share` of the values lie. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** CPU milliseconds of this process (all its threads) since `before`. */
export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

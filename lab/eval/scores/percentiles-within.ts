// Where each value stands within its group.

import { ranksOf } from "./statistics.ts";

/** 0 to 1, ties in the middle. */
export function percentilesWithin(rows: readonly { group: string; value: number }[]): Float64Array {
  const groups = new Map<string, number[]>();
  for (const [i, { group }] of rows.entries()) {
    const members = groups.get(group);
    if (members) members.push(i);
    else groups.set(group, [i]);
  }
  const out = new Float64Array(rows.length);
  for (const members of groups.values()) {
    const ranks = ranksOf(members.map((i) => rows[i]?.value ?? 0));
    for (const [k, i] of members.entries()) out[i] = ((ranks[k] as number) + 0.5) / members.length;
  }
  return out;
}

// The name that stands above an author's page when several are printed.

import { readPersonName } from "../../../model/identity/person-name.ts";

/** The one printed most often among those whose given name is written out; of equals the first in plain order. */
export function chooseName(counts: ReadonlyMap<string, number>): string {
  const [only] = counts.keys();
  if (counts.size === 1 && only !== undefined) return only;
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  return ranked.find((name) => (readPersonName(name).given[0]?.length ?? 0) > 1) ?? ranked[0] ?? "";
}

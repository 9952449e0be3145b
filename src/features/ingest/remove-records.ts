// Takes records out again: what they had joined falls apart, papers without a record go.

import type { CatalogueWriter } from "../../ports/catalogue-writer.ts";
import { groupRecords } from "./group-records.ts";
import { saveGroups } from "./save-groups.ts";

/** Returns how many rows (versions included) were removed. Everything else is as if they had never come. */
export function removeRecords(
  store: CatalogueWriter,
  keys: { source: string; externalId: string }[],
  now: string,
): number {
  return store.transaction(() => {
    const rows = store.findRecords(keys);
    const dirtyPapers = new Set(rows.map((row) => row.paperId));
    store.deleteRecords(rows.map((row) => row.id));
    const groups = groupRecords(store, [], dirtyPapers);
    saveGroups(store, [], { groups, dirtyPapers }, now);
    const alive = new Set(store.recordsOfPapers([...dirtyPapers]).map((row) => row.paperId));
    store.removePapers([...dirtyPapers].filter((id) => !alive.has(id)).map((id) => ({ id })));
    return rows.length;
  });
}

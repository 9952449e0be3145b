// Papers of a long ingest wait here until there are enough for one large segment: many small ones would be joined again and again.

import type { IndexedPaper } from "../../../ports/search-index.ts";
import type { IndexDatabase } from "./rows.ts";

/** Held in memory with their texts: about 50 MB. */
const GATHERED_PAPERS = 16_384;

/**
 * `apply` puts papers into the index. Who waits is noted in the caller's transaction, so that a stop loses nothing: those whose
 * texts are no longer in memory are listed by `waiting`.
 */
export function createGatherer(
  database: IndexDatabase,
  apply: (upserts: readonly IndexedPaper[], removals: readonly number[]) => void,
  limit = GATHERED_PAPERS,
) {
  const held = new Map<number, IndexedPaper>();
  const hold = database.prepare("INSERT OR IGNORE INTO search_waiting (paper_id) SELECT value FROM json_each(?)");
  const release = database.prepare("DELETE FROM search_waiting WHERE paper_id IN (SELECT value FROM json_each(?))");
  let isGathering = false;

  function put(upserts: readonly IndexedPaper[], removals: readonly number[]): void {
    const ids = [...upserts.map(({ paperId }) => paperId), ...removals];
    for (const id of ids) held.delete(id);
    release.run(JSON.stringify(ids));
    apply(upserts, removals);
  }

  function flush(): void {
    if (held.size > 0) put([...held.values()], []);
  }

  return {
    apply(upserts: readonly IndexedPaper[], removals: readonly number[]): void {
      if (!isGathering) {
        put(upserts, removals);
        return;
      }
      if (removals.length > 0) put([], removals);
      for (const paper of upserts) held.set(paper.paperId, paper);
      hold.run(JSON.stringify(upserts.map(({ paperId }) => paperId)));
      if (held.size >= limit) flush();
    },
    gather(): void {
      isGathering = true;
    },
    flush(): void {
      isGathering = false;
      flush();
    },
    /** After a rollback: what was held may not be in the catalogue. */
    forget: (): void => held.clear(),
    waiting: (): number[] =>
      database
        .prepare("SELECT paper_id FROM search_waiting ORDER BY paper_id")
        .all()
        .map((row) => Number(row.paper_id)),
  };
}

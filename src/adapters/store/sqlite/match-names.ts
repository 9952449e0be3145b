// Authors whose name holds all the words typed, the last one as a beginning.

import type { Database } from "./driver.ts";

const MAX_MATCHES = 2000;

const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu)?.slice(0, 8) ?? [];

/** Ids of at most 2,000 matching authors, best match first. */
export function matchNames(database: Database, text: string): number[] {
  const list = words(text);
  if (list.length === 0) return [];
  const match = list.map((word, i) => (i === list.length - 1 ? `"${word}" *` : `"${word}"`)).join(" AND ");
  return database
    .prepare(
      // Some have given all their papers to others.
      `SELECT rowid AS id FROM authors_fts WHERE authors_fts MATCH ?
       AND EXISTS (SELECT 1 FROM author_papers x WHERE x.author_id = authors_fts.rowid) LIMIT ${MAX_MATCHES}`,
    )
    .all(match)
    .map((row) => Number(row.id));
}

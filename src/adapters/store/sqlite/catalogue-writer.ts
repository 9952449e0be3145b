// The writing side of the catalogue: one connection, one transaction a batch.

import type { CatalogueWriter } from "../../../ports/catalogue-writer.ts";
import type { SearchIndexWriter } from "../../../ports/search-index.ts";
import { createAuthorRows } from "./author-rows.ts";
import { type Database, setBulkLog } from "./driver.ts";
import { createPaperRows } from "./paper-rows.ts";
import { createRecordRows } from "./record-rows.ts";
import { createRunRows } from "./run-rows.ts";

/** Without an index, papers are kept but not found by words: for tools and tests that do not search. */
export function createCatalogueWriter(
  database: Database,
  index?: Pick<SearchIndexWriter, "apply" | "gather" | "flush" | "forget">,
  authorRows = createAuthorRows(database),
): CatalogueWriter {
  const runRows = createRunRows(database);
  const top = (table: "records" | "papers") =>
    Number(database.prepare(`SELECT coalesce(max(id), 0) AS top FROM ${table}`).get()?.top);

  /** Ids are never used twice, or an address of a removed paper would lead to another one. */
  function reservePaperIds(): number {
    const stored = database.prepare("SELECT value FROM settings WHERE key = 'next_paper_id'").get();
    return Math.max(Number(stored?.value ?? 1), top("papers") + 1);
  }

  return {
    transaction(work) {
      try {
        return database.transaction(work);
      } catch (error) {
        authorRows.forget();
        index?.forget();
        throw error;
      }
    },
    ...createRecordRows(database),
    ...createPaperRows(database, authorRows, index),
    ...runRows,
    gather() {
      setBulkLog(database, true);
      index?.gather();
    },
    closeRun(...run) {
      setBulkLog(database, false);
      index?.flush();
      runRows.closeRun(...run);
    },
    reserveRecordIds: () => top("records") + 1,
    reservePaperIds(count) {
      const first = reservePaperIds();
      database
        .prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('next_paper_id', ?)")
        .run(String(first + count));
      return first;
    },
  };
}

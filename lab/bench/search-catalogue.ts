// The papers of a catalogue as the index takes them.

import { join } from "node:path";
import { openDatabase } from "../../src/adapters/store/sqlite/driver.ts";
import type { IndexedPaper } from "../../src/ports/search-index.ts";

export function* cataloguePapers(folder: string, most: number): Generator<IndexedPaper> {
  const database = openDatabase(join(folder, "broadsheet.db"), { readOnly: true });
  const rows = database.prepare(
    `SELECT id, title, abstract, date, year, venue, has_code, category FROM papers WHERE id > ? ORDER BY id LIMIT 2000`,
  );
  const names = database.prepare("SELECT name FROM mentions WHERE paper_id = ? ORDER BY position");
  const categories = database.prepare("SELECT category FROM paper_categories WHERE paper_id = ? ORDER BY position");
  const places = database.prepare("SELECT tag FROM paper_institutions WHERE paper_id = ?");
  let last = 0;
  for (let left = most; left > 0; ) {
    const batch = rows.all(last).slice(0, left);
    if (batch.length === 0) break;
    for (const row of batch) {
      const paperId = Number(row.id);
      yield {
        paperId,
        title: String(row.title),
        ...(row.abstract !== null && { abstract: String(row.abstract) }),
        names: names.all(paperId).map(({ name }) => String(name)),
        institutions: places.all(paperId).map(({ tag }) => ({ tag: String(tag), name: String(tag) })),
        categories: categories.all(paperId).map(({ category }) => String(category)),
        ...(row.venue !== null && { venue: String(row.venue) }),
        ...(row.year !== null && { year: Number(row.year) }),
        ...(row.date !== null && { date: String(row.date) }),
        hasCode: row.has_code === 1,
      };
      last = paperId;
    }
    left -= batch.length;
  }
  database.close();
}

// What was read out of texts, in SQLite; and which texts wait to be read.

import type { Keyword } from "../../../model/reading/keywords.ts";
import type { ReadingStore } from "../../../ports/reading-store.ts";
import { createBulkInsert } from "./bulk.ts";
import type { Database } from "./driver.ts";

const MODEL = "reading-model";

export function createReadingStore(database: Database): ReadingStore {
  const insert = createBulkInsert(
    database,
    "INSERT OR REPLACE INTO readings (paper_id, summary, summary_html, kind, keywords)",
    5,
  );
  return {
    transaction: (work) => database.transaction(work),
    useModel(model) {
      const held = database.prepare("SELECT value FROM settings WHERE key = ?").get(MODEL)?.value;
      if (held === model) return;
      database.transaction(() => {
        database.exec("INSERT OR IGNORE INTO unread_papers (paper_id) SELECT id FROM papers");
        database.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)").run(MODEL, model);
      });
    },
    unread: (limit) =>
      database
        .prepare(
          `SELECT p.id, p.title, p.abstract, p.abstract_html FROM (SELECT paper_id FROM unread_papers ORDER BY paper_id LIMIT ?) u
           JOIN papers p ON p.id = u.paper_id`,
        )
        .all(limit)
        .map((row) => ({
          id: Number(row.id),
          title: String(row.title),
          abstract: typeof row.abstract === "string" ? row.abstract : "",
          ...(typeof row.abstract_html === "string" && { abstractHtml: row.abstract_html }),
        })),
    save(rows) {
      insert(
        rows.map(({ id, reading }) => [
          id,
          reading.summary?.text ?? null,
          reading.summary?.html ?? null,
          reading.kind ?? null,
          encodeKeywords(reading.keywords),
        ]),
      );
      database
        .prepare("DELETE FROM unread_papers WHERE paper_id IN (SELECT value FROM json_each(?))")
        .run(JSON.stringify(rows.map(({ id }) => id)));
    },
  };
}

const encodeKeywords = (keywords: readonly Keyword[]): string =>
  JSON.stringify(keywords.map(({ text, key, weight }) => [text, key === text ? 0 : key, weight]));

export const decodeKeywords = (text: string): Keyword[] =>
  (JSON.parse(text) as [string, string | 0, number][]).map(([text, key, weight]) => ({
    text,
    key: key === 0 ? text : key,
    weight,
  }));

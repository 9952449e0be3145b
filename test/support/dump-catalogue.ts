// The whole catalogue as plain data without row ids: two catalogues are equal when their dumps are.

import { createSegmentReader } from "../../src/adapters/search-index/segments/reader.ts";
import type { Database, Row } from "../../src/adapters/store/sqlite/driver.ts";

const plain = (row: Row): Record<string, unknown> => {
  const { _metadata, ...rest } = row as Row & { _metadata?: unknown };
  return rest;
};

/** Who it is, whatever the number: the first of the author's papers by title and place. */
const PERSON = `(SELECT min(p.title || ' ' || n.key) FROM author_papers y JOIN papers p ON p.id = y.paper_id
  JOIN bylines z ON z.paper_id = y.paper_id, json_each(z.names) n
  WHERE y.author_id = e.value ->> 0 AND n.value ->> 0 = y.author_id)`;

/** Papers with everything that hangs on them, in an order that depends on content only. */
export function dumpCatalogue(database: Database): unknown[] {
  const list = (sql: string, id: unknown): unknown[] =>
    database
      .prepare(sql)
      .all(Number(id))
      .map((row) => Object.values(plain(row)));
  const index = createSegmentReader({ database });
  return database
    .prepare("SELECT * FROM papers")
    .all()
    .map((row) => {
      const { id, rank, novelty, scored_at, changed_at, slug, card, detail, ...content } = plain(row);
      return {
        ...content,
        card: JSON.parse(String(card)) as unknown,
        detail: JSON.parse(String(detail)) as unknown,
        records: list(
          "SELECT source, external_id, version, is_current, hash FROM records WHERE paper_id = ? ORDER BY source, external_id, version",
          id,
        ),
        identifiers: list("SELECT DISTINCT scheme, value FROM identifiers WHERE paper_id = ? ORDER BY 1, 2", id),
        categories: list(
          "SELECT category, position, date FROM paper_categories WHERE paper_id = ? ORDER BY position",
          id,
        ),
        institutions: list("SELECT tag, date FROM paper_institutions WHERE paper_id = ? ORDER BY 1", id),
        counts: list("SELECT source, count, seen_on FROM citation_counts WHERE paper_id = ? ORDER BY 1", id),
        references: list("SELECT scheme, value FROM paper_references WHERE paper_id = ? ORDER BY 1, 2", id),
        names: list(
          `SELECT e.key, e.value ->> 1, ${PERSON} FROM bylines b, json_each(b.names) e
           WHERE b.paper_id = ? ORDER BY e.key`,
          id,
        ),
        facts: list("SELECT facts FROM bylines WHERE paper_id = ?", id),
        authors: list(
          `SELECT ${PERSON} FROM bylines b, json_each(b.names) e
           JOIN author_papers x ON x.author_id = e.value ->> 0 AND x.paper_id = b.paper_id WHERE b.paper_id = ? ORDER BY e.key`,
          id,
        ),
        isFound: index.search({ tree: { op: "papers", paperIds: [Number(id)] }, sort: "day", limit: 1 }).total,
      };
    })
    .map((paper) => JSON.stringify(paper))
    .sort()
    .map((text) => JSON.parse(text) as unknown);
}

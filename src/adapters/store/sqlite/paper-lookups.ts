// Papers by key, identifier, title and citation, for queries that name them.

import { normaliseIdentifier, recogniseIdentifier } from "../../../model/identifiers.ts";
import type { IdentifierScheme } from "../../../model/record.ts";
import { hashTitle } from "../../../model/record-match.ts";
import { titleKey } from "../../../model/title-key.ts";
import type { PaperLookups } from "../../../ports/paper-lookups.ts";
import { selectByJson } from "./bulk.ts";
import type { Database, Row } from "./driver.ts";

/** More neighbours than this are no longer something to search within one by one. */
const MAX_NEIGHBOURS = 50_000;

export function createPaperLookups(database: Database): PaperLookups {
  return {
    named: (keys) => findNamed(database, keys),
    titled(title) {
      const key = titleKey(title);
      if (key === "") return [];
      return database
        .prepare("SELECT DISTINCT paper_id AS id FROM records WHERE title_hash = ? AND is_current = 1 LIMIT 10")
        .all(hashTitle(key))
        .map(toId);
    },
    ofTopic: (name) =>
      // A topic that is gone stands for the one that has most of its keywords.
      database
        .prepare(
          `SELECT x.paper_id AS id FROM topics t JOIN paper_topics x ON x.topic_id = iif(t.is_gone, t.moved_to, t.id)
           WHERE t.id = (SELECT id FROM topics WHERE slug = ?1 OR lower(label) = ?1 ORDER BY slug <> ?1, is_gone LIMIT 1)
           LIMIT ${MAX_NEIGHBOURS}`,
        )
        .all(name.trim().toLowerCase())
        .map(toId),
    citing: (key) =>
      neighbours(database, key, `SELECT citing_id AS id FROM citations WHERE cited_id = ?1 LIMIT ${MAX_NEIGHBOURS}`),
    citedBy: (key) =>
      neighbours(
        database,
        key,
        `SELECT cited_id AS id FROM citations INDEXED BY citations_citing WHERE citing_id = ?1 LIMIT ${MAX_NEIGHBOURS}`,
      ),
  };
}

const toId = (row: Row): number => Number(row.id);

function neighbours(database: Database, key: string, sql: string): number[] {
  const [id] = findNamed(database, [key]);
  return id === undefined ? [] : database.prepare(sql).all(id).map(toId);
}

/** Two queries however many keys: by key, then what is left by identifier. */
function findNamed(database: Database, keys: readonly string[]): number[] {
  const wanted = keys.map((key) => key.trim());
  const found = new Map(
    selectByJson(
      database,
      `SELECT e.value AS key, coalesce(p.id, k.paper_id) AS id FROM json_each(?) e
       LEFT JOIN papers p ON p.slug = e.value LEFT JOIN paper_keys k ON k.key = e.value
       WHERE coalesce(p.id, k.paper_id) IS NOT NULL`,
      wanted,
    ).map((row) => [String(row.key), toId(row)]),
  );
  const others = wanted.flatMap((key) => {
    const identifier = found.has(key) ? undefined : readIdentifier(key);
    return identifier ? [{ key, ...identifier }] : [];
  });
  const rows = selectByJson(
    database,
    `SELECT e.value ->> 'key' AS key, min(i.paper_id) AS id FROM json_each(?) e
     JOIN identifiers i ON i.scheme = e.value ->> 'scheme' AND i.value = e.value ->> 'value' GROUP BY 1`,
    others,
  );
  for (const row of rows) found.set(String(row.key), toId(row));
  return [...new Set(wanted.flatMap((key) => found.get(key) ?? []))];
}

/** An address, an arXiv id, a DOI, or any scheme written out as `openalex:W123`. */
function readIdentifier(key: string) {
  const colon = key.indexOf(":");
  return (
    recogniseIdentifier(key) ??
    (colon > 0
      ? normaliseIdentifier(key.slice(0, colon).toLowerCase() as IdentifierScheme, key.slice(colon + 1))
      : undefined)
  );
}

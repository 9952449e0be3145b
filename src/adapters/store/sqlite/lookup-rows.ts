// Views of papers and lookups of papers in SQLite.

import type { Identifier, IdentifierScheme } from "../../../model/record.ts";
import type { LookupStore } from "../../../ports/lookup-store.ts";
import { selectByJson } from "./bulk.ts";
import type { Database } from "./driver.ts";

/** The newest days of the front page, and how many of their first papers are looked up unasked. */
const FRONT_DAYS = 3;
const FRONT_PAPERS = 600;

export function createLookupStore(database: Database): LookupStore {
  return {
    transaction: (work) => database.transaction(work),

    papersToAsk({ source, schemes, notSince, viewsFrom, limit }) {
      const rows = database
        .prepare(
          `WITH newest AS (SELECT min(day) AS day FROM (SELECT DISTINCT day FROM papers WHERE day IS NOT NULL ORDER BY day DESC LIMIT ${FRONT_DAYS})),
           wanted AS (
             SELECT paper_id, sum(views) AS views, 0 AS rank FROM paper_views WHERE day >= ?1 GROUP BY paper_id
             UNION ALL SELECT id, 0, rank FROM (SELECT id, coalesce(rank, 0) AS rank FROM papers
               WHERE day >= (SELECT day FROM newest) ORDER BY rank DESC, id LIMIT ${FRONT_PAPERS}))
           SELECT w.paper_id AS id, sum(w.views) AS views, max(w.rank) AS rank FROM wanted w
           LEFT JOIN paper_lookups l ON l.source = ?2 AND l.paper_id = w.paper_id
           WHERE (l.asked_on IS NULL OR l.asked_on < ?3)
             AND EXISTS (SELECT 1 FROM identifiers i JOIN json_each(?4) s ON s.value = i.scheme WHERE i.paper_id = w.paper_id)
           GROUP BY w.paper_id ORDER BY views DESC, rank DESC, id LIMIT ?5`,
        )
        .all(viewsFrom, source, notSince, JSON.stringify(schemes), limit);
      const ids = rows.map((row) => Number(row.id));
      const best = bestIdentifiers(database, ids, schemes);
      return ids.flatMap((paperId) => {
        const identifier = best.get(paperId);
        return identifier ? [{ paperId, identifier }] : [];
      });
    },

    countAsked: (source, day) =>
      Number(
        database.prepare("SELECT count(*) AS n FROM paper_lookups WHERE source = ? AND asked_on = ?").get(source, day)
          ?.n ?? 0,
      ),

    noteAsked(source, paperIds, day) {
      const note = database.prepare("INSERT OR REPLACE INTO paper_lookups VALUES (?, ?, ?)");
      for (const id of paperIds) note.run(source, id, day);
    },

    addViews(views, day) {
      const add = database.prepare(
        `INSERT INTO paper_views (paper_id, day, views) SELECT id, ?2, ?3 FROM papers WHERE slug = ?1
         ON CONFLICT (day, paper_id) DO UPDATE SET views = views + excluded.views`,
      );
      for (const { key, count } of views) add.run(key, day, count);
    },

    forgetViewsBefore: (day) => void database.prepare("DELETE FROM paper_views WHERE day < ?").run(day),
  };
}

function bestIdentifiers(
  database: Database,
  paperIds: number[],
  schemes: readonly IdentifierScheme[],
): Map<number, Identifier> {
  const best = new Map<number, Identifier>();
  const placeOf = (scheme: string) => schemes.indexOf(scheme as IdentifierScheme);
  const rows = selectByJson(
    database,
    "SELECT i.paper_id, i.scheme, min(i.value) AS value FROM json_each(?) e JOIN identifiers i ON i.paper_id = e.value GROUP BY 1, 2",
    paperIds,
  );
  for (const row of rows) {
    const [paperId, place] = [Number(row.paper_id), placeOf(String(row.scheme))];
    const held = best.get(paperId);
    if (place >= 0 && (!held || place < placeOf(held.scheme)))
      best.set(paperId, { scheme: row.scheme as IdentifierScheme, value: String(row.value) });
  }
  return best;
}

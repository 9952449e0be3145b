// Citations in SQLite: links between the papers held, and how many each has.

import type { CitationLink, CitationStore, TitleMatch } from "../../../ports/citation-store.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import type { Database, Row } from "./driver.ts";

const toLink = (row: Row): CitationLink => ({ citingId: Number(row.citing_id), citedId: Number(row.cited_id) });

export function createCitationStore(database: Database): CitationStore {
  const insertLinks = createBulkInsert(
    database,
    "INSERT OR REPLACE INTO citations (cited_id, citing_id, is_self, by_title)",
    4,
  );
  const hasAny = (table: string): boolean => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;

  return {
    transaction: (work) => database.transaction(work),

    nextChanged() {
      const row = database.prepare("SELECT id, paper_ids FROM changed_papers ORDER BY id LIMIT 1").get();
      if (!row) return undefined;
      const paperIds = JSON.parse(String(row.paper_ids)) as number[];
      return { batch: Number(row.id), paperIds };
    },
    forgetChanged: (batch) => void database.prepare("DELETE FROM changed_papers WHERE id = ?").run(batch),

    takeChangedBylines(limit) {
      const rows = database.prepare("SELECT paper_id FROM changed_bylines ORDER BY paper_id LIMIT ?").all(limit);
      const ids = rows.map((row) => Number(row.paper_id));
      const last = ids.at(-1);
      if (last !== undefined) database.prepare("DELETE FROM changed_bylines WHERE paper_id <= ?").run(last);
      return ids;
    },

    linksByIdentifier({ citing, cited }) {
      if (!hasAny("paper_references")) return [];
      const links = (ids: number[], join: string) =>
        selectByJson(
          database,
          `SELECT DISTINCT r.paper_id AS citing_id, i.paper_id AS cited_id FROM json_each(?) e ${join}`,
          ids,
        ).map(toLink);
      return [
        ...links(
          citing,
          `CROSS JOIN paper_references r ON r.paper_id = e.value
           CROSS JOIN identifiers i ON i.scheme = r.scheme AND i.value = r.value`,
        ),
        ...links(
          cited,
          `CROSS JOIN identifiers i ON i.paper_id = e.value
           CROSS JOIN paper_references r ON r.scheme = i.scheme AND r.value = i.value`,
        ),
      ];
    },

    papersNaming(paperIds) {
      if (!hasAny("reference_titles")) return [];
      return selectByJson(
        database,
        `SELECT DISTINCT t.paper_id FROM json_each(?) e CROSS JOIN records r ON r.paper_id = e.value
         CROSS JOIN reference_titles t ON t.title_hash = r.title_hash`,
        paperIds,
      ).map((row) => Number(row.paper_id));
    },

    titleMatches(citingIds) {
      if (!hasAny("reference_titles")) return [];
      return selectByJson(
        database,
        `SELECT t.paper_id AS citing_id, t.number, x.text, r.paper_id AS cited_id, r.title_hash, r.is_title_long, r.author_keys, r.year
         FROM json_each(?) e CROSS JOIN reference_titles t ON t.paper_id = e.value
         CROSS JOIN records r ON r.title_hash = t.title_hash
         CROSS JOIN reference_texts x ON x.paper_id = t.paper_id AND x.number = t.number WHERE r.is_current = 1`,
        citingIds,
      ).map(toMatch);
    },

    linksOf({ citing, cited }) {
      if (!hasAny("citations")) return [];
      const rows = database
        .prepare(
          `SELECT c.* FROM json_each(?) e CROSS JOIN citations c ON c.cited_id = e.value
           UNION SELECT c.* FROM json_each(?) e CROSS JOIN citations c INDEXED BY citations_citing ON c.citing_id = e.value`,
        )
        .all(JSON.stringify(cited), JSON.stringify(citing));
      return rows.map((row) => ({ ...toLink(row), isSelf: row.is_self === 1, byTitle: row.by_title === 1 }));
    },

    authorsOf: (paperIds) =>
      new Map(
        selectByJson(
          database,
          "SELECT b.paper_id, b.names FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
          paperIds,
        ).map((row) => [Number(row.paper_id), readNames(row).map(([id]) => id)]),
      ),

    addLinks(links) {
      insertLinks(
        links
          .map(({ citedId, citingId, isSelf, byTitle }) => [citedId, citingId, isSelf ? 1 : 0, byTitle ? 1 : 0])
          .sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1])),
      );
    },

    dropLinks(links) {
      const drop = database.prepare("DELETE FROM citations WHERE cited_id = ? AND citing_id = ?");
      for (const { citedId, citingId } of links) drop.run(citedId, citingId);
    },

    recount: (paperIds, today) => recount(database, paperIds, today),
  };
}

function toMatch(row: Row): TitleMatch {
  const keys = String(row.author_keys);
  return {
    ...toLink(row),
    number: Number(row.number),
    text: String(row.text),
    cited: {
      ...(row.title_hash !== null && { titleHash: Number(row.title_hash) }),
      authorKeys: keys === "" ? [] : keys.split(" "),
      ...(row.year !== null && { year: Number(row.year) }),
      isTitleLong: row.is_title_long === 1,
    },
  };
}

function recount(database: Database, paperIds: number[], today: string): void {
  const rows = selectByJson(
    database,
    `SELECT e.value AS id, h.citations AS held, h.self_citations AS held_self,
     (SELECT count(*) FROM citations c WHERE c.cited_id = e.value) AS citations,
     (SELECT coalesce(sum(c.is_self), 0) FROM citations c WHERE c.cited_id = e.value) AS self_citations
     FROM json_each(?) e LEFT JOIN held_citations h ON h.paper_id = e.value`,
    paperIds,
  );
  const save = database.prepare("INSERT OR REPLACE INTO held_citations VALUES (?, ?, ?, ?)");
  const drop = database.prepare("DELETE FROM held_citations WHERE paper_id = ?");
  const changed: number[] = [];
  for (const { id, held, held_self, citations, self_citations } of rows) {
    const isSame = Number(held ?? 0) === citations && Number(held_self ?? 0) === self_citations;
    // What was merged anew shows only what its sources count, so papers with links are looked at in any case.
    if (!isSame || Number(citations) > 0) changed.push(Number(id));
    if (isSame) continue;
    if (Number(citations) > 0) save.run(Number(id), Number(citations), Number(self_citations), today);
    else drop.run(Number(id));
  }
  showBestCounts(database, changed);
}

/** The highest known count, whoever counted: sources first where they are as high. */
function showBestCounts(database: Database, paperIds: number[]): void {
  const rows = selectByJson(
    database,
    `SELECT p.id, p.card -> '$.citations' AS shown, (SELECT json_object('count', count, 'source', source, 'seenOn', seen_on) FROM (
       SELECT count, source, seen_on, 0 AS own FROM citation_counts WHERE paper_id = p.id
       UNION ALL SELECT citations, 'held', counted_on, 1 FROM held_citations WHERE paper_id = p.id
       ORDER BY count DESC, own, source LIMIT 1)) AS best
     FROM json_each(?) e JOIN papers p ON p.id = e.value`,
    paperIds,
  );
  const show = database.prepare(
    `UPDATE papers SET citations = ?2 ->> '$.count',
     card = CASE WHEN ?2 IS NULL THEN json_remove(card, '$.citations') ELSE json_set(card, '$.citations', json(?2)) END WHERE id = ?1`,
  );
  for (const { id, shown, best } of rows) {
    const wanted = best === null ? null : withoutNull(String(best));
    if (wanted !== shown) show.run(Number(id), wanted);
  }
}

/** A count whose day is not known has no day, as merging leaves it. */
function withoutNull(count: string): string {
  const { seenOn, ...rest } = JSON.parse(count) as { count: number; source: string; seenOn: string | null };
  return JSON.stringify({ ...rest, ...(seenOn !== null && { seenOn }) });
}

// Authors and mentions. Until identity is resolved from evidence, an author is a printed name;
// where sources tell several people of one name apart by their ids, each of those ids is an author of its own.

import type { MergedAuthor } from "../../../model/merged-paper.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import type { Database, SqlValue } from "./driver.ts";

/** Names held in memory: enough that a day's names hit, small enough to forget (about 30 MB). */
const MAX_CACHED = 200_000;

/** Enough to rebuild a page from: what the mention printed beside the name. */
const toFacts = (author: MergedAuthor): string | null => {
  if (!author.affiliations && !author.ids && !author.email) return null;
  const { affiliations, institutions, ids, email } = author;
  return JSON.stringify({ affiliations, institutions, ids, email });
};

export function createAuthorRows(database: Database) {
  const cache = new Map<string, number>();
  const insertAuthors = createBulkInsert(database, "INSERT INTO authors (id, key, name, is_collective)", 4);
  const insertWords = createBulkInsert(database, "INSERT INTO authors_fts (rowid, name)", 2);
  // Four of five mentions say no more than a name: binding the empty columns would cost as much as the rest of the row.
  const insertNames = createBulkInsert(database, "INSERT INTO mentions (paper_id, position, author_id, name)", 4);
  const insertMentions = createBulkInsert(
    database,
    "INSERT INTO mentions (paper_id, position, author_id, name, name_key, id_key, facts)",
    7,
  );

  function remember(key: string, id: number): void {
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(key, id);
  }

  /** Author ids of these keys; unknown ones are created. */
  function authorIds(wanted: Map<string, { name: string; isCollective: boolean }>): Map<string, number> {
    const ids = new Map<string, number>();
    const unknown: string[] = [];
    for (const key of wanted.keys()) {
      const id = cache.get(key);
      if (id === undefined) unknown.push(key);
      else ids.set(key, id);
    }
    for (const row of selectByJson(
      database,
      "SELECT a.id, a.key FROM json_each(?) e JOIN authors a ON a.key = e.value",
      unknown,
    )) {
      ids.set(String(row.key), Number(row.id));
      remember(String(row.key), Number(row.id));
    }
    let next = Number(database.prepare("SELECT coalesce(max(id), 0) AS top FROM authors").get()?.top) + 1;
    const rows: SqlValue[][] = [];
    for (const key of unknown) {
      const person = wanted.get(key);
      if (!person || ids.has(key)) continue;
      rows.push([next, key, person.name, person.isCollective ? 1 : 0]);
      ids.set(key, next);
      remember(key, next++);
    }
    insertAuthors(rows);
    insertWords(rows.map(([id = null, , name = null]) => [id, name]));
    return ids;
  }

  /**
   * Puts every identified mention of these names where it belongs: with the name while sources know one person of it,
   * with its own identifier once they know two. Depends on the mentions alone, so it undoes itself when they go.
   */
  function settleNames(nameKeys: string[]): void {
    const rows = selectByJson(
      database,
      `SELECT m.name_key, m.id_key, m.author_id, min(m.name) AS name, a.key AS author_key FROM json_each(?) e
       JOIN mentions m ON m.name_key = e.value AND m.id_key IS NOT NULL
       JOIN authors a ON a.id = m.author_id
       GROUP BY m.name_key, m.id_key, m.author_id`,
      nameKeys,
    );
    const people = new Map<string, Set<string>>();
    for (const row of rows) {
      const group = `${row.name_key} ${schemeOf(String(row.id_key))}`;
      people.set(group, (people.get(group) ?? new Set()).add(String(row.id_key)));
    }
    const moves: { nameKey: string; idKey: string; from: number; to: string; name: string }[] = [];
    for (const row of rows) {
      const [nameKey, idKey] = [String(row.name_key), String(row.id_key)];
      const isShared = (people.get(`${nameKey} ${schemeOf(idKey)}`)?.size ?? 0) > 1;
      const to = isShared ? idKey : `name:${nameKey}`;
      if (row.author_key !== to)
        moves.push({ nameKey, idKey, from: Number(row.author_id), to, name: String(row.name) });
    }
    if (moves.length === 0) return;
    const ids = authorIds(new Map(moves.map((move) => [move.to, { name: move.name, isCollective: false }])));
    for (const move of moves) {
      database
        .prepare("UPDATE mentions SET author_id = ? WHERE name_key = ? AND id_key = ? AND author_id = ?")
        .run(ids.get(move.to) ?? move.from, move.nameKey, move.idKey, move.from);
    }
  }

  return {
    settleNames,
    /** A rolled back transaction may have created authors that are not there any more. */
    forget: () => cache.clear(),

    /** Identified names on these papers: they must be settled again when the papers change. */
    namesOf: (paperIds: number[]): string[] =>
      selectByJson(
        database,
        "SELECT DISTINCT m.name_key FROM json_each(?) e JOIN mentions m ON m.paper_id = e.value WHERE m.id_key IS NOT NULL",
        paperIds,
      ).map((row) => String(row.name_key)),

    saveMentions(papers: { paperId: number; authors: MergedAuthor[] }[], alsoTouched: string[]): void {
      const wanted = new Map<string, { name: string; isCollective: boolean }>();
      const identified = new Set(alsoTouched);
      for (const { authors } of papers) {
        for (const author of authors) {
          const key = `name:${author.nameKey}`;
          if (!wanted.has(key)) wanted.set(key, author);
          if (author.idKey) identified.add(author.nameKey);
        }
      }
      const ids = authorIds(wanted);
      const [plain, telling]: [SqlValue[][], SqlValue[][]] = [[], []];
      for (const { paperId, authors } of papers) {
        for (const [position, author] of authors.entries()) {
          const row: SqlValue[] = [paperId, position, ids.get(`name:${author.nameKey}`) ?? 0, author.name];
          const facts = toFacts(author);
          if (facts === null) plain.push(row);
          else telling.push([...row, author.idKey ? author.nameKey : null, author.idKey ?? null, facts]);
        }
      }
      insertNames(plain);
      insertMentions(telling);
      settleNames([...identified]);
    },
  };
}

const schemeOf = (idKey: string): string => idKey.slice(0, idKey.indexOf(":"));

// Bylines as ingest writes them. A name that is new at its place belongs to a provisional author, one for each printed
// name, until identity is resolved; a name that stays at its place stays with its author.

import type { MergedAuthor } from "../../../model/merged-paper.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { type PrintedName, readNames, readTrust, type Trust, writeFacts } from "./bylines.ts";
import type { Database, SqlValue } from "./driver.ts";
import { keyOfName } from "./mention-keys.ts";

/** Names held in memory: enough that a day's names hit, small enough to forget (about 30 MB). */
const MAX_CACHED = 200_000;

interface Person {
  name: string;
  isCollective: boolean;
}

/** A byline as it stood before its paper was merged anew. */
interface Held {
  names: PrintedName[];
  trust: (Trust | null)[];
  isResolved: boolean;
}

export function createAuthorRows(database: Database) {
  /** By the key of a name. */
  const cache = new Map<string, number>();
  const insertAuthors = createBulkInsert(database, "INSERT INTO authors (id, key, name, is_collective)", 4);
  const insertWords = createBulkInsert(database, "INSERT INTO authors_fts (rowid, name)", 2);
  const insertBylines = createBulkInsert(
    database,
    "INSERT INTO bylines (paper_id, names, facts, trust, is_resolved)",
    5,
  );
  const insertPapers = createBulkInsert(database, "INSERT OR IGNORE INTO author_papers (author_id, paper_id)", 2);

  /** Finds the provisional authors of these names, or creates them, into the cache. */
  function cacheAuthors(unknown: Map<string, Person>): void {
    if (unknown.size === 0) return;
    const byStoredKey = new Map([...unknown.keys()].map((key) => [`name:${key}`, key]));
    const known = selectByJson(
      database,
      "SELECT a.id, a.key, a.moved_to FROM json_each(?) e JOIN authors a ON a.key = e.value",
      [...byStoredKey.keys()],
    );
    for (const { id, key, moved_to: movedTo } of known) {
      cache.set(byStoredKey.get(String(key)) ?? "", Number(id));
      // Its former papers went to others; it has one of its own again.
      if (movedTo === null) continue;
      database.prepare("UPDATE authors SET moved_to = NULL WHERE id = ?").run(id ?? null);
      database
        .prepare("INSERT OR REPLACE INTO authors_fts (rowid, name) SELECT id, name FROM authors WHERE id = ?")
        .run(id ?? null);
    }
    let next = Number(database.prepare("SELECT coalesce(max(id), 0) AS top FROM authors").get()?.top) + 1;
    const [rows, words]: [SqlValue[][], SqlValue[][]] = [[], []];
    for (const [storedKey, key] of byStoredKey) {
      const person = unknown.get(key);
      if (!person || cache.has(key)) continue;
      rows.push([next, storedKey, person.name, person.isCollective ? 1 : 0]);
      words.push([next, person.name]);
      cache.set(key, next++);
    }
    insertAuthors(rows);
    insertWords(words);
  }

  return {
    /** After a rolled back transaction, and when authors were resolved: what is remembered may not be so any more. */
    forget: () => cache.clear(),

    /** To be read before the bylines are cleared. */
    holdBylines: (paperIds: number[]): Map<number, Held> =>
      new Map(
        selectByJson(
          database,
          "SELECT b.paper_id, b.names, b.trust, b.is_resolved FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
          paperIds,
        ).map((row) => [
          Number(row.paper_id),
          { names: readNames(row), trust: readTrust(row), isResolved: row.is_resolved === 1 },
        ]),
      ),

    clearBylines(paperIds: number[]): void {
      for (const id of paperIds) {
        database
          .prepare(
            `DELETE FROM author_papers WHERE paper_id = ?1 AND author_id IN
             (SELECT n.value ->> 0 FROM bylines b, json_each(b.names) n WHERE b.paper_id = ?1)`,
          )
          .run(id);
        database.prepare("DELETE FROM bylines WHERE paper_id = ?").run(id);
      }
    },

    saveBylines(papers: { paperId: number; authors: MergedAuthor[] }[], held: ReadonlyMap<number, Held>): void {
      if (cache.size >= MAX_CACHED) cache.clear();
      const kept = papers.map(({ paperId, authors }) => keepAuthors(authors, held.get(paperId)));
      const unknown = new Map<string, Person>();
      for (const [number, { authors }] of papers.entries()) {
        for (const [place, author] of authors.entries()) {
          if (kept[number]?.[place] === undefined && !cache.has(author.nameKey)) unknown.set(author.nameKey, author);
        }
      }
      cacheAuthors(unknown);
      const [bylineRows, paperRows]: [SqlValue[][], SqlValue[][]] = [[], []];
      for (const [number, { paperId, authors }] of papers.entries()) {
        const keepers = kept[number] ?? [];
        const names = authors.map((author, place): PrintedName => {
          const keeper = keepers[place];
          return keeper ? [keeper.id, author.name] : [cache.get(author.nameKey) ?? 0, author.name];
        });
        for (const [id] of names) paperRows.push([id, paperId]);
        const isResolved = held.get(paperId)?.isResolved === true && authors.every((_, place) => keepers[place]);
        const trust = keepers.some((keeper) => keeper?.trust) ? authors.map((_, i) => keepers[i]?.trust ?? null) : null;
        bylineRows.push([
          paperId,
          JSON.stringify(names),
          writeFacts(authors),
          trust && JSON.stringify(trust),
          isResolved || authors.length === 0 ? 1 : 0,
        ]);
      }
      insertBylines(bylineRows);
      // In the order of the table, so that neighbours are written together.
      insertPapers(paperRows.sort((a, b) => Number(a[0]) - Number(b[0])));
    },
  };
}

interface Keeper {
  id: number;
  trust: Trust | null;
}

/** Whom each name belonged to: the same name at the same place, else the only other place that printed it. */
function keepAuthors(authors: readonly MergedAuthor[], held: Held | undefined): (Keeper | undefined)[] {
  if (!held) return [];
  const keys = held.names.map(keyOfName);
  const free = new Map<string, number | undefined>();
  for (const [place, key] of keys.entries()) {
    if (authors[place]?.nameKey !== key) free.set(key, free.has(key) ? undefined : place);
  }
  return authors.map(({ nameKey }, place) => {
    const from = keys[place] === nameKey ? place : free.get(nameKey);
    const printed = from === undefined ? undefined : held.names[from];
    if (from === undefined || !printed) return undefined;
    if (from !== place) free.delete(nameKey);
    return { id: printed[0], trust: held.trust[from] ?? null };
  });
}

// Authors and bylines. Until identity is resolved from evidence, an author is a printed name;
// where sources tell several people of one name apart by their ids, each of those ids is an author of its own.

import type { MergedAuthor } from "../../../model/merged-paper.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { type PrintedName, readNames, writeFacts } from "./bylines.ts";
import type { Database, SqlValue } from "./driver.ts";

/** Names held in memory: enough that a day's names hit, small enough to forget (about 30 MB). */
const MAX_CACHED = 200_000;

interface Person {
  name: string;
  isCollective: boolean;
}

/** An identified name as it is stored now. */
interface Holding {
  nameKey: string;
  idKey: string;
  authorId: number;
  authorKey: string;
}

export function createAuthorRows(database: Database) {
  /** By the key of a name, or by an identifier (which holds a colon after letters, as no key of a name does). */
  const cache = new Map<string, number>();
  const insertAuthors = createBulkInsert(database, "INSERT INTO authors (id, key, name, is_collective)", 4);
  const insertWords = createBulkInsert(database, "INSERT INTO authors_fts (rowid, name)", 2);
  const insertBylines = createBulkInsert(database, "INSERT INTO bylines (paper_id, names, facts)", 3);
  const insertPapers = createBulkInsert(database, "INSERT OR IGNORE INTO author_papers (author_id, paper_id)", 2);
  const insertIdentified = createBulkInsert(
    database,
    "INSERT INTO identified_names (name_key, id_key, paper_id, position, author_id)",
    5,
  );

  /** Finds the authors of these keys, or creates them, into the cache. */
  function cacheAuthors(unknown: Map<string, Person>, toKey: (key: string) => string): void {
    if (unknown.size === 0) return;
    const byStoredKey = new Map([...unknown.keys()].map((key) => [toKey(key), key]));
    const known = selectByJson(database, "SELECT a.id, a.key FROM json_each(?) e JOIN authors a ON a.key = e.value", [
      ...byStoredKey.keys(),
    ]);
    for (const { id, key } of known) cache.set(byStoredKey.get(String(key)) ?? "", Number(id));
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

  const holdingsOf = (nameKeys: string[]): Holding[] =>
    selectByJson(
      database,
      `SELECT i.name_key, i.id_key, i.author_id, a.key AS author_key FROM json_each(?) e
       JOIN identified_names i ON i.name_key = e.value JOIN authors a ON a.id = i.author_id
       GROUP BY i.name_key, i.id_key, i.author_id`,
      nameKeys,
    ).map((row) => ({
      nameKey: String(row.name_key),
      idKey: String(row.id_key),
      authorId: Number(row.author_id),
      authorKey: String(row.author_key),
    }));

  /** Gives stored names to the author to whom they belong now. */
  function move(holdings: Holding[], isShared: (nameKey: string, idKey: string) => boolean): void {
    const bylines = new Map<number, PrintedName[]>();
    const bylineOf = (paperId: number): PrintedName[] => {
      const known = bylines.get(paperId);
      if (known) return known;
      const row = database.prepare("SELECT names FROM bylines WHERE paper_id = ?").get(paperId);
      const names = row ? readNames(row) : [];
      bylines.set(paperId, names);
      return names;
    };
    for (const { nameKey, idKey, authorId: from, authorKey } of holdings) {
      const isOwn = isShared(nameKey, idKey);
      if (authorKey === (isOwn ? idKey : `name:${nameKey}`)) continue;
      const rows = database
        .prepare("SELECT paper_id, position FROM identified_names WHERE name_key = ? AND id_key = ? AND author_id = ?")
        .all(nameKey, idKey, from)
        .map((row) => ({ paperId: Number(row.paper_id), position: Number(row.position) }));
      const spellings = rows.flatMap(({ paperId, position }) => bylineOf(paperId)[position]?.[1] ?? []);
      const key = isOwn ? idKey : nameKey;
      if (!cache.has(key)) {
        const person = { name: spellings.sort()[0] ?? nameKey, isCollective: false };
        cacheAuthors(new Map([[key, person]]), isOwn ? plainKey : toNameKey);
      }
      const to = cache.get(key) ?? from;
      for (const { paperId, position } of rows) {
        const names = bylineOf(paperId);
        const printed = names[position];
        if (printed) printed[0] = to;
        if (!names.some(([id]) => id === from))
          database.prepare("DELETE FROM author_papers WHERE author_id = ? AND paper_id = ?").run(from, paperId);
        database.prepare("INSERT OR IGNORE INTO author_papers (author_id, paper_id) VALUES (?, ?)").run(to, paperId);
      }
      database
        .prepare("UPDATE identified_names SET author_id = ? WHERE name_key = ? AND id_key = ? AND author_id = ?")
        .run(to, nameKey, idKey, from);
    }
    const update = database.prepare("UPDATE bylines SET names = ? WHERE paper_id = ?");
    for (const [paperId, names] of bylines) update.run(JSON.stringify(names), paperId);
  }

  return {
    /** A rolled back transaction may have created authors that are not there any more. */
    forget: () => cache.clear(),

    /** Identified names on these papers: they must be settled again when the papers change. */
    namesOf: (paperIds: number[]): string[] =>
      selectByJson(
        database,
        "SELECT DISTINCT i.name_key FROM json_each(?) e JOIN identified_names i ON i.paper_id = e.value",
        paperIds,
      ).map((row) => String(row.name_key)),

    clearBylines(paperIds: number[]): void {
      for (const id of paperIds) {
        database
          .prepare(
            `DELETE FROM author_papers WHERE paper_id = ?1 AND author_id IN
             (SELECT n.value ->> 0 FROM bylines b, json_each(b.names) n WHERE b.paper_id = ?1)`,
          )
          .run(id);
        database.prepare("DELETE FROM identified_names WHERE paper_id = ?").run(id);
        database.prepare("DELETE FROM bylines WHERE paper_id = ?").run(id);
      }
    },

    /**
     * Puts every identified name where it belongs: with the name while sources know one person of it, with its own
     * identifier once they know two. Depends on what is printed alone, so it undoes itself when that goes.
     */
    saveBylines(papers: { paperId: number; authors: MergedAuthor[] }[], alsoTouched: string[]): void {
      if (cache.size >= MAX_CACHED) cache.clear();
      const touched = new Set(alsoTouched);
      const people = createPeople();
      for (const { authors } of papers) {
        for (const { nameKey, idKey } of authors) {
          if (idKey === undefined) continue;
          touched.add(nameKey);
          people.add(nameKey, idKey);
        }
      }
      const holdings = holdingsOf([...touched]);
      for (const { nameKey, idKey } of holdings) people.add(nameKey, idKey);
      const keyOf = ({ nameKey, idKey }: MergedAuthor): string =>
        idKey !== undefined && people.isShared(nameKey, idKey) ? idKey : nameKey;

      const names = new Map<string, Person>();
      const ids = new Map<string, Person>();
      for (const { authors } of papers) {
        for (const author of authors) {
          const key = keyOf(author);
          if (cache.has(key)) continue;
          const unknown = key === author.nameKey ? names : ids;
          if (!unknown.has(key)) unknown.set(key, author);
        }
      }
      cacheAuthors(names, toNameKey);
      cacheAuthors(ids, plainKey);

      const [bylineRows, paperRows, identifiedRows]: [SqlValue[][], SqlValue[][], SqlValue[][]] = [[], [], []];
      for (const { paperId, authors } of papers) {
        const printed: PrintedName[] = [];
        for (const author of authors) {
          const id = cache.get(keyOf(author)) ?? 0;
          if (author.idKey !== undefined)
            identifiedRows.push([author.nameKey, author.idKey, paperId, printed.length, id]);
          printed.push([id, author.name]);
          paperRows.push([id, paperId]);
        }
        bylineRows.push([paperId, JSON.stringify(printed), writeFacts(authors)]);
      }
      insertBylines(bylineRows);
      // In the order of the table, so that neighbours are written together.
      insertPapers(paperRows.sort((a, b) => Number(a[0]) - Number(b[0])));
      insertIdentified(identifiedRows);
      move(holdings, people.isShared);
    },
  };
}

const toNameKey = (key: string): string => `name:${key}`;
const plainKey = (key: string): string => key;
const schemeOf = (idKey: string): string => idKey.slice(0, idKey.indexOf(":"));

/** Which names carry more than one identifier of one scheme. */
function createPeople() {
  const byName = new Map<string, Set<string>>();
  return {
    add(nameKey: string, idKey: string): void {
      const known = byName.get(nameKey);
      if (known) known.add(idKey);
      else byName.set(nameKey, new Set([idKey]));
    },
    isShared(nameKey: string, idKey: string): boolean {
      const known = byName.get(nameKey);
      if (!known || known.size < 2) return false;
      const scheme = schemeOf(idKey);
      for (const other of known) if (other !== idKey && schemeOf(other) === scheme) return true;
      return false;
    },
  };
}

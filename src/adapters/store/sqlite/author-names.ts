// The rows of authors, and what finds them by the names they are printed by.

import { blockKey } from "../../../model/identity/blocks.ts";
import { readPersonName } from "../../../model/identity/person-name.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { readNames } from "./bylines.ts";
import { chooseName } from "./choose-name.ts";
import type { Database } from "./driver.ts";
import { followRedirect } from "./pin-rows.ts";

export function createAuthors(database: Database) {
  const insertNames = createBulkInsert(database, "INSERT OR IGNORE INTO author_names (block, full_name, author_id)", 3);

  function refresh(ids: number[]): void {
    const printed = namesByAuthor(database, ids);
    const rows = selectByJson(
      database,
      `SELECT a.id, a.name, a.is_collective, a.chosen_name, a.moved_to,
         EXISTS (SELECT 1 FROM author_names n WHERE n.author_id = a.id) AS is_known,
         EXISTS (SELECT 1 FROM authors_fts_docsize d WHERE d.id = a.id) AS is_found
       FROM json_each(?) e JOIN authors a ON a.id = e.value`,
      ids,
    );
    const known = rows.flatMap(({ id, is_known }) => (is_known === 1 ? [Number(id)] : []));
    database
      .prepare("DELETE FROM author_names WHERE author_id IN (SELECT value FROM json_each(?))")
      .run(JSON.stringify(known));
    const names: [string, string, number][] = [];
    for (const row of rows) {
      const id = Number(row.id);
      const counts = printed.get(id);
      if (!counts) {
        database.prepare("DELETE FROM authors_fts WHERE rowid = ?").run(id);
        database.prepare("DELETE FROM author_metrics WHERE author_id = ?").run(id);
        continue;
      }
      const found = new Set([...counts.keys()]);
      const name = chooseName(counts);
      const isCollective = readPersonName(name).isCollective ? 1 : 0;
      if (name !== row.name || isCollective !== row.is_collective || row.moved_to !== null)
        database
          .prepare("UPDATE authors SET name = ?, is_collective = ?, moved_to = NULL WHERE id = ?")
          .run(name, isCollective, id);
      if (typeof row.chosen_name === "string") found.add(row.chosen_name);
      // Who has not been resolved before is found by the one name already.
      const isFound = row.is_found === 1 && row.is_known === 0 && found.size === 1 && name === row.name;
      if (!isFound)
        database
          .prepare("INSERT OR REPLACE INTO authors_fts (rowid, name) VALUES (?, ?)")
          .run(id, [...found].sort().join("\n"));
      for (const one of found) {
        const person = readPersonName(one);
        names.push([blockKey(person), person.full, id]);
      }
    }
    insertNames(names);
  }

  return {
    create(name: string): number {
      const id = Number(database.prepare("SELECT coalesce(max(id), 0) + 1 AS next FROM authors").get()?.next);
      database
        .prepare("INSERT INTO authors (id, key, name, is_collective) VALUES (?, ?, ?, 0)")
        .run(id, `author:${id}`, name);
      return id;
    },
    /** What comes in under their printed name from now on is somebody new until it is resolved. Returns those who had not been. */
    own(ids: number[]): number[] {
      const rows = selectByJson(
        database,
        "SELECT a.id FROM json_each(?) e JOIN authors a ON a.id = e.value WHERE a.key LIKE 'name:%'",
        ids,
      );
      const own = rows.map(({ id }) => Number(id));
      database
        .prepare("UPDATE authors SET key = 'author:' || id WHERE id IN (SELECT value FROM json_each(?))")
        .run(JSON.stringify(own));
      return own;
    },
    refresh,
    /** To whom most of its names went, when it has none left. */
    redirect(from: number, gone: ReadonlyMap<number, number>): void {
      if (database.prepare("SELECT 1 FROM author_papers WHERE author_id = ? LIMIT 1").get(from)) return;
      const [to] = [...gone].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
      if (to === undefined) return;
      database.prepare("UPDATE authors SET moved_to = ? WHERE id = ?").run(to, from);
      database.prepare("UPDATE authors SET moved_to = ? WHERE moved_to = ?").run(to, from);
      followRedirect(database, from, to);
    },
  };
}

/** How often each author is printed by which name. */
function namesByAuthor(database: Database, ids: number[]): Map<number, Map<string, number>> {
  const found = new Map<number, Map<string, number>>();
  const papers = selectByJson(
    database,
    "SELECT x.author_id, x.paper_id FROM json_each(?) e JOIN author_papers x ON x.author_id = e.value",
    ids,
  );
  // Authors of one batch stand on the same papers: each is read once.
  const rows = selectByJson(
    database,
    "SELECT b.paper_id, b.names FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
    [...new Set(papers.map((row) => Number(row.paper_id)))],
  );
  const wanted = new Set(papers.map((row) => Number(row.author_id)));
  for (const row of rows) {
    for (const [id, name] of readNames(row)) {
      if (!wanted.has(id)) continue;
      const counts = found.get(id) ?? new Map<string, number>();
      counts.set(name, (counts.get(name) ?? 0) + 1);
      found.set(id, counts);
    }
  }
  return found;
}

// Who is behind which printed name, as a run of author identity found it.

import { blockKey } from "../../../model/identity/blocks.ts";
import { readPersonName } from "../../../model/identity/person-name.ts";
import type { IdentityRun, IdentityStore, ResolvedPaper } from "../../../ports/identity.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { type PrintedName, readNames, type Trust } from "./bylines.ts";
import { chooseName } from "./choose-name.ts";
import type { Database, Row } from "./driver.ts";
import { createIdentitySource } from "./identity-source.ts";

/** `onChange` is told that keys of authors have changed. */
export function createIdentityStore(database: Database, onChange: () => void): IdentityStore {
  const count = (sql: string): number => Number(database.prepare(sql).get()?.n ?? 0);
  return {
    ...createIdentitySource(database),
    transaction: (work) => database.transaction(work),
    openRun: () => createRun(database, onChange),
    unresolved: (limit) =>
      database
        .prepare("SELECT paper_id FROM bylines WHERE is_resolved = 0 ORDER BY paper_id LIMIT ?")
        .all(limit)
        .map((row) => String(row.paper_id)),
    countPapers: () => ({
      all: count("SELECT count(*) AS n FROM bylines"),
      unresolved: count("SELECT count(*) AS n FROM bylines WHERE is_resolved = 0"),
    }),
  };
}

function createRun(database: Database, onChange: () => void): IdentityRun {
  const newcomers = new Map<string, number>();
  /** Where the names of an author that lost some have gone. */
  const losses = new Map<number, Map<number, number>>();
  const winners = new Set<number>();
  const authors = createAuthors(database);

  const idOf = (author: string, name: string): number => {
    if (/^\d+$/.test(author)) return Number(author);
    const known = newcomers.get(author);
    if (known !== undefined) return known;
    const id = authors.create(name);
    newcomers.set(author, id);
    return id;
  };

  function assignPaper({ id, names }: ResolvedPaper, row: Row): void {
    const held = readNames(row);
    if (held.length !== names.length || held.some(([, name], place) => name !== names[place]?.name)) return;
    const next = names.map(({ author, name }, place): PrintedName => {
      const [, ...rest] = held[place] as PrintedName;
      return [idOf(author, name), ...rest];
    });
    const trust = JSON.stringify(names.map(toTrust));
    for (const [place, [to]] of next.entries()) {
      const from = held[place]?.[0] ?? to;
      if (from === to) continue;
      const gone = losses.get(from) ?? new Map<number, number>();
      gone.set(to, (gone.get(to) ?? 0) + 1);
      losses.set(from, gone);
      winners.add(to);
    }
    saveByline(database, Number(id), { held, next, trust });
  }

  return {
    assign(papers) {
      const byId = new Map(papers.map((paper) => [Number(paper.id), paper]));
      const rows = selectByJson(
        database,
        "SELECT b.paper_id, b.names, b.trust, b.is_resolved FROM json_each(?) e JOIN bylines b ON b.paper_id = e.value",
        [...byId.keys()],
      );
      const mentioned = new Set<number>();
      for (const row of rows) {
        const paper = byId.get(Number(row.paper_id));
        if (!paper) continue;
        assignPaper(paper, row);
        for (const { author } of paper.names) mentioned.add(newcomers.get(author) ?? Number(author));
      }
      authors.own([...mentioned]);
      onChange();
    },
    touched: () => [...new Set([...winners, ...losses.keys()])].sort((a, b) => a - b),
    settle(authorIds) {
      authors.refresh([...authorIds]);
      for (const from of authorIds) {
        const gone = losses.get(from);
        if (gone) authors.redirect(from, gone);
      }
      onChange();
    },
  };
}

const toTrust = ({ confidence, nearest }: ResolvedPaper["names"][number]): Trust => {
  const percent = Math.round(confidence * 100);
  return nearest === undefined ? [percent] : [percent, Number(nearest)];
};

/** Keeps the two directions, from papers to authors and back, in agreement. */
function saveByline(
  database: Database,
  paperId: number,
  { held, next, trust }: { held: PrintedName[]; next: PrintedName[]; trust: string },
): void {
  database
    .prepare(
      `UPDATE bylines SET names = ?1, trust = ?2, is_resolved = 1
       WHERE paper_id = ?3 AND (names <> ?1 OR trust IS NOT ?2 OR is_resolved = 0)`,
    )
    .run(JSON.stringify(next), trust, paperId);
  const [before, after] = [new Set(held.map(([id]) => id)), new Set(next.map(([id]) => id))];
  for (const id of before) {
    if (!after.has(id))
      database.prepare("DELETE FROM author_papers WHERE author_id = ? AND paper_id = ?").run(id, paperId);
  }
  for (const id of after) {
    if (!before.has(id))
      database.prepare("INSERT OR IGNORE INTO author_papers (author_id, paper_id) VALUES (?, ?)").run(id, paperId);
  }
}

/** The rows of authors, and what finds them by name. */
function createAuthors(database: Database) {
  const insertNames = createBulkInsert(database, "INSERT OR IGNORE INTO author_names (block, full_name, author_id)", 3);

  function refresh(ids: number[]): void {
    const printed = namesByAuthor(database, ids);
    const rows = selectByJson(
      database,
      "SELECT a.id, a.name, a.is_collective, a.chosen_name, a.moved_to FROM json_each(?) e JOIN authors a ON a.id = e.value",
      ids,
    );
    const names: [string, string, number][] = [];
    for (const row of rows) {
      const id = Number(row.id);
      const counts = printed.get(id);
      database.prepare("DELETE FROM author_names WHERE author_id = ?").run(id);
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
    /** What comes in under their printed name from now on is somebody new until it is resolved. */
    own(ids: number[]): void {
      for (const row of selectByJson(
        database,
        "SELECT a.id FROM json_each(?) e JOIN authors a ON a.id = e.value WHERE a.key LIKE 'name:%'",
        ids,
      )) {
        database.prepare("UPDATE authors SET key = 'author:' || id WHERE id = ?").run(row.id ?? null);
      }
    },
    refresh,
    /** To whom most of its names went, when it has none left. */
    redirect(from: number, gone: ReadonlyMap<number, number>): void {
      if (database.prepare("SELECT 1 FROM author_papers WHERE author_id = ? LIMIT 1").get(from)) return;
      const [to] = [...gone].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
      if (to === undefined) return;
      database.prepare("UPDATE authors SET moved_to = ?2 WHERE id = ?1 OR moved_to = ?1").run(from, to);
    },
  };
}

/** How often each author is printed by which name. */
function namesByAuthor(database: Database, ids: number[]): Map<number, Map<string, number>> {
  const found = new Map<number, Map<string, number>>();
  const rows = selectByJson(
    database,
    "SELECT x.author_id, b.names FROM json_each(?) e JOIN author_papers x ON x.author_id = e.value JOIN bylines b ON b.paper_id = x.paper_id",
    ids,
  );
  for (const row of rows) {
    const author = Number(row.author_id);
    const counts = found.get(author) ?? new Map<string, number>();
    for (const [id, name] of readNames(row)) if (id === author) counts.set(name, (counts.get(name) ?? 0) + 1);
    found.set(author, counts);
  }
  return found;
}

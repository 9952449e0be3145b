// Checks, copies and tidies the database file.

import { existsSync, rmSync } from "node:fs";
import { AppError, errorMessage } from "../../../lib/errors.ts";
import type { Check, Maintenance } from "../../../ports/maintenance.ts";
import { type Database, openDatabase } from "./driver.ts";
import { migrations } from "./migrate.ts";

/** Each counts rows that must not exist. */
const promises: { name: string; sql: string }[] = [
  {
    name: "every record belongs to a paper",
    sql: "SELECT count(*) AS n FROM records r WHERE NOT EXISTS (SELECT 1 FROM papers p WHERE p.id = r.paper_id)",
  },
  {
    name: "every paper has a record",
    sql: "SELECT count(*) AS n FROM papers p WHERE NOT EXISTS (SELECT 1 FROM records r WHERE r.paper_id = p.id)",
  },
  {
    name: "every permanent key leads to a paper",
    sql: `SELECT count(*) AS n FROM paper_keys k WHERE k.paper_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.id = k.paper_id)`,
  },
  {
    name: "every author of a paper is known",
    sql: `SELECT count(*) AS n FROM author_papers x WHERE NOT EXISTS (SELECT 1 FROM papers p WHERE p.id = x.paper_id)
      OR NOT EXISTS (SELECT 1 FROM authors a WHERE a.id = x.author_id)`,
  },
  {
    name: "every paper has its printed names",
    sql: "SELECT count(*) AS n FROM papers p WHERE NOT EXISTS (SELECT 1 FROM bylines b WHERE b.paper_id = p.id)",
  },
  {
    name: "every printed name leads to an author",
    sql: `SELECT count(*) AS n FROM bylines b, json_each(b.names) e WHERE NOT EXISTS
      (SELECT 1 FROM author_papers x WHERE x.author_id = e.value ->> 0 AND x.paper_id = b.paper_id)`,
  },
  {
    name: "every identifier belongs to a paper",
    sql: "SELECT count(*) AS n FROM identifiers i WHERE NOT EXISTS (SELECT 1 FROM papers p WHERE p.id = i.paper_id)",
  },
];

export function createMaintenance(database: Database): Maintenance {
  return {
    check: () => [
      checkFile(database),
      checkSchema(database),
      ...promises.map((promise) => checkPromise(database, promise)),
    ],
    copyTo(path) {
      if (existsSync(path)) throw new AppError("conflict", `${path} is there already.`);
      const isGuarded = Number(database.prepare("PRAGMA query_only").get()?.query_only) === 1;
      // A connection for reading may not even write another file.
      database.exec("PRAGMA query_only = 0");
      try {
        database.prepare("VACUUM INTO ?").run(path);
      } finally {
        if (isGuarded) database.exec("PRAGMA query_only = 1");
      }
    },
    tidy(before) {
      database.transaction(() => {
        database
          .prepare("DELETE FROM jobs WHERE state IN ('done', 'failed', 'cancelled') AND finished_at < ?")
          .run(before);
      });
      database.exec("PRAGMA optimize");
      database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    },
  };
}

/** Is this file a sound Broadsheet database? Opens it on its own, and leaves nothing beside it. */
export function checkCopy(path: string): Check[] {
  if (!existsSync(path)) return [{ name: "the file is there", isOk: false, detail: `There is no file ${path}.` }];
  let database: Database | undefined;
  try {
    database = openDatabase(path, { readOnly: true });
    return [checkFile(database), checkSchema(database)];
  } catch (error) {
    return [{ name: "the file is a database", isOk: false, detail: errorMessage(error) }];
  } finally {
    database?.close();
    for (const ending of ["-wal", "-shm"]) rmSync(path + ending, { force: true });
  }
}

/** Brings everything of the write-ahead log into the file itself, which is then whole alone. A damaged file stays as it is. */
export function foldLog(path: string): void {
  try {
    const database = openDatabase(path);
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
  } catch {
    // Whoever puts another file in its place may well do so because it is damaged.
  }
}

function checkFile(database: Database): Check {
  const faults = database
    .prepare("PRAGMA integrity_check(5)")
    .all()
    .map((row) => String(Object.values(row)[0]));
  const isOk = faults.length === 1 && faults[0] === "ok";
  return {
    name: "the database file is sound",
    isOk,
    detail: isOk ? `${database.driver}, no damage` : faults.join("; "),
  };
}

function checkSchema(database: Database): Check {
  const applied = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migrations'").get()
    ? database
        .prepare("SELECT name FROM migrations ORDER BY name")
        .all()
        .map((row) => String(row.name))
    : [];
  const known = new Set(migrations.map((migration) => migration.name));
  const isOk = applied.length > 0 && applied.every((name) => known.has(name));
  const detail =
    applied.length === 0
      ? "this is not a Broadsheet database"
      : isOk
        ? `at ${applied.at(-1)}`
        : "written by a newer Broadsheet";
  return { name: "the schema is known", isOk, detail };
}

function checkPromise(database: Database, { name, sql }: { name: string; sql: string }): Check {
  const count = Number(database.prepare(sql).get()?.n ?? 0);
  return { name, isOk: count === 0, detail: count === 0 ? "yes" : `${count} exceptions` };
}

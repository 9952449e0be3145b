// One small face for two SQLite drivers: node:sqlite where this Node has it, else libsql (prebuilt, no install script).

import { createRequire } from "node:module";
import { AppError, errorMessage } from "../../../lib/errors.ts";

export type SqlValue = string | number | bigint | null | Uint8Array;
export type Row = Record<string, SqlValue>;

export interface Statement {
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number };
  /** As `run`, for hundreds of values at once. */
  runList(values: SqlValue[]): void;
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
  iterate(...values: SqlValue[]): IterableIterator<Row>;
}

export interface Database {
  readonly driver: DriverName;
  readonly path: string;
  exec(sql: string): void;
  /** Prepared once per text and kept. */
  prepare(sql: string): Statement;
  /** Runs `work` inside BEGIN IMMEDIATE; throws roll everything back. Nested calls join the outer transaction. */
  transaction<T>(work: () => T): T;
  close(): void;
}

export type DriverName = "node:sqlite" | "libsql";

type Bound = SqlValue | SqlValue[];

interface RawStatement {
  run(...values: Bound[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...values: Bound[]): unknown;
  all(...values: Bound[]): unknown[];
  iterate(...values: Bound[]): IterableIterator<unknown>;
}
interface RawDatabase {
  exec(sql: string): void;
  prepare(sql: string): RawStatement;
  close(): void;
}

const require = createRequire(import.meta.url);

/** Each thread would say once that SQLite is experimental in this Node: nothing that whoever reads the log can act on. */
function withoutWarnings<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function loadDriver(name: DriverName): (path: string) => RawDatabase {
  if (name === "node:sqlite") {
    const { DatabaseSync } = withoutWarnings(() => require("node:sqlite")) as {
      DatabaseSync: new (path: string) => RawDatabase;
    };
    return (path) => new DatabaseSync(path);
  }
  const Libsql = require("libsql") as new (path: string) => RawDatabase;
  return (path) => new Libsql(path);
}

/** The drivers that this Node can load, the preferred one first. */
export function availableDrivers(): DriverName[] {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  // Before 22.13 node:sqlite needs a flag.
  const hasBuiltIn = major > 22 || (major === 22 && minor >= 13);
  return hasBuiltIn ? ["node:sqlite", "libsql"] : ["libsql"];
}

export interface OpenOptions {
  driver?: DriverName;
  readOnly?: boolean;
  /** Memory for cached pages of this connection. */
  cacheMiB?: number;
}

/** Rows carry whole abstracts: of pages half this size every other one would be half empty. A file keeps the size it was made with. */
const PAGE_BYTES = 8192;
// Folding the log back after every few megabytes would write the same index pages again and again while a large file comes in.
const LOG_PAGES = 4000;
const BULK_LOG_PAGES = 16_000;

/** While a whole file comes in the log grows to 128 MB: pages that every batch changes are then folded back a quarter as often. */
export function setBulkLog(database: Pick<Database, "exec">, isBulk: boolean): void {
  database.exec(`PRAGMA wal_autocheckpoint = ${isBulk ? BULK_LOG_PAGES : LOG_PAGES}`);
}

/** Opens (or creates) a database with the settings all of Broadsheet relies on: WAL, foreign keys off, patient locks. */
export function openDatabase(path: string, options: OpenOptions = {}): Database {
  const driver = options.driver ?? availableDrivers()[0] ?? "libsql";
  let raw: RawDatabase;
  try {
    raw = loadDriver(driver)(path);
    raw.exec("PRAGMA busy_timeout = 10000");
    if (path !== ":memory:" && !options.readOnly)
      raw.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
    // In WAL mode a crash of the process loses nothing with NORMAL; only a power cut can undo the last commits, never corrupt.
    raw.exec("PRAGMA synchronous = NORMAL");
    raw.exec(`PRAGMA cache_size = -${(options.cacheMiB ?? 32) * 1024}`);
    raw.exec("PRAGMA temp_store = MEMORY");
    if (options.readOnly) raw.exec("PRAGMA query_only = 1");
  } catch (error) {
    throw new AppError(
      "unavailable",
      `Cannot open the database ${path}: ${errorMessage(error)}. Is the folder there and writable?`,
      {
        cause: error,
      },
    );
  }
  return wrap(raw, driver, path);
}

function wrap(raw: RawDatabase, driver: DriverName, path: string): Database {
  const statements = new Map<string, Statement>();
  let depth = 0;
  return {
    driver,
    path,
    exec: (sql) => explained(path, () => raw.exec(sql)),
    prepare(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = wrapStatement(
          explained(path, () => raw.prepare(sql)),
          driver,
          path,
        );
        statements.set(sql, statement);
      }
      return statement;
    },
    transaction(work) {
      if (depth > 0) return work();
      explained(path, () => raw.exec("BEGIN IMMEDIATE"));
      depth++;
      try {
        const result = work();
        if (result instanceof Promise) throw new AppError("invalid", "A transaction cannot wait for a promise.");
        explained(path, () => raw.exec("COMMIT"));
        return result;
      } catch (error) {
        try {
          raw.exec("ROLLBACK");
        } catch {
          // A full disk may already have rolled back; the first error is the one that tells.
        }
        throw error;
      } finally {
        depth--;
      }
    },
    close() {
      statements.clear();
      raw.close();
    },
  };
}

// Node 22 reads the address of an empty buffer, which may be none, and would bind NULL.
const EMPTY = new Uint8Array(new ArrayBuffer(8), 0, 0);
const isEmpty = (value: SqlValue): boolean => value instanceof Uint8Array && value.byteLength === 0;

/** libsql takes a list as it is; from single values it would make one first, and it falls over a single blob. */
const BIND: Record<DriverName, (values: SqlValue[]) => Bound[]> = {
  libsql: (values) => [values],
  "node:sqlite": (values) => (values.some(isEmpty) ? values.map((value) => (isEmpty(value) ? EMPTY : value)) : values),
};

function wrapStatement(raw: RawStatement, driver: DriverName, path: string): Statement {
  const bind = BIND[driver];
  return {
    run(...values) {
      const result = explained(path, () => raw.run(...bind(values)));
      return { changes: Number(result.changes), lastInsertRowid: Number(result.lastInsertRowid) };
    },
    runList(values) {
      explained(path, () => raw.run(...bind(values)));
    },
    // libsql's get() adds a `_metadata` property to the row; reading by name does not see it.
    get: (...values) => explained(path, () => raw.get(...bind(values))) as Row | undefined,
    all: (...values) => withBytes(explained(path, () => raw.all(...bind(values))) as Row[]),
    *iterate(...values) {
      for (const row of raw.iterate(...bind(values)) as IterableIterator<Row>) yield withBytes([row])[0] as Row;
    },
  };
}

/** libsql gives a blob as a Buffer from get() and as an ArrayBuffer from all() and iterate(); here it is always bytes. */
function withBytes(rows: Row[]): Row[] {
  const [first] = rows;
  if (!first) return rows;
  // A blob column shows as an object in its first row, or as NULL; the others need not be looked at.
  const columns = Object.keys(first).filter((name) => typeof first[name] === "object");
  if (columns.length === 0) return rows;
  for (const row of rows) {
    for (const name of columns) {
      const value: unknown = row[name];
      if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value);
    }
  }
  return rows;
}

const TROUBLES: [RegExp, (path: string) => string][] = [
  [
    /disk is full|SQLITE_FULL/i,
    (path) => `The disk that holds ${path} is full. Make room; what was stored before is safe.`,
  ],
  [/readonly database|SQLITE_READONLY/i, (path) => `${path} cannot be written to.`],
  [/database is locked|SQLITE_BUSY/i, (path) => `${path} is held by another program.`],
  [
    /disk image is malformed|not a database|SQLITE_CORRUPT|SQLITE_NOTADB/i,
    (path) => `${path} is damaged. Restore a backup: broadsheet restore <file>.`,
  ],
  [/disk I\/O error|SQLITE_IOERR/i, (path) => `The disk that holds ${path} answers with errors.`],
];

/** Trouble of the disk or the file is for the operator to read; anything else is a fault of ours and stays as it is. */
function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const text = `${errorMessage(error)} ${(error as { code?: string }).code ?? ""}`;
    const trouble = TROUBLES.find(([pattern]) => pattern.test(text));
    throw trouble ? new AppError("unavailable", trouble[1](path), { cause: error }) : error;
  }
}

// Kysely builds the queries; this runs them at once on the driver, prepared once per text.

import { type Compilable, DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Database, SqlValue } from "./driver.ts";
import type { Schema } from "./schema.ts";

export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function all<T>(database: Database, query: Compilable<T>): T[] {
  const compiled = query.compile();
  return database.prepare(compiled.sql).all(...(compiled.parameters as SqlValue[])) as T[];
}

// Every schema that was ever released comes to the newest one.

import { describe, expect, it } from "vitest";
import { availableDrivers, type Database, openDatabase } from "./driver.ts";
import { appliedMigrations, migrate, migrations } from "./migrate.ts";

const NOW = "2026-06-04T06:00:00.000Z";

const schemaOf = (database: Database): string[] =>
  database
    .prepare("SELECT name, sql FROM sqlite_master ORDER BY name")
    .all()
    .map((row) => `${row.name}: ${row.sql}`);

describe.each(availableDrivers())("migrations on %s", (driver) => {
  const fresh = openDatabase(":memory:", { driver });
  migrate(fresh, NOW);

  it.each(["", ...migrations.map((migration) => migration.name)])("come from '%s' to the newest schema", (start) => {
    const database = openDatabase(":memory:", { driver });
    if (start !== "") migrate(database, NOW, start);
    migrate(database, NOW);
    expect(schemaOf(database)).toEqual(schemaOf(fresh));
    expect(appliedMigrations(database)).toEqual(migrations.map((migration) => migration.name));
  });

  it("do nothing the second time", () => {
    migrate(fresh, NOW);
    expect(appliedMigrations(fresh)).toHaveLength(migrations.length);
  });

  it("refuse data of a newer Broadsheet", () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, NOW);
    database.exec("INSERT INTO migrations VALUES ('9999-from-the-future', 'now')");
    expect(() => migrate(database, NOW)).toThrow(/newer Broadsheet/);
  });
});

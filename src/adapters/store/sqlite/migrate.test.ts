// Every schema that was ever released comes to the newest one.

import { describe, expect, it } from "vitest";
import { availableDrivers, type Database, openDatabase } from "./driver.ts";
import { matchNames } from "./match-names.ts";
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

  it("carry printed names over into bylines", () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, NOW, "0001-catalogue");
    database.exec(`
      INSERT INTO papers (id, slug, title, author_count, has_code, changed_at, card, detail)
        VALUES (1, 'one', 'One', 2, 0, '', '{}', '{}'), (2, 'two', 'Two', 0, 0, '', '{}', '{}');
      INSERT INTO authors (id, key, name, is_collective) VALUES (7, 'name:ada', 'Ada', 0), (8, 'orcid:1', 'Grace', 0);
      INSERT INTO mentions VALUES (1, 1, 8, 'Grace', 'grace', 'orcid:1', '{"ids":[{"scheme":"orcid","value":"1"}]}'),
        (1, 0, 7, 'Ada', NULL, NULL, NULL), (1, 2, 7, 'Ada', NULL, NULL, NULL)`);
    migrate(database, NOW);
    const all = (sql: string) =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values({ ...row }));
    expect(all("SELECT paper_id, names, facts FROM bylines ORDER BY paper_id")).toEqual([
      [1, '[[7,"Ada"],[8,"Grace"],[7,"Ada"]]', '[null,{"ids":[{"scheme":"orcid","value":"1"}]},null]'],
      [2, "[]", null],
    ]);
    expect(all("SELECT author_id, paper_id FROM author_papers ORDER BY 1")).toEqual([
      [7, 1],
      [8, 1],
    ]);
    expect(matchNames(database, "grac")).toEqual([8]);
  });

  it("take papers out of classes that are no categories, and have them indexed again", () => {
    const database = openDatabase(":memory:", { driver });
    migrate(database, NOW, "0028-identity-moves");
    database.exec(`
      INSERT INTO papers (id, slug, title, author_count, has_code, changed_at, category, card, detail) VALUES
        (1, 'one', 'One', 0, 0, '', '68T50', '{"categories":["68T50","cs.CL","I.2.7; H.3.3","stat.ML"],"codeClaimed":false}', '{}'),
        (2, 'two', 'Two', 0, 0, '', 'cs.LG', '{"categories":["cs.LG"]}', '{}'),
        (3, 'three', 'Three', 0, 0, '', 'J.3', '{"categories":["J.3"]}', '{}');
      INSERT INTO paper_categories (category, paper_id, position) VALUES
        ('68T50', 1, 0), ('cs.CL', 1, 1), ('I.2.7; H.3.3', 1, 2), ('stat.ML', 1, 3), ('cs.LG', 2, 0), ('J.3', 3, 0)`);
    migrate(database, NOW);
    const rows = database.prepare("SELECT id, category, card FROM papers ORDER BY id").all();
    expect(rows.map((row) => [row.id, row.category, row.card])).toEqual([
      [1, "cs.CL", '{"categories":["cs.CL","stat.ML"],"codeClaimed":false}'],
      [2, "cs.LG", '{"categories":["cs.LG"]}'],
      [3, null, '{"categories":[]}'],
    ]);
    const waiting = database.prepare("SELECT paper_id FROM search_waiting ORDER BY 1").all();
    expect(waiting.map((row) => row.paper_id)).toEqual([1, 3]);
  });
});

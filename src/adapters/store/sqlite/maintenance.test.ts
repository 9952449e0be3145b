// Copies are whole, damage is noticed, old work is forgotten.

import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./driver.ts";
import { checkCopy, createMaintenance } from "./maintenance.ts";
import { migrate } from "./migrate.ts";

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-maintenance-"));
  database = openDatabase(join(folder, "broadsheet.db"));
  migrate(database, "2026-03-04T05:06:07Z");
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const faultsOf = (path: string) => checkCopy(path).filter((check) => !check.isOk);

describe("copies", () => {
  it("are whole, and need no other file", () => {
    database.prepare("INSERT INTO settings VALUES (?, ?)").run("a", "b");
    const copy = join(folder, "copy.db");
    createMaintenance(database).copyTo(copy);
    expect(faultsOf(copy)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith("copy"))).toEqual(["copy.db"]);
    const opened = openDatabase(copy);
    expect(opened.prepare("SELECT value FROM settings").get()?.value).toBe("b");
    opened.close();
  });

  it("are made from a connection that only reads, which stays so", () => {
    const reader = openDatabase(join(folder, "broadsheet.db"), { readOnly: true });
    const copy = join(folder, "copy.db");
    createMaintenance(reader).copyTo(copy);
    expect(faultsOf(copy)).toEqual([]);
    expect(() => reader.exec("DELETE FROM jobs")).toThrow(/cannot be written to/);
    reader.close();
  });

  it("never replace a file", () => {
    const copy = join(folder, "copy.db");
    writeFileSync(copy, "mine");
    expect(() => createMaintenance(database).copyTo(copy)).toThrow(/is there already/);
  });

  it.each([
    ["a missing file", (_path: string) => {}, /no file/],
    ["another kind of file", (path: string) => writeFileSync(path, "hello ".repeat(500)), /not a database/],
    ["an empty database", (path: string) => writeFileSync(path, ""), /not a Broadsheet database/],
    [
      "a cut-off copy",
      (path: string) => {
        createMaintenance(database).copyTo(path);
        truncateSync(path, 40_960);
      },
      /malformed|image|damage|invalid page|Tree|disk/,
    ],
  ])("are told from %s", (_what, make, expected) => {
    const path = join(folder, "other.db");
    make(path);
    expect(
      faultsOf(path)
        .map((check) => check.detail)
        .join(),
    ).toMatch(expected);
  });
});

describe("check", () => {
  it("is clean for a new database", () => {
    expect(
      createMaintenance(database)
        .check()
        .filter((check) => !check.isOk),
    ).toEqual([]);
  });

  it("counts rows that lead nowhere", () => {
    database
      .prepare("INSERT INTO identifiers (scheme, value, record_id, paper_id) VALUES ('doi', '10.1/x', 99, 99)")
      .run();
    const faults = createMaintenance(database)
      .check()
      .filter((check) => !check.isOk);
    expect(faults).toEqual([{ name: "every identifier belongs to a paper", isOk: false, detail: "1 exceptions" }]);
  });
});

describe("tidy", () => {
  it("forgets old finished jobs and keeps what waits", () => {
    const add = database.prepare(
      "INSERT INTO jobs (kind, input, state, max_attempts, run_at, finished_at) VALUES (?, '{}', ?, 1, '2026-01-01', ?)",
    );
    add.run("old", "done", "2026-01-01T00:00:00Z");
    add.run("fresh", "done", "2026-03-01T00:00:00Z");
    add.run("waiting", "queued", null);
    createMaintenance(database).tidy("2026-02-01T00:00:00Z");
    expect(
      database
        .prepare("SELECT kind FROM jobs ORDER BY id")
        .all()
        .map((row) => row.kind),
    ).toEqual(["fresh", "waiting"]);
  });
});

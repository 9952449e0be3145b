// Papers that wait for the index are not lost, whatever happens to the run that brought them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { IndexedPaper } from "../../../ports/search-index.ts";
import { type Database, openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createGatherer } from "./gather.ts";
import { createSegmentWriter } from "./writer.ts";

const paper = (paperId: number): IndexedPaper => ({
  paperId,
  title: `Paper ${paperId}`,
  names: [],
  institutions: [],
  categories: [],
  hasCode: false,
});

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-gather-"));
  database = openDatabase(join(folder, "c.db"));
  migrate(database, "2026-01-01T00:00:00Z");
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const segments = () => Number(database.prepare("SELECT count(*) AS n FROM search_segments").get()?.n);

describe("gathering", () => {
  it("makes one segment of many calls, when the run ends", () => {
    const writer = createSegmentWriter(database);
    writer.gather();
    for (let id = 1; id <= 5; id++) database.transaction(() => writer.apply([paper(id)], []));
    expect([segments(), writer.count(), writer.waiting()]).toEqual([0, 0, [1, 2, 3, 4, 5]]);
    database.transaction(() => writer.flush());
    expect([segments(), writer.count(), writer.waiting()]).toEqual([1, 5, []]);
    database.transaction(() => writer.apply([paper(6)], []));
    expect([segments(), writer.count()]).toEqual([2, 6]);
  });

  it("does so earlier when there are many", () => {
    const calls: number[] = [];
    const gatherer = createGatherer(database, (upserts) => calls.push(upserts.length), 3);
    gatherer.gather();
    for (let id = 1; id <= 7; id++) gatherer.apply([paper(id)], []);
    expect(calls).toEqual([3, 3]);
    gatherer.flush();
    expect(calls).toEqual([3, 3, 1]);
  });

  it("takes the last of what came for a paper, and nothing of one that went", () => {
    const seen: string[] = [];
    const gatherer = createGatherer(database, (upserts, removals) => {
      seen.push([...upserts.map(({ title }) => title), ...removals.map((id) => `-${id}`)].join(" "));
    });
    gatherer.gather();
    gatherer.apply([paper(1), paper(2)], []);
    gatherer.apply([{ ...paper(1), title: "Anew" }], []);
    gatherer.apply([], [2]);
    gatherer.flush();
    expect(seen).toEqual(["-2", "Anew"]);
    expect(gatherer.waiting()).toEqual([]);
  });

  it("leaves a note of who waits when the process ends, and takes it back with what is applied later", () => {
    const first = createSegmentWriter(database);
    first.gather();
    database.transaction(() => first.apply([paper(1), paper(2)], []));
    const second = createSegmentWriter(database);
    expect(second.waiting()).toEqual([1, 2]);
    database.transaction(() => second.apply([paper(2)], [1]));
    expect([second.waiting(), second.count()]).toEqual([[], 1]);
  });

  it("forgets what a rolled back transaction brought", () => {
    const writer = createSegmentWriter(database);
    writer.gather();
    database.transaction(() => writer.apply([paper(1)], []));
    const broken = () =>
      database.transaction(() => {
        writer.apply([paper(2)], []);
        throw new Error("full disk");
      });
    expect(broken).toThrow("full disk");
    writer.forget();
    database.transaction(() => writer.flush());
    // The first one is in the catalogue: it waits to be read from there.
    expect([writer.waiting(), writer.count()]).toEqual([[1], 0]);
  });
});

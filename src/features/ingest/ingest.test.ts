// A run of a source: what comes in, what is set aside, where a stopped run goes on.

import { describe, expect, it } from "vitest";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { RetryLater } from "../../lib/errors.ts";
import type { SourceRecord } from "../../model/record.ts";
import type { SourceBatch } from "../../ports/source.ts";
import { ingest } from "./ingest.ts";

const NOW = "2026-06-04T06:00:00.000Z";

const record = (externalId: string, change: Partial<SourceRecord> = {}): SourceRecord => ({
  source: "arxiv-oai",
  externalId,
  title: `A study of thing number ${externalId}`,
  authors: [{ name: "Ada Lovelace" }],
  identifiers: [{ scheme: "arxiv", value: externalId }],
  ...change,
});

function open() {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const store = createCatalogueWriter(database);
  const run = (batches: (cursor: string | undefined) => SourceBatch[] | Error, isResumable = true) =>
    ingest(
      store,
      {
        source: "arxiv-oai",
        task: "test",
        isResumable,
        async *pull(cursor) {
          const list = batches(cursor);
          if (list instanceof Error) throw list;
          yield* list;
        },
      },
      () => NOW,
    );
  return { database, store, reader: createCatalogueReader(database), run };
}

const batch = (records: SourceRecord[], cursor?: string): SourceBatch => ({
  records,
  setAsides: [],
  ...(cursor && { cursor }),
});

describe("ingest", () => {
  it("adds up what came in", async () => {
    const { run } = open();
    const { report } = await run(() => [batch([record("2606.00001"), record("2606.00002"), record("2606.00001")])]);
    expect(report).toEqual({ read: 3, added: 2, merged: 0, changed: 0, unchanged: 1, setAside: 0 });
  });

  it.each([
    ["no title", { title: "  " }, /no title/],
    ["a title of 10 MB", { title: "x".repeat(10_000_000) }, /title is longer/],
    ["an endless abstract", { abstract: "x".repeat(300_000) }, /abstract is longer/],
    [
      "a crowd of authors",
      { authors: Array.from({ length: 20_001 }, () => ({ name: "A B" })) },
      /more than 20000 authors/,
    ],
  ])("sets aside a record with %s and keeps its neighbours", async (_what, change, reason) => {
    const { run, database } = open();
    const { report, reasons } = await run(() => [batch([record("2606.00001", change), record("2606.00002")])]);
    expect(report).toMatchObject({ read: 2, added: 1, setAside: 1 });
    expect([...reasons.keys()][0]).toMatch(reason);
    const row = database.prepare("SELECT reason, length(excerpt) AS size FROM set_asides").get();
    expect(row?.reason).toMatch(reason);
    expect(Number(row?.size)).toBeLessThanOrEqual(2000);
  });

  it("sets the same input aside once, however often it comes", async () => {
    const { run, database } = open();
    for (let i = 0; i < 3; i++) await run(() => [batch([record("2606.00001", { title: "" })])]);
    expect(database.prepare("SELECT count(*) AS n FROM set_asides").get()?.n).toBe(1);
  });

  it("keeps a record with 5,000 authors whole", async () => {
    const { run, reader } = open();
    const authors = Array.from({ length: 5000 }, (_, i) => ({ name: `Author ${i}` }));
    await run(() => [batch([record("2606.00001", { authors })])]);
    const found = reader.paper("2606.00001");
    expect(found?.found === "paper" && found.paper.allAuthors).toHaveLength(5000);
  });

  it.each(["0000-01-01", "9999-12-31", "2026-13-45", "yesterday"])(
    "keeps a record dated %s without the date",
    async (date) => {
      const { run, database } = open();
      await run(() => [batch([record("2606.00001", { date, year: 9999 })])]);
      expect(database.prepare("SELECT date, year, day FROM papers").get()).toMatchObject({
        date: null,
        year: null,
        day: null,
      });
    },
  );

  it("goes on at the cursor of the last safe batch", async () => {
    const { run, database } = open();
    const asked: (string | undefined)[] = [];
    const pull = (cursor: string | undefined) => {
      asked.push(cursor);
      return cursor ? [batch([record("2606.00002")], "two")] : [batch([record("2606.00001")], "one")];
    };
    await expect(
      run((cursor) => {
        const batches = pull(cursor);
        return cursor ? batches : [...batches, null as unknown as SourceBatch];
      }),
    ).rejects.toThrow();
    await run(pull);
    expect(asked).toEqual([undefined, "one"]);
    expect(database.prepare("SELECT count(*) AS n FROM papers").get()?.n).toBe(2);
    expect(database.prepare("SELECT state, cursor FROM source_runs").get()).toMatchObject({
      state: "done",
      cursor: "two",
    });
  });

  it("remembers until when a source wants to be left alone", async () => {
    const { run, reader } = open();
    await expect(run(() => new RetryLater("too many requests", 3_600_000))).rejects.toThrow(/too many/);
    expect(reader.status(NOW).sources[0]).toMatchObject({
      state: "waiting",
      lastError: "too many requests",
      nextRunAt: "2026-06-04T07:00:00.000Z",
    });
  });

  it("marks what its source deletes, and keeps the text", async () => {
    const { run, database } = open();
    await run(() => [batch([record("2606.00001")])]);
    const gone = { title: "", authors: [], status: "deleted" as const };
    const { report } = await run(() => [batch([record("2606.00001", gone), record("2606.00009", gone)])]);
    expect(report).toMatchObject({ changed: 1, setAside: 1 });
    expect(database.prepare("SELECT status, title FROM papers").all()).toMatchObject([
      { status: "withdrawn", title: "A study of thing number 2606.00001" },
    ]);
  });

  it("moves a paper to the day on which it was announced, whichever came first", async () => {
    const announcements = [
      {
        source: "arxiv-announcements",
        day: "2026-06-03",
        externalId: "2606.00001",
        identifier: { scheme: "arxiv" as const, value: "2606.00001" },
        kind: "new" as const,
        category: "cs.CL",
      },
    ];
    const paper = record("2606.00001", { date: "2026-06-01" });
    for (const order of [
      [batch([paper]), { records: [], setAsides: [], announcements }],
      [{ records: [], setAsides: [], announcements }, batch([paper])],
    ]) {
      const { run, database, reader } = open();
      await run(() => order);
      expect(database.prepare("SELECT day, date FROM papers").get()).toMatchObject({
        day: "2026-06-03",
        date: "2026-06-01",
      });
      expect(reader.status(NOW).days).toMatchObject([{ day: "2026-06-03", announced: 1, held: 1, missing: 0 }]);
    }
  });

  it("stores hostile text as text", async () => {
    const { run, reader } = open();
    const evil = `<script>alert(1)</script>'; DROP TABLE papers; -- \u0000 {{7*7}} ${"\\input{/etc/passwd}"}`;
    await run(() => [
      batch([record("2606.00001", { title: evil, abstract: evil, authors: [{ name: evil }], comment: evil })]),
    ]);
    const found = reader.paper("2606.00001");
    if (found?.found !== "paper") throw new Error("the paper was lost");
    expect(JSON.stringify(found.paper)).not.toMatch(/<script/i);
    expect(found.paper.title).toContain("DROP TABLE");
  });

  it("takes apart a list of authors that came as one name", async () => {
    const { run, database } = open();
    await run(() => [
      batch([record("2606.00001", { authors: [{ name: "Ada Lovelace, Charles Babbage, Grace Hopper" }] })]),
    ]);
    expect(database.prepare("SELECT author_count FROM papers").get()?.author_count).toBe(3);
  });
});

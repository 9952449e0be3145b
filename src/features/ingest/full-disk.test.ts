// A full disk stops a run with a clear error; what was safe stays, and the run goes on when there is room again.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { type Database, openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import type { SourceBatch } from "../../ports/source.ts";
import { ingest } from "./ingest.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const BATCHES = 12;
const PER_BATCH = 50;

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-full-"));
  database = openDatabase(join(folder, "broadsheet.db"));
  migrate(database, NOW);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* pull(cursor: string | undefined): AsyncGenerator<SourceBatch> {
  for (let batch = Number(cursor ?? 0); batch < BATCHES; batch++) {
    const records = Array.from({ length: PER_BATCH }, (_, i) => ({
      source: "arxiv-oai",
      externalId: `${batch}-${i}`,
      title: `Study number ${batch} of thing ${i}`,
      abstract: "Many words are said about the thing. ".repeat(40),
      authors: [{ name: `Ada Lovelace${batch}` }],
      identifiers: [],
    }));
    yield { records, setAsides: [], cursor: String(batch + 1) };
  }
}

it("keeps what was safe and goes on later", async () => {
  const store = createCatalogueWriter(database);
  const run = () => ingest(store, { source: "arxiv-oai", task: "full", isResumable: true, pull }, () => NOW);
  const count = () => Number(database.prepare("SELECT count(*) AS n FROM papers").get()?.n);
  const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
  database.exec(`PRAGMA max_page_count = ${pages + 300}`);
  await expect(run()).rejects.toThrow(/full/i);
  const kept = count();
  expect(kept).toBeGreaterThan(0);
  expect(kept % PER_BATCH).toBe(0);
  expect(kept).toBeLessThan(BATCHES * PER_BATCH);
  database.exec("PRAGMA max_page_count = 1073741823");
  const { report } = await run();
  expect(count()).toBe(BATCHES * PER_BATCH);
  expect(report).toMatchObject({ read: BATCHES * PER_BATCH, added: BATCHES * PER_BATCH, setAside: 0 });
  expect(database.prepare("PRAGMA integrity_check").get()?.integrity_check).toBe("ok");
});

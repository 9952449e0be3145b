// A night rewrites only what has changed, and the order of work makes no difference to what is held.

import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSegmentWriter } from "../src/adapters/search-index/segments/writer.ts";
import { interchangeFormat } from "../src/adapters/sources/interchange/interchange.ts";
import { openWriteStore, type WriteStore } from "../src/adapters/store/sqlite/open-store.ts";
import { loadScoreModels } from "../src/app/load-score-models.ts";
import { ingest } from "../src/features/ingest/ingest.ts";
import { rescoreAll, rescoreNew } from "../src/features/scoring/rescore.ts";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "broadsheet-rescore-"));
const models = loadScoreModels(root);
const at = (day: string) => ({ models, now: () => new Date(`${day}T00:00:00Z`) });

async function createCatalogue(name: string): Promise<WriteStore> {
  const store = openWriteStore(join(folder, name), () => new Date(0), createSegmentWriter);
  async function* bytes() {
    for await (const line of createInterface({ input: createReadStream(join(root, "starter/catalogue.jsonl")) }))
      yield Buffer.from(`${line}\n`);
  }
  const task = {
    ...{ source: "interchange", task: "test", isResumable: false },
    pull: () => interchangeFormat.read(bytes(), { batchSize: 3000, fileName: "starter.jsonl" }),
  };
  await ingest(store.writer, task, () => new Date(0).toISOString());
  return store;
}

const scoresOf = ({ database }: WriteStore) =>
  database
    .prepare("SELECT paper_id, kind, value, parts FROM scores ORDER BY 1, 2")
    .all()
    .map((row) => [row.paper_id, row.kind, row.value, row.parts]);
const writtenOn = ({ database }: WriteStore, day: string): number =>
  Number(database.prepare("SELECT count(*) AS n FROM scores WHERE computed_at LIKE ? || '%'").get(day)?.n);

describe("scoring a catalogue again", () => {
  let store: WriteStore;
  beforeAll(async () => {
    store = await createCatalogue("a.db");
    await rescoreAll(store.scores, at("2030-01-01"));
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("writes nothing when nothing has changed, and gives the same", async () => {
    const before = scoresOf(store);
    expect(before.length).toBeGreaterThan(100);
    await rescoreAll(store.scores, at("2030-01-02"));
    // Old papers do not become one day older in words.
    expect(writtenOn(store, "2030-01-02")).toBeLessThan(before.length / 10);
    expect(scoresOf(store).length).toBe(before.length);
  });

  it("keeps no figure of an impact that nobody can tell", () => {
    const rows = store.database
      .prepare(
        "SELECT p.impact, s.parts ->> '$.basis' AS basis FROM papers p JOIN scores s ON s.paper_id = p.id AND s.kind = 'impact'",
      )
      .all();
    expect(rows.some((row) => row.basis === "unknown")).toBe(true);
    for (const { impact, basis } of rows) expect(impact === null).toBe(basis === "unknown");
  });

  it("says where it judges by title and one sentence, and compares such papers with each other only", () => {
    const rows = store.database
      .prepare("SELECT parts ->> '$.evidence' AS evidence, value FROM scores WHERE kind = 'novelty'")
      .all();
    expect(rows.length).toBeGreaterThan(150);
    for (const { evidence } of rows)
      expect(evidence).toMatch(/the papers known here by title and one sentence.*the abstract is not known$/);
    expect(new Set(rows.map(({ value }) => value)).size).toBeGreaterThan(100);
  });

  it("judges a paper that has changed anew", async () => {
    const id = Number(store.database.prepare("SELECT max(id) AS id FROM papers").get()?.id);
    store.database.exec(`UPDATE papers SET abstract = NULL, card = json_remove(card, '$.summary'), scored_at = NULL WHERE id = ${id};
      DELETE FROM paper_answers WHERE paper_id = ${id}`);
    expect(await rescoreNew(store.scores, at("2030-01-02"))).toBeGreaterThan(0);
    const kinds = store.database.prepare("SELECT kind FROM scores WHERE paper_id = ? ORDER BY 1").all(id);
    expect(kinds.map((row) => row.kind)).toEqual(["impact", "rank"]);
    expect(store.database.prepare("SELECT novelty FROM papers WHERE id = ?").get(id)?.novelty).toBeNull();
  });

  it("gives the same bytes as scoring a fresh copy", async () => {
    const [first, second] = [await createCatalogue("b.db"), await createCatalogue("c.db")];
    await rescoreAll(first.scores, at("2030-01-01"));
    await rescoreAll(first.scores, at("2030-03-01"));
    await rescoreAll(second.scores, at("2030-03-01"));
    expect(scoresOf(first)).toEqual(scoresOf(second));
    first.close();
    second.close();
  });
});

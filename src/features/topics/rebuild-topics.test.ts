// Topics on a real store: made, told to papers, kept by their address, followed when they dissolve.

import { describe, expect, it } from "vitest";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { availableDrivers, openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { createReadingStore } from "../../adapters/store/sqlite/reading-rows.ts";
import { createTopicStore } from "../../adapters/store/sqlite/topic-rows.ts";
import { paperQuery, topicQuery } from "../../model/views.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { assignSome, rebuildTopics } from "./rebuild-topics.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const PAPERS = 900;
const page = paperQuery.parse({});

/** Paper i says what `wordsOf` gives; newer ones come last. */
function open(driver: ReturnType<typeof availableDrivers>[number], wordsOf: (i: number) => string[]) {
  const database = openDatabase(":memory:", { driver });
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  const start = Date.parse("2025-11-01T00:00:00Z");
  const records = Array.from({ length: PAPERS }, (_, i) => ({
    source: "interchange",
    externalId: `p${i}`,
    title: `Notes of the ${i}th keeper of lamps in ${i * 7} rooms`,
    authors: [{ name: `Ada Example${i % 40}` }],
    identifiers: [],
    date: new Date(start + i * (200 / PAPERS) * 86_400_000).toISOString().slice(0, 10),
    categories: [i % 3 === 0 ? "cs.CL" : "cs.CV"],
  }));
  writer.transaction(() => applyBatch(writer, records, NOW));
  const ids = database
    .prepare("SELECT id FROM papers ORDER BY date, id")
    .all()
    .map((row) => Number(row.id));
  const readings = createReadingStore(database);
  const say = (words: (i: number) => string[]) =>
    readings.save(
      ids.map((id, i) => ({
        id,
        reading: { keywords: words(i).map((text) => ({ text, key: text.toLowerCase(), weight: 0.3 })) },
      })),
    );
  say(wordsOf);
  return { database, reader: createCatalogueReader(database), store: createTopicStore(database), ids, say };
}

const lamps = (i: number): string[] => [
  ...(i % 18 === 0 ? ["oil lamp"] : []),
  ...(i % 31 === 0 ? ["wick trimming"] : []),
  ...(i > 700 && i % 6 === 0 ? ["gas light"] : []),
];

describe.each(availableDrivers())("topics on %s", (driver) => {
  it("have their papers, and say which rise", async () => {
    const { reader, store } = open(driver, lamps);
    expect(await rebuildTopics(store)).toBe(3);
    const labels = (sort: "papers" | "rising") =>
      reader.topics(topicQuery.parse({ sort })).topics.map(({ label }) => label);
    expect(labels("papers")).toEqual(["Oil lamp", "Gas light", "Wick trimming"]);
    expect(labels("rising")).toEqual(["Gas light"]);
    const found = reader.topic("gas-light", page);
    expect(found?.found === "topic" && found.topic).toMatchObject({ papers: 33, keywords: ["gas light"] });
    expect(found?.found === "topic" && found.topic.list).toMatchObject({ total: 33 });
    expect(found?.found === "topic" && found.topic.momentum?.low).toBeGreaterThan(1);
  });

  it("are listed by every order, newest first unless asked", async () => {
    const { reader, store } = open(driver, lamps);
    await rebuildTopics(store);
    for (const sort of ["newest", "score", "citations", "novelty"] as const)
      expect(reader.papers({ ...page, topic: "oil-lamp", sort }).papers).toHaveLength(50);
    const dates = reader.papers({ ...page, topic: "oil-lamp" }).papers.map(({ date }) => date ?? "");
    expect(dates).toEqual([...dates].sort().reverse());
    expect(reader.papers({ ...page, topic: "oil-lamp", category: "cs.CL" }).total).toBe(50);
    expect(reader.papers({ ...page, topic: "no-such" }).total).toBe(0);
  });

  it("keep their address when their name changes, and lead on when they dissolve", async () => {
    const { reader, store, say } = open(driver, lamps);
    await rebuildTopics(store);
    const ids = [...store.topicKeys()];
    await rebuildTopics(store);
    expect([...store.topicKeys()]).toEqual(ids);
    // The lamp is now mostly called otherwise, and the wick is only ever found beside it.
    say((i) =>
      lamps(i).flatMap((text) =>
        text === "oil lamp" ? ["oil lamp", "paraffin lamp"] : text === "wick trimming" ? ["oil lamp", text] : [text],
      ),
    );
    await rebuildTopics(store);
    expect(reader.topic("oil-lamp", page)?.found).toBe("topic");
    expect(reader.topic("wick-trimming", page)).toEqual({ found: "moved", id: "oil-lamp" });
    expect(reader.topic("never-was", page)).toBeUndefined();
  });

  it("are told to new papers without making them anew", async () => {
    const { reader, store, ids, database } = open(driver, lamps);
    await rebuildTopics(store);
    database.prepare("UPDATE readings SET keywords = ? WHERE paper_id = ?").run('[["oil lamp",0,0.3]]', ids[1] ?? 0);
    assignSome(store, [ids[1] ?? 0], store.topicKeys());
    const slug = String(database.prepare("SELECT slug FROM papers WHERE id = ?").get(ids[1] ?? 0)?.slug);
    const found = reader.paper(slug);
    expect(found?.found === "paper" && found.paper.topics).toEqual([{ id: "oil-lamp", label: "Oil lamp", weight: 1 }]);
  });
});

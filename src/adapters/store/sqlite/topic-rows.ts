// Topics in SQLite as they are made: keywords in, topics and shares out.

import type { KeywordRow, TopicFacts, TopicStore } from "../../../ports/topic-store.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import { withoutAbsent } from "./cards.ts";
import type { Database, Row } from "./driver.ts";
import { decodeKeywords } from "./reading-rows.ts";

const ROW = "SELECT r.paper_id, r.keywords, p.date, p.category FROM";

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const toRow = (row: Row): KeywordRow => ({
  id: Number(row.paper_id),
  keywords: decodeKeywords(String(row.keywords)),
  ...withoutAbsent({ date: text(row.date), category: text(row.category) }),
});

export function createTopicStore(database: Database): TopicStore {
  const insertShares = createBulkInsert(database, "INSERT INTO paper_topics (paper_id, topic_id, weight, date)", 4);
  const insertKeys = createBulkInsert(database, "INSERT INTO topic_keys (key, topic_id)", 2);
  return {
    transaction: (work) => database.transaction(work),
    *keywordRows() {
      const rows = database
        .prepare(`${ROW} readings r JOIN papers p ON p.id = r.paper_id ORDER BY r.paper_id`)
        .iterate();
      for (const row of rows) yield toRow(row);
    },
    keywordRowsOf: (ids) =>
      selectByJson(
        database,
        `${ROW} json_each(?) e JOIN readings r ON r.paper_id = e.value JOIN papers p ON p.id = r.paper_id`,
        [...ids],
      ).map(toRow),
    topicKeys: () =>
      new Map(
        database
          .prepare("SELECT key, topic_id FROM topic_keys")
          .all()
          .map((row) => [String(row.key), Number(row.topic_id)]),
      ),
    slugs: () =>
      new Map(
        database
          .prepare("SELECT id, slug FROM topics")
          .all()
          .map((row) => [Number(row.id), String(row.slug)]),
      ),
    replaceTopics(topics, movedTo) {
      database.exec("UPDATE topics SET is_gone = 1");
      database.exec("DELETE FROM topic_keys");
      const save = database.prepare(
        `INSERT INTO topics (id, slug, label, papers, category, facts, is_gone, moved_to) VALUES (?, ?, ?, ?, ?, ?, 0, NULL)
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, papers = excluded.papers, category = excluded.category,
         facts = excluded.facts, is_gone = 0, moved_to = NULL`,
      );
      for (const { id, slug, label, papers, category, keywords, momentum, related, keys } of topics) {
        const facts: TopicFacts = { keywords, related, ...(momentum && { momentum }) };
        save.run(id, slug, label, papers, category ?? null, JSON.stringify(facts));
        insertKeys(keys.map((key) => [key, id]));
      }
      const move = database.prepare("UPDATE topics SET moved_to = ? WHERE id = ? AND is_gone = 1");
      for (const [from, to] of movedTo) move.run(to, from);
    },
    saveShares(rows) {
      const held = heldShares(
        database,
        rows.map(({ id }) => id),
      );
      const changed = rows.filter(({ id, date, shares }) => held.get(id) !== sharesText(shares, date));
      const drop = database.prepare("DELETE FROM paper_topics WHERE paper_id = ?");
      for (const { id } of changed) if (held.has(id)) drop.run(id);
      insertShares(
        changed.flatMap(({ id, date, shares }) => shares.map(({ topic, weight }) => [id, topic, weight, date ?? null])),
      );
    },
  };
}

/** One text a paper, to see at once whether anything is other than before. */
const sharesText = (
  shares: readonly { topic: number; weight: number }[],
  date: string | undefined,
): string | undefined =>
  shares.length === 0
    ? undefined
    : shares
        .map(({ topic, weight }) => `${topic}:${weight}:${date ?? ""}`)
        .sort()
        .join();

function heldShares(database: Database, ids: number[]): Map<number, string | undefined> {
  const found = new Map<number, { topic: number; weight: number; date: string | undefined }[]>();
  for (const row of selectByJson(
    database,
    "SELECT t.paper_id, t.topic_id, t.weight, t.date FROM json_each(?) e JOIN paper_topics t ON t.paper_id = e.value",
    ids,
  )) {
    const id = Number(row.paper_id);
    const list = found.get(id) ?? [];
    list.push({ topic: Number(row.topic_id), weight: Number(row.weight), date: text(row.date) });
    found.set(id, list);
  }
  return new Map([...found].map(([id, list]) => [id, sharesText(list, list[0]?.date)]));
}

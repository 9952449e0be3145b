// Records in SQLite: what sources say, one row per version.

import type { Identifier, IdentifierScheme, SourceRecord } from "../../../model/record.ts";
import type { RecordChange, RecordToSave, StoredRecord } from "../../../ports/catalogue-writer.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import type { Database, Row, SqlValue } from "./driver.ts";
import { createNameHider } from "./hide-names.ts";

const COLUMNS =
  "r.id, r.source, r.external_id, r.version, r.is_current, r.paper_id, r.title_hash, r.is_title_long, r.author_keys, r.year, r.hash, r.updated";

function toStoredRecord(row: Row): StoredRecord {
  const keys = String(row.author_keys);
  return {
    id: Number(row.id),
    source: String(row.source),
    externalId: String(row.external_id),
    version: Number(row.version),
    isCurrent: row.is_current === 1,
    paperId: Number(row.paper_id),
    facts: {
      ...(row.title_hash !== null && { titleHash: Number(row.title_hash) }),
      authorKeys: keys === "" ? [] : keys.split(" "),
      ...(row.year !== null && { year: Number(row.year) }),
      isTitleLong: row.is_title_long === 1,
    },
    hash: String(row.hash),
    ...(row.updated !== null && { updated: String(row.updated) }),
  };
}

export function createRecordRows(database: Database) {
  const select = (sql: string, list: unknown[]) => selectByJson(database, sql, list).map(toStoredRecord);
  const columns = `INTO records (id, source, external_id, version, is_current, paper_id, title_hash, is_title_long,
     author_keys, year, hash, updated, seen_at, payload)`;
  const insertRecords = createBulkInsert(database, `INSERT ${columns}`, 14);
  const replaceRecords = createBulkInsert(database, `INSERT OR REPLACE ${columns}`, 14);
  const insertIdentifiers = createBulkInsert(
    database,
    "INSERT OR IGNORE INTO identifiers (scheme, value, record_id, paper_id)",
    4,
  );
  const insertChanges = createBulkInsert(
    database,
    "INSERT INTO changes (paper_id, record_id, field, before, after, version, seen_at)",
    7,
  );

  return {
    findRecords: (keys: { source: string; externalId: string }[]): StoredRecord[] =>
      select(
        `SELECT ${COLUMNS} FROM json_each(?) e JOIN records r ON r.source = e.value ->> 0 AND r.external_id = e.value ->> 1`,
        keys.map((key) => [key.source, key.externalId]),
      ),

    recordsById: (ids: number[]): StoredRecord[] =>
      select(`SELECT ${COLUMNS} FROM json_each(?) e JOIN records r ON r.id = e.value`, ids),

    findByTitleHashes: (hashes: number[]): StoredRecord[] =>
      select(
        `SELECT ${COLUMNS} FROM json_each(?) e JOIN records r ON r.title_hash = e.value AND r.is_current = 1`,
        hashes,
      ),

    recordsOfPapers: (paperIds: number[]): StoredRecord[] =>
      select(`SELECT ${COLUMNS} FROM json_each(?) e JOIN records r ON r.paper_id = e.value`, paperIds),

    findByIdentifiers(identifiers: Identifier[]): { identifier: Identifier; recordId: number }[] {
      const rows = selectByJson(
        database,
        `SELECT i.scheme, i.value, i.record_id FROM json_each(?) e
         JOIN identifiers i ON i.scheme = e.value ->> 0 AND i.value = e.value ->> 1`,
        identifiers.map(({ scheme, value }) => [scheme, value]),
      );
      return rows.map((row) => ({ identifier: toIdentifier(row), recordId: Number(row.record_id) }));
    },

    identifiersOfRecords(recordIds: number[]): { recordId: number; identifier: Identifier }[] {
      const rows = selectByJson(
        database,
        `SELECT i.scheme, i.value, i.record_id FROM json_each(?) e
         JOIN records r ON r.id = e.value JOIN identifiers i ON i.paper_id = r.paper_id AND i.record_id = r.id`,
        recordIds,
      );
      return rows.map((row) => ({ identifier: toIdentifier(row), recordId: Number(row.record_id) }));
    },

    payloads(recordIds: number[]): Map<number, SourceRecord> {
      const rows = selectByJson(
        database,
        "SELECT r.id, r.payload FROM json_each(?) e JOIN records r ON r.id = e.value",
        recordIds,
      );
      return new Map(rows.map((row) => [Number(row.id), JSON.parse(String(row.payload)) as SourceRecord]));
    },

    saveRecords(records: RecordToSave[], now: string): void {
      const replaced = records.filter((record) => !record.isNew);
      for (const { id } of replaced) {
        database
          .prepare(
            "DELETE FROM identifiers WHERE record_id = ?1 AND paper_id = (SELECT paper_id FROM records WHERE id = ?1)",
          )
          .run(id);
      }
      insertRecords(records.filter((record) => record.isNew).map((record) => toRow(record, now)));
      replaceRecords(replaced.map((record) => toRow(record, now)));
      insertIdentifiers(
        records.flatMap(({ id, paperId, record }) =>
          record.identifiers.map(({ scheme, value }) => [scheme, value, id, paperId]),
        ),
      );
    },

    assignRecords(recordIds: number[], paperId: number): void {
      for (const id of recordIds) {
        database
          .prepare(
            "UPDATE identifiers SET paper_id = ?2 WHERE record_id = ?1 AND paper_id = (SELECT paper_id FROM records WHERE id = ?1)",
          )
          .run(id, paperId);
        database.prepare("UPDATE records SET paper_id = ?2 WHERE id = ?1").run(id, paperId);
      }
    },

    /** Older versions stop being current when a newer one arrives. */
    retire(recordIds: number[]): void {
      for (const id of recordIds) database.prepare("UPDATE records SET is_current = 0 WHERE id = ?").run(id);
    },

    deleteRecords(recordIds: number[]): void {
      for (const id of recordIds) {
        database
          .prepare(
            "DELETE FROM identifiers WHERE record_id = ?1 AND paper_id = (SELECT paper_id FROM records WHERE id = ?1)",
          )
          .run(id);
        database.prepare("DELETE FROM changes WHERE record_id = ?").run(id);
        database.prepare("DELETE FROM records WHERE id = ?").run(id);
      }
    },

    saveChanges(changes: RecordChange[], now: string): void {
      insertChanges(
        changes.map((change) => [
          change.paperId,
          change.recordId,
          change.field,
          change.before,
          change.after,
          change.version ?? null,
          now,
        ]),
      );
    },

    *exportRecords(): IterableIterator<SourceRecord> {
      // Page by page: an open cursor would keep the log from being folded back while an export runs.
      let last = 0;
      const hide = createNameHider(database);
      for (;;) {
        const rows = database
          .prepare("SELECT id, paper_id, payload FROM records WHERE id > ? AND is_current = 1 ORDER BY id LIMIT 500")
          .all(last);
        for (const row of rows) yield hide(JSON.parse(String(row.payload)) as SourceRecord, Number(row.paper_id));
        const next = rows.at(-1);
        if (!next) return;
        last = Number(next.id);
      }
    },
  };
}

const toRow = ({ id, isCurrent, paperId, record, payload, hash, facts }: RecordToSave, now: string): SqlValue[] => [
  id,
  record.source,
  record.externalId,
  record.version ?? 0,
  isCurrent ? 1 : 0,
  paperId,
  facts.titleHash ?? null,
  facts.isTitleLong ? 1 : 0,
  facts.authorKeys.join(" "),
  facts.year ?? null,
  hash,
  record.updated ?? null,
  now,
  payload,
];

const toIdentifier = (row: Row): Identifier => ({
  scheme: String(row.scheme) as IdentifierScheme,
  value: String(row.value),
});

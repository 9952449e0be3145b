// What ingest writes through: bulk lookups and bulk writes inside one transaction, so that a batch is all there or not at all.

import type { MergedPaper } from "../model/merged-paper.ts";
import type { Announcement, Identifier, SetAside, SourceRecord } from "../model/record.ts";
import type { RecordFacts } from "../model/record-match.ts";

export interface StoredRecord {
  id: number;
  source: string;
  externalId: string;
  version: number;
  isCurrent: boolean;
  paperId: number;
  facts: RecordFacts;
  hash: string;
  updated?: string;
}

export interface RecordToSave {
  /** Given by `reserveRecordIds`, or the id of the row that is replaced. */
  id: number;
  isNew: boolean;
  isCurrent: boolean;
  paperId: number;
  record: SourceRecord;
  payload: string;
  hash: string;
  facts: RecordFacts;
}

export interface PaperToSave {
  id: number;
  isNew: boolean;
  merged: MergedPaper;
  /** Smallest `source:externalId` of its records: seeds the slug, so that it does not depend on the order of arrival. */
  firstRecordKey: string;
}

export interface RecordChange {
  recordId: number;
  paperId: number;
  field: string;
  before: string;
  after: string;
  version?: number;
}

export interface RunReport {
  read: number;
  added: number;
  merged: number;
  changed: number;
  unchanged: number;
  setAside: number;
}

export interface SourceRun {
  id: number;
  source: string;
  /** What this run is about, such as `since 2026-06-01` or a file name: a stopped run of the same task is resumed. */
  task: string;
  cursor?: string;
  report: RunReport;
}

export interface CatalogueWriter {
  transaction<T>(work: () => T): T;

  findRecords(keys: { source: string; externalId: string }[]): StoredRecord[];
  findByIdentifiers(identifiers: Identifier[]): { identifier: Identifier; recordId: number }[];
  findByTitleHashes(hashes: number[]): StoredRecord[];
  recordsById(ids: number[]): StoredRecord[];
  recordsOfPapers(paperIds: number[]): StoredRecord[];
  identifiersOfRecords(recordIds: number[]): { recordId: number; identifier: Identifier }[];
  payloads(recordIds: number[]): Map<number, SourceRecord>;
  announcedDays(arxivIds: string[]): Map<string, string>;

  reserveRecordIds(count: number): number;
  reservePaperIds(count: number): number;
  saveRecords(records: RecordToSave[], now: string): void;
  /** Moves records to another paper. */
  assignRecords(recordIds: number[], paperId: number): void;
  /** These are no longer the newest version of their record. */
  retire(recordIds: number[]): void;
  deleteRecords(recordIds: number[]): void;
  savePapers(papers: PaperToSave[], now: string): void;
  /** Removes papers; their keys lead to `into` from now on, or answer "gone" when there is none. */
  removePapers(papers: { id: number; into?: number }[]): void;
  saveChanges(changes: RecordChange[], now: string): void;
  saveSetAsides(setAsides: SetAside[], now: string): number;
  /** Returns the arXiv ids whose papers must be merged anew, because their day became known. */
  saveAnnouncements(announcements: Announcement[]): string[];
  paperIdsByArxiv(arxivIds: string[]): number[];

  /** Until the run is closed, new papers may be found by words later than they are seen: quicker for many. */
  gather(): void;
  openRun(source: string, task: string, now: string): SourceRun;
  saveRun(run: SourceRun, progress: string | undefined): void;
  closeRun(
    run: SourceRun,
    state: "done" | "failed" | "waiting",
    now: string,
    problem?: { error: string; retryAt?: string },
  ): void;

  /** Every current record, for `export`; streams. */
  exportRecords(): IterableIterator<SourceRecord>;
}

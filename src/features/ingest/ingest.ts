// Pull, parse, match, store, in that order; the cursor is saved only with the batch that it stands behind.

import { AppError, errorMessage, RetryLater } from "../../lib/errors.ts";
import { asLongTask } from "../../lib/long-task.ts";
import type { Announcement, SetAside, SourceRecord } from "../../model/record.ts";
import type { CatalogueWriter, RunReport, SourceRun } from "../../ports/catalogue-writer.ts";
import type { SourceBatch } from "../../ports/source.ts";
import { applyBatch } from "./apply-batch.ts";
import { findFault, tidyRecord } from "./check-record.ts";
import { recordKey } from "./group-records.ts";
import { mergeAll } from "./merge-papers.ts";

/** Records in one transaction: long enough that index pages are written once for many, short enough for 600 MB, and that a write from a page waits about a second. */
const BATCH = 2000;

export interface IngestTask {
  source: string;
  /** A stopped run of the same source and task goes on at its cursor. */
  task: string;
  /** Called with the cursor to go on from, if any. */
  pull: (cursor: string | undefined) => AsyncIterable<SourceBatch>;
  /** Files cannot be resumed: their runs always begin anew. */
  isResumable: boolean;
}

export interface IngestProgress {
  report: RunReport;
  progress?: SourceBatch["progress"];
}

export interface IngestResult {
  report: RunReport;
  /** Reasons for which inputs were set aside, with how often each. */
  reasons: Map<string, number>;
}

export async function ingest(
  store: CatalogueWriter,
  task: IngestTask,
  now: () => string,
  onProgress: (progress: IngestProgress) => void = () => {},
): Promise<IngestResult> {
  const run = store.transaction(() => store.openRun(task.source, task.task, now()));
  if (!task.isResumable) {
    run.report = { read: 0, added: 0, merged: 0, changed: 0, unchanged: 0, setAside: 0 };
    delete run.cursor;
  }
  if (!task.isResumable) store.gather();
  const reasons = new Map<string, number>();
  // What a batch that fails has counted is counted again when the run goes on.
  let safe = { ...run.report };
  try {
    const storeAll = async () => {
      for await (const batch of task.pull(run.cursor)) {
        storeBatch(store, run, batch, now(), reasons);
        safe = { ...run.report };
        onProgress({ report: { ...run.report }, ...(batch.progress && { progress: batch.progress }) });
      }
    };
    // Files come as fast as they are read; a source may take hours over as much.
    await (task.isResumable ? storeAll() : asLongTask(storeAll));
    store.transaction(() => store.closeRun(run, "done", now()));
    return { report: run.report, reasons };
  } catch (error) {
    closeBroken(store, { ...run, report: safe }, error, now);
    throw error;
  }
}

function closeBroken(store: CatalogueWriter, run: SourceRun, error: unknown, now: () => string): void {
  const retryAt =
    error instanceof RetryLater ? new Date(Date.parse(now()) + error.retryAfterMs).toISOString() : undefined;
  try {
    store.transaction(() =>
      store.closeRun(run, retryAt ? "waiting" : "failed", now(), {
        error: errorMessage(error),
        ...(retryAt && { retryAt }),
      }),
    );
  } catch {
    // A full disk lets nothing be written; the first error is the one to report.
  }
}

function storeBatch(
  store: CatalogueWriter,
  run: SourceRun,
  batch: SourceBatch,
  now: string,
  reasons: Map<string, number>,
): void {
  const setAsides = [...batch.setAsides];
  const records: SourceRecord[] = [];
  const thisYear = Number(now.slice(0, 4));
  const { kept, unknown } = resolveDeletions(store, batch.records);
  setAsides.push(...unknown.map((record) => toSetAside(record, "deleted at the source before it was ever held")));
  for (const record of kept) {
    const fault = findFault(record);
    if (fault) setAsides.push(toSetAside(record, fault));
    else records.push(tidyRecord(record, thisYear));
  }
  run.report.read += batch.records.length + batch.setAsides.length;
  for (let at = 0; at < Math.max(records.length, 1); at += BATCH) {
    const isLast = at + BATCH >= records.length;
    const part = records.slice(at, at + BATCH);
    const write = (): void => {
      const before = { ...run.report };
      try {
        store.transaction(() => {
          add(run.report, applyBatch(store, part, now));
          if (isLast) finishBatch(store, run, { ...batch, setAsides }, now, reasons);
        });
      } catch (error) {
        run.report = before;
        throw error;
      }
    };
    try {
      write();
    } catch (error) {
      if (isStoreTrouble(error)) throw error;
      setAsides.push(...storeOneByOne(store, run, part, now));
      store.transaction(() => {
        if (isLast) finishBatch(store, run, { ...batch, setAsides }, now, reasons);
      });
    }
  }
}

/** One record among many that cannot be stored must not cost the others their place. */
function storeOneByOne(store: CatalogueWriter, run: SourceRun, records: SourceRecord[], now: string): SetAside[] {
  const setAsides: SetAside[] = [];
  for (const record of records) {
    try {
      store.transaction(() => add(run.report, applyBatch(store, [record], now)));
    } catch (error) {
      if (isStoreTrouble(error)) throw error;
      setAsides.push(toSetAside(record, `could not be stored: ${errorMessage(error)}`));
    }
  }
  return setAsides;
}

/** Trouble of the disk or the file, which the store explains itself; not of the record. */
const isStoreTrouble = (error: unknown): boolean => error instanceof AppError;

function finishBatch(
  store: CatalogueWriter,
  run: SourceRun,
  batch: SourceBatch,
  now: string,
  reasons: Map<string, number>,
): void {
  store.saveSetAsides(batch.setAsides, now);
  run.report.setAside += batch.setAsides.length;
  for (const { reason } of batch.setAsides) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (batch.announcements) announce(store, batch.announcements, now);
  if (batch.cursor !== undefined) run.cursor = batch.cursor;
  store.saveRun(run, batch.progress && JSON.stringify(batch.progress));
}

/** A paper whose day of announcement becomes known moves to that day's page. */
function announce(store: CatalogueWriter, announcements: Announcement[], now: string): void {
  const arxivIds = store.saveAnnouncements(announcements);
  const known = store.announcedDays(arxivIds);
  const paperIds = store.paperIdsByArxiv([...known.keys()]);
  const members = store.recordsOfPapers(paperIds);
  const papers = paperIds.map((paperId) => ({
    paperId,
    isNew: false,
    recordIds: members.filter((member) => member.paperId === paperId).map((member) => member.id),
  }));
  store.savePapers(mergeAll(store, papers), now);
}

/** A source that deletes a record sends only its id: the record held becomes a deleted one and keeps its text. */
function resolveDeletions(
  store: CatalogueWriter,
  records: SourceRecord[],
): { kept: SourceRecord[]; unknown: SourceRecord[] } {
  const deleted = records.filter((record) => record.status === "deleted" && record.title === "");
  if (deleted.length === 0) return { kept: records, unknown: [] };
  const held = store.findRecords(deleted).filter((row) => row.isCurrent);
  const payloads = store.payloads(held.map((row) => row.id));
  const byId = new Map(held.map((row) => [recordKey(row), payloads.get(row.id)]));
  const kept = records.flatMap((record) => {
    if (!deleted.includes(record)) return [record];
    const payload = byId.get(recordKey(record));
    return payload
      ? [{ ...payload, status: "deleted" as const, ...(record.updated && { updated: record.updated }) }]
      : [];
  });
  return { kept, unknown: deleted.filter((record) => !byId.has(recordKey(record))) };
}

function toSetAside(record: SourceRecord, reason: string): SetAside {
  return {
    source: record.source,
    ...(record.externalId !== "" && { externalId: record.externalId.slice(0, 200) }),
    reason,
    excerpt: JSON.stringify({ title: record.title.slice(0, 500), id: record.externalId.slice(0, 200) }),
  };
}

function add(report: RunReport, counts: Pick<RunReport, "added" | "merged" | "changed" | "unchanged">): void {
  report.added += counts.added;
  report.merged += counts.merged;
  report.changed += counts.changed;
  report.unchanged += counts.unchanged;
}

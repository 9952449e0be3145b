// Runs of sources, what they set aside, and what was announced.

import type { Announcement, SetAside } from "../../../model/record.ts";
import { contentHash } from "../../../model/record-match.ts";
import type { RunReport, SourceRun } from "../../../ports/catalogue-writer.ts";
import { createBulkInsert, selectByJson } from "./bulk.ts";
import type { Database } from "./driver.ts";

export const emptyReport = (): RunReport => ({ read: 0, added: 0, merged: 0, changed: 0, unchanged: 0, setAside: 0 });

export function createRunRows(database: Database) {
  const insertSetAside = database.prepare(
    "INSERT OR IGNORE INTO set_asides (source, external_id, reason, excerpt, hash, seen_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const insertAnnouncements = createBulkInsert(
    database,
    "INSERT OR IGNORE INTO announcements (day, scheme, value, source, kind, category)",
    6,
  );

  return {
    saveSetAsides(setAsides: SetAside[], now: string): number {
      let added = 0;
      for (const { source, externalId, reason, excerpt } of setAsides) {
        const hash = contentHash([source, externalId ?? "", reason, excerpt].join("\n"));
        added += insertSetAside.run(source, externalId ?? null, reason, excerpt.slice(0, 2000), hash, now).changes;
      }
      return added;
    },

    saveAnnouncements(announcements: Announcement[]): string[] {
      insertAnnouncements(
        announcements.map((item) => [
          item.day,
          item.identifier.scheme,
          item.identifier.value,
          item.source,
          item.kind,
          item.category,
        ]),
      );
      return announcements
        .filter((item) => (item.kind === "new" || item.kind === "cross") && item.identifier.scheme === "arxiv")
        .map((item) => item.identifier.value);
    },

    /** The first day on which each was announced as new. */
    announcedDays(arxivIds: string[]): Map<string, string> {
      const any = database.prepare("SELECT 1 FROM announcements LIMIT 1").get();
      if (!any) return new Map();
      const rows = selectByJson(
        database,
        `SELECT a.value, min(a.day) AS day FROM json_each(?) e
         JOIN announcements a ON a.scheme = 'arxiv' AND a.value = e.value WHERE a.kind IN ('new', 'cross') GROUP BY a.value`,
        arxivIds,
      );
      return new Map(rows.map((row) => [String(row.value), String(row.day)]));
    },

    /** Goes on with the last run of this task when that one was cut off, else begins a new one. */
    openRun(source: string, task: string, now: string): SourceRun {
      const last = database
        .prepare(
          "SELECT id, state, cursor, report FROM source_runs WHERE source = ? AND task = ? ORDER BY id DESC LIMIT 1",
        )
        .get(source, task);
      if (last && last.state !== "done") {
        database
          .prepare("UPDATE source_runs SET state = 'running', error = NULL, retry_at = NULL WHERE id = ?")
          .run(last.id ?? 0);
        return {
          id: Number(last.id),
          source,
          task,
          ...(last.cursor !== null && { cursor: String(last.cursor) }),
          report: JSON.parse(String(last.report)) as RunReport,
        };
      }
      const report = emptyReport();
      const { lastInsertRowid } = database
        .prepare("INSERT INTO source_runs (source, task, state, started_at, report) VALUES (?, ?, 'running', ?, ?)")
        .run(source, task, now, JSON.stringify(report));
      return { id: lastInsertRowid, source, task, report };
    },

    saveRun(run: SourceRun, progress: string | undefined): void {
      database
        .prepare("UPDATE source_runs SET cursor = ?, progress = ?, report = ? WHERE id = ?")
        .run(run.cursor ?? null, progress ?? null, JSON.stringify(run.report), run.id);
    },

    closeRun(
      run: SourceRun,
      state: "done" | "failed" | "waiting",
      now: string,
      problem?: { error: string; retryAt?: string },
    ): void {
      database
        .prepare("UPDATE source_runs SET state = ?, finished_at = ?, report = ?, error = ?, retry_at = ? WHERE id = ?")
        .run(state, now, JSON.stringify(run.report), problem?.error ?? null, problem?.retryAt ?? null, run.id);
    },
  };
}

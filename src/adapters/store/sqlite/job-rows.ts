// The durable list of jobs.

import type { JobStatus } from "../../../model/views.ts";
import type { JobQueue } from "../../../ports/jobs.ts";
import type { Database, Row } from "./driver.ts";

export function toJobStatus(row: Row): JobStatus {
  return {
    id: Number(row.id),
    kind: String(row.kind),
    state: String(row.state) as JobStatus["state"],
    attempts: Number(row.attempts),
    runAt: String(row.run_at),
    ...(row.started_at !== null && { startedAt: String(row.started_at) }),
    ...(row.finished_at !== null && { finishedAt: String(row.finished_at) }),
    ...(row.error !== null && { error: String(row.error) }),
    ...(row.progress !== null && { progress: String(row.progress) }),
  };
}

const DEFAULT_ATTEMPTS = 5;

export function createJobQueue(database: Database, clock: () => string): JobQueue {
  /** Jobs that go back to the queue do what was asked for while they ran. */
  const dropWoken = (back: string, ...values: number[]) =>
    database
      .prepare(`DELETE FROM jobs WHERE state = 'queued' AND unique_key IN (SELECT unique_key FROM jobs WHERE ${back})`)
      .run(...values);
  return {
    enqueue({ kind, input = null, runAt, uniqueKey, maxAttempts = DEFAULT_ATTEMPTS }) {
      return database.transaction(() => {
        const at = runAt ?? clock();
        const held =
          uniqueKey === undefined
            ? undefined
            : database.prepare("SELECT id FROM jobs WHERE unique_key = ? AND state = 'queued'").get(uniqueKey);
        if (held) {
          // One that has failed keeps to the time at which it may be tried again.
          database
            .prepare("UPDATE jobs SET run_at = min(run_at, ?) WHERE id = ? AND attempts = 0")
            .run(at, held.id ?? 0);
          return Number(held.id);
        }
        const values = [kind, JSON.stringify(input), uniqueKey ?? null, maxAttempts, at];
        return database
          .prepare(
            "INSERT INTO jobs (kind, input, unique_key, state, max_attempts, run_at) VALUES (?, ?, ?, 'queued', ?, ?)",
          )
          .run(...values).lastInsertRowid;
      });
    },

    take(now) {
      return database.transaction(() => {
        const row = database
          .prepare(
            `SELECT id, kind, input, attempts FROM jobs WHERE state = 'queued' AND run_at <= ?
             AND kind NOT IN (SELECT kind FROM jobs WHERE state = 'running') ORDER BY run_at, id LIMIT 1`,
          )
          .get(now);
        if (!row) return undefined;
        const attempts = Number(row.attempts) + 1;
        database
          .prepare(
            "UPDATE jobs SET state = 'running', attempts = ?, started_at = ?, finished_at = NULL, error = NULL WHERE id = ?",
          )
          .run(attempts, now, row.id ?? 0);
        return {
          id: Number(row.id),
          kind: String(row.kind),
          input: JSON.parse(String(row.input)) as unknown,
          attempts,
        };
      });
    },

    progress(id, text) {
      database.prepare("UPDATE jobs SET progress = ? WHERE id = ?").run(text.slice(0, 500), id);
    },

    finish(id, now, result) {
      database
        .prepare("UPDATE jobs SET state = 'done', finished_at = ?, result = ? WHERE id = ?")
        .run(now, result === undefined ? null : JSON.stringify(result), id);
    },

    fail(id, error, now, retryAt) {
      const row = database.prepare("SELECT attempts, max_attempts FROM jobs WHERE id = ?").get(id);
      const isFinal = retryAt === undefined || Number(row?.attempts) >= Number(row?.max_attempts);
      database.transaction(() => {
        if (!isFinal) dropWoken("id = ?", id);
        database
          .prepare("UPDATE jobs SET state = ?, error = ?, finished_at = ?, run_at = coalesce(?, run_at) WHERE id = ?")
          .run(isFinal ? "failed" : "queued", error.slice(0, 2000), isFinal ? now : null, isFinal ? null : retryAt, id);
      });
    },

    recover: () =>
      database.transaction(() => {
        dropWoken("state = 'running'");
        return database.prepare("UPDATE jobs SET state = 'queued' WHERE state = 'running'").run().changes;
      }),

    outcome(id) {
      const row = database.prepare("SELECT * FROM jobs WHERE id = ?").get(id);
      if (!row) return { state: "failed", error: `There is no job ${id} any more.` };
      const result: unknown = row.result === null ? undefined : JSON.parse(String(row.result));
      return { ...toJobStatus(row), result };
    },

    list: (limit) => database.prepare("SELECT * FROM jobs ORDER BY id DESC LIMIT ?").all(limit).map(toJobStatus),
  };
}

// The durable list of work: at least once, steps idempotent.

import type { JobStatus } from "../model/views.ts";

export interface Job {
  id: number;
  kind: string;
  input: unknown;
  attempts: number;
}

export interface JobQueue {
  /**
   * Adds a job and returns its id. One of the same `uniqueKey` that waits takes its place, at the earlier of the two times; one that is
   * running does not, since it may have looked already.
   */
  enqueue(job: { kind: string; input?: unknown; runAt?: string; uniqueKey?: string; maxAttempts?: number }): number;
  /** Takes the next due job, of a kind of which none is running, and leases it to this process. */
  take(now: string): Job | undefined;
  progress(id: number, text: string): void;
  /** `result` is kept for whoever waits for it. */
  finish(id: number, now: string, result?: unknown): void;
  /** Queues it again at `retryAt`, or fails it for good when that is absent or attempts are used up. */
  fail(id: number, error: string, now: string, retryAt?: string): void;
  /** Jobs left running by a dead process go back to the queue; call once at start, by the writer. */
  recover(now: string): number;
  list(limit: number): JobStatus[];
  outcome(id: number): JobOutcome;
}

export type JobOutcome = Pick<JobStatus, "state" | "progress" | "error"> & { result?: unknown };

/** One row of `src/jobs.ts`: something that runs in the background. */
export interface JobKind<Input = unknown> {
  kind: string;
  summary: string;
  /** Cron pattern in UTC, when it runs by itself. */
  schedule?: string;
  maxAttempts: number;
  /** What it returns is kept as the result. */
  run(input: Input, context: { signal: AbortSignal; progress(text: string): void }): Promise<unknown>;
}

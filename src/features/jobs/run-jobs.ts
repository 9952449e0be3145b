// Runs due jobs of the durable queue, some at a time, and decides when a failed one is tried again.

import { type Clock, nowText } from "../../lib/clock.ts";
import { AppError, errorMessage, RetryLater } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Job, JobKind, JobQueue } from "../../ports/jobs.ts";
import { scheduleNext } from "./schedule-jobs.ts";

export interface JobRunnerOptions {
  queue: JobQueue;
  kinds: readonly JobKind[];
  clock: Clock;
  log: Log;
  /** Jobs at a time; more than one, so that a digest does not wait behind a slow source. */
  parallel?: number;
  /** How often the queue is looked at when nothing else wakes the runner. */
  pollMs?: number;
}

const FIRST_RETRY_MS = 60_000;
const LONGEST_RETRY_MS = 6 * 3_600_000;

/** Works until the signal fires, then waits for the jobs at hand to notice it. */
export async function runJobs(options: JobRunnerOptions, signal: AbortSignal): Promise<void> {
  const { queue, clock, parallel = 3, pollMs = 1000 } = options;
  const running = new Set<Promise<void>>();
  while (!signal.aborted) {
    for (;;) {
      const job = running.size < parallel ? queue.take(nowText(clock)) : undefined;
      if (!job) break;
      const work = runJob(job, options, signal).finally(() => running.delete(work));
      running.add(work);
    }
    await Promise.race([pause(pollMs, signal), ...running]);
  }
  await Promise.all(running);
}

async function runJob(job: Job, options: JobRunnerOptions, signal: AbortSignal): Promise<void> {
  const { queue, kinds, clock, log } = options;
  const kind = kinds.find((candidate) => candidate.kind === job.kind);
  if (!kind) return queue.fail(job.id, `This Broadsheet has no job ${job.kind}.`, nowText(clock));
  const started = clock().getTime();
  const facts = { job: job.kind, id: job.id };
  try {
    const result = await kind.run(job.input, { signal, progress: (text) => queue.progress(job.id, text) });
    queue.finish(job.id, nowText(clock), result);
    log.info({ ...facts, ms: clock().getTime() - started }, "job done");
  } catch (error) {
    // Left as it is: the next start finds it running under a dead process and queues it again.
    if (signal.aborted) return;
    const retryAt = retryTime(error, job.attempts, clock());
    queue.fail(job.id, errorMessage(error), nowText(clock), retryAt);
    log.warn({ ...facts, error: errorMessage(error), retryAt }, "job failed");
  }
  if (kind.schedule !== undefined) scheduleNext(queue, kind, clock());
}

/** Undefined when trying again cannot help. */
export function retryTime(error: unknown, attempts: number, now: Date): string | undefined {
  if (error instanceof RetryLater) return new Date(now.getTime() + error.retryAfterMs).toISOString();
  if (error instanceof AppError && (error.code === "invalid" || error.code === "conflict")) return undefined;
  const waitMs = Math.min(FIRST_RETRY_MS * 4 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
  return new Date(now.getTime() + waitMs).toISOString();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

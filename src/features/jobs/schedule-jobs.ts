// Keeps one queued job per scheduled kind, at its next time. The queue is durable, so a run missed while the process was down is made up.

import { Cron } from "croner";
import type { JobKind, JobQueue } from "../../ports/jobs.ts";

type Scheduled = Pick<JobKind, "kind" | "schedule" | "maxAttempts">;

/** The next time of a cron pattern, in UTC. */
export function nextTime(pattern: string, now: Date): string {
  const next = new Cron(pattern, { timezone: "UTC", paused: true }).nextRun(now);
  if (!next) throw new Error(`The pattern ${pattern} has no next time.`);
  return next.toISOString();
}

export function scheduleNext(queue: Pick<JobQueue, "enqueue">, kind: Scheduled, now: Date): void {
  if (kind.schedule === undefined) return;
  const runAt = nextTime(kind.schedule, now);
  queue.enqueue({ kind: kind.kind, uniqueKey: kind.kind, runAt, maxAttempts: kind.maxAttempts });
}

/** At start: every scheduled kind has its job; those that `isDue` names run at once. */
export function scheduleAll(
  queue: Pick<JobQueue, "enqueue">,
  kinds: readonly Scheduled[],
  now: Date,
  isDue: (kind: string) => boolean = () => false,
): void {
  for (const kind of kinds) {
    if (kind.schedule !== undefined && isDue(kind.kind)) {
      queue.enqueue({ kind: kind.kind, uniqueKey: kind.kind, runAt: now.toISOString(), maxAttempts: kind.maxAttempts });
    } else {
      scheduleNext(queue, kind, now);
    }
  }
}

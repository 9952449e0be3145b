// Jobs run once, come back when they fail, and are scheduled anew.

import { describe, expect, it } from "vitest";
import { AppError, RetryLater } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import type { Job, JobKind, JobQueue } from "../../ports/jobs.ts";
import { retryTime, runJobs } from "./run-jobs.ts";
import { nextTime, scheduleAll } from "./schedule-jobs.ts";

const now = new Date("2026-03-04T05:06:07.000Z");
const clock = () => now;

function fakeQueue(jobs: Job[]) {
  const events: unknown[][] = [];
  const queue: JobQueue = {
    enqueue(job) {
      events.push(["enqueue", job.kind, job.runAt]);
      return 0;
    },
    take: () => jobs.shift(),
    progress: (id, text) => events.push(["progress", id, text]),
    finish: (id) => events.push(["finish", id]),
    fail: (id, error, _now, retryAt) => events.push(["fail", id, error, retryAt]),
    recover: () => 0,
    list: () => [],
    outcome: () => ({ state: "done" }),
  };
  return { queue, events };
}

const job = (id: number, kind: string, attempts = 1): Job => ({ id, kind, input: {}, attempts });
const kind = (name: string, run: JobKind["run"], schedule?: string): JobKind => ({
  kind: name,
  summary: name,
  maxAttempts: 3,
  run,
  ...(schedule === undefined ? {} : { schedule }),
});

describe("runJobs", () => {
  it("finishes a job, with its progress, and schedules the next one", async () => {
    const { queue, events } = fakeQueue([job(1, "sync")]);
    const stop = new AbortController();
    const sync = kind("sync", async (_input, context) => context.progress("half"), "0 6 * * *");
    const ended = runJobs({ queue, kinds: [sync], clock, log: silentLog, pollMs: 1 }, stop.signal);
    await expect.poll(() => events.length).toBe(3);
    stop.abort();
    await ended;
    expect(events).toEqual([
      ["progress", 1, "half"],
      ["finish", 1],
      ["enqueue", "sync", "2026-03-04T06:00:00.000Z"],
    ]);
  });

  it("runs others beside a slow one", async () => {
    let release = () => {};
    const slow = kind(
      "slow",
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const { queue, events } = fakeQueue([job(1, "slow"), job(2, "quick")]);
    const stop = new AbortController();
    const ended = runJobs(
      { queue, kinds: [slow, kind("quick", async () => {})], clock, log: silentLog, pollMs: 1 },
      stop.signal,
    );
    await expect.poll(() => events).toEqual([["finish", 2]]);
    release();
    await expect.poll(() => events.length).toBe(2);
    stop.abort();
    await ended;
  });

  it("fails a job of an unknown kind for good", async () => {
    const { queue, events } = fakeQueue([job(1, "gone")]);
    const stop = new AbortController();
    const ended = runJobs({ queue, kinds: [], clock, log: silentLog, pollMs: 1 }, stop.signal);
    await expect.poll(() => events).toEqual([["fail", 1, "This Broadsheet has no job gone.", undefined]]);
    stop.abort();
    await ended;
  });

  it("leaves a job that was stopped in its work for the next start", async () => {
    const stuck = kind(
      "stuck",
      (_input, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped")));
        }),
    );
    const { queue, events } = fakeQueue([job(1, "stuck")]);
    const stop = new AbortController();
    const ended = runJobs({ queue, kinds: [stuck], clock, log: silentLog, pollMs: 1 }, stop.signal);
    stop.abort();
    await ended;
    expect(events).toEqual([]);
  });
});

describe("retryTime", () => {
  it.each([
    ["a first failure after a minute", new Error("x"), 1, "2026-03-04T05:07:07.000Z"],
    ["a third after 16 minutes", new Error("x"), 3, "2026-03-04T05:22:07.000Z"],
    ["many at most six hours later", new Error("x"), 30, "2026-03-04T11:06:07.000Z"],
    ["a source that names its time then", new RetryLater("x", 5000), 9, "2026-03-04T05:06:12.000Z"],
    ["an unreachable one like any other", new AppError("unavailable", "x"), 1, "2026-03-04T05:07:07.000Z"],
    ["a wrong input never", new AppError("invalid", "x"), 1, undefined],
  ])("tries %s", (_what, error, attempts, expected) => {
    expect(retryTime(error, attempts, now)).toBe(expected);
  });
});

describe("schedules", () => {
  it("are in UTC", () => {
    expect(nextTime("30 6 * * *", now)).toBe("2026-03-04T06:30:00.000Z");
    expect(nextTime("0 5 * * *", now)).toBe("2026-03-05T05:00:00.000Z");
  });

  it("give every scheduled kind its job, the due ones now", () => {
    const { queue, events } = fakeQueue([]);
    const kinds = [
      kind("a", async () => {}, "0 6 * * *"),
      kind("b", async () => {}, "0 7 * * *"),
      kind("c", async () => {}),
    ];
    scheduleAll(queue, kinds, now, (name) => name === "b");
    expect(events).toEqual([
      ["enqueue", "a", "2026-03-04T06:00:00.000Z"],
      ["enqueue", "b", now.toISOString()],
    ]);
  });
});

// The list of jobs: each kind once at a time, and nothing that is asked for waits longer than it must.

import { describe, expect, it } from "vitest";
import { availableDrivers, openDatabase } from "./driver.ts";
import { createJobQueue } from "./job-rows.ts";
import { migrate } from "./migrate.ts";

const at = (hour: number) => `2026-06-04T${String(hour).padStart(2, "0")}:00:00.000Z`;

function open(driver: ReturnType<typeof availableDrivers>[number]) {
  const database = openDatabase(":memory:", { driver });
  migrate(database, at(0));
  database.exec("DELETE FROM jobs");
  const queue = createJobQueue(database, () => at(6));
  const states = () =>
    queue
      .list(10)
      .reverse()
      .map(({ kind, state, runAt }) => `${kind} ${state} ${runAt.slice(11, 13)}`);
  return { queue, states };
}

describe.each(availableDrivers())("jobs on %s", (driver) => {
  it("that wait for their hour run at once when they are asked for, and only once", () => {
    const { queue, states } = open(driver);
    const id = queue.enqueue({ kind: "index", uniqueKey: "index", runAt: at(8) });
    expect(queue.take(at(6))).toBeUndefined();
    expect(queue.enqueue({ kind: "index", uniqueKey: "index" })).toBe(id);
    expect(queue.enqueue({ kind: "index", uniqueKey: "index", runAt: at(9) })).toBe(id);
    expect(states()).toEqual(["index queued 06"]);
    expect(queue.take(at(6))?.id).toBe(id);
  });

  it("that are asked for while they run, run once more afterwards, never twice at a time", () => {
    const { queue, states } = open(driver);
    const first = queue.enqueue({ kind: "index", uniqueKey: "index" });
    queue.take(at(6));
    const second = queue.enqueue({ kind: "index", uniqueKey: "index" });
    queue.enqueue({ kind: "index", uniqueKey: "index" });
    queue.enqueue({ kind: "mail", uniqueKey: "mail" });
    expect(states()).toEqual(["index running 06", "index queued 06", "mail queued 06"]);
    expect(queue.take(at(6))?.kind).toBe("mail");
    expect(queue.take(at(6))).toBeUndefined();
    queue.finish(first, at(6));
    expect(queue.take(at(6))?.id).toBe(second);
  });

  it("that failed wait out their time, whoever asks", () => {
    const { queue, states } = open(driver);
    const id = queue.enqueue({ kind: "sync", uniqueKey: "sync" });
    queue.take(at(6));
    queue.enqueue({ kind: "sync", uniqueKey: "sync" });
    queue.fail(id, "429", at(6), at(9));
    queue.enqueue({ kind: "sync", uniqueKey: "sync", runAt: at(7) });
    expect(states()).toEqual(["sync queued 09"]);
  });

  it("that failed for good leave the next one alone", () => {
    const { queue, states } = open(driver);
    const id = queue.enqueue({ kind: "sync", uniqueKey: "sync" });
    queue.take(at(6));
    queue.enqueue({ kind: "sync", uniqueKey: "sync" });
    queue.fail(id, "wrong", at(6));
    expect(states()).toEqual(["sync failed 06", "sync queued 06"]);
  });

  it("of a dead process come back once", () => {
    const { queue, states } = open(driver);
    queue.enqueue({ kind: "index", uniqueKey: "index" });
    queue.enqueue({ kind: "other" });
    queue.take(at(6));
    queue.take(at(6));
    queue.enqueue({ kind: "index", uniqueKey: "index" });
    expect(queue.recover(at(7))).toBe(2);
    expect(states()).toEqual(["index queued 06", "other queued 06"]);
  });
});

// When a source is asked again, as the list of jobs has it.

import { describe, expect, it } from "vitest";
import { createCatalogueReader } from "./catalogue-reader.ts";
import { createCatalogueWriter } from "./catalogue-writer.ts";
import { openDatabase } from "./driver.ts";
import { createJobQueue } from "./job-rows.ts";
import { migrate } from "./migrate.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const SOON = "2026-06-04T06:01:00.000Z";
const NIGHT = "2026-06-05T01:10:00.000Z";

function failedSync(problem: { error: string; retryAt?: string }) {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  writer.closeRun(writer.openRun("arxiv-oai", "cs", NOW), "failed", NOW, problem);
  return {
    queue: createJobQueue(database, () => NOW),
    next: () =>
      createCatalogueReader(database)
        .status(NOW)
        .sources.find(({ name }) => name === "arxiv-oai")?.nextRunAt,
  };
}

describe("a source that failed", () => {
  it("is asked again when its job is tried again, not at its next hour", () => {
    const { queue, next } = failedSync({ error: "no answer" });
    const id = queue.enqueue({ kind: "sync:arxiv-oai", uniqueKey: "sync:arxiv-oai" });
    queue.take(NOW);
    queue.fail(id, "no answer", NOW, SOON);
    expect(next()).toBe(SOON);
  });

  it("is left to its schedule by a job that only waits for its hour", () => {
    const { queue, next } = failedSync({ error: "no answer" });
    queue.enqueue({ kind: "sync:arxiv-oai", uniqueKey: "sync:arxiv-oai", runAt: NIGHT });
    expect(next()).toBeUndefined();
  });

  it("that named its time is asked then", () => {
    expect(failedSync({ error: "429", retryAt: SOON }).next()).toBe(SOON);
  });
});

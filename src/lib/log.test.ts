// The log's two forms, and what it hides.

import { describe, expect, it } from "vitest";
import { createLog, type LogOptions } from "./log.ts";

function record(options: Partial<LogOptions>): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog({ level: "info", pretty: false, write: (line) => lines.push(line), ...options }) };
}

describe("createLog", () => {
  it("writes one JSON value per line", () => {
    const { lines, log } = record({});
    log.info({ job: 7 }, "job done");
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "info", job: 7, msg: "job done" });
  });

  it("writes short text on a terminal, with the stack of an error", () => {
    const { lines, log } = record({ pretty: true });
    log.warn({ source: "arxiv-oai", err: new Error("slow") }, "sync waits");
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d WARN sync waits source=arxiv-oai err=\nError: slow\n/);
  });

  it("keeps quiet below its level", () => {
    const { lines, log } = record({ level: "error" });
    log.info("nothing");
    expect(lines).toEqual([]);
  });

  it("hides mail addresses and tokens", () => {
    const { lines, log } = record({});
    log.info({ email: "reader@example.org", mail: { token: "s3cret" } }, "sent");
    expect(lines.join()).not.toMatch(/reader@|s3cret/);
  });
});

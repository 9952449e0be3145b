// Commands beside a running server: the server does the work, the command gets what it came to.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../adapters/store/sqlite/driver.ts";
import { migrate } from "../adapters/store/sqlite/migrate.ts";
import { openJobQueue } from "../adapters/store/sqlite/open-store.ts";
import { runJobs } from "../features/jobs/run-jobs.ts";
import { COMMAND } from "../jobs.ts";
import { AppError } from "../lib/errors.ts";
import { silentLog } from "../lib/log.ts";
import { openHandedSide } from "./handed-side.ts";
import { type CommandSide, createCommandWork } from "./run-command.ts";

const clock = () => new Date("2026-06-04T06:00:00.000Z");
const NOBODY = 2 ** 30;

let folder: string;
let database: string;
let stop: AbortController;
let served: Promise<void>;
const asked: unknown[] = [];

/** Says what it was asked, as the server's own writing half would do it. */
const side = {
  call: async (name: string, input: object) => {
    asked.push([name, input]);
    if (name === "corrections.merge") throw new AppError("conflict", "Somebody has corrected this author meanwhile.");
    return { answer: 7 };
  },
  ingestFile: async (path: string, { format, onWork }: { format?: string; onWork?(text: string): void }) => {
    asked.push([path, format]);
    onWork?.("half of it");
    await new Promise((done) => setTimeout(done, 500));
    return { added: 3 };
  },
  rescore: async () => 12,
} as unknown as CommandSide;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-hand-"));
  database = join(folder, "broadsheet.db");
  const fresh = openDatabase(database);
  migrate(fresh, clock().toISOString());
  fresh.close();
  const queue = openJobQueue(database, clock);
  stop = new AbortController();
  const kinds = [{ kind: COMMAND, summary: "", maxAttempts: 1, run: createCommandWork(side) }];
  served = runJobs({ queue: queue.jobs, kinds, clock, log: silentLog, pollMs: 10 }, stop.signal).finally(queue.close);
  asked.length = 0;
});
afterEach(async () => {
  stop.abort();
  await served;
  rmSync(folder, { recursive: true });
});

const open = (pid = process.pid) => openHandedSide({ database, clock, pid });
const following = () => ({ onStep: () => {}, signal: new AbortController().signal });

describe("a command beside a running server", () => {
  it("gets the report, hears how far it is, and names files as the server can find them", async () => {
    const said: string[] = [];
    const report = await open().ingestFile("papers.bib", {
      ...following(),
      format: "bibtex",
      onWork: (text) => said.push(text),
    });
    expect(report).toEqual({ added: 3 });
    expect(asked).toEqual([[resolve("papers.bib"), "bibtex"]]);
    expect(said).toContain("half of it");
  });

  it("gets answers of operations, numbers too", async () => {
    expect(await open().call("reports.settle", { id: 5 })).toEqual({ answer: 7 });
    expect(asked).toEqual([["reports.settle", { id: 5 }]]);
    expect(await open().rescore(new AbortController().signal)).toBe(12);
  });

  it("is told why when the server cannot do it, and it is not tried again", async () => {
    await expect(open().call("corrections.merge", {})).rejects.toThrow(/corrected this author meanwhile/);
    await new Promise((done) => setTimeout(done, 100));
    expect(asked).toHaveLength(1);
  });

  it("does not wait for ever: not when it is stopped, not when the server is gone", async () => {
    const ended = AbortSignal.abort();
    await expect(open().ingestFile("a.bib", { ...following(), signal: ended })).rejects.toThrow(/The server goes on/);
    stop.abort();
    await served;
    await expect(open(NOBODY).rescore(new AbortController().signal)).rejects.toThrow(/has stopped. It does job \d+/);
  });

  it("cannot hand over what is piped in", () => {
    expect(() => open().ingestFile("-", following())).toThrow(/Save it to a file/);
  });

  it("finds a server of another version before it asks for anything", () => {
    const held = openDatabase(database);
    held.exec("DELETE FROM migrations WHERE name = (SELECT max(name) FROM migrations)");
    held.close();
    expect(() => open()).toThrow(/another version/);
  });
});

// The lock of the data folder, also against a process that is killed.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder } from "./lock.ts";

const holder = { pid: 1, command: "serve", since: "2026-03-04T05:06:07Z" };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("lockFolder", () => {
  it("refuses a second holder at once, naming the first", () => {
    const lock = lockFolder(folder, holder);
    lock.describe({ address: "http://localhost:4000" });
    const started = Date.now();
    expect(() => lockFolder(folder, { ...holder, command: "ingest" })).toThrow(
      /"broadsheet serve" \(process 1 at http:\/\/localhost:4000\) is writing/,
    );
    expect(Date.now() - started).toBeLessThan(1000);
    lock.release();
  });

  it("is free again once released", () => {
    lockFolder(folder, holder).release();
    lockFolder(folder, holder).release();
  });

  it("is free again when its holder is killed", async () => {
    const script = `
      const { createRequire } = require("node:module");
      const Database = require("libsql");
      const database = new Database(process.argv[1]);
      database.exec("PRAGMA journal_mode = WAL; BEGIN IMMEDIATE");
      process.stdout.write("locked");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["-e", script, join(folder, "lock.db")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(() => lockFolder(folder, holder)).toThrow(/Another process is writing/);
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
    lockFolder(folder, holder).release();
  });
});

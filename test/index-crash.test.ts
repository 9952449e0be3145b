// kill -9 while segments are written, joined and built anew: the index always holds exactly what was committed.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { createSegmentReader } from "../src/adapters/search-index/segments/reader.ts";
import { openDatabase } from "../src/adapters/store/sqlite/driver.ts";

const isQuick = process.env.BROADSHEET_QUICK === "1";
const KILLS = 12;
const churner = join(import.meta.dirname, "support/index-churner.ts");

/** Runs the churner and kills it at some moment of its work, not before it has told of `after`; returns the rounds that it got through. */
async function churn(path: string, seed: number, after: string): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", churner, path, String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let log = "";
  const isReady = new Promise<void>((resolve) => {
    child.stdout?.on("data", (text: Buffer) => {
      log += String(text);
      if (log.includes(after)) resolve();
    });
  });
  await Promise.race([isReady, ended]);
  await sleep(20 + Math.random() * 700);
  child.kill("SIGKILL");
  await ended;
  return log;
}

function expectWhole(path: string): void {
  const database = openDatabase(path, { readOnly: true });
  try {
    const truth = new Map(
      database
        .prepare("SELECT id, title FROM truth")
        .all()
        .map((row) => [Number(row.id), String(row.title)]),
    );
    const reader = createSegmentReader({ database });
    const { hits, total } = reader.search({ tree: { op: "all" }, sort: "day", limit: 1000 });
    expect(total).toBe(truth.size);
    expect(hits.map((hit) => hit.paperId).sort((a, b) => a - b)).toEqual([...truth.keys()].sort((a, b) => a - b));
    expect(reader.describe()).toMatchObject({ papers: truth.size, withVector: truth.size });
    for (const [id, title] of truth) {
      const phrase = { op: "phrase", field: "title", terms: title.split(" ") } as const;
      const found = reader.search({ tree: phrase, sort: "day", limit: 1000 }).hits.map((hit) => hit.paperId);
      expect(found).toContain(id);
      expect(found.filter((other) => truth.get(other) !== title)).toEqual([]);
    }
  } finally {
    database.close();
  }
}

it.skipIf(isQuick)(`the index survives ${KILLS} kills`, { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "index-crash-"));
  try {
    const path = join(folder, "broadsheet.db");
    let log = "";
    for (let kill = 0; kill < KILLS; kill++) {
      // However slow the machine, once it gets through a round of joins and once through a rebuild.
      log += await churn(path, kill * 7919 + 1, ["m", "r"][kill] ?? "begun");
      expectWhole(path);
    }
    expect(log).toContain("m");
    expect(log).toContain("r");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

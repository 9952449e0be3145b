// kill -9 at random moments of ingest and sync: after the last restart the catalogue equals one that was never disturbed.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../src/adapters/store/sqlite/driver.ts";
import { dumpCatalogue } from "./support/dump-catalogue.ts";
import { startReplayServer } from "./support/replay-server.ts";

const isQuick = process.env.BROADSHEET_QUICK === "1";
/** Three batches, each a transaction of its own. */
const RECORDS = 6100;
/** With those of sync, of digests and of the index: more than fifty in all. */
const KILLS_OF_INGEST = 12;
const KILLS_OF_SYNC = 10;
const WORDS = ["lantern", "river", "clockwork", "garden", "compass", "loom", "harbour", "prism"];
const root = join(import.meta.dirname, "..");

/** Records that match each other now and then, by identifier or by title. */
function makeLines(count: number): string {
  return Array.from({ length: count }, (_, i) => {
    const twin = i % 7 === 0 ? i + 1 : i;
    const word = (n: number) => WORDS[(twin * 13 + n * 7 + ((twin / 8) | 0)) % WORDS.length];
    return JSON.stringify({
      id: `crash:${i}`,
      title: `The ${word(1)} ${word(2)} ${word(3)} in study number ${twin}`,
      abstract: `${Array.from({ length: 25 }, (_, n) => word(n)).join(" ")}.`,
      authors: [
        { name: `Ada ${toName(twin % 700)}son` },
        { name: `Bo ${toName(twin % 450)}sen`, id: `~Bo${twin % 50}` },
      ],
      year: 2020 + (twin % 5),
      categories: [twin % 2 ? "cs.CL" : "cs.LG"],
      ...(i % 5 === 0 && { arxivId: `2001.${String(i).padStart(5, "0")}` }),
    });
  }).join("\n");
}

/** A family name of its own for every number: namesakes as rare as they are in life. */
const toName = (number: number): string =>
  `${WORDS[number % 8]}${[...String(number)].map((digit) => "aeioubdfgk"[Number(digit)]).join("")}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-crash-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(
  data: string,
  args: string[],
  more: NodeJS.ProcessEnv = {},
): { child: ChildProcess; ended: Promise<number | null>; log: () => string } {
  let text = "";
  const child = spawn(process.execPath, [join(root, "scripts/broadsheet.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, BROADSHEET_DATA: data, BROADSHEET_OFFLINE: "", ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout?.on("data", (bytes) => (text += bytes));
  child.stderr?.on("data", (bytes) => (text += bytes));
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, ended, log: () => text };
}

async function complete(data: string, args: string[], more?: NodeJS.ProcessEnv): Promise<number> {
  const began = Date.now();
  const { ended, log } = start(data, args, more);
  const code = await ended;
  expect(code, log()).toBe(0);
  return Date.now() - began;
}

/** Kills the command at a moment drawn from its whole run. */
async function disturb(data: string, args: string[], longestMs: number, more?: NodeJS.ProcessEnv): Promise<boolean> {
  const { child, ended } = start(data, args, more);
  await Promise.race([sleep(150 + Math.random() * longestMs), ended]);
  const wasRunning = child.exitCode === null;
  child.kill("SIGKILL");
  await ended;
  return wasRunning;
}

function dump(data: string): unknown[] {
  const database = openDatabase(join(data, "broadsheet.db"), { readOnly: true });
  try {
    expect(database.prepare("PRAGMA integrity_check").get()?.integrity_check).toBe("ok");
    return dumpCatalogue(database);
  } finally {
    database.close();
  }
}

function countRecords(data: string): number {
  const database = openDatabase(join(data, "broadsheet.db"), { readOnly: true });
  try {
    return Number(database.prepare("SELECT count(*) AS n FROM records").get()?.n);
  } finally {
    database.close();
  }
}

describe.skipIf(isQuick)("after kill -9", () => {
  it("ingest leaves the catalogue as if nothing had happened", { timeout: 1_200_000 }, async () => {
    const file = join(folder, "papers.jsonl");
    writeFileSync(file, makeLines(RECORDS));
    const calm = join(folder, "calm");
    const ms = await complete(calm, ["ingest", file]);
    await complete(calm, ["identify", "--all"]);
    const expected = dump(calm);
    let kills = 0;
    for (let round = 0; kills < KILLS_OF_INGEST; round++) {
      const rough = join(folder, `rough-${round}`);
      // A run may come to its end before it is killed; then the next round begins with nothing.
      while (kills < KILLS_OF_INGEST && (await disturb(rough, ["ingest", file], ms * 0.9))) kills++;
      await complete(rough, ["ingest", file]);
      // A run between the kills may have seen a part of the papers only: a whole one has the last word.
      while (await disturb(rough, ["identify", "--all"], ms / 2)) kills++;
      await complete(rough, ["identify", "--all"]);
      await complete(rough, ["doctor"]);
      expect(dump(rough)).toEqual(expected);
    }
  });

  it("sync goes on where it was and misses nothing", { timeout: 1_200_000 }, async () => {
    const options = { seed: 7, records: 1200, pageSize: 100 };
    const [calmServer, roughServer] = [await startReplayServer(options), await startReplayServer(options)];
    const env = (url: string): NodeJS.ProcessEnv => ({
      BROADSHEET_SOURCE_URLS: JSON.stringify({ "arxiv-oai": url }),
      BROADSHEET_ALLOW_PRIVATE: "1",
      BROADSHEET_CATEGORIES: "cs.CL",
    });
    const [calm, rough] = [join(folder, "calm-sync"), join(folder, "rough-sync")];
    try {
      const ms = await complete(calm, ["sync", "arxiv-oai"], env(calmServer.url));
      for (let i = 0; i < KILLS_OF_SYNC; i++) await disturb(rough, ["sync", "arxiv-oai"], ms / 3, env(roughServer.url));
      await complete(rough, ["sync", "arxiv-oai"], env(roughServer.url));
      for (const data of [calm, rough]) await complete(data, ["identify", "--all"]);
      expect(dump(rough)).toEqual(dump(calm));
      // The first sync asks for the last week only.
      expect(countRecords(rough)).toBeGreaterThan(calmServer.ids.length / 6);
    } finally {
      await Promise.all([calmServer.close(), roughServer.close()]);
    }
  });
});

// kill -9 at random moments of sending: no digest is sent twice, none is lost.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../src/adapters/store/sqlite/driver.ts";
import { migrate } from "../src/adapters/store/sqlite/migrate.ts";
import { createSubscriptionStore } from "../src/adapters/store/sqlite/subscription-rows.ts";
import { startSmtpServer, type TestSmtpServer } from "./support/smtp.ts";

const isQuick = process.env.BROADSHEET_QUICK === "1";
const READERS = 90;
const KILLS = 20;
const SERVER_PAUSE_MS = 8;
const SERVER_THINKS_MS = 30;
const sender = join(import.meta.dirname, "support/digest-sender.ts");

let folder: string;
let server: TestSmtpServer;
const run = { kills: 0, killedWhileSending: 0, starts: 0, finished: false };

/** Starts the sender and waits until it sends; `done` resolves to its exit code, null when it was killed. */
async function startSender(path: string): Promise<{ child: ChildProcess; done: Promise<number | null> }> {
  const child = spawn(process.execPath, ["--import", "tsx", sender, path, server.url, "1"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  run.starts += 1;
  const done = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("ready")) resolve();
    });
  });
  await Promise.race([ready, done]);
  return { child, done };
}

/** Anywhere within one of the next few mails, however busy this machine is. */
async function aRandomMoment(): Promise<void> {
  const goal = server.accepted.length + Math.floor(Math.random() * 4);
  const latest = Date.now() + 5000;
  while (server.accepted.length < goal && Date.now() < latest) await sleep(1);
  await sleep(Math.random() * 100);
}

describe.skipIf(isQuick)(`digests, while the sender is killed ${KILLS} times`, () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "digest-crash-"));
    const path = join(folder, "broadsheet.db");
    const database = openDatabase(path);
    migrate(database, "2026-06-01T00:00:00.000Z");
    const store = createSubscriptionStore(database);
    for (let index = 0; index < READERS; index += 1) {
      const now = "2026-06-01T00:00:00.000Z";
      const { id } = store.request({ email: `reader${index}@x.org`, frequency: "daily", categories: [], now });
      store.confirm(id, now);
    }
    database.close();
    server = await startSmtpServer(async ({ step, to, time }) => {
      await sleep(step === "end" ? SERVER_THINKS_MS : SERVER_PAUSE_MS);
      // Some readers are greylisted once, so that kills also fall between two attempts.
      const isGreylisted = step === "rcpt" && time === 1 && Number(/\d+/.exec(to)?.[0]) % 10 === 3;
      return isGreylisted ? { code: 451, text: "greylisted" } : "accept";
    });

    while (!run.finished) {
      const before = server.accepted.length;
      const { child, done } = await startSender(path);
      if (run.kills < KILLS) {
        await Promise.race([aRandomMoment(), done]);
        child.kill("SIGKILL");
        run.kills += 1;
        if (server.accepted.length > before) run.killedWhileSending += 1;
      }
      run.finished = (await done) === 0;
      // What was on its way when the process died still arrives.
      await sleep(30);
    }
  }, 180_000);

  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are never sent twice", () => {
    const ids = server.accepted.map((mail) => mail.messageId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(run.killedWhileSending).toBeGreaterThan(KILLS / 4);
  });

  it("are never lost", () => {
    const arrived = new Set(server.accepted.map((mail) => mail.to));
    const lost = Array.from({ length: READERS }, (_, index) => `reader${index}@x.org`).filter(
      (email) => !arrived.has(email),
    );
    // Between the commit of the claim and the end mark lie some ten microseconds. A kill in there loses the mail, and
    // then the server has seen all of it but the end mark; anything else is a fault.
    const explained = lost.filter((email) =>
      server.unfinished.includes(`digest.${Number(/\d+/.exec(email)?.[0]) + 1}.2026-06-04@papers.test`),
    );
    expect(lost).toEqual(explained);
    expect(lost.length).toBeLessThanOrEqual(1);
    if (lost.length > 0) console.log(`digest-crash: one kill of ${run.kills} fell between claim and end mark`);
  });
});

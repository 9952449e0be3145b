// The real, built server in its own process: starts on an empty folder, shows the starter catalogue, refuses a twin, stops politely.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const script = join(root, "scripts", "broadsheet.mjs");
const isQuick = process.env.BROADSHEET_QUICK === "1";

/** A bare environment: settings of the person who runs the tests must not matter. */
const environment = (data: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  BROADSHEET_DATA: data,
  BROADSHEET_OFFLINE: "1",
  PORT: "0",
});

async function start(data: string): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [script, "serve"], {
    cwd: root,
    env: environment(data),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr?.on("data", (chunk) => {
    log += chunk;
  });
  const address = await new Promise<string>((found, failed) => {
    child.stdout?.on("data", (chunk) => {
      const match = /is at http:\/\/localhost:(\d+)/.exec(String(chunk));
      if (match?.[1]) found(`http://127.0.0.1:${match[1]}`);
    });
    child.once("exit", (code) => failed(new Error(`The server ended with ${code}: ${log}`)));
  });
  return { child, address };
}

async function run(data: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args], {
      cwd: root,
      env: environment(data),
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

describe.skipIf(isQuick)("the built server", () => {
  let data: string;
  let child: ChildProcess;
  let address: string;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), "broadsheet-smoke-"));
    ({ child, address } = await start(data));
  }, 120_000);
  afterAll(() => {
    child?.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  });

  it.each([
    ["/", /<h1/],
    ["/search?q=language", /<mark>|<article|<li/],
    ["/status", /starter catalogue/],
    ["/authors", /<h1/],
    ["/categories", /cs\.CL/],
    ["/digest", /<form/],
    ["/api", /openapi\.json/],
    ["/feed.atom", /<feed/],
    ["/robots.txt", /Sitemap/],
  ])("shows %s", async (path, content) => {
    const reply = await fetch(address + path);
    expect(reply.status).toBe(200);
    expect(await reply.text()).toMatch(content);
  });

  it("answers REST from the same catalogue", async () => {
    const status = (await (await fetch(`${address}/api/v1/status`)).json()) as {
      catalogue: { papers: number; starterOnly: boolean };
    };
    expect(status.catalogue.papers).toBeGreaterThan(100);
    expect(status.catalogue.starterOnly).toBe(true);
    const daily = (await (await fetch(`${address}/api/v1/daily?limit=3`)).json()) as { papers: { score?: object }[] };
    expect(daily.papers).toHaveLength(3);
  });

  it("writes through its own thread", async () => {
    const reply = await fetch(`${address}/api/v1/subscriptions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "reader@example.org" }),
    });
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ message: expect.stringContaining("mail") });
    // Signed links are checked by the side that only reads.
    expect((await fetch(`${address}/subscription/preferences?token=1.0.x`)).status).toBe(403);
  });

  it("lets the command line read beside it, and keeps other writers out by name", async () => {
    const status = await run(data, "status", "--json");
    expect(JSON.parse(status.stdout).catalogue.papers).toBeGreaterThan(100);
    const twin = await run(data, "serve");
    expect(twin.code).toBe(1);
    expect(twin.stderr).toMatch(
      new RegExp(`"broadsheet serve" \\(process ${child.pid} at http://localhost:\\d+\\) is writing`),
    );
    const doctor = await run(data, "doctor");
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringContaining("the database file is sound") });
    expect(doctor.stdout).toMatch(/the search index is whole: \d+ papers in \d+ parts?/);
  });

  it("does what the command line asks for meanwhile", async () => {
    const file = join(data, "one.bib");
    writeFileSync(file, "@article{one, title={Weighing rivers without scales}, author={Lovelace, Ada}, year={2024}}");
    const ingest = await run(data, "ingest", file, "--json");
    expect(ingest).toMatchObject({ code: 0 });
    expect(JSON.parse(ingest.stdout)).toMatchObject({ name: "one.bib", read: 1, added: 1, setAside: 0 });
    const found = (await (await fetch(`${address}/api/v1/search?q=weighing+rivers+scales`)).json()) as {
      papers: { title: string; authors: { id: string }[] }[];
    };
    expect(found.papers[0]?.title).toBe("Weighing rivers without scales");
    const id = found.papers[0]?.authors[0]?.id ?? "";
    const renamed = await run(data, "correct", "rename", id, "Augusta Ada King", "--reason", "as she signed");
    expect(renamed).toMatchObject({ code: 0 });
    const author = (await (await fetch(`${address}/api/v1/authors/${id}`)).json()) as { author: { name: string } };
    expect(author.author.name).toBe("Augusta Ada King");
    const wrong = await run(data, "ingest", join(data, "missing.bib"));
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("missing.bib") });
  });

  it("is copied while it runs", async () => {
    const backup = await run(data, "backup", join(data, "copy.db"));
    expect(backup).toMatchObject({ code: 0, stdout: `${join(data, "copy.db")}\n` });
  });

  it("stops politely and leaves the folder to others", async () => {
    const exited = new Promise<number | null>((done) => child.once("exit", done));
    child.kill("SIGTERM");
    expect(await exited).toBe(0);
    const restored = await run(data, "restore", join(data, "copy.db"));
    expect(restored).toMatchObject({ code: 0, stdout: expect.stringContaining("Restored") });
    const found = await run(data, "search", "language", "--json");
    expect(JSON.parse(found.stdout).total).toBeGreaterThan(0);
  });
});

// What a page costs: CPU per request, hot and cold, and the wait of twenty readers at once.

import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import type { Report } from "./figure.ts";
import { percentileOf } from "./figure.ts";
import { syntheticLines } from "./synthetic.ts";

const root = resolve(process.cwd());
const main = join(root, "scripts/broadsheet.mjs");

export async function benchPages(
  { papers, data }: { papers: number; data?: string | undefined },
  report: Report,
): Promise<void> {
  const folder = data ?? mkdtempSync(join(tmpdir(), "broadsheet-bench-"));
  try {
    if (!data) await fill(folder, papers);
    const started = performance.now();
    const port = await freePort();
    const server = spawn(process.execPath, [main, "serve", "--port", String(port)], {
      cwd: root,
      env: environment(folder),
      stdio: "ignore",
    });
    try {
      const base = `http://127.0.0.1:${port}`;
      await answers(base);
      report("cold start to first page", performance.now() - started, "ms");
      await measure(base, server, report);
    } finally {
      server.kill("SIGTERM");
    }
  } finally {
    if (!data) rmSync(folder, { recursive: true, force: true });
  }
}

const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  BROADSHEET_DATA: folder,
  BROADSHEET_OFFLINE: "1",
  LOG_LEVEL: "silent",
  RATE_LIMIT: "0",
});

async function fill(folder: string, papers: number): Promise<void> {
  const file = join(folder, "papers.jsonl");
  await pipeline(async function* () {
    for (const line of syntheticLines(papers)) yield `${line}\n`;
  }, createWriteStream(file));
  const child = spawn(process.execPath, [main, "ingest", file], {
    cwd: root,
    env: environment(folder),
    stdio: "ignore",
  });
  await new Promise((done) => child.on("exit", done));
}

async function measure(base: string, server: ChildProcess, report: Report): Promise<void> {
  const pages = await choosePages(base);
  for (const [name, addresses] of pages) {
    // Cold: no address twice, so nothing comes from the page cache.
    const cold = await costEach(base, addresses, server);
    report(`${name}, cold, CPU median`, percentileOf(cold, 0.5), "ms");
    const hot = await costEach(base, Array(200).fill(addresses[0] ?? "/"), server);
    report(`${name}, hot, CPU mean`, hot.reduce((sum, ms) => sum + ms, 0) / hot.length, "ms");
    const size = await fetch(base + addresses[0], { headers: { "accept-encoding": "gzip" } });
    report(`${name}, gzip`, Number(size.headers.get("content-length") ?? 0) / 1024, "KiB");
  }
  const front = pages.get("front page") ?? ["/"];
  const load = await autocannon({
    url: base,
    connections: 20,
    duration: 8,
    headers: { "accept-encoding": "gzip" },
    requests: [{ path: "/" }],
  });
  report("front page, 20 connections, p50", load.latency.p50, "ms");
  report("front page, 20 connections, p99", load.latency.p99, "ms");
  report("front page, 20 connections", load.requests.average, "requests/s");
  const mixed = await autocannon({
    url: base,
    connections: 20,
    duration: 8,
    headers: { "accept-encoding": "gzip" },
    requests: front.map((path) => ({ path })),
  });
  report("front pages of many days, 20 connections, p99", mixed.latency.p99, "ms");
}

/** Sixty different addresses of each kind. */
async function choosePages(base: string): Promise<Map<string, string[]>> {
  const json = async (path: string) => (await (await fetch(`${base}/api/v1${path}`)).json()) as Record<string, unknown>;
  const { papers = [] } = (await json("/papers?limit=60&sort=newest")) as { papers?: { url: string; date?: string }[] };
  const { authors = [] } = (await json("/authors?limit=60")) as { authors?: { url: string }[] };
  const newest = papers[0]?.date ?? "2026-01-01";
  const days = Array.from({ length: 60 }, (_, i) =>
    new Date(Date.parse(newest) - i * 86_400_000).toISOString().slice(0, 10),
  );
  return new Map([
    ["front page", days.map((day) => `/day/${day}`)],
    ["paper", papers.map((paper) => paper.url)],
    ["author", authors.map((author) => author.url)],
    ["category", days.map((_, i) => `/category/cs.CL?page=${i + 1}`)],
  ]);
}

/** CPU of the server for each address in ms, from the kernel's account of the process; ticks are 10 ms, so each is asked in turns. */
async function costEach(base: string, addresses: string[], server: ChildProcess): Promise<number[]> {
  const costs: number[] = [];
  const perGroup = 20;
  for (let at = 0; at < addresses.length; at += perGroup) {
    const group = addresses.slice(at, at + perGroup);
    const before = cpuTicks(server);
    for (const path of group) {
      const response = await fetch(base + path, { headers: { "accept-encoding": "gzip" } });
      await response.arrayBuffer();
    }
    costs.push(((cpuTicks(server) - before) * 10) / group.length);
  }
  return costs;
}

/** User and system ticks of the process (Linux only). */
function cpuTicks(server: ChildProcess): number {
  const fields = readFileSync(`/proc/${server.pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

async function answers(base: string): Promise<void> {
  for (let i = 0; i < 600; i++) {
    try {
      const response = await fetch(base);
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(10);
  }
  throw new Error("the server did not answer within its time");
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

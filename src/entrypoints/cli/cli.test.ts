// The command line through its door: usage, exit codes, output that stays machine-readable.

import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { App, IngestReport } from "../../app.ts";
import { readSettings } from "../../config.ts";
import { AppError } from "../../lib/errors.ts";
import { commandNames, runCli } from "./cli.ts";

class Sink extends Writable {
  text = "";
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const report: IngestReport = {
  name: "a.bib",
  source: "bibtex",
  read: 1200,
  added: 1000,
  merged: 100,
  changed: 50,
  unchanged: 40,
  setAside: 10,
  reasons: [{ reason: "no title", count: 10 }],
};
const calls: unknown[][] = [];
const app = {
  settings: readSettings({}),
  sourceNames: ["arxiv-oai", "huggingface", "arxiv-announcements"],
  openReader: () => ({
    async call(name: string, input: Record<string, unknown>) {
      calls.push([name, input]);
      if (name === "papers.get") throw new AppError("not_found", "No paper x is known here.");
      return { query: "", total: 0, papers: [], notes: [] };
    },
    *exportLines() {
      yield '{"id":"1"}';
      yield '{"id":"2"}';
    },
    subscriptions: () => [],
    close() {},
  }),
  openWriter: () => ({
    ingestFile: async (path: string) => ({ ...report, name: path }),
    async sync(name: string) {
      if (name === "huggingface") throw new AppError("unavailable", "no answer");
      return { ...report, name };
    },
    async close() {},
  }),
  doctor: () => [{ name: "disk", isOk: false, detail: "full" }],
} as unknown as App;

async function run(...argv: string[]) {
  calls.length = 0;
  const [stdout, stderr] = [new Sink(), new Sink()];
  const code = await runCli(argv, {
    openApp: () => app,
    streams: { stdout, stderr },
    signal: new AbortController().signal,
    version: "1.2.3",
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

describe("usage", () => {
  it("lists every command", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    for (const name of commandNames) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  it.each([
    [["serch", "x"], /no command "serch". Did you mean "search"\?/],
    [["search", "x", "--categroy", "cs.CL"], /"search" has no flag --categroy. Did you mean --category\?/],
    [["status", "-x"], /"status" has no flag -x/],
    [["paper"], /ID/i],
    [["sync", "nowhere"], /There is no source "nowhere"/],
    [["sync", "arxiv-oai", "--since", "yesterday"], /--since wants a day/],
    [[], /Usage: broadsheet <command>/],
  ])("refuses %j with exit 2", async (argv, message) => {
    const { code, stdout, stderr } = await run(...argv);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  it.each(commandNames)("%s explains itself", async (name) => {
    const { code, stdout } = await run(name, "--help");
    expect(code).toBe(0);
    expect(stdout).toContain(`broadsheet ${name}`);
    expect(stdout).not.toContain("\u001b");
  });

  it("says its version", async () => {
    expect(await run("--version")).toEqual({ code: 0, stdout: "1.2.3\n", stderr: "" });
  });
});

describe("results", () => {
  it("are one JSON value where asked", async () => {
    const { code, stdout } = await run("search", "dense", "retrieval", "--json", "--category", "cs.CL");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ total: 0 });
    expect(calls).toEqual([
      ["search.papers", { q: "dense retrieval", mode: "hybrid", sort: "relevance", limit: "10", category: "cs.CL" }],
    ]);
  });

  it("fail with one line and exit 1", async () => {
    expect(await run("paper", "x")).toEqual({ code: 1, stdout: "", stderr: "No paper x is known here.\n" });
  });

  it("tell what became of an input, and why something was set aside", async () => {
    const { code, stdout } = await run("ingest", "some/a.bib");
    expect(code).toBe(0);
    for (const line of [
      "1,200 read",
      "1,000 added",
      "100 merged",
      "50 changed",
      "40 unchanged",
      "10 set aside",
      "10 × no title",
    ]) {
      expect(stdout).toContain(line);
    }
  });

  it("go through all sources although one fails, which is said by exit 1", async () => {
    const { code, stdout, stderr } = await run("sync", "--json");
    expect(code).toBe(1);
    expect(stdout.trim().split("\n")).toHaveLength(2);
    expect(stderr).toMatch(/huggingface: no answer\n.*Not synced: huggingface/s);
  });

  it("of export are lines and nothing else", async () => {
    expect((await run("export")).stdout).toBe('{"id":"1"}\n{"id":"2"}\n');
  });

  it("of doctor fail when a check does", async () => {
    const { code, stdout } = await run("doctor");
    expect([code, stdout]).toEqual([1, "BAD  disk: full\n"]);
  });
});

// The evaluation programs on a folder small enough to count by hand.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run as codeLinks } from "./code-links.ts";
import { run as hindex } from "./hindex.ts";
import { run as institutions } from "./institutions.ts";

const WORKS = [
  { title: "A", authors: [{ affiliation: "Tsinghua University + MIT and Google" }, { affiliation: "Nowhere" }, {}] },
  {
    title: "B",
    abstract: "Code: https://github.com/ada/b",
    codeUrl: "https://github.com/ada/B.git",
    instances: [{ id: "pl:1" }],
  },
  {
    title: "C",
    abstract: "Code: https://github.com/ada/c",
    codeUrl: "https://github.com/eve/c",
    instances: [{ id: "pl:2" }],
  },
  {
    title: "D",
    comment: "Code: https://github.com/ada",
    codeUrl: "https://github.com/ada/d",
    instances: [{ id: "arxiv:1" }],
  },
];
const NETWORK = [
  { id: "p1", authors: [{ id: "x" }, { id: "y" }], references: [] },
  { id: "p2", authors: [{ id: "x" }], references: ["p1"] },
  { id: "p3", authors: [{ id: "z" }], references: ["p1", "p2"] },
];
let folder = "";
const input = () => ({ dataFolder: folder, historyFolder: folder });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "broadsheet-eval-"));
  const files: Record<string, unknown[]> = { "works/works.jsonl.gz": WORKS, "citations/aan.jsonl.gz": NETWORK };
  for (const [name, rows] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("suites", () => {
  it("institutions: shares of affiliation mentions", async () => {
    const { metrics, n } = await institutions(input());
    expect(n["resolved.share"]).toBe(3);
    expect(metrics["resolved.share"]).toBeCloseTo(2 / 3);
    expect(metrics["several.share"]).toBeCloseTo(1 / 3);
  });

  it("code-links: what is named is read, and compared with links that authors gave", async () => {
    const { metrics, n } = await codeLinks(input());
    expect(n).toMatchObject({ "named.share": 3, "gold.agreement": 2 });
    expect(metrics["named.share"]).toBeCloseTo(2 / 3);
    expect(metrics["gold.agreement"]).toBe(0.5);
  });

  it("hindex: every author", async () => {
    const { metrics, n } = await hindex(input());
    expect(metrics).toEqual({ "exact.share": 1, "exact.withoutSelf": 1, "exact.papersAndI10": 1 });
    expect(n).toMatchObject({ "exact.share": 3 });
  });

  it("a missing file is an error, not an endless wait", async () => {
    await expect(hindex({ dataFolder: join(folder, "works"), historyFolder: folder })).rejects.toThrow(/ENOENT/);
  });
});

describe("the command", () => {
  const command = (...args: string[]) => {
    const main = join(import.meta.dirname, "main.ts");
    const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", main, ...args], {
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };

  it("prints one line of JSON last", () => {
    const { status, stdout } = command("hindex", "--data", folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({
      suite: "hindex",
      metrics: { "exact.share": 1 },
      n: { "exact.share": 3 },
      seconds: expect.any(Number),
    });
  });

  it("finds the models that ship when it runs from one bundled file", () => {
    const lab = join(import.meta.dirname, "../../scripts/lab.mjs");
    // Without a history of its own it would read the whole of the shared data.
    const given = [lab, "eval", "daily", "--data", folder, "--history", folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, given, { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({ suite: "daily" });
  }, 60_000);

  it.each([
    [[], "Which suite?"],
    [["fame", "--data", "."], "Suites: authors, citations, code-links"],
    [["toString", "--data", "."], 'There is no suite "toString"'],
    [["hindex"], "--data is missing"],
    [["hindex", "--data", "/does/not/exist"], "There is no folder"],
    [["hindex", "--dta", "x"], "Unknown option"],
  ])("refuses %j with exit code 2", (args, words) => {
    const { status, stdout, stderr } = command(...args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(words);
  });
});

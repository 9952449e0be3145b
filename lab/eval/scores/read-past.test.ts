// Nothing that a judged folder says of its own papers may help to judge them.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readDays } from "./read-days.ts";
import { readPast } from "./read-past.ts";

let root = "";
const folder = (name: string) => join(root, name);

function write(name: string, files: Record<string, unknown[]>): void {
  for (const [file, rows] of Object.entries(files)) {
    const path = join(root, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
  }
}

const work = (id: string, year: number, more: object = {}) => ({
  ...{ id, title: `Paper ${id}`, abstract: "We study it.", year, authors: [{ name: "Ada" }] },
  ...more,
});
const counts = (prefix: string) =>
  Array.from({ length: 30 }, (_, i) => ({ id: `${prefix}${i}`, venue: "X", year: 2020, citations: i }));
const noticed = (date: string, hfUpvotes: number) => ({ instances: [{ id: "hf:1", date, labels: { hfUpvotes } }] });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "broadsheet-past-"));
  write("history", {
    "works/works.jsonl.gz": [
      work("h29", 2020),
      work("early", 2025, noticed("2025-03-01", 9)),
      work("late", 2025, noticed("2025-06-01", 9)),
    ],
    "labels/citation_counts.jsonl.gz": counts("h"),
    "digest/days.jsonl.gz": [{ date: "2025-03-01", week: "2025-W09", works: ["early"], hfUpvotes: { early: 9 } }],
  });
  write("judged", {
    "works/works.jsonl.gz": [work("j29", 2020), work("now", 2025, noticed("2025-04-01", 50))],
    "labels/citation_counts.jsonl.gz": counts("j"),
    "digest/days.jsonl.gz": [
      { date: "2025-04-02", week: "2025-W14", works: ["now"], hfUpvotes: { now: 50 } },
      { date: "2025-04-03", week: "2025-W14", works: ["now"], hfUpvotes: {} },
    ],
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("what is known of authors", () => {
  it("has counts of the history, and of the judged folder only that a paper exists", async () => {
    const papers = (await readPast(folder("history"), folder("judged"))).get("Ada") ?? [];
    expect(papers.filter(({ year }) => year === 2020)).toEqual([
      { year: 2020, percentile: 1, citations: 29 },
      { year: 2020, percentile: undefined, citations: undefined },
    ]);
  });

  it("has notices of the history from before the day, and none of the judged folder", async () => {
    const [row, ...others] = await readDays(folder("judged"), folder("history"));
    expect(others).toEqual([]);
    expect(row?.votes).toBe(50);
    // Second figure: the logarithm of one more than all notices of the authors; here only the early one.
    expect(row?.notices[1]).toBeCloseTo(Math.log1p(1));
  });
});

// Questions made to hurt are answered or refused, and cost no more than that.

import { describe, expect, it } from "vitest";
import type { IndexedPaper, TermTree } from "../../../ports/search-index.ts";
import { openDatabase } from "../../store/sqlite/driver.ts";
import { migrate } from "../../store/sqlite/migrate.ts";
import { createSegmentReader } from "./reader.ts";
import { createSegmentWriter } from "./writer.ts";

const database = openDatabase(":memory:");
migrate(database, "2026-01-01T00:00:00.000Z");
const papers: IndexedPaper[] = Array.from({ length: 1000 }, (_, at) => ({
  paperId: at + 1,
  title: Array.from({ length: 12 }, (_, word) => `p${(at * 12 + word).toString(36)}z`).join(" "),
  abstract: "common words everywhere",
  names: [],
  institutions: [],
  categories: [],
  hasCode: false,
}));
database.transaction(() => createSegmentWriter(database).apply(papers, []));
const reader = createSegmentReader({ database });
const total = (tree: TermTree): number => reader.search({ tree, sort: "score", limit: 5 }).total;
const term = (text: string): TermTree => ({ op: "term", field: "text", term: text });

describe("a hostile question", () => {
  it("with ten thousand terms is answered", () => {
    const children = Array.from({ length: 10_000 }, (_, at) => term(at % 2 === 0 ? `p${at.toString(36)}z` : `no${at}`));
    expect(total({ op: "or", children })).toBeGreaterThan(400);
    expect(total({ op: "and", children })).toBe(0);
  });

  it("with more terms than that is refused", () => {
    const children = Array.from({ length: 30_000 }, () => term("common"));
    expect(() => total({ op: "or", children })).toThrow(/too large/);
    expect(() => total({ op: "phrase", field: "text", terms: Array.from({ length: 300 }, () => "x") })).toThrow(
      /too large/,
    );
  });

  it("that is nested deeply is refused", () => {
    let tree = term("common");
    for (let depth = 0; depth < 50_000; depth++) tree = { op: "not", child: tree };
    expect(() => total(tree)).toThrow(/nested too deeply/);
  });

  it("that is nested as deeply as allowed is answered", () => {
    let tree = term("common");
    for (let depth = 0; depth < 190; depth++)
      tree =
        depth % 2 === 0 ? { op: "or", children: [tree, term("x")] } : { op: "and", children: [tree, term("words")] };
    expect(total(tree)).toBe(0);
  });

  it("for a beginning of twelve thousand terms counts the most frequent ones", () => {
    const found = total({ op: "prefix", field: "text", prefix: "p" });
    expect(found).toBeGreaterThan(300);
    expect(found).toBeLessThanOrEqual(1000);
    expect(total({ op: "prefix", field: "text", prefix: "" })).toBe(1000);
  });

  it("with a list of five thousand papers finds those that are there", () => {
    expect(total({ op: "papers", paperIds: Array.from({ length: 5000 }, (_, at) => at + 900) })).toBe(101);
    expect(total({ op: "papers", paperIds: [-1, 0.5, Number.NaN, 2 ** 40] })).toBe(0);
  });

  it("with odd limits and cursors is answered", () => {
    const tree = term("common");
    expect(reader.search({ tree, sort: "score", limit: -3 }).hits).toEqual([]);
    expect(reader.search({ tree, sort: "score", limit: 1e9 }).hits).toHaveLength(1000);
    const after = { key: Number.NaN, day: Number.NaN, paperId: Number.POSITIVE_INFINITY };
    expect(reader.search({ tree, sort: "score", limit: 5, after }).total).toBe(1000);
  });
});

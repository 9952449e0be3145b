// Corrections on a real catalogue: they show at once, hold through re-ingest, and any of them can be undone.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAuthor, readAuthors } from "../../adapters/store/sqlite/author-reader.ts";
import { createAuthorRows } from "../../adapters/store/sqlite/author-rows.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCorrectionStore } from "../../adapters/store/sqlite/correction-rows.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { readPaper } from "../../adapters/store/sqlite/paper-reader.ts";
import type { SourceRecord } from "../../model/record.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { removeRecords } from "../ingest/remove-records.ts";
import { correct, undo } from "./correct.ts";
import { hideAgain } from "./hide-again.ts";
import type { Wish } from "./plan-correction.ts";
import { readDecisions } from "./to-decisions.ts";

const NOW = "2026-06-04T06:00:00.000Z";

const ANY_PAPERS = { sort: "newest", offset: 0, limit: 10 } as const;

const record = (id: string, ...names: string[]): SourceRecord => ({
  ...{ source: "interchange", externalId: id, title: `A study of thing number ${id}` },
  authors: names.map((name) => ({ name })),
  identifiers: id === "4" ? [] : [{ scheme: "arxiv", value: `2401.0000${id}` }],
});

/** Authors 1 Jane Roe (papers 1, 2, 3), 2 Ada Poe (1, 2), 3 J. Roe (4), 4 Bo He (5). */
const WORLD = [
  record("1", "Jane Roe", "Ada Poe"),
  record("2", "Ada Poe", "Jane Roe"),
  record("3", "Jane Roe"),
  record("4", "J. Roe"),
  record("5", "Bo He"),
];

function open(records = WORLD) {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const authorRows = createAuthorRows(database);
  const writer = createCatalogueWriter(database, undefined, authorRows);
  const store = createCorrectionStore(database, { onChange: authorRows.forget });
  const ingest = (list: SourceRecord[]) => writer.transaction(() => applyBatch(writer, list, NOW));
  ingest(records);
  let keys = 0;
  const parts = { store, newKey: () => `key ${keys++}`, now: NOW };
  const make = (wish: Wish, revision?: number) =>
    correct(parts, { wish, reason: "as they say", by: "operator", revision }).correction;
  const names = () =>
    database
      .prepare("SELECT names FROM bylines ORDER BY paper_id")
      .all()
      .map((row) =>
        (JSON.parse(String(row.names)) as [number, string][]).map(([id, name]) => `${id} ${name}`).join(", "),
      );
  const search = (q: string) =>
    readAuthors(database, { q, sort: "papers", offset: 0, limit: 10 }).authors.map(({ id, name }) => `${id} ${name}`);
  /** What pages are made of; authors without papers are only addresses. */
  const dump = () => ({
    names: names(),
    authors: database
      .prepare(
        `SELECT a.id, a.name, a.chosen_name, a.moved_to, (SELECT group_concat(paper_id) FROM author_papers x WHERE x.author_id = a.id) AS papers
         FROM authors a WHERE EXISTS (SELECT 1 FROM author_papers x WHERE x.author_id = a.id) ORDER BY a.id`,
      )
      .all()
      .map(({ id, name, chosen_name, moved_to, papers }) => [id, name, chosen_name, moved_to, papers]),
    found: [search("roe"), search("poe"), search("he")],
    pins: database.prepare("SELECT count(*) AS n FROM pins").get()?.n,
  });
  return {
    database,
    writer,
    store,
    ingest,
    make,
    names,
    search,
    dump,
    undo: (id: number) => undo(parts, id, "a slip"),
  };
}

describe("a correction", () => {
  it("merges two authors at once, and the old address leads on", () => {
    const { database, make, names, search } = open();
    make({ kind: "merge", author: 3, into: 1 });
    expect(names()[3]).toBe("1 J. Roe");
    expect(readAuthor(database, "3", ANY_PAPERS, 0)).toEqual({ found: "moved", id: "1" });
    expect(search("roe")).toEqual(["1 Jane Roe"]);
  });

  it("splits papers off to somebody new", () => {
    const { make, names, search } = open();
    const { to } = make({ kind: "split", author: 1, papers: ["2401.00003"] });
    expect(names()).toEqual([
      "1 Jane Roe, 2 Ada Poe",
      "2 Ada Poe, 1 Jane Roe",
      `${to} Jane Roe`,
      "3 J. Roe",
      "4 Bo He",
    ]);
    expect(search("jane")).toEqual(["1 Jane Roe", `${to} Jane Roe`]);
  });

  it("moves a name from one author to another", () => {
    const { make, names } = open();
    make({ kind: "move", author: 1, paper: "2401.00003", to: 3 });
    expect(names()[2]).toBe("3 Jane Roe");
  });

  it("renames, and hides the old name everywhere where that is wished", () => {
    const { database, writer, ingest, make, names, search, undo } = open();
    const { id } = make({ kind: "rename", author: 1, name: "Max Roe", isOldHidden: true });
    expect(names().slice(0, 3)).toEqual(["1 Max Roe, 2 Ada Poe", "2 Ada Poe, 1 Max Roe", "1 Max Roe"]);
    expect([search("jane"), search("max")]).toEqual([[], ["1 Max Roe"]]);
    expect(JSON.stringify(readAuthor(database, "1", ANY_PAPERS, 0))).not.toContain("Jane");
    expect(JSON.stringify([...writer.exportRecords()])).not.toContain("Jane");
    ingest([{ ...record("3", "Jane Roe", "Bo He"), updated: "2026-05-01" }]);
    expect(JSON.stringify(readPaper(database, "2401.00003"))).not.toContain("Jane");
    undo(id);
    expect([search("jane"), search("max")]).toEqual([["1 Jane Roe"], []]);
  });

  it("hides the old name also on a paper that comes in later, once it is resolved, until it is undone", () => {
    const { store, ingest, make, names, undo } = open();
    const { id } = make({ kind: "rename", author: 1, name: "Max Roe", isOldHidden: true });
    ingest([{ ...record("6", "Jane Roe", "Cy Coe"), identifiers: [{ scheme: "arxiv", value: "2401.00006" }] }]);
    expect(names().at(-1)).toMatch(/Jane Roe/);
    const late = store.mentionsOf(Number(names().at(-1)?.split(" ")[0])).find(({ paper }) => paper === "2401.00006");
    // As a run does that finds out who it is.
    make({ kind: "move", author: late?.author ?? 0, paper: "2401.00006", to: 1 });
    hideAgain(store);
    expect(names().at(-1)).toMatch(/^1 Max Roe/);
    undo(id);
    expect(names().at(-1)).toMatch(/^1 Jane Roe/);
  });

  it.each<[string, Wish, RegExp]>([
    ["with itself", { kind: "merge", author: 1, into: 1 }, /one author already/],
    ["of two on one paper", { kind: "merge", author: 1, into: 2 }, /Both stand on/],
    ["of somebody unknown", { kind: "merge", author: 99, into: 2 }, /No author 99/],
    ["that leaves nothing", { kind: "split", author: 4, papers: ["2401.00005"] }, /leave at least one/],
    ["of no paper", { kind: "split", author: 1, papers: [] }, /Choose the papers/],
    ["of another's paper", { kind: "split", author: 1, papers: ["2401.00005"] }, /is not on paper/],
    ["to HTML", { kind: "rename", author: 1, name: "<b>x</b>", isOldHidden: false }, /does not look like a name/],
    ["to nothing", { kind: "rename", author: 1, name: " ", isOldHidden: false }, /does not look like a name/],
    ["to an address", { kind: "rename", author: 1, name: "https://x.org", isOldHidden: false }, /does not look like/],
  ])("is refused %s", (_what, wish, message) => {
    const { make, dump } = open();
    const before = dump();
    expect(() => make(wish)).toThrow(message);
    expect(dump()).toEqual(before);
  });

  it("in a circle finds that both are one already", () => {
    const { make } = open();
    make({ kind: "merge", author: 3, into: 1 });
    expect(() => make({ kind: "merge", author: 1, into: 3 })).toThrow(/one author already/);
  });

  it("is refused to the second of two curators, who has not seen the first one's", () => {
    const { store, make } = open();
    const revision = store.author(1)?.revision ?? -1;
    make({ kind: "split", author: 1, papers: ["2401.00003"] }, revision);
    expect(() => make({ kind: "merge", author: 1, into: 4 }, revision)).toThrow(/meanwhile/);
  });

  it("wants a reason", () => {
    const { store } = open();
    const wish: Wish = { kind: "merge", author: 3, into: 1 };
    expect(() => correct({ store, newKey: () => "k", now: NOW }, { wish, reason: " ", by: "operator" })).toThrow(/why/);
  });

  it("holds when its papers are removed and come in again, in another order of names", () => {
    const { writer, ingest, make, names, search } = open();
    const { to } = make({ kind: "split", author: 1, papers: ["2401.00002"] });
    make({ kind: "rename", author: 2, name: "Max Poe", isOldHidden: true });
    removeRecords(writer, [{ source: "interchange", externalId: "2" }], NOW);
    expect(search("jane")).toEqual(["1 Jane Roe"]);
    ingest([record("2", "Jane Roe", "Ada Poe", "Bo He")]);
    expect(names().at(-1)).toMatch(new RegExp(`^${to} Jane Roe, 2 Max Poe, \\d Bo He$`));
  });
});

describe("undoing", () => {
  it("works for any, also after later ones", () => {
    const { make, names, undo } = open();
    const merge = make({ kind: "merge", author: 3, into: 1 });
    const split = make({ kind: "split", author: 1, papers: ["2401.00003"] });
    undo(merge.id);
    expect(names()[3]).toBe("3 J. Roe");
    expect(names()[2]).toBe(`${split.to} Jane Roe`);
    expect(() => undo(merge.id)).toThrow(/was undone/);
    expect(() => undo(999)).toThrow(/no correction/);
  });

  it("of everything, in any order, gives the catalogue as it was", { timeout: 60_000 }, () => {
    const author = fc.integer({ min: 1, max: 7 });
    const paper = fc.constantFrom("2401.00001", "2401.00002", "2401.00003", "2401.00005");
    const wish: fc.Arbitrary<Wish> = fc.oneof(
      fc.record({ kind: fc.constant("merge" as const), author, into: author }),
      fc.record({ kind: fc.constant("split" as const), author, papers: fc.array(paper, { maxLength: 2 }) }),
      fc.record({ kind: fc.constant("move" as const), author, paper, to: author }),
      fc.record({
        ...{ kind: fc.constant("rename" as const), author, isOldHidden: fc.boolean() },
        name: fc.constantFrom("Max Roe", "Jane Roe", "Eve Ash"),
      }),
    );
    const step = fc.oneof({ arbitrary: wish, weight: 4 }, { arbitrary: fc.nat(), weight: 1 });
    let made = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 14 }), fc.infiniteStream(fc.nat()), (steps, random) => {
        const world = open();
        const before = world.dump();
        const standing: number[] = [];
        const undoSome = (number: number) => {
          const [id] = standing.splice(number % standing.length, 1);
          if (id !== undefined) world.undo(id);
        };
        for (const one of steps) {
          if (typeof one === "number") {
            if (standing.length > 0) undoSome(one);
            continue;
          }
          try {
            standing.push(world.make(one).id);
            made += 1;
          } catch {
            // Refused: nothing may have changed, which the end shows.
          }
        }
        while (standing.length > 0) undoSome(Number(random.next().value));
        expect(world.dump()).toEqual(before);
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(made).toBeGreaterThan(60);
  });
});

describe("what identity is told", () => {
  it("joins what was merged, and parts what was split off, by the mentions of the catalogue", () => {
    const { store, make } = open();
    make({ kind: "merge", author: 3, into: 1 });
    make({ kind: "split", author: 2, papers: ["2401.00002"] });
    expect(readDecisions(store)).toEqual({
      mustJoin: [
        ["4#0", "1#0"],
        ["4#0", "2#1"],
        ["4#0", "3#0"],
      ],
      mustNotJoin: [["2#0", "1#1"]],
    });
  });

  it("follows the later of two that contradict each other, and nothing that was undone", () => {
    const { store, make, undo } = open();
    const merge = make({ kind: "merge", author: 3, into: 1 });
    const split = make({ kind: "split", author: 1, papers: [store.mentionsOf(1).at(-1)?.paper ?? ""] });
    expect(readDecisions(store).mustJoin).not.toContainEqual(["4#0", "1#0"]);
    expect(readDecisions(store).mustNotJoin).toContainEqual(["4#0", "1#0"]);
    undo(split.id);
    undo(merge.id);
    expect(readDecisions(store)).toEqual({ mustJoin: [], mustNotJoin: [] });
  });
});

// New papers among known ones, on a real store: what a whole run has learnt is used, and nobody known is moved.

import { describe, expect, it } from "vitest";
import { handWrittenModel } from "../../../test/support/identity-model.ts";
import { createAuthorRows } from "../../adapters/store/sqlite/author-rows.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { createIdentityStore } from "../../adapters/store/sqlite/identity-rows.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { identify } from "./identify.ts";
import { resolveCatalogue, resolveIncoming } from "./resolve-catalogue.ts";

const NOW = "2026-06-04T06:00:00.000Z";

function open() {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const authorRows = createAuthorRows(database);
  const writer = createCatalogueWriter(database, undefined, authorRows);
  const store = createIdentityStore(database, authorRows.forget);
  const touched: number[] = [];
  const options = {
    rescore: async (ids: number[]) => {
      touched.splice(0, touched.length, ...ids);
    },
  };
  let last = 0;
  return {
    database,
    touched,
    /** Each list of names is a paper. */
    ingest(...papers: string[][]) {
      const records = papers.map((names) => {
        last += 1;
        const title = `A study of thing number ${last}`;
        const authors = names.map((name) => ({ name }));
        return { source: "interchange", externalId: String(last), title, authors, identifiers: [] };
      });
      writer.transaction(() => applyBatch(writer, records, NOW));
    },
    all: () => identify(store, resolveCatalogue(store, handWrittenModel), options),
    incoming: (watch = (all: typeof store) => all) =>
      identify(store, resolveIncoming(watch(store), handWrittenModel, { counts: store.countPapers() }), options),
    /** "1 2, 3": author ids, paper by paper. */
    names: () =>
      database
        .prepare("SELECT names FROM bylines ORDER BY paper_id")
        .all()
        .map((row) => (JSON.parse(String(row.names)) as [number, string][]).map(([id]) => id).join(" "))
        .join(", "),
  };
}

/** Two people called Jian Jiao (1, and whoever the run makes), and enough others that one paper more is no flood. */
const KNOWN = [
  ["Jian Jiao", "Yeyun Gong"],
  ["Jian Jiao", "Yeyun Gong"],
  ["Jian Jiao", "Mo Mu"],
  ["Jian Jiao", "Mo Mu"],
  ...["Ab Cd", "Ef Gh", "Ij Kl", "Mn Op"].map((name) => [name]),
];

describe("papers that come in", () => {
  it("go to the namesake whose company they keep, and nobody known is moved", async () => {
    const { ingest, all, incoming, names, touched } = open();
    ingest(...KNOWN);
    await all();
    const before = names();
    const [gong, mu] = before.split(", ").map((ids) => ids.split(" ")[0]);
    const other = before.split(", ")[2]?.split(" ")[0];
    expect([gong, mu === gong, other === gong]).toEqual(["1", true, false]);
    ingest(["Jian Jiao", "Mo Mu"], ["J. Jiao", "Yeyun Gong"]);
    await incoming();
    expect(names().slice(0, before.length)).toBe(before);
    const added = names()
      .split(", ")
      .slice(-2)
      .map((ids) => ids.split(" ")[0]);
    expect(added).toEqual([other, gong]);
    expect(touched).toContain(Number(other));
  });

  it("make somebody new where nobody fits, one person for all that belong together", async () => {
    const { ingest, all, incoming, names } = open();
    ingest(...KNOWN);
    await all();
    const known = new Set(names().split(/\D+/));
    ingest(["Jian Jiao", "Zed Zu"], ["Jian Jiao", "Zed Zu"]);
    await incoming();
    const [one, two] = names().split(", ").slice(-2);
    expect(one).toBe(two);
    expect(known.has(String(one?.split(" ")[0]))).toBe(false);
  });

  it("come to the same as a whole run over everything", async () => {
    const [step, whole] = [open(), open()];
    const later = [
      ["Jian Jiao", "Mo Mu"],
      ["Jian Jiao", "Yeyun Gong"],
    ];
    step.ingest(...KNOWN);
    await step.all();
    step.ingest(...later);
    await step.incoming();
    const after = step.names();
    await step.all();
    expect(step.names()).toBe(after);
    whole.ingest(...KNOWN, ...later);
    await whole.all();
    const shape = (names: string) => {
      const seen = new Map<string, number>();
      return names.split(/[ ,]+/).map((id) => seen.get(id) ?? seen.set(id, seen.size).get(id));
    };
    expect(shape(step.names())).toEqual(shape(whole.names()));
  });

  it("wait for a whole run when there was none, or when they are many", async () => {
    const { ingest, incoming, names } = open();
    ingest(...KNOWN);
    await incoming();
    expect(new Set(names().split(", ").slice(0, 4)).size).toBe(2);
  });

  it("are compared with what is kept of the texts of known papers, and leave their own", async () => {
    const { database, ingest, all, incoming } = open();
    const kept = () =>
      database
        .prepare("SELECT paper_id FROM identity_texts ORDER BY paper_id")
        .all()
        .map((row) => row.paper_id);
    ingest(...KNOWN);
    await all();
    expect(kept()).toHaveLength(KNOWN.length);
    const read: string[][] = [];
    ingest(["Jian Jiao", "Mo Mu"]);
    await incoming((store) => ({
      ...store,
      papersById: (ids) => {
        read.push([...ids]);
        return store.papersById(ids);
      },
    }));
    expect(read).toEqual([[String(KNOWN.length + 1)], []]);
    expect(kept()).toHaveLength(KNOWN.length + 1);
    database.exec("UPDATE papers SET title = 'Another one' WHERE id = 1; UPDATE papers SET rank = 1 WHERE id = 2");
    expect(kept()[0]).toBe(2);
    database.exec("UPDATE identity_texts SET version = 7 WHERE paper_id = 3");
    await all();
    expect(kept()).toHaveLength(KNOWN.length + 1);
    expect(database.prepare("SELECT count(*) AS n FROM identity_texts WHERE version = 7").get()?.n).toBe(0);
  });
});

// The people behind the seed pages, resolved with the model that ships: namesakes apart, nobody torn.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { seedListFormat } from "../src/adapters/sources/seed-list/seed-list.ts";
import { createAuthorRows } from "../src/adapters/store/sqlite/author-rows.ts";
import { createCatalogueWriter } from "../src/adapters/store/sqlite/catalogue-writer.ts";
import { openDatabase } from "../src/adapters/store/sqlite/driver.ts";
import { createIdentityStore } from "../src/adapters/store/sqlite/identity-rows.ts";
import { migrate } from "../src/adapters/store/sqlite/migrate.ts";
import { loadIdentityModel } from "../src/app/load-identity-model.ts";
import { identify } from "../src/features/identity/identify.ts";
import { resolveCatalogue } from "../src/features/identity/resolve-catalogue.ts";
import { ingest } from "../src/features/ingest/ingest.ts";

const file = join(import.meta.dirname, "../../shared/seeds/seed_papers.jsonl");
const isHere = existsSync(file);
if (!isHere) console.log("The people of the seed pages are not resolved: ../shared/seeds is absent.");
const NOW = "2026-08-08T06:00:00.000Z";

describe.skipIf(!isHere)("the people of the seed pages", () => {
  const database = openDatabase(":memory:");

  beforeAll(async () => {
    const bytes = readFileSync(file);
    migrate(database, NOW);
    const authorRows = createAuthorRows(database);
    const pull = () =>
      seedListFormat.read(
        (async function* () {
          yield new Uint8Array(bytes);
        })(),
        { batchSize: 500, fileName: "seed_papers.jsonl" },
      );
    const task = { source: "seed-list", task: "seeds", isResumable: false, pull };
    await ingest(createCatalogueWriter(database, undefined, authorRows), task, () => NOW);
    const store = createIdentityStore(database, authorRows.forget);
    const model = loadIdentityModel(join(import.meta.dirname, ".."));
    if (!model) throw new Error("There is no model.");
    await identify(store, resolveCatalogue(store, model), { rescore: async () => {} });
  });

  /** Titles by author, the author with most papers first. */
  function peopleCalled(...names: string[]): string[][] {
    const rows = database
      .prepare(
        `SELECT e.value ->> 0 AS author, p.title FROM bylines b, json_each(b.names) e JOIN papers p ON p.id = b.paper_id
         WHERE e.value ->> 1 IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(names));
    const people = new Map<string, string[]>();
    for (const { author, title } of rows)
      people.set(String(author), [...(people.get(String(author)) ?? []), String(title)]);
    return [...people.values()].sort((a, b) => b.length - a.length);
  }

  const STRANGERS = ["MagicVO", "Slightly Shift New Classes", "Distributed satellite", "Task-Agnostic Learnable"];

  it("loses none of the large Jian Jiao", () => {
    const people = peopleCalled("Jian Jiao");
    const own = people.flat().filter((title) => !STRANGERS.some((start) => title.startsWith(start)));
    expect(own.length).toBeGreaterThan(30);
    expect(people[0]).toEqual(expect.arrayContaining(own));
  });

  // The other strangers are still taken for him: lists that were cut leave little to tell people apart by.
  it.each(["Slightly Shift New Classes"])("keeps the Jian Jiao of %s apart from the others", (start) => {
    const own = peopleCalled("Jian Jiao").find((titles) => titles.some((title) => title.startsWith(start)));
    expect(own).toHaveLength(1);
  });

  it("takes Zhong-Zhi Li and Zhongzhi Li for one", () => {
    expect(peopleCalled("Zhong-Zhi Li", "Zhongzhi Li")).toHaveLength(1);
  });

  it("leaves GLM-4.5 Team whole", () => {
    expect(peopleCalled("GLM-4.5 Team")).toHaveLength(1);
  });
});

// "This is me" is proved by an ORCID iD only where a paper carries that very iD for the author.

import { describe, expect, it } from "vitest";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCorrectionStore } from "../../adapters/store/sqlite/correction-rows.ts";
import { openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { AppError } from "../../lib/errors.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { signToken } from "./claim-tokens.ts";
import { finishOrcidClaim, startOrcidClaim } from "./orcid-claim.ts";

const NOW = "2026-06-04T06:00:00.000Z";
const [JANE, ADA] = ["0000-0002-1825-0097", "0000-0001-5109-3700"];
const SECRET = "s".repeat(32);

function open() {
  const database = openDatabase(":memory:");
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  const of = (value: string) => ({ ids: [{ scheme: "orcid" as const, value }] });
  const authors = [{ name: "Jane Roe", ...of(JANE) }, { name: "Ada Poe" }, { name: "Someone Else", ...of(ADA) }];
  const record = { source: "interchange", externalId: "1", title: "A study of things", authors, identifiers: [] };
  writer.transaction(() => applyBatch(writer, [record], NOW));
  let now = new Date(NOW);
  const options = {
    store: createCorrectionStore(database),
    clock: () => now,
    newKey: () => "k",
    rescore: async () => {},
    orcid: {
      secret: () => SECRET,
      signIn: {
        address: (state: string) => `https://orcid.example/?state=${state}`,
        identify: async (code: string) => {
          if (code === "bad") throw new AppError("forbidden", "ORCID does not know this sign-in any more.");
          return code;
        },
      },
    },
  };
  const idOf = (name: string) => Number(database.prepare("SELECT id FROM authors WHERE name = ?").get(name)?.id);
  const start = (name: string) => startOrcidClaim(options, idOf(name)).url.replace(/^.*state=/, "");
  const wait = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  return {
    options,
    idOf,
    start,
    wait,
    finish: (state: string, code: string) => finishOrcidClaim(options, { state, code }),
  };
}

describe("a claim through ORCID", () => {
  it("is proved by the iD that a paper carries, once, and stands in the history", async () => {
    const { options, idOf, start, finish } = open();
    const state = start("Jane Roe");
    expect(await finish(state, JANE)).toMatchObject({ isProved: true, author: { name: "Jane Roe" } });
    expect(options.store.list({ author: idOf("Jane Roe") })).toMatchObject([
      { kind: "claim", by: "reader", data: { proof: expect.stringContaining(JANE) } },
    ]);
    await expect(finish(state, JANE)).rejects.toMatchObject({ code: "gone" });
    expect(options.store.list({ author: idOf("Jane Roe") })).toHaveLength(1);
  });

  it.each([
    ["Jane Roe", ADA],
    ["Ada Poe", ADA],
  ])("of %s with the iD of somebody else on the paper waits in the queue", async (name, orcid) => {
    const { options, idOf, start, finish } = open();
    expect(await finish(start(name), orcid)).toMatchObject({ isProved: false });
    expect(options.store.list({ author: idOf(name) })).toEqual([]);
    expect(options.store.reports("open", 10)).toMatchObject([{ kind: "claim", author: idOf(name) }]);
  });

  it("can be tried again when ORCID refuses the code", async () => {
    const { start, finish } = open();
    const state = start("Jane Roe");
    await expect(finish(state, "bad")).rejects.toMatchObject({ code: "forbidden" });
    expect(await finish(state, JANE)).toMatchObject({ isProved: true });
  });

  it("is refused when it did not begin here, or too long ago", async () => {
    const { start, finish, wait, idOf } = open();
    const state = start("Jane Roe");
    const [, expires, signature] = state.split(".");
    const later = new Date("2027-01-01");
    for (const forged of ["", "x", `${idOf("Ada Poe")}.${expires}.${signature}`, signToken(SECRET, "claim", 1, later)])
      await expect(finish(forged, JANE)).rejects.toMatchObject({ code: "forbidden" });
    wait(61);
    await expect(finish(state, JANE)).rejects.toMatchObject({ code: "gone" });
  });

  it("is not offered where ORCID is not set up", () => {
    const { orcid: _, ...options } = open().options;
    expect(() => startOrcidClaim(options, 1)).toThrow(/not set up/);
  });
});

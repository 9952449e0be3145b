// Which links are looked at, what is kept, and when a run ends early. On a real store.

import { describe, expect, it } from "vitest";
import { createCatalogueReader } from "../../adapters/store/sqlite/catalogue-reader.ts";
import { createCatalogueWriter } from "../../adapters/store/sqlite/catalogue-writer.ts";
import { createCodeCheckStore } from "../../adapters/store/sqlite/code-check-rows.ts";
import { availableDrivers, openDatabase } from "../../adapters/store/sqlite/driver.ts";
import { migrate } from "../../adapters/store/sqlite/migrate.ts";
import { AppError, RetryLater } from "../../lib/errors.ts";
import type { RepositoryAnswer, RepositoryHost } from "../../ports/repository-host.ts";
import { applyBatch } from "../ingest/apply-batch.ts";
import { checkLinks } from "./check-links.ts";

const NOW = "2026-06-05T06:00:00.000Z";
const found = (stars: number): RepositoryAnswer => ({
  state: "found",
  etag: '"e"',
  facts: { label: "x/y", url: "https://github.com/x/y", stars, isArchived: false, isFork: false, licence: "MIT" },
});

/** Papers of rising age, each with its repository. */
function open(labels: string[], driver = availableDrivers()[0]) {
  const database = openDatabase(":memory:", driver ? { driver } : {});
  migrate(database, NOW);
  const writer = createCatalogueWriter(database);
  writer.transaction(() =>
    applyBatch(
      writer,
      labels.map((label, i) => ({
        source: "arxiv-oai",
        externalId: `2606.0000${i}`,
        title: `The paper that is number ${"ABCDEFGHIJ"[i]}`,
        authors: [{ name: "Ada Example" }],
        identifiers: [{ scheme: "arxiv", value: `2606.0000${i}` }],
        date: `2026-05-${20 - i}`,
        comment: `Code: https://${label}`,
      })),
      NOW,
    ),
  );
  const reader = createCatalogueReader(database);
  const code = (i: number) => {
    const lookup = reader.paper(`2606.0000${i}`);
    return lookup?.found === "paper" ? lookup.paper.code?.seen : undefined;
  };
  const withCode = () =>
    reader.papers({ sort: "newest", offset: 0, limit: 50, code: true }).papers.map(({ id }) => Number(id.slice(-1)));
  return { store: createCodeCheckStore(database), code, withCode };
}

function host(answer: (label: string, etag: string | undefined) => RepositoryAnswer, budget = 10) {
  const asked: string[] = [];
  const fake: RepositoryHost = {
    host: "github.com",
    budget,
    async look(label, { etag }) {
      asked.push(label);
      return answer(label, etag);
    },
  };
  return { fake, asked };
}

const at = (time: string) => ({ now: () => new Date(time) });

describe.each(availableDrivers())("checking links on %s", (driver) => {
  it("asks about the newest papers first, of its own host only, within its budget", async () => {
    const { store } = open(["github.com/a/one", "gitlab.com/b/two", "github.com/c/three", "github.com/d/four"], driver);
    const { fake, asked } = host(() => found(1), 2);
    await checkLinks(store, fake, at(NOW));
    expect(asked).toEqual(["a/one", "c/three"]);
    await checkLinks(store, fake, at(NOW));
    expect(asked).toEqual(["a/one", "c/three", "d/four"]);
  });

  it("shows what was seen, with its day", async () => {
    const { store, code } = open(["github.com/X/Y", "github.com/c/three"], driver);
    const { fake } = host((label) => (label === "X/Y" ? found(7) : { state: "gone" }));
    expect(await checkLinks(store, fake, at(NOW))).toEqual({ checked: 2, gone: 1, unclear: 0 });
    expect(code(0)).toEqual({ state: "found", on: "2026-06-05", stars: 7, isArchived: false, licence: "MIT" });
    expect(code(1)).toEqual({ state: "gone", on: "2026-06-05" });
  });

  it("no longer counts what is gone as code, until it is back", async () => {
    const { store, withCode } = open(["github.com/X/Y", "github.com/c/three"], driver);
    let isThere = false;
    const { fake, asked } = host((label) => (label === "X/Y" || isThere ? found(7) : { state: "gone" }));
    expect(withCode()).toEqual([0, 1]);
    await checkLinks(store, fake, at(NOW));
    expect(withCode()).toEqual([0]);
    isThere = true;
    await checkLinks(store, fake, at("2026-06-20T06:00:00.000Z"));
    expect(asked).toEqual(["X/Y", "c/three", "c/three"]);
    expect(withCode()).toEqual([0, 1]);
  });

  it("asks again after a month, with what it knows, and keeps it when nothing has changed", async () => {
    const { store, code } = open(["github.com/x/y"], driver);
    const etags: (string | undefined)[] = [];
    const { fake, asked } = host((_, etag) => {
      etags.push(etag);
      return etag === undefined ? found(7) : { state: "unchanged" };
    });
    await checkLinks(store, fake, at(NOW));
    await checkLinks(store, fake, at("2026-07-01T00:00:00.000Z"));
    expect(asked).toHaveLength(1);
    await checkLinks(store, fake, at("2026-07-06T00:00:00.000Z"));
    expect(etags).toEqual([undefined, '"e"']);
    expect(code(0)).toMatchObject({ state: "found", on: "2026-07-06", stars: 7 });
  });

  it("ends where the host asks for a pause, and goes on there", async () => {
    const { store, code } = open(["github.com/a/a", "github.com/b/b", "github.com/c/c"], driver);
    let isResting = true;
    const { fake, asked } = host((label) => {
      if (label === "b/b" && isResting) throw new RetryLater("pause", 1000);
      return found(1);
    });
    await expect(checkLinks(store, fake, at(NOW))).rejects.toThrow("pause");
    expect(code(0)).toBeDefined();
    isResting = false;
    await checkLinks(store, fake, at(NOW));
    expect(asked).toEqual(["a/a", "b/b", "b/b", "c/c"]);
  });

  it("keeps what was known when an answer makes no sense, and asks less and less", async () => {
    const { store, code } = open(["github.com/x/y"], driver);
    const { fake, asked } = host((_, etag) => {
      if (etag === undefined) return found(3);
      throw new AppError("unavailable", "no answer");
    });
    await checkLinks(store, fake, at(NOW));
    for (const day of ["07-06", "07-07", "07-08", "07-09", "07-10", "07-11", "07-12"])
      await checkLinks(store, fake, at(`2026-${day}T07:00:00.000Z`));
    expect(code(0)).toMatchObject({ state: "found", stars: 3, on: "2026-06-05" });
    expect(asked).toHaveLength(4);
  });

  it("stops when nothing the host says makes sense", async () => {
    const { store } = open(
      [..."abcdefgh"].map((letter) => `github.com/${letter}/x`),
      driver,
    );
    const { fake, asked } = host(() => ({ state: "unclear", reason: "garbage" }));
    await expect(checkLinks(store, fake, at(NOW))).rejects.toThrow(/make no sense/);
    expect(asked).toHaveLength(5);
  });
});

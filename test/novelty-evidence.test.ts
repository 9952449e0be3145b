// What speaks for novelty looks back only: later papers are counted, never compared with.

import { beforeAll, describe, expect, it } from "vitest";
import { noveltyEvidence } from "../src/features/search/novelty-evidence.ts";
import type { SourceRecord } from "../src/model/record.ts";
import { createSearchWorld } from "./support/search-world.ts";

const record = (id: string, date: string | undefined, title: string, abstract: string): SourceRecord => ({
  source: "arxiv-oai",
  externalId: id,
  title,
  abstract,
  authors: [{ name: "Ada Lovelace" }],
  identifiers: [{ scheme: "arxiv", value: id }],
  categories: ["cs.LG"],
  ...(date === undefined ? {} : { date }),
});

const early = (i: number) =>
  record(
    `2001.0000${i}`,
    `2020-01-0${i + 1}`,
    `Noise schedules for image synthesis, part ${"abcdefghi"[i]}`,
    "Gradient descent trains deep networks. Kernel methods and noise schedules help.",
  );
const late = (i: number) =>
  record(
    `2301.0000${i}`,
    `2023-01-0${i + 1}`,
    `Flowmatching at work ${"abcdefghi"[i]}`,
    "Kernel schedules in flowmatching for deep networks.",
  );
const subject = record(
  "2106.00001",
  "2021-06-01",
  "Flowmatching with kernel schedules",
  "Kernel schedules train deep networks. Flowmatching is simple.",
);

let world: Awaited<ReturnType<typeof createSearchWorld>>;
beforeAll(async () => {
  world = await createSearchWorld([
    ...Array.from({ length: 6 }, (_, i) => early(i)),
    ...Array.from({ length: 5 }, (_, i) => late(i)),
    subject,
    record("2106.00002", undefined, "Undated deep networks and kernel methods", "Deep networks and kernel methods."),
  ]);
});
const evidence = (id: string) => noveltyEvidence(world.parts, { id, limit: 4 });

describe("noveltyEvidence", () => {
  it("names the nearest earlier papers, never later ones nor itself", async () => {
    const { before, earlier } = await evidence("2106.00001");
    expect(before).toBe("2021-06-01");
    expect(earlier).toHaveLength(4);
    expect(earlier.every(({ date }) => (date ?? "") < "2021-06-01")).toBe(true);
  });

  it("counts how often a pair of known words had met before, and has since", async () => {
    const { rarePairs } = await evidence("2106.00001");
    expect(rarePairs).toContainEqual({ pair: "kernel schedules", before: 0, since: 5 });
    expect(rarePairs.map(({ pair }) => pair)).not.toContain("deep networks");
  });

  it("finds words that were used first here and then spread, and what none of the earlier papers says", async () => {
    const { firstUses, newWords } = await evidence("2106.00001");
    expect(firstUses).toEqual([{ word: "flowmatching", since: 5 }]);
    expect(newWords).not.toContain("kernel");
  });

  it("does not call a first use what came later or before", async () => {
    expect((await evidence("2301.00004")).firstUses).toEqual([]);
    expect((await evidence("2001.00000")).earlier).toEqual([]);
  });

  it("claims nothing for a paper without a date, and refuses what is not there", async () => {
    await expect(evidence("9999.00001")).rejects.toThrow("no such paper");
    const undated = await evidence("2106.00002");
    expect(undated.earlier.every(({ year }) => (year ?? 9999) < 2021)).toBe(true);
  });
});

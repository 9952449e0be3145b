// Which words may stand as a reason for two papers being alike, or for one being new.

import { expect, test } from "vitest";
import { rareWords } from "./similar-papers.ts";

const PAPERS = 10_000;

test("rare words carry weight; common, linking and unknown ones carry none", () => {
  const seenIn = new Map([
    ["bayesian", 90],
    ["retriev", 9_000],
    ["nor", 12],
    ["whereas", 12],
    ["zyx", 1],
  ]);
  const index = {
    papersWith: (_field: string, stem: string) => seenIn.get(stem) ?? 0,
    describe: () => ({ papers: PAPERS }),
  } as unknown as Parameters<typeof rareWords>[0];
  const weights = rareWords(index, "Bayesian retrieval, whereas neither a zyx nor 2024");
  expect(Object.fromEntries(weights)).toEqual({ bayesian: Math.log(PAPERS / 90), retriev: 0, zyx: 0 });
});

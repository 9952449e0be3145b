// Shares survive being packed, and other weights make another score of them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankScore } from "./rank.ts";
import { packShares, parseReaderWeights, reweigh, unpackShares } from "./reweigh.ts";

describe("packShares", () => {
  it("loses little, and stays a whole number that SQLite can hold", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), (shares) => {
        const packed = packShares(shares);
        expect(Number.isSafeInteger(packed)).toBe(true);
        for (const [i, share] of unpackShares(packed).entries())
          expect(Math.abs(share - (shares[i] ?? 0))).toBeLessThanOrEqual(0.0012500001);
      }),
    );
  });
});

describe("reweigh", () => {
  const now = new Date("2026-06-04T00:00:00Z");
  const facts = { date: "2026-06-01", codeLabel: "a/b", notice: { chance: 0.2, votes: 1 } };
  const names = { authorHIndexes: [40], noticeWithNames: { chance: 0.9, votes: 6 } };
  const score = rankScore({ ...facts, ...names }, undefined, now);

  it("gives the same score for the usual weights", () => {
    const usual = parseReaderWeights("10-45-25-12-8");
    expect(usual && reweigh(score, score.shares, usual).value).toBeCloseTo(score.value, 0);
  });

  it("leaves authors and institutions out entirely", () => {
    const weights = parseReaderWeights("30-20-20-0-10");
    if (!weights) throw new Error("not read");
    const unknown = rankScore(facts, undefined, now);
    expect(reweigh(score, score.shares, weights).value).toBe(reweigh(unknown, unknown.shares, weights).value);
  });
});

describe("parseReaderWeights", () => {
  it.each(["", "1-2-3-4", "1-2-3-4-5-6", "0-0-0-0-0", "101-0-0-0-0", "-1-0-0-0-0", "1.5-0-0-0-0", "a-b-c-d-e"])(
    "refuses %j",
    (text) => {
      expect(parseReaderWeights(text)).toBeUndefined();
    },
  );
});

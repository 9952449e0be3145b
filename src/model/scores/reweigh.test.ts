// Shares survive being packed, and other weights make another score of them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankScore } from "./rank.ts";
import { packShares, parseReaderWeights, reweigh, unpackShares } from "./reweigh.ts";

describe("packShares", () => {
  it("loses less than a thousandth, and stays a whole number that SQLite can hold", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (shares) => {
        const packed = packShares(shares);
        expect(Number.isSafeInteger(packed)).toBe(true);
        for (const [i, share] of unpackShares(packed).entries())
          expect(Math.abs(share - (shares[i] ?? 0))).toBeLessThanOrEqual(0.0005000001);
      }),
    );
  });
});

describe("reweigh", () => {
  const now = new Date("2026-06-04T00:00:00Z");
  const score = rankScore({ date: "2026-06-01", codeLabel: "a/b", authorHIndexes: [40] }, undefined, now);

  it("gives the same score for the usual weights", () => {
    const usual = parseReaderWeights("12-38-25-15-10");
    expect(usual && reweigh(score, score.shares, usual).value).toBeCloseTo(score.value, 0);
  });

  it("leaves authors and institutions out entirely", () => {
    const weights = parseReaderWeights("30-20-20-0-10");
    if (!weights) throw new Error("not read");
    const unknown = rankScore({ date: "2026-06-01", codeLabel: "a/b" }, undefined, now);
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

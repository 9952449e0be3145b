// The AI Score of an author: parts that add up, shrinkage for few papers.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score } from "../paper.ts";
import { type AiScoreInput, aiScore } from "./ai-score.ts";

const NOW = new Date("2026-08-07T00:00:00Z");
const PROLIFIC: AiScoreInput = {
  papers: 96,
  papersPerYear: [
    { year: 2018, papers: 60 },
    { year: 2025, papers: 36 },
  ],
  citations: 16_531,
  hIndex: 40,
  meanRank: 50,
  meanNovelty: 55,
  papersWithCode: 40,
};

describe("aiScore", () => {
  it("adds up and stays within 0 to 100 for any input", () => {
    const amount = fc.oneof(fc.double(), fc.integer({ min: -3, max: 100_000 }));
    const maybe = fc.option(amount, { nil: undefined });
    const anyInput = fc.record({
      papers: amount,
      papersPerYear: fc.array(fc.record({ year: fc.integer(), papers: amount }), { maxLength: 5 }),
      citations: maybe,
      hIndex: maybe,
      meanRank: maybe,
      meanNovelty: maybe,
      papersWithCode: maybe,
    });
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = aiScore(input, NOW);
        expect(score.parse(result)).toEqual(result);
        expect(result.value).toBeLessThanOrEqual(100);
        const tenths = result.parts.reduce((sum, one) => sum + Math.round(one.value * 10), 0);
        expect(Math.round(result.value * 10)).toBe(tenths);
        for (const { value, max, evidence } of result.parts) {
          expect(value >= 0 && value <= max).toBe(true);
          expect(evidence).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("names its parts", () => {
    expect(aiScore(PROLIFIC, NOW).parts.map(({ name, label, max }) => [name, label, max])).toEqual([
      ["novelty", "Novelty", 20],
      ["attention", "Momentum", 20],
      ["citations", "Impact", 25],
      ["record", "Track record", 25],
      ["openness", "Openness", 10],
    ]);
  });

  it.each<[string, Partial<AiScoreInput>]>([
    ["novelty", { meanNovelty: 90 }],
    ["attention", { papersPerYear: [{ year: 2025, papers: 96 }] }],
    ["citations", { citations: 80_000 }],
    ["citations", { meanRank: 80 }],
    ["record", { hIndex: 90 }],
    ["openness", { papersWithCode: 48 }],
  ])("%s grows with %j", (name, change) => {
    const value = (input: AiScoreInput) => aiScore(input, NOW).parts.find((part) => part.name === name)?.value ?? 0;
    expect(value({ ...PROLIFIC, ...change })).toBeGreaterThan(value(PROLIFIC));
  });

  it("draws authors of few papers to the middle and says so", () => {
    const one = { ...PROLIFIC, papers: 1, papersPerYear: [{ year: 2026, papers: 1 }], papersWithCode: 1 };
    const result = aiScore(one, NOW);
    expect(result.value).toBeLessThan(aiScore(PROLIFIC, NOW).value);
    expect(result.value).toBeGreaterThan(40);
    expect(result.parts.every(({ evidence }) => evidence.endsWith("few papers known, so drawn to the middle"))).toBe(
      true,
    );
    expect(aiScore(PROLIFIC, NOW).parts[3]?.evidence).toBe("h-index 40 over 96 papers");
  });

  it("gives nobody zero for facts that are not known", () => {
    const { value, parts } = aiScore({ papers: 0, papersPerYear: [] }, NOW);
    expect(value).toBe(40);
    for (const { evidence } of parts) expect(evidence).toContain("not known yet");
  });
});

// The rank score: parts that add up, for anything that may or may not be known.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { score } from "../paper.ts";
import { PART_NAMES, type PartName } from "./points.ts";
import { type RankInput, rankScore } from "./rank.ts";
import { defaultWeights, type RankWeights } from "./rank-weights.ts";

const NOW = new Date("2026-08-07T06:00:00Z");
const rank = (input: RankInput, weights?: RankWeights) => rankScore(input, weights, NOW);
const part = (input: RankInput, name: PartName) => {
  const found = rank(input).parts.find((one) => one.name === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};

const amount = fc.oneof(
  fc.integer({ min: -5, max: 1_000_000 }),
  fc.double(),
  fc.constantFrom(0, Number.NaN, Number.POSITIVE_INFINITY),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const anyInput: fc.Arbitrary<RankInput> = fc.record({
  date: maybe(
    fc.constantFrom("2026-08-07", "2026-08", "2026", "1987", "2031-01-01", "0000-00-00", "9999-99-99", "soon", ""),
  ),
  novelty: maybe(fc.record({ percent: amount, evidence: fc.string() })),
  upvotes: maybe(fc.record({ count: amount, source: fc.string() })),
  citations: maybe(fc.record({ count: amount, source: fc.string(), seenOn: maybe(fc.string()) })),
  authorHIndexes: maybe(fc.array(amount, { maxLength: 6 })),
  institution: maybe(fc.record({ name: fc.string(), papers: amount })),
  codeLabel: maybe(fc.string()),
  codeClaimed: maybe(fc.boolean()),
  license: maybe(fc.string()),
  fullTextFree: maybe(fc.boolean()),
});
const anyWeights: fc.Arbitrary<RankWeights> = fc
  .tuple(fc.array(amount, { minLength: 5, maxLength: 5 }), fc.array(amount, { minLength: 30, maxLength: 30 }))
  .map(([points, others]) => {
    const weights = structuredClone(defaultWeights);
    for (const [i, name] of PART_NAMES.entries()) weights.points[name] = points[i] ?? 0;
    let next = 0;
    for (const group of [weights.neutral, weights.attention, weights.citations, weights.record, weights.openness]) {
      for (const name of Object.keys(group)) (group as Record<string, number>)[name] = others[next++] ?? 0;
    }
    return weights;
  });

function expectSound(result: ReturnType<typeof rankScore>): void {
  const { shares, ...shown } = result;
  expect(score.parse(result)).toEqual(shown);
  expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(result.parts.map(({ name }) => name)).toEqual(["novelty", "attention", "citations", "record", "openness"]);
  expect(result.value).toBeGreaterThanOrEqual(0);
  expect(result.value).toBeLessThanOrEqual(100);
  expect(result.value).toBe(Math.round(result.value * 10) / 10);
  const tenths = result.parts.reduce((sum, one) => sum + Math.round(one.value * 10), 0);
  expect(Math.round(result.value * 10)).toBe(tenths);
  for (const one of result.parts) {
    expect(one.value).toBeGreaterThanOrEqual(0);
    expect(one.value).toBeLessThanOrEqual(one.max);
    expect(one.evidence).not.toMatch(/NaN|Infinity|undefined/);
  }
}

describe("rankScore", () => {
  describe("what authors were noticed for", () => {
    const notice = { chance: 0.1, votes: 0.5 };
    const sure = { chance: 1, votes: 9 };
    const usual = defaultWeights.points;

    it("moves attention, but never by more than its reach", () => {
      const plain = part({ date: "2026-08-07", notice }, "attention");
      const dropped = part({ date: "2026-08-07", notice, noticeWithNames: sure }, "attention");
      const reach = 0.75 * usual.attention * defaultWeights.attention.namesReach;
      expect(dropped.value).toBeGreaterThan(plain.value);
      expect(dropped.value - plain.value).toBeLessThanOrEqual(reach + 0.1);
      expect(dropped.evidence).toContain("with what its authors were noticed for 100 %");
    });

    it("counts for nobody who gives names no points", () => {
      const weights = { ...defaultWeights, points: { ...usual, record: 0 } };
      const plain = rank({ date: "2026-08-07", notice }, weights);
      expect(rank({ date: "2026-08-07", notice, noticeWithNames: sure }, weights).value).toBe(plain.value);
    });

    it("falls silent with age", () => {
      const old = (noticeWithNames?: typeof sure) => part({ date: "2025-08-07", notice, noticeWithNames }, "attention");
      expect(old(sure).value).toBe(old().value);
    });
  });

  it("counts a code link that leads nowhere like none, and says so", () => {
    const dead = part({ codeGone: true, codeClaimed: true }, "openness");
    expect(dead.evidence).toContain("the code link leads nowhere");
    expect(dead.value).toBe(part({}, "openness").value);
    expect(dead.value).toBeLessThan(part({ codeLabel: "a/b" }, "openness").value);
  });

  it("adds up and stays within 0 to 100 whatever is known", () => {
    fc.assert(
      fc.property(anyInput, (input) => expectSound(rank(withPlainTexts(input)))),
      { numRuns: 500 },
    );
  });

  it("adds up and stays within 0 to 100 whatever the operator sets", () => {
    fc.assert(
      fc.property(anyInput, anyWeights, (input, weights) => expectSound(rank(withPlainTexts(input), weights))),
      { numRuns: 500 },
    );
  });

  it("shows the maxima of the design", () => {
    expect(rank({}).parts.map(({ max }) => max)).toEqual([10, 45, 25, 12, 8]);
    expect(rank({}).computedAt).toBe("2026-08-07T06:00:00.000Z");
  });

  it.each<[PartName, RankInput, RankInput]>([
    ["novelty", { novelty: { percent: 20, evidence: "" } }, { novelty: { percent: 80, evidence: "" } }],
    ["attention", { date: "2026-07-01" }, { date: "2026-08-06" }],
    ["attention", { upvotes: { count: 2, source: "x" } }, { upvotes: { count: 90, source: "x" } }],
    ["citations", cited("2024-08-07", 3), cited("2024-08-07", 300)],
    ["citations", cited("2016-08-07", 100), cited("2024-08-07", 100)],
    ["record", { authorHIndexes: [2, 3] }, { authorHIndexes: [30, 3] }],
    ["record", { institution: { name: "A", papers: 3 } }, { institution: { name: "A", papers: 3000 } }],
    ["openness", {}, { codeClaimed: true }],
    ["openness", { codeClaimed: true }, { codeLabel: "a/b" }],
    ["openness", { license: "arxiv.org/licenses/nonexclusive-distrib/1.0" }, { license: "CC BY 4.0" }],
    ["openness", { fullTextFree: false }, { fullTextFree: true }],
  ])("%s: %j earns less than %j", (name, less, more) => {
    expect(part(less, name).value).toBeLessThan(part(more, name).value);
  });

  it.each<[PartName, string]>([
    ["novelty", "novelty not known yet"],
    ["attention", "date not known yet; votes elsewhere not known yet"],
    ["citations", "citations not known yet"],
    ["record", "authors’ earlier work not known yet; institution not known yet"],
    ["openness", "no code link known yet"],
  ])("says what it does not know about %s, and gives a middling share", (name, words) => {
    const { evidence, value, max } = part({}, name);
    expect(evidence).toContain(words);
    expect(value / max).toBeGreaterThan(0.09);
  });

  it("tells both sides of the one forecast of citations, and lets only the text count", () => {
    const byText = part({ expected: 0.43 }, "citations");
    const both = part({ expected: 0.43, expectedWithNames: 0.32 }, "citations");
    expect(both.value).toBe(byText.value);
    expect(both.evidence).toBe(
      "citations not known yet: impact forecast 43 % from the text alone (32 % with what its authors published)",
    );
  });

  it("gives its reasons in words with numbers", () => {
    expect(part(cited("2024-08-07", 1234), "citations").evidence).toBe(
      "1,234 citations (OpenAlex, 2026-08-01) in 2 years",
    );
    expect(part({ date: "2026-08-06", upvotes: { count: 1, source: "Hugging Face" } }, "attention").evidence).toBe(
      "published 1 day ago; 1 vote on Hugging Face",
    );
    expect(
      part({ authorHIndexes: [0, 4, 30, 8], institution: { name: "KAIST", papers: 1010 } }, "record").evidence,
    ).toBe("h-index of authors: best 30, median 8; KAIST (1,010 papers here)");
    expect(part({ codeLabel: "a/b", license: "CC0", fullTextFree: true }, "openness").evidence).toBe(
      "code at a/b; open licence; free full text",
    );
  });

  it("does not crush newcomers: first papers by unknown authors count as middling, known low figures as no worse than the floor", () => {
    expect(part({ authorHIndexes: [0, 0] }, "record").value).toBe(part({}, "record").value);
    expect(part({ authorHIndexes: [1] }, "record").value).toBeGreaterThan(3);
  });

  it.each([1, 3, 5, 12, 10_000])("self-votes of %i authors do not pay", (authorCount) => {
    const paper = { date: "2026-08-06", authorCount, notice: { chance: 0.1, votes: 0.3 } };
    const votes = Math.min(authorCount, 10);
    expect(part({ ...paper, upvotes: { count: votes, source: "x" } }, "attention").value).toBe(
      part(paper, "attention").value,
    );
    expect(part({ ...paper, upvotes: { count: votes + 30, source: "x" } }, "attention").value).toBeGreaterThan(
      part(paper, "attention").value,
    );
  });

  it("lets the text speak for votes only while a paper is young", () => {
    const told = (date: string, chance: number) =>
      part({ date, notice: { chance, votes: 4 * chance } }, "attention").value;
    expect(told("2026-08-06", 0.9)).toBeGreaterThan(told("2026-08-06", 0.1) + 10);
    expect(told("2020-08-06", 0.9)).toBeCloseTo(told("2020-08-06", 0.1), 1);
  });

  it("a great name at the end of a long list moves no more than the names themselves", () => {
    const honest = rank({ authorHIndexes: [4, 6, 5] }).value;
    const dropped = rank({ authorHIndexes: [4, 6, 5, 120] }).value;
    expect(dropped - honest).toBeLessThan(5);
    const others = rank({ authorHIndexes: [4, 6, 5, 120] });
    expect(others.parts.filter(({ name }) => name !== "record").map(({ value }) => value)).toEqual(
      rank({ authorHIndexes: [4, 6, 5] })
        .parts.filter(({ name }) => name !== "record")
        .map(({ value }) => value),
    );
  });

  it("does not hold missing citations against a young paper", () => {
    const fresh = part(cited("2026-08-07", 0), "citations").value;
    expect(fresh).toBe(part({}, "citations").value);
    expect(part(cited("2020-08-07", 0), "citations").value).toBeLessThan(fresh / 4);
  });
});

function cited(date: string, count: number): RankInput {
  return { date, citations: { count, source: "openalex", seenOn: "2026-08-01" } };
}

/** The words of the evidence are checked for numbers gone wrong, so the texts put in must not hold such words. */
function withPlainTexts(input: RankInput): RankInput {
  return {
    ...input,
    codeLabel: input.codeLabel && "a/b",
    novelty: input.novelty && { ...input.novelty, evidence: "rare" },
    upvotes: input.upvotes && { ...input.upvotes, source: "elsewhere" },
    citations: input.citations && { ...input.citations, source: "openalex" },
    institution: input.institution && { ...input.institution, name: "KAIST" },
  };
}

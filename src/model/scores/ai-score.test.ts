// The AI Score: parts that add up, shrinkage for few papers, an interval, and changes that are explained to the last point.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PaperFigures } from "../author-figures.ts";
import { aiScoreShape } from "../paper.ts";
import { aiScore, aiScoreFigure, aiScoreValue, institutionWeights, spread } from "./ai-score.ts";
import { addWork, emptyWork, toBodyOfWork } from "./body-of-work.ts";
import { explainChange } from "./explain-change.ts";

const NOW = new Date("2026-08-07T00:00:00Z");

const papersOf = (count: number, change: Partial<PaperFigures> = {}): PaperFigures[] =>
  Array.from({ length: count }, (_, id) => ({
    ...{ id, year: 2020 + (id % 7), category: id % 3 === 0 ? "cs.CL" : "cs.LG", impact: 60, novelty: 55 },
    hasCode: id % 4 === 0,
    ...change,
  }));
const score = (papers: PaperFigures[]) => aiScore(toBodyOfWork(papers), NOW);
const part = (papers: PaperFigures[], label: string) =>
  score(papers).parts.find((one) => one.label === label)?.value ?? Number.NaN;

const anyPaper: fc.Arbitrary<PaperFigures> = fc.record(
  {
    id: fc.nat(),
    year: fc.integer({ min: 1900, max: 2999 }),
    category: fc.constantFrom("cs.CL", "cs.LG", "math.CO", "__proto__"),
    impact: fc.double({ min: 0, max: 100, noNaN: true }),
    novelty: fc.double({ min: 0, max: 100, noNaN: true }),
    hasCode: fc.boolean(),
  },
  { requiredKeys: ["id", "hasCode"] },
);

describe("aiScore", () => {
  it("adds up, stays within 0 to 100 and inside its interval, for any papers", () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 30 }), (papers) => {
        for (const weights of [undefined, institutionWeights]) {
          const result = aiScore(toBodyOfWork(papers), NOW, weights);
          expect(aiScoreShape.parse(result)).toEqual(result);
          expect(aiScoreFigure(toBodyOfWork(papers), 2026, weights)).toBe(result.value);
          const tenths = result.parts.reduce((sum, one) => sum + Math.round(one.value * 10), 0);
          expect(Math.round(result.value * 10)).toBe(tenths);
          expect(result.low >= 0 && result.low <= result.value).toBe(true);
          expect(result.high <= 100 && result.high >= result.value).toBe(true);
          for (const { value, max, evidence } of result.parts) {
            expect(value >= 0 && value <= max).toBe(true);
            expect(evidence).not.toMatch(/NaN|Infinity|undefined/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is the value that its parts round to", () => {
    const work = toBodyOfWork(papersOf(20));
    expect(aiScoreValue(work, 2026)).toBeCloseTo(aiScore(work, NOW).value, 0);
  });

  it.each<[string, Partial<PaperFigures>]>([
    ["Novelty", { novelty: 90 }],
    ["Momentum", { year: 2026 }],
    ["Impact", { impact: 80 }],
    ["Impact", { impact: 95 }],
    ["Code", { hasCode: true }],
  ])("%s grows with %j", (label, change) => {
    expect(part(papersOf(20, change), label)).toBeGreaterThan(part(papersOf(20), label));
  });

  it("counts breadth by how evenly papers are spread", () => {
    expect(spread({ a: 5 })).toBeCloseTo(1);
    expect(spread({ a: 5, b: 5, c: 5 })).toBeCloseTo(3);
    expect(spread({ a: 98, b: 1, c: 1 })).toBeLessThan(1.2);
    expect(part(papersOf(20), "Breadth")).toBeGreaterThan(part(papersOf(20, { category: "cs.CL" }), "Breadth"));
  });

  it("draws few papers to the middle, says so, and is less sure of them", () => {
    const [one, many] = [score(papersOf(1, { impact: 99 })), score(papersOf(40, { impact: 99 }))];
    expect(one.value).toBeLessThan(many.value);
    expect(one.high - one.low).toBeGreaterThan(2 * (many.high - many.low));
    expect(one.parts.filter(({ evidence }) => evidence.includes("few papers known"))).toHaveLength(5);
    expect(many.parts.some(({ evidence }) => evidence.includes("few papers known"))).toBe(false);
  });

  it("does not grow by splitting work into many weak papers", () => {
    const strong = papersOf(10, { impact: 80 });
    const weak = papersOf(40, { impact: 30 });
    expect(part([...strong, ...weak], "Impact")).toBeLessThan(part(strong, "Impact"));
  });

  it("gives nobody zero for facts that are not known", () => {
    const nothing = aiScore(emptyWork(), NOW);
    expect(nothing.value).toBeGreaterThan(30);
    for (const { evidence } of nothing.parts) expect(evidence).toContain("not known yet");
  });
});

describe("explainChange", () => {
  const before = papersOf(12);
  const explain = (now: PaperFigures[], added: PaperFigures[] = [], years: [number, number] = [2026, 2026]) => {
    const causes = explainChange(
      { work: toBodyOfWork(before), year: years[0] },
      { work: toBodyOfWork(now), year: years[1] },
      toBodyOfWork(added),
    );
    return new Map(causes.map(({ name, points }) => [name, points]));
  };

  it("says that nothing happened", () => {
    expect([...explain(before).values()].every((points) => points === 0)).toBe(true);
  });

  it("gives a rise of citations to impact alone", () => {
    const causes = explain(before.map((paper) => ({ ...paper, impact: 90 })));
    expect(causes.get("impact")).toBeGreaterThan(5);
    expect([...causes].filter(([, points]) => points !== 0).map(([name]) => name)).toEqual(["impact"]);
  });

  it("gives a new year to the calendar", () => {
    expect(explain(before, [], [2026, 2028]).get("calendar")).toBeLessThan(0);
  });

  it("tells new papers from earlier ones that were found later", () => {
    const fresh = papersOf(3, { year: 2026, impact: 95 });
    expect(explain([...before, ...fresh], fresh).get("attribution")).toBe(0);
    expect(explain([...before, ...fresh], fresh).get("new papers")).toBeGreaterThan(0);
    expect(explain([...before, ...papersOf(5, { category: "math.CO" })]).get("attribution")).toBeGreaterThan(0);
  });

  it("adds up to the change, whatever happened", () => {
    const papers = fc.array(anyPaper, { maxLength: 12 });
    fc.assert(
      fc.property(papers, papers, papers, (old, kept, added) => {
        const [was, is] = [toBodyOfWork(old), addWork(toBodyOfWork(kept), toBodyOfWork(added))];
        const causes = explainChange({ work: was, year: 2025 }, { work: is, year: 2026 }, toBodyOfWork(added));
        const sum = causes.reduce((total, { points }) => total + points, 0);
        // Each cause is rounded to a tenth.
        expect(Math.abs(sum - (aiScoreValue(is, 2026) - aiScoreValue(was, 2025)))).toBeLessThan(0.31);
      }),
      { numRuns: 200 },
    );
  });
});

// What earlier years say of the authors of a paper.

import { describe, expect, it } from "vitest";
import { AUTHOR_FIGURES, authorFigures, type PastPaper } from "./author-past.ts";

const strong: PastPaper[] = [
  { year: 2020, percentile: 0.9, citations: 300 },
  { year: 2021, percentile: 1, citations: 900 },
];
const figures = (authors: PastPaper[][], year = 2022) => [
  ...authorFigures(authors.length, year, (i) => authors[i] ?? []),
];

describe("authorFigures", () => {
  it("has always the same length, with nobody and with thousands", () => {
    expect(figures([])).toHaveLength(AUTHOR_FIGURES);
    expect(figures(Array.from({ length: 3000 }, () => strong))).toHaveLength(AUTHOR_FIGURES);
  });

  it("knows nothing of the paper's own year and later", () => {
    const later = [...strong, { year: 2022, percentile: 1, citations: 5000 }, { year: 2024, percentile: 0 }];
    expect(figures([later])).toEqual(figures([strong]));
    expect(figures([strong], 2020)).toEqual(figures([[]], 2020));
  });

  it("draws few papers to the middle", () => {
    const [one] = figures([[{ year: 2021, percentile: 1 }]]);
    const [many] = figures([Array.from({ length: 10 }, () => ({ year: 2021, percentile: 1 }))]);
    expect(one).toBeCloseTo(2 / 3);
    expect(many).toBeCloseTo(11 / 12);
    expect(figures([[]])[0]).toBe(0.5);
  });

  it("tells the best from the mean, the first from the last", () => {
    const [best = 0, mean = 0, first = 0, last = 0] = figures([[], strong]);
    expect([first, last]).toEqual([0.5, best]);
    expect(mean).toBeCloseTo((first + last) / 2);
  });
});

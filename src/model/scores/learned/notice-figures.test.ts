// Figures of a listed paper: as many as the models were fitted on, read from what is printed.

import { describe, expect, it } from "vitest";
import { NOTICE_FIGURES, noticeFigures, PLAIN_FIGURES, plainFigures } from "./notice-figures.ts";

const facts = {
  title: "Finch-2: Does It Sing?",
  abstract: "We train a bird. It sings 12 songs! Code: https://example.github.io/finch is public.",
  comment: "Technical report, 9 pages, 3 figures",
  categories: ["cs.CL", "cs.SD"],
};

describe("plainFigures", () => {
  it("has its width and tells the shape of title and abstract", () => {
    const figures = plainFigures(facts);
    expect(figures).toHaveLength(PLAIN_FIGURES);
    const [words, head, asks, , digit, sentences] = figures.subarray(15);
    expect([words, head, asks, digit, sentences]).toEqual([4, 7, 1, 1, 2]);
    expect([...figures.subarray(22)]).toEqual([1, 0, 1, 1, 0, 1]);
  });

  it("is finite or not known for empty texts", () => {
    for (const value of plainFigures({ title: "", abstract: "", comment: "", categories: [] }))
      expect(Number.isFinite(value) || Number.isNaN(value)).toBe(true);
  });
});

describe("noticeFigures", () => {
  it("has its width and counts other papers of the same day", () => {
    const author = (sameDay: number) => ({ listed: 0, sameDay, noticed: [] });
    const figures = noticeFigures([author(1), undefined, author(4)], 1000);
    expect(figures).toHaveLength(NOTICE_FIGURES);
    expect([...figures.subarray(-3)]).toEqual([4, 2, 4]);
  });
});

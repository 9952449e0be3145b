// The later a paper's number on the list of its day, the higher its place; what has no number has none.

import { describe, expect, it } from "vitest";
import { noPlace, placeFigures, toDayList } from "./day-place.ts";

const listed = Array.from({ length: 12 }, (_, i) => ({
  arxivId: `2608.${String(100 + 10 * i).padStart(5, "0")}`,
  category: i % 2 === 0 ? "cs.CL" : "cs.CV",
}));
const list = toDayList([...listed, { arxivId: "2607.90000", category: "cs.CL" }, { category: "cs.CL" }]);

describe("placeFigures", () => {
  it.each([
    ["the last", "2608.00210", "cs.CV", [1, 1, 0, 0]],
    ["the first of its month, after one of the month before", "2608.00100", "cs.CL", [1 / 12, 1 / 6, 110, 0]],
    ["one from the month before", "2607.90000", "cs.CL", [0, 0, Number.NaN, 1]],
    ["the only one of its category", "2608.00105", "cs.GR", [2 / 12, 0.5, 105, 0]],
  ])("places %s", (_, arxivId, category, expected) => {
    expect([...placeFigures({ arxivId, category }, list)]).toEqual([...Float32Array.from(expected)]);
  });

  it.each([
    ["a paper without number", {}, list],
    ["a number of the older form", { arxivId: "cs/0501001" }, list],
    ["a list that is not known", { arxivId: "2608.00110" }, undefined],
    ["a list of a few", { arxivId: "2608.00110" }, toDayList(listed.slice(0, 4))],
  ])("says nothing of %s", (_, paper, days) => {
    expect(placeFigures(paper, days)).toEqual(noPlace);
  });
});

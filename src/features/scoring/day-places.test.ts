// A paper's place comes from the list of its own day, and each list is read once.

import { expect, it } from "vitest";
import { noPlace } from "../../model/scores/learned/day-place.ts";
import type { ScoringFacts } from "../../ports/score-store.ts";
import { createPlaces } from "./day-places.ts";

const facts: ScoringFacts = {
  ...{ id: 1, authorCount: 1, institutions: [], codeClaimed: false, isCodeGone: false, isFullTextFree: true },
  arxivId: "2608.00011",
};

it("places papers on the list of their day, which is read once", () => {
  const asked: string[] = [];
  const placeOf = createPlaces({
    listedOn(day) {
      asked.push(day);
      return Array.from({ length: 12 }, (_, i) => ({ arxivId: `2608.000${10 + i}`, category: "cs.CL" }));
    },
  });
  expect(placeOf({ ...facts, listedOn: "2026-08-06" })[0]).toBeCloseTo(1 / 11, 5);
  expect(placeOf({ ...facts, arxivId: "2608.00021", listedOn: "2026-08-06" })[0]).toBe(1);
  expect(placeOf(facts)).toEqual(noPlace);
  expect(asked).toEqual(["2026-08-06"]);
});

// How texts are cut into pairs of words.

import { describe, expect, it } from "vitest";
import { readPairs } from "./terms.ts";

describe("readPairs", () => {
  it("pairs neighbours, not across punctuation or common words, plural or not", () => {
    expect(readPairs("The graph networks, models of Noise schedules").map((pair) => pair.label)).toEqual([
      "graph networks",
      "noise schedules",
    ]);
    expect(readPairs("batches classes studies bus analysis").map((pair) => pair.second)).toEqual([
      "class",
      "study",
      "bus",
      "analysis",
    ]);
  });
});

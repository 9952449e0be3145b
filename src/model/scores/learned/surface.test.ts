// Kinds of contribution, as papers announce them.

import { describe, expect, it } from "vitest";
import { contributionKind, SURFACE_FIGURES, surfaceFigures } from "./surface.ts";

describe("contributionKind", () => {
  it.each([
    ["survey", "A Survey of Parsing", ""],
    ["survey", "Parsing at Fifty", "This survey covers parsing."],
    ["benchmark", "ParseBench: Hard Sentences for Parsers", ""],
    ["benchmark", "Hard sentences", "We introduce a new and difficult benchmark of sentences."],
    ["resource", "A Treebank of Old Norse", ""],
    ["resource", "Old Norse in trees", "We release the first dataset of Old Norse trees."],
    ["theory", "On parsing", "We prove an upper bound. The regret is small."],
    ["system", "Parsing in the kitchen", "We built a system for cooks. A platform for waiters followed."],
    ["application", "Parsing letters", "A case study with patients. It is used in real-world wards."],
    ["method", "Faster parsing", "We parse faster."],
  ])("%s: %s", (kind, title, abstract) => {
    expect(contributionKind(title, abstract)).toBe(kind);
  });
});

describe("surfaceFigures", () => {
  it("are finite for empty and for endless texts", () => {
    for (const text of ["", "word ".repeat(100_000)]) {
      const figures = surfaceFigures(text, [text]);
      expect(figures).toHaveLength(SURFACE_FIGURES);
      expect([...figures].every(Number.isFinite)).toBe(true);
    }
  });
});

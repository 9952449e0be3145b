// Distances between words, as fingers make them.

import { describe, expect, it } from "vitest";
import { editDistance } from "./suggest-spelling.ts";

describe("editDistance", () => {
  it.each([
    ["retrieval", "retrieval", 0],
    ["retreival", "retrieval", 1],
    ["retrival", "retrieval", 1],
    ["retrievall", "retrieval", 1],
    ["retrieved", "retrieval", 2],
    ["", "ab", 2],
    ["graph", "tree", 3],
  ])("%s and %s", (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });
});

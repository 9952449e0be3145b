// Pairs of words in queries and papers.

import { describe, expect, it } from "vitest";
import { closeness, neighbourPairs } from "./closeness.ts";

const pairsOf = (query: string) =>
  neighbourPairs(query, (term) => term.length).map(({ first, second, weight }) => `${first} ${second} ${weight}`);

describe("neighbourPairs", () => {
  it.each([
    ["neighbours", "deep graph kernels", ["deep graph 9", "graph kernel 11"]],
    ["nothing across a stop word", "graphs of kernels", []],
    ["nothing in one word", "graphs", []],
    ["nothing in a long text", "word ".repeat(17), []],
  ])("finds %s", (_what, query, pairs) => {
    expect(pairsOf(query)).toEqual(pairs);
  });
});

describe("closeness", () => {
  const pairs = neighbourPairs("deep graph kernels", () => 1);
  it.each<[string, Record<string, number[]>, number]>([
    ["all side by side", { deep: [3, 9], graph: [1, 10], kernel: [11] }, 1],
    ["one pair of two", { deep: [3], graph: [4], kernel: [40] }, 0.5],
    ["near, in either order", { deep: [3], graph: [1], kernel: [5] }, 0.5],
    ["far apart", { deep: [3], graph: [30], kernel: [50] }, 0],
    ["missing", { deep: [3] }, 0],
  ])("%s", (_what, places, expected) => {
    expect(closeness(pairs, (term) => places[term] ?? [])).toBe(expected);
  });

  it("is 0 without pairs", () => {
    expect(closeness([], () => [])).toBe(0);
  });
});

// Ids from sources move the chance of a pair, and settle nothing alone.

import { describe, expect, it } from "vitest";
import type { PreparedMention } from "./prepare-mentions.ts";
import { weighSourceIds } from "./source-ids.ts";

const withIds = (...sourceIds: string[]) => ({ sourceIds }) as unknown as PreparedMention;

describe("weighSourceIds", () => {
  it.each([
    ["shared", ["orcid:1"], ["orcid:1", "dblp:x"], 0.5, 0.98],
    ["two ORCIDs", ["orcid:1"], ["orcid:2"], 0.5, 0.02],
    ["two profiles elsewhere", ["dblp:x"], ["dblp:y"], 0.5, 0.2],
    ["other schemes", ["dblp:x"], ["orcid:1"], 0.5, 0.5],
    ["one unknown", [], ["orcid:1"], 0.5, 0.5],
    ["shared, against all evidence", ["orcid:1"], ["orcid:1"], 0.001, 0.048],
  ])("%s", (_, a, b, before, after) => {
    const pairs = { a: Int32Array.of(0), b: Int32Array.of(1), chance: Float32Array.of(before) };
    const { chance } = weighSourceIds([withIds(...a), withIds(...b)], pairs);
    expect(chance[0]).toBeCloseTo(after, 2);
  });
});

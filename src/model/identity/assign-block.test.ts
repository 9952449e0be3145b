// New mentions join known people or nobody; a shared co-author makes one person here.

import { describe, expect, it } from "vitest";
import { LEAF, type Trees } from "../../lib/boosted-trees.ts";
import { assignToKnown } from "./assign-block.ts";
import { collectBackground } from "./background.ts";
import { PAIR_FEATURES, PairFeatures } from "./pair-features.ts";
import { Preparer } from "./prepare-mentions.ts";

const trees: Trees = {
  ...{ columns: PAIR_FEATURES.length, isProbability: true, base: 0, roots: Uint32Array.of(0) },
  column: Uint16Array.of(PAIR_FEATURES.indexOf("sharedAuthors"), LEAF, LEAF),
  value: Float32Array.of(1, -4, 3),
  left: Uint32Array.of(1, 0, 0),
  missingRight: new Uint8Array(3),
};
const MODEL = { first: trees, second: trees, firstCut: 0.5, secondCut: 0.5 };

/** "paper: name, co-author": the author it belongs to comes first, `?` for a new one. */
function assign(...rows: readonly string[]) {
  const preparer = new Preparer(collectBackground([]));
  const block = rows.map((row) => {
    const [author = "", paper = "", name = "", ...coauthors] = row.split(" / ");
    const mention = preparer.prepare({ id: `${paper}#${name}`, paper, name, coauthors, title: "" });
    return { mention, author: author === "?" ? undefined : author };
  });
  return assignToKnown(block, new PairFeatures(preparer), MODEL).map(({ mention, author }) => `${mention} ${author}`);
}

describe("assignToKnown", () => {
  it("finds the one with the same company", () => {
    const known = ["one / p1 / Wei Li / Bo He", "two / p2 / Wei Li / Cy Ng"];
    expect(assign(...known, "? / p3 / W. Li / Cy Ng")).toEqual(["p3#W. Li two"]);
  });

  it("finds nobody among strangers", () => {
    expect(assign("one / p1 / Wei Li / Bo He", "? / p3 / Wei Li / Di Xu")).toEqual(["p3#Wei Li undefined"]);
    expect(assign("? / p3 / Wei Li / Di Xu")).toEqual(["p3#Wei Li undefined"]);
  });

  it("asks for the mean of what the author has", () => {
    const many = ["one / p1 / Wei Li / Bo He", "one / p2 / Wei Li / Cy Ng", "one / p3 / Wei Li / Di Xu"];
    expect(assign(...many, "? / p4 / Wei Li / Bo He")).toEqual(["p4#Wei Li undefined"]);
  });

  it("puts no two of one paper together", () => {
    const known = ["one / p1 / Wei Li / Bo He", "one / p2 / Wei Li / Bo He"];
    expect(assign(...known, "? / p2 / W. Li / Bo He")).toEqual(["p2#W. Li undefined"]);
    const twice = assign(...known, "? / p3 / W. Li / Bo He", "? / p3 / Wei Li / Bo He");
    expect(twice.filter((line) => line.endsWith("one"))).toHaveLength(1);
  });
});

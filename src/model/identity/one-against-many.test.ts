// A mention that is laid out for many others says of each what it says of the first.

import { describe, expect, it } from "vitest";
import { collectBackground } from "./background.ts";
import { PAIR_FEATURES, PairFeatures, relateNames } from "./pair-features.ts";
import { type PreparedMention, Preparer } from "./prepare-mentions.ts";

/** By title, the names printed on each paper. */
const PAPERS: Record<string, string[]> = {
  "Trout in lakes": ["Jo Lee", "Ann Ash", "Bob Birch", "J. Lee"],
  "Lakes and trout": ["Jo Lee", "Cy Cedar", "Dan Dale"],
  "Ash and cedar": ["Ann Ash", "Cy Cedar"],
  "Birch, cedar, dale": ["Bob Birch", "Cy Cedar", "Dan Dale"],
  "A short one": ["J. Lee", "Dan Dale"],
  "Shared company": ["Jo Lee", "Ann Ash", "Cy Cedar"],
};

function prepare(): { preparer: Preparer; mentions: PreparedMention[] } {
  const papers = Object.entries(PAPERS).map(([title, authors]) => ({ id: title, title, authors }));
  const preparer = new Preparer(collectBackground(papers));
  const mentions = papers.flatMap(({ id, title, authors }) =>
    authors
      .filter((name) => name.endsWith("Lee"))
      .map((name) => preparer.prepare({ id: "", paper: id, name, title, coauthors: authors })),
  );
  return { preparer, mentions };
}

describe("PairFeatures, one against many", () => {
  const { preparer, mentions } = prepare();
  const [first, ...others] = mentions as [PreparedMention, ...PreparedMention[]];

  it.each(others.map((other, i) => [`${i} ${other.paper.key}`, other] as const))("the same of %s", (_, other) => {
    const relation = relateNames(first.name.name, other.name.name);
    if (!relation) throw new Error("These names could be one person's.");
    const features = new PairFeatures(preparer);
    const rows = Array.from({ length: 12 }, () => {
      const row = new Float32Array(PAIR_FEATURES.length);
      features.write(first, other, relation, row);
      return [...row].map((value) => value.toFixed(5));
    });
    for (const row of rows) expect(row).toEqual(rows[0]);
  });

  it("has somebody acquainted to tell of", () => {
    const row = new Float32Array(PAIR_FEATURES.length);
    const other = others.find(({ paper }) => paper.key === "Lakes and trout") as PreparedMention;
    new PairFeatures(preparer).write(first, other, { given: 8, middle: 0 }, row);
    // Ash knows Cedar, Birch knows Cedar and Dale.
    expect(row[PAIR_FEATURES.indexOf("acquainted")]).toBeGreaterThanOrEqual(3);
  });
});

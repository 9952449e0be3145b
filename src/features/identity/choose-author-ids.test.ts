// Addresses of authors outlive new runs.

import { describe, expect, it } from "vitest";
import { chooseAuthorIds } from "./choose-author-ids.ts";

/** Clusters of mentions by the author that each had, `-` for none: "aa-". Mentions are numbered through. */
function choose(...clusters: string[]) {
  const had = [...clusters.join("")];
  const texts = [...new Set(had)].filter((author) => author !== "-").sort();
  const starts = clusters.map((_, i) => clusters.slice(0, i).join("").length);
  const named = Int32Array.from(clusters.flatMap((cluster, i) => [...cluster].map(() => starts[i] as number)));
  const numbers = had.map((author) => texts.indexOf(author));
  const { authors, redirects } = chooseAuthorIds(named, { numbers, texts }, (mention) => `new:${mention}`);
  return { ids: starts.map((mention) => authors(mention)), redirects };
}

describe("chooseAuthorIds", () => {
  it.each([
    ["changes nothing when nothing changed", ["aa", "b"], ["a", "b"], []],
    ["names the new", ["--", "a-"], ["new:0", "a"], []],
    ["leads from the smaller to the larger when two become one", ["abb"], ["b"], [{ from: "a", to: "b" }]],
    ["leaves the id with the larger part when one becomes two", ["a", "aa"], ["new:0", "a"], []],
    ["settles crossing claims by size", ["aabbb", "ba"], ["b", "a"], []],
    ["settles equal claims by the id", ["ba"], ["a"], [{ from: "b", to: "a" }]],
  ])("%s", (_, clusters, ids, redirects) => {
    expect(choose(...clusters)).toEqual({ ids, redirects });
  });
});

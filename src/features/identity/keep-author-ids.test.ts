// Addresses of authors outlive new runs.

import { describe, expect, it } from "vitest";
import { type Cluster, keepAuthorIds } from "./keep-author-ids.ts";

/** "a1 a2 -" : mentions that belonged to a, twice, and to nobody. */
const cluster = (text: string): Cluster => ({
  mentions: text
    .split(" ")
    .map((mention) => ({ id: mention, ...(mention.startsWith("-") ? {} : { author: mention[0] ?? "" }) })),
});
const keep = (...texts: string[]) => keepAuthorIds(texts.map(cluster), (first) => `new:${first}`);

describe("keepAuthorIds", () => {
  it("changes nothing when nothing changed", () => {
    expect(keep("a1 a2", "b1")).toEqual({ ids: ["a", "b"], redirects: [] });
  });

  it("names the new", () => {
    expect(keep("-2 -1", "a1 -3")).toEqual({ ids: ["new:-1", "a"], redirects: [] });
  });

  it("leads from the smaller to the larger when two become one", () => {
    expect(keep("a1 b1 b2")).toEqual({ ids: ["b"], redirects: [{ from: "a", to: "b" }] });
  });

  it("leaves the id with the larger part when one becomes two", () => {
    expect(keep("a1", "a2 a3")).toEqual({ ids: ["new:a1", "a"], redirects: [] });
  });

  it("settles crossing claims by size", () => {
    expect(keep("a1 a2 b1 b2 b3", "b4 a3")).toEqual({ ids: ["b", "a"], redirects: [] });
  });

  it("does not depend on the order of the mentions", () => {
    expect(keep("-2 -1 -3").ids).toEqual(keep("-3 -1 -2").ids);
    expect(keep("a1 b1").ids).toEqual(["a"]);
  });
});

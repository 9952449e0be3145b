// Topics read out of titles.

import { describe, expect, it } from "vitest";
import { readTopics } from "./suggest.ts";

const titles = [
  "Dense Retrieval for Questions",
  "Zero-shot dense retrieval",
  "On dense retrievers",
  "A survey of Dense Retrieval",
  "Dense retrieval with graphs",
  "Retrieval that is dense",
];
const topics = (whole: string[], begun: string) => readTopics(titles, whole, begun).map(({ text }) => text);

describe("readTopics", () => {
  it("reads how titles go on from the words", () => {
    expect(topics(["dense"], "ret")).toEqual(["dense retrieval"]);
  });

  it("wants several titles to say so, and no topic that ends in the middle", () => {
    expect(topics(["dense", "retrieval"], "")).toEqual(["dense retrieval"]);
    expect(topics(["zero"], "sh")).toEqual([]);
  });
});

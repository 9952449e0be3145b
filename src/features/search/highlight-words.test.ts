// Passages with the words found in them.

import { describe, expect, it } from "vitest";
import { highlightWords } from "./highlight-words.ts";

const filler = "Nothing of note is said in these many words. ".repeat(12);

describe("highlightWords", () => {
  it.each([
    ["marks words whatever their case", "Dense Retrieval works.", ["retrieval"], "Dense <mark>Retrieval</mark> works."],
    ["marks words whatever their accents", "Poincaré maps", ["poincare"], "<mark>Poincaré</mark> maps"],
    [
      "marks beginnings where asked",
      "retrievers retrieve",
      ["retriev*"],
      "<mark>retrievers</mark> <mark>retrieve</mark>",
    ],
    ["marks whole words only", "rank ranking", ["rank"], "<mark>rank</mark> ranking"],
    ["escapes everything", "a <b> & rank", ["rank"], "a &lt;b&gt; &amp; <mark>rank</mark>"],
    ["marks nothing for a lone star", "a b", ["*"], undefined],
    ["says nothing when nothing is found", "a b c", ["d"], undefined],
  ])("%s", (_what, text, words, expected) => {
    expect(highlightWords(text, words)).toBe(expected);
  });

  it("shows the passage where most of the words meet", () => {
    const html = highlightWords(`rank ${filler}rank fusion ${filler}`, ["rank", "fusion"]) ?? "";
    expect(html).toContain("<mark>rank</mark> <mark>fusion</mark>");
    expect(html).toMatch(/^… .* …$/);
    expect(html.length).toBeLessThan(330);
  });
});

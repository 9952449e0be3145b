// Passages with the words found in them.

import { describe, expect, it } from "vitest";
import { highlight, highlightAll } from "./highlight.ts";

const filler = "Nothing of note is said in these many words. ".repeat(12);
const formula = "<math><mi>x</mi><mo>&lt;</mo><mi>rank</mi></math>";

describe("highlight", () => {
  it.each([
    ["marks words whatever their case", "Dense Retrieval works.", ["retriev"], "Dense <mark>Retrieval</mark> works."],
    [
      "marks all forms of a word",
      "ranked rankings rank",
      ["rank"],
      "<mark>ranked</mark> <mark>rankings</mark> <mark>rank</mark>",
    ],
    ["marks words whatever their accents", "Poincaré maps", ["poincar"], "<mark>Poincaré</mark> maps"],
    ["marks beginnings where asked", "retrievers see", ["retrievers*"], "<mark>retrievers</mark> see"],
    ["marks signs without spaces", "关于深度学习的", ["深度", "度学", "学习"], "关于<mark>深度学习</mark>的"],
    ["escapes everything", "a &lt;b&gt; &amp; rank", ["rank"], "a &lt;b&gt; &amp; <mark>rank</mark>"],
    [
      "drops links and keeps formulas whole",
      `a <a href="/x">rank</a> of ${formula}`,
      ["rank"],
      `a <mark>rank</mark> of ${formula}`,
    ],
    ["marks nothing for a lone star", "a b", ["*"], undefined],
    ["says nothing when nothing is found", "a b c", ["d"], undefined],
  ])("%s", (_what, html, stems, expected) => {
    expect(highlight(html, stems)).toBe(expected);
  });

  it("shows the passage where most of the words meet, with its own formula", () => {
    const html =
      highlight(`rank <math>1</math> ${filler}rank fusion <math>2</math> ${filler}`, ["rank", "fusion"]) ?? "";
    expect(html).toContain("<mark>rank</mark> <mark>fusion</mark> <math>2</math>");
    expect(html).not.toContain("<math>1</math>");
    expect(html).toMatch(/^… .* …$/);
    expect(html.length).toBeLessThan(350);
  });

  it("never lets a text's own placeholder swallow a formula", () => {
    expect(highlight(`\ufffc rank ${formula}`, ["rank"])).toBe(`  <mark>rank</mark> ${formula}`);
  });
});

describe("highlightAll", () => {
  it("keeps the whole text", () => {
    expect(highlightAll(`${filler}rank`, ["rank"])).toBe(`${filler}<mark>rank</mark>`);
  });
});

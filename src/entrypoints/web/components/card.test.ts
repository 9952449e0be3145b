// A card reads correctly without styles and aloud: order, punctuation, and words for what is missing.

import { describe, expect, it } from "vitest";
import { madeScore } from "../../../../test/support/memory-catalogue.ts";
import type { PaperCard } from "../../../model/paper.ts";
import { paperCard } from "./card.ts";

const score = { ...madeScore("x"), value: 86.6 };

const paper: PaperCard = {
  id: "cs/0112017",
  url: "/paper/cs/0112017",
  title: "Plain Titles & Other Matters",
  date: "2024-04-11",
  category: { code: "cs.CL", name: "Computation and Language" },
  categories: ["cs.CL"],
  authors: [{ name: "Ada Example", id: "a1" }, { name: "GLM-4.5 Team", id: "a2" }, { name: "Chris Sample" }],
  authorCount: 12,
  authorsTruncated: false,
  institutions: [
    { tag: "tsinghua", name: "Tsinghua University" },
    { tag: "pku", name: "Peking University" },
  ],
  abstract: "We measure. It holds.",
  code: { url: "https://github.com/example/matters", label: "example/matters", foundIn: "abstract" },
  codeClaimed: true,
  score,
  citations: { count: 1234, source: "openalex", seenOn: "2026-06-01" },
  upvotes: { count: 60, source: "hf", seenOn: "2026-06-02" },
};

const render = (card: PaperCard) => paperCard(card, { position: 1, heading: "h2" }).html;

/** What a reader without styles gets: text alone, as `textContent` has it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();

const without = (...fields: (keyof PaperCard)[]): PaperCard => {
  const card: Partial<PaperCard> = { ...paper };
  for (const field of fields) delete card[field];
  return card as PaperCard;
};

describe("a card as text", () => {
  it("has every field in its order, none run into the next", () => {
    expect(textOf(render(paper))).toMatch(
      /^Score 87\. No\. 1\. cs\.CL, Computation and Language, 11 Apr 2024, Code: example\/matters\. Plain Titles & Other Matters By Ada Example, GLM-4\.5 Team, Chris Sample, et al\. all 12 authors\. Tsinghua University, Peking University\. We measure\. It holds\. 1,234 citations in OpenAlex, 60 votes on Hugging Face, BibTeX\. Why 87\? Novelty: [\d.]+ \/ 30 .*\. Sum 86\.6 of 100, computed 4 Jun 2026, 06:10 UTC\. How scores work, this score as JSON\.$/,
    );
  });

  it.each<[string, PaperCard, RegExp]>([
    ["a missing score", without("score"), /^not scored yet\. No\. 1\. cs\.CL/],
    ["a missing date", without("date"), /Language, date not found yet, Code/],
    ["a year where no date is known", { ...without("date"), year: 1998 }, /Language, 1998, Code/],
    ["a date known to the year", { ...paper, date: "1998" }, /, 1998, Code/],
    ["code without a link", without("code"), /2024, code: link not found yet\./],
    [
      "code behind an unsafe address",
      { ...paper, code: { url: "javascript:x", label: "a/b", foundIn: "source" } },
      /2024, code: link not found yet\./,
    ],
    ["no word of code", { ...without("code"), codeClaimed: false }, /11 Apr 2024\. Plain/],
    ["a missing abstract", without("abstract"), /Abstract not found yet\. 1,234/],
    [
      "a summary by a person",
      { ...without("abstract"), summary: { text: "It holds.", by: "the editors", machine: false } },
      /In brief: It holds\. By the editors\. 1,234/,
    ],
    [
      "a summary by a model",
      { ...without("abstract"), summary: { text: "It holds.", by: "model 3", machine: true } },
      /In brief: It holds\. Machine-written, model 3\. /,
    ],
    [
      "authors cut by the source",
      { ...paper, authorsTruncated: true, authorCount: 3 },
      /et al\. the source names no more, see the paper\./,
    ],
    ["all authors shown", { ...paper, authorCount: 3 }, /Team, Chris Sample\. Tsinghua/],
    ["no authors", { ...paper, authors: [], authorCount: 0 }, /Authors not found yet\. Tsinghua/],
    ["a withdrawn paper", { ...paper, status: "withdrawn" }, /No\. 1\. Withdrawn, cs\.CL/],
    ["a retracted paper", { ...paper, status: "retracted" }, /No\. 1\. Retracted, cs\.CL/],
    [
      "one citation",
      { ...paper, citations: { count: 1, source: "semantic-scholar" } },
      /1 citation in Semantic Scholar,/,
    ],
  ])("says %s in words", (_, card, words) => {
    expect(textOf(render(card))).toMatch(words);
  });

  it("leads from title, authors, institutions, code and BibTeX to their own addresses", () => {
    const html = render(paper);
    for (const href of [
      "/paper/cs/0112017",
      "/author/a1/ada-example",
      "/institution/pku",
      "https://github.com/example/matters",
      "/paper/cs/0112017.bib",
      "/api/v1/papers/cs%2F0112017",
      "/category/cs.CL",
    ]) {
      expect(html).toContain(`href="${href}"`);
    }
  });

  it("shows cleaned markup of titles and escapes plain ones", () => {
    expect(render({ ...paper, titleHtml: "Plain <em>Titles</em>" })).toContain('">Plain <em>Titles</em></a>');
    expect(render(paper)).toContain("Plain Titles &amp; Other Matters");
  });

  it("draws parts in one order and colour, whatever order they come in", () => {
    const reversed = { ...score, parts: [...score.parts].reverse() };
    const colours = [
      ...render({ ...paper, score: reversed }).matchAll(
        /<i class="(s\d)" style="width:[\d.]+%"><\/i>(?=.*<span class="faint">No)/g,
      ),
    ];
    expect(colours.map(([, colour]) => colour)).toEqual(["s1", "s2", "s3", "s4", "s5"]);
  });
});

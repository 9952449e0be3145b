// The fast reading gives exactly the terms of the analysis.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "./analyse.ts";
import { Lexicon } from "./lexicon.ts";

const lexicon = new Lexicon();

function termsOf(text: string): string[] {
  const count = lexicon.read(text);
  return [...lexicon.found.subarray(0, count)].map((term) => lexicon.texts[term] ?? "");
}

const piece = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "Graphs ",
    "neural-network",
    "Über",
    "\u2019s ",
    "\u201cquoted\u201d",
    "\u2013",
    "\u00a0",
    "深度学习",
    "ﬁne",
    "\u0301",
    "\u2026",
    "\u2028",
    "İ",
  ),
  fc.stringMatching(/^[A-Za-z0-9]{0,90}$/),
);

describe("the lexicon", () => {
  it("reads the terms that the analysis gives", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(termsOf(text)).toEqual(analyse(text));
      }),
      { numRuns: 1500 },
    );
  });

  it("knows words again after it has grown", () => {
    const words = Array.from({ length: 40_000 }, (_, at) => `w${at.toString(36)}x`);
    const text = words.join(" ");
    expect(termsOf(text)).toEqual(analyse(text));
    expect(termsOf(text)).toEqual(analyse(text));
  });
});

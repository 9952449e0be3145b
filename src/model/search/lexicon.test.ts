// The fast reading gives exactly the terms of the analysis.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileWasm } from "../../../scripts/build-wasm.mjs";
import { analyse } from "./analyse.ts";
import { createWordReader } from "./fast-words.ts";
import { Lexicon } from "./lexicon.ts";

const fast = new Lexicon();
const plain = new Lexicon(undefined, true);

const termsOf = (lexicon: Lexicon, text: string): string[] =>
  Array.from(lexicon.read(text), (term) => lexicon.texts[term] ?? "");

const piece = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom(
    "Graphs ",
    "neural-network",
    "Über",
    "\u2019s ",
    "\u201cquoted\u201d",
    "\u2013",
    "\u00a0",
    "\0",
    "深度学习",
    "ﬁne",
    "\u0301",
    "\u2026",
    "\u2028",
    "İ",
    "ΟΔΟΣ ",
    "ὁδός",
    "ε-greedy",
    "Σ",
    "𝚺",
    "𝔼𝑥𝟛",
    "𠀀",
    "ℝⁿ",
    "½",
    "ﬃ",
    "Ⅷ",
    "㎏",
    "한국어",
    "ไทย",
    "Наука ",
    "\ud800",
    "\udc00",
    "\ue000",
  ),
  fc.stringMatching(/^[A-Za-z0-9]{0,90}$/),
  fc.stringMatching(/^[Ωα-ω]{0,40}$/u),
);

describe("the lexicon", () => {
  it.each([
    ["fast", fast],
    ["plain", plain],
  ])("reads the terms that the analysis gives, %s", (_name, lexicon) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        expect(termsOf(lexicon, text)).toEqual(analyse(text));
      }),
      { numRuns: 2500 },
    );
  });

  it("reads every character as the analysis does, alone and among letters", () => {
    for (let code = 1; code < 0x20400; code++) {
      const sign = String.fromCodePoint(code);
      const text = `${sign} a${sign} ${sign}b${sign}c`;
      const [found, wanted] = [termsOf(fast, text), analyse(text)];
      if (found.join(" ") !== wanted.join(" ")) expect({ code, found }).toEqual({ code, found: wanted });
    }
  });

  it.each([7, 8, 9, 15, 16, 17, 23, 24, 25, 63, 64, 65, 200])("tells words of %i letters apart", (size) => {
    const words = ["a", "b", "c"].map((last) => `${"x".repeat(size - 1)}${last}`);
    expect(termsOf(fast, words.join(" "))).toEqual(analyse(words.join(" ")));
  });

  it("knows words again after it has grown", () => {
    const words = Array.from({ length: 90_000 }, (_, at) => `w${at.toString(36)}x`);
    for (let from = 0; from < words.length; from += 4500) {
      const text = words.slice(from, from + 4500).join(" ");
      expect(termsOf(fast, text)).toEqual(analyse(text));
    }
    const text = words.filter((_, at) => at % 50 === 0).join(" ");
    expect(termsOf(fast, text)).toEqual(analyse(text));
  });

  it("reads a text of a megabyte", () => {
    const text = "Of graphs and their spectra. ".repeat(36_000);
    expect(termsOf(fast, text)).toEqual(analyse(text));
  });

  it("asks once for the number of a word", () => {
    const asked: string[] = [];
    const read = createWordReader((word) => asked.push(word));
    expect(read).toBeDefined();
    read?.("Deep graphs, deep trees");
    read?.("deep GRAPHS of ε");
    expect(asked).toEqual(["deep", "graphs", "trees", "of", "ε"]);
  });

  it("is compiled from its source", async () => {
    const path = new URL("./wasm/words-bytes.ts", import.meta.url);
    expect(readFileSync(path, "utf8")).toBe(await compileWasm("words"));
  });
});

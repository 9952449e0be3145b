import { describe, expect, test } from "vitest";
import { hasMarkup, isLoose, isUnusual, scanCharacters } from "./scan-characters.ts";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Surrogate}\p{M}\ufb00-\ufb06ÂÃâ]/u;

describe("scanCharacters", () => {
  test("a character that passes as ordinary is visible, complete and in normal form", () => {
    const slipped: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = String.fromCodePoint(code);
      if (isUnusual(scanCharacters(text))) continue;
      if (text.normalize("NFC") !== text || (INVISIBLE.test(text) && !/\s/.test(text))) slipped.push(code.toString(16));
    }
    expect(slipped).toEqual([]);
  });

  test("every white space but the single blank between words is loose or unusual", () => {
    const missed: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      const scan = scanCharacters(text);
      if (code !== 32 && /\s/.test(text) && !isLoose(scan) && !isUnusual(scan)) missed.push(code.toString(16));
    }
    expect(missed).toEqual([]);
  });

  test.each([
    ["a plain text", false],
    [" begins", true],
    ["ends ", true],
    ["two  blanks", true],
    ["two\nlines", true],
    ["", false],
  ])("%j is loose: %s", (text, expected) => {
    expect(isLoose(scanCharacters(text))).toBe(expected);
  });

  test.each([
    ["state-of-the-art: it's 90% (of 3, or more)", false],
    ["pages 1--2", true],
    ["''quoted", true],
    ["see https://example.org", true],
    ["50 \\% of it", true],
    ["a < b", true],
    ["a & b", true],
    ["x*", true],
  ])("%j has markup: %s", (text, expected) => {
    expect(hasMarkup(text, scanCharacters(text))).toBe(expected);
  });
});

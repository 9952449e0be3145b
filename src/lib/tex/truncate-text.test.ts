// Shortened text ends at a word and is never longer than asked.

import fc from "fast-check";
import { expect, test } from "vitest";
import { truncateText } from "./truncate-text.ts";

test.each([
  ["short", 10, "short"],
  ["exactly ten", 11, "exactly ten"],
  ["one two three four", 12, "one two…"],
  ["one two, three", 10, "one two…"],
  ["one two three", 8, "one two…"],
  ["Donaudampfschifffahrt", 10, "Donaudamp…"],
  ["anything", 0, ""],
  ["anything", 1, "…"],
])("%j within %i is %j", (text, max, short) => {
  expect(truncateText(text, max)).toBe(short);
});

test("the result fits and splits no character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.nat(40), (text, max) => {
      const short = truncateText(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short).not.toMatch(/\p{Surrogate}/u);
    }),
  );
});

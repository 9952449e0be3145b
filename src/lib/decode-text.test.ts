// Text in the wrong encoding, and characters cut in two by chunks.

import fc from "fast-check";
import { expect, test } from "vitest";
import { createStreamDecoder, decodeText } from "./decode-text.ts";

test("stray Windows-1252 bytes among UTF-8 become the characters they meant", () => {
  const bytes = Buffer.concat([
    Buffer.from("Zoë and "),
    Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x96]),
    Buffer.from(" Łukasz"),
  ]);
  expect(decodeText(bytes)).toBe("Zoë and Zoë – Łukasz");
});

test("a replacement mark that the source itself wrote stays", () => {
  expect(decodeText(Buffer.from("a\ufffdb"))).toBe("a\ufffdb");
});

test.each([
  ["iso-8859-1", [0xe9], "é"],
  ["utf-16le", [0xe9, 0x00], "é"],
  ["no-such-encoding", [0xc3, 0xa9], "é"],
])("%s is decoded", (label, bytes, text) => {
  const decoder = createStreamDecoder(label);
  expect(decoder.decode(Uint8Array.from(bytes)) + decoder.end()).toBe(text);
});

test("chunks may end anywhere", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 5 }), (text, size) => {
      const bytes = Buffer.from(text);
      const decoder = createStreamDecoder();
      let decoded = "";
      for (let at = 0; at < bytes.length; at += size) decoded += decoder.decode(bytes.subarray(at, at + size));
      expect(decoded + decoder.end()).toBe(text);
    }),
  );
});

// Cursors come back as they were given, and nothing else passes for one.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeCursor, encodeKey, encodeOffset } from "./cursor.ts";

describe("cursors", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.nat(), (key, day, paperId) => {
        expect(decodeCursor(encodeKey({ key, day, paperId }))).toEqual({
          after: { key: key === 0 ? 0 : key, day, paperId },
        });
      }),
    );
    expect(decodeCursor(encodeKey({ key: Number.NaN, day: 1, paperId: 2 }))).toEqual({
      after: { key: Number.NaN, day: 1, paperId: 2 },
    });
    expect(decodeCursor(encodeOffset(40))).toEqual({ offset: 40 });
  });

  it("refuse everything else", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString("base64url")),
        ),
        (text) => {
          try {
            decodeCursor(text);
          } catch (error) {
            expect(error).toMatchObject({ code: "invalid" });
          }
        },
      ),
    );
    expect(() => decodeCursor(encodeOffset(10_001))).toThrow(/cursor/);
  });
});

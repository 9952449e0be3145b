// What is packed comes out again as it was.

import { expect, it } from "vitest";
import { packParts, unpackParts } from "./pack-parts.ts";

it("gives back every kind of part, empty ones included", () => {
  const parts = {
    text: "Zürich\nx",
    texts: ["", "b", "李 明"],
    none: [],
    one: [""],
    number: -1.5,
    whole: Int32Array.of(1, -2, 3),
    small: Int8Array.of(-127, 5, 6),
    bytes: Uint8Array.of(9),
    empty: new Int32Array(0),
  };
  expect(unpackParts(packParts(parts))).toEqual(parts);
});

it("does not need to begin at the start of a buffer, and may come as a Buffer", () => {
  const packed = packParts({ whole: Int32Array.of(7) });
  const shifted = new Uint8Array(packed.length + 3);
  shifted.set(packed, 3);
  expect(unpackParts(Buffer.from(shifted.buffer, 3))).toEqual({ whole: Int32Array.of(7) });
  expect(unpackParts(shifted.subarray(3))).toEqual({ whole: Int32Array.of(7) });
});

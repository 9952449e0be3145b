// Shared numbers of sorted sets, against the plain way of finding them.

import { describe, expect, it } from "vitest";
import { shared } from "./sorted-sets.ts";

const toSet = (...numbers: number[]) => Int32Array.from(numbers);

describe("shared", () => {
  it.each([
    [toSet(), toSet(1, 2), []],
    [toSet(3), toSet(3), [3]],
    [toSet(1, 5, 9), toSet(2, 5, 10), [5]],
    [toSet(0, 99), Int32Array.from({ length: 100 }, (_, i) => i), [0, 99]],
    [toSet(7, 8), toSet(1, 2, 3), []],
  ])("%o and %o", (a, b, both) => {
    expect(shared(a, b)).toEqual(both);
    expect(shared(b, a)).toEqual(both);
  });

  it("finds what looking at every number finds", () => {
    const thirds = Int32Array.from({ length: 700 }, (_, i) => i * 3);
    const elevenths = Int32Array.from({ length: 40 }, (_, i) => i * 11);
    const plain = [...elevenths].filter((number) => thirds.includes(number));
    expect(shared(thirds, elevenths)).toEqual(plain);
  });
});

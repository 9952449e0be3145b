// Clusters of a handful of pairs, against a slow program that does what the definition says.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averageLink, type LikenessPairs } from "./average-link.ts";

const toPairs = (rows: readonly (readonly [number, number, number])[]): LikenessPairs => ({
  a: Int32Array.from(rows, ([a]) => a),
  b: Int32Array.from(rows, ([, b]) => b),
  likeness: Float32Array.from(rows, ([, , likeness]) => likeness),
});

const link = (size: number, rows: readonly (readonly [number, number, number])[], bonds = {}) =>
  [...averageLink(size, toPairs(rows), 0.5, bonds)].join("");

/** Joins the two nearest clusters again and again. */
function slowly(size: number, rows: readonly (readonly [number, number, number])[], cut: number): string {
  const likeness = new Map(
    rows.flatMap(
      ([a, b, value]) =>
        [
          [`${a}-${b}`, value],
          [`${b}-${a}`, value],
        ] as const,
    ),
  );
  let clusters = Array.from({ length: size }, (_, i) => [i]);
  for (;;) {
    let best = { x: -1, y: -1, mean: cut };
    for (const [x, one] of clusters.entries()) {
      for (const [y, other] of clusters.slice(0, x).entries()) {
        const sum = one.flatMap((p) => other.map((q) => likeness.get(`${p}-${q}`) ?? 0)).reduce((p, q) => p + q, 0);
        const mean = sum / (one.length * other.length);
        if (mean >= best.mean) best = { x, y, mean };
      }
    }
    if (best.x < 0) break;
    const joined = [...(clusters[best.x] ?? []), ...(clusters[best.y] ?? [])];
    clusters = [...clusters.filter((_, i) => i !== best.x && i !== best.y), joined];
  }
  const numbers = new Map<number, number>();
  return Array.from({ length: size }, (_, item) => {
    const cluster = clusters.findIndex((members) => members.includes(item));
    if (!numbers.has(cluster)) numbers.set(cluster, numbers.size);
    return numbers.get(cluster);
  }).join("");
}

describe("averageLink", () => {
  it("leaves apart what has no likeness", () => {
    expect(link(3, [])).toBe("012");
    expect(link(0, [])).toBe("");
  });

  it("asks for the mean, not for one strong link", () => {
    // 2 is like 1 and unlike 0: mean .4.
    expect(
      link(3, [
        [0, 1, 0.9],
        [1, 2, 0.8],
      ]),
    ).toBe("001");
    expect(
      link(3, [
        [0, 1, 0.9],
        [1, 2, 0.8],
        [0, 2, 0.3],
      ]),
    ).toBe("000");
  });

  it("keeps apart what must not join, also through others", () => {
    const rows = [
      [0, 1, 0.9],
      [1, 2, 0.9],
      [0, 2, 0.9],
    ] as const;
    expect(link(3, rows)).toBe("000");
    expect(link(3, rows, { mustNotJoin: [[0, 2]] })).toMatch(/^(001|011)$/);
  });

  it("keeps apart what carries the same number", () => {
    expect(
      link(
        3,
        [
          [0, 1, 0.9],
          [1, 2, 0.8],
          [0, 2, 0.9],
        ],
        { apart: [7, 7, 8] },
      ),
    ).toMatch(/^01[01]$/);
    expect(link(2, [[0, 1, 0.9]], { apart: [7, 7], mustJoin: [[0, 1]] })).toBe("00");
  });

  it("joins what must join, although nothing speaks for it", () => {
    expect(link(4, [[0, 1, 0.9]], { mustJoin: [[2, 3]] })).toBe("0011");
    expect(link(3, [[0, 1, 0.9]], { mustJoin: [[1, 2]] })).toBe("011");
    expect(link(2, [], { mustJoin: [[0, 1]], mustNotJoin: [[0, 1]] })).toBe("00");
  });

  it("agrees with the definition", () => {
    const rows = fc.uniqueArray(
      fc.tuple(fc.nat(7), fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true })).filter(([a, b]) => a < b),
      { selector: ([a, b]) => `${a}-${b}`, maxLength: 28 },
    );
    fc.assert(
      fc.property(rows, (made) => {
        // Equal means may be joined in either order; make them differ.
        const distinct = made.map(([a, b, value], i) => [a, b, Math.fround(value * 0.9 + i * 0.003)] as const);
        expect([...averageLink(8, toPairs(distinct), 0.45)].join("")).toBe(slowly(8, distinct, 0.45));
      }),
      { numRuns: 300 },
    );
  });
});

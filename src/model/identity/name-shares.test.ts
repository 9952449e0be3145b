// How common names are, on shares small enough to multiply by hand.

import { describe, expect, it } from "vitest";
import { createCommonness, givenKey, type NameShares, packNameShares, unpackNameShares } from "./name-shares.ts";
import { readPersonName } from "./person-name.ts";

/** Two origins of equal size; of the first half are called Ji, of the second a tenth. */
const SHARES: NameShares = {
  origins: ["east", "west"],
  weights: Float32Array.of(0.5, 0.5),
  given: { texts: ["jihoon", "john"], shares: Float32Array.of(0.5, 0, 0, 0.1) },
  family: { texts: ["lee", "smith"], shares: Float32Array.of(0.2, 0.02, 0, 0.05) },
  unlisted: 0.001,
};

const shareOf = (names: NameShares, printed: string): number =>
  Math.exp(createCommonness(names)(readPersonName(printed)).name);

describe("the share of people who carry a name", () => {
  it.each([
    ["Jihoon Lee", 0.5 * 0.5 * 0.2],
    ["Ji-hoon Lee", 0.5 * 0.5 * 0.2],
    ["John Lee", 0.5 * 0.1 * 0.02],
    ["John Smith", 0.5 * 0.1 * 0.05],
    // Everybody whose given name begins like that.
    ["J. Lee", 0.5 * (0.5 * 0.2 + 0.1 * 0.02)],
    // A second initial is as rare as a first one.
    ["John J. Smith", 0.5 * 0.1 * 0.05 * 0.1],
    ["Zebulon Smith", 0.5 * 0.001 * 0.05],
    ["John Quux", 0.5 * 0.1 * 0.001],
    ["Zebulon Quux", 0.001 * 0.001],
  ])("%s: %f", (printed, share) => {
    expect(shareOf(SHARES, printed)).toBeCloseTo(share, 8);
  });

  it("is very small and not nothing for a name that no origin has", () => {
    expect(createCommonness(SHARES)(readPersonName("Jihoon Smith")).name).toBeGreaterThan(-40);
  });

  it("has nothing to say of initials where only initials are printed", () => {
    expect(givenKey(readPersonName("J. R. Smith"))).toBe("");
  });
});

describe("shares in a file", () => {
  it("come back to within four hundredths", () => {
    const back = unpackNameShares(packNameShares(SHARES));
    expect(back).toMatchObject({ origins: SHARES.origins, weights: SHARES.weights });
    for (const printed of ["Jihoon Lee", "John Lee", "John Smith", "Zebulon Quux"]) {
      const [before, after] = [shareOf(SHARES, printed), shareOf(back, printed)];
      expect(Math.abs(Math.log(after / before))).toBeLessThan(0.08);
    }
  });
});

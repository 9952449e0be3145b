// An identity model written by hand: a shared co-author makes one person.

import { LEAF, type Trees } from "../../src/lib/boosted-trees.ts";
import type { IdentityModel } from "../../src/model/identity/identity-model.ts";
import { PAIR_FEATURES } from "../../src/model/identity/pair-features.ts";
import { SECOND_FEATURES } from "../../src/model/identity/second-look.ts";

/** Says `low` below the threshold and `high` from it on. */
function oneQuestion(columns: number, column: number, threshold: number): Trees {
  return {
    ...{ columns, isProbability: true, base: 0, roots: Uint32Array.of(0) },
    column: Uint16Array.of(column, LEAF, LEAF),
    value: Float32Array.of(threshold, -4, 3),
    left: Uint32Array.of(1, 0, 0),
    missingRight: new Uint8Array(3),
  };
}

export const handWrittenModel: IdentityModel = {
  first: oneQuestion(PAIR_FEATURES.length, PAIR_FEATURES.indexOf("sharedAuthors"), 1),
  second: oneQuestion(SECOND_FEATURES.length, SECOND_FEATURES.indexOf("chance"), 0.5),
  firstCut: 0.5,
  secondCut: 0.5,
};

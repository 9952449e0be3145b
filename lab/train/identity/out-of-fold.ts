// Gives every block first chances from a model that has not seen it: what the second look learns from must be as
// uncertain as what it will meet.

import { predict } from "../../../src/lib/boosted-trees.ts";
import { PAIR_FEATURES } from "../../../src/model/identity/pair-features.ts";
import { lookAgain } from "../../../src/model/identity/resolve-block.ts";
import { SECOND_FEATURES } from "../../../src/model/identity/second-look.ts";
import { type Case, FOLDS } from "./cases.ts";
import { FIRST_OPTIONS, fitLook } from "./fit-look.ts";

export function addFirstChances(cases: Case[], log: (line: string) => void): void {
  for (let fold = 0; fold < FOLDS; fold++) {
    const first = fitLook(
      cases.filter((one) => one.fold !== fold),
      "first",
      FIRST_OPTIONS,
    );
    for (const one of cases) {
      if (one.fold !== fold) continue;
      const { a, rows } = one.pairs;
      one.firstChance = Float32Array.from(a, (_, i) => predict(first, rows, i * PAIR_FEATURES.length));
    }
    log(`first look, fold ${fold + 1} of ${FOLDS}`);
  }
}

export function addSecondRows(cases: Case[], cut: number): void {
  for (const one of cases) {
    const { block, pairs, firstChance } = one;
    const first = { a: pairs.a, b: pairs.b, chance: firstChance };
    const look = lookAgain(block.mentions, first, { cut, rarityOf: block.features.rarityOfName });
    one.second = new Float32Array(pairs.a.length * SECOND_FEATURES.length);
    for (let i = 0; i < pairs.a.length; i++) {
      look.write(i, pairs.rows, i * PAIR_FEATURES.length, one.second, i * SECOND_FEATURES.length);
    }
  }
}

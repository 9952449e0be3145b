// Fits author identity: a first look at pairs, and a second one that knows the first clusters.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { predict } from "../../src/lib/boosted-trees.ts";
import { encodeIdentityModel } from "../../src/model/identity/identity-model.ts";
import { packNameShares, unpackNameShares } from "../../src/model/identity/name-shares.ts";
import { hasSecondLook, linkBlock } from "../../src/model/identity/resolve-block.ts";
import { SECOND_FEATURES } from "../../src/model/identity/second-look.ts";
import { judge } from "../eval/authors/judge.ts";
import { prepareBlocks } from "../eval/authors/prepare-sets.ts";
import { readEmbedding } from "../eval/authors/read-embedding.ts";
import { readAuthorSets } from "../eval/authors/read-sets.ts";
import { type Case, FOLDS, toCases } from "./identity/cases.ts";
import { FIRST_OPTIONS, fitLook, SECOND_OPTIONS } from "./identity/fit-look.ts";
import { learnNameShares } from "./identity/learn-name-shares.ts";
import { addFirstChances, addSecondRows } from "./identity/out-of-fold.ts";
import { prepareSmall } from "./identity/small-catalogues.ts";
import type { TrainInput } from "./trainer.ts";

/** Mean chance from which clusters join: better one than the other is equally likely on both sides. */
const CUTS = { firstCut: 0.5, secondCut: 0.5 };

export async function train({ dataFolder, isCrossValidation, modelsFolder, log }: TrainInput) {
  const data = await readAuthorSets(dataFolder, dataFolder);
  log("files read");
  const names = unpackNameShares(packNameShares(learnNameShares(data.catalogue.map(({ authors }) => authors))));
  log(`${names.given.texts.length} given and ${names.family.texts.length} family names learnt`);
  const embed = readEmbedding(modelsFolder);
  const whole = toCases(prepareBlocks(data, names, embed));
  const cases = [...whole, ...toCases(prepareSmall(data, names, embed))];
  log(`${cases.length} blocks with ${cases.reduce((sum, { pairs }) => sum + pairs.a.length, 0)} pairs compared`);
  addFirstChances(cases, log);
  addSecondRows(cases, CUTS.firstCut);
  log("second look");
  if (isCrossValidation) log(`first look alone: ${JSON.stringify(judge(judgeFirst(whole), data).metrics)}`);
  if (isCrossValidation) return judge(crossValidate(cases, whole, log), data).metrics;
  const model = {
    first: fitLook(cases, "first", FIRST_OPTIONS),
    second: fitLook(cases, "second", SECOND_OPTIONS),
    ...CUTS,
    names,
  };
  writeFileSync(join(modelsFolder, "identity.bin"), encodeIdentityModel(model));
  return {};
}

function judgeFirst(cases: readonly Case[]) {
  return cases.map(({ block, pairs: { a, b }, firstChance: chance }) => {
    const pairs = { a, b, chance };
    return { block, pairs, clusters: linkBlock(block.mentions, pairs, CUTS.firstCut) };
  });
}

/** Second chances of models that have not seen the block, nor any other block of its name. */
function crossValidate(cases: readonly Case[], judgedOn: readonly Case[], log: (line: string) => void) {
  const judged = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const model = fitLook(
      cases.filter((one) => one.fold !== fold),
      "second",
      SECOND_OPTIONS,
    );
    log(`second look, fold ${fold + 1} of ${FOLDS}`);
    for (const { block, pairs, firstChance, second, fold: own } of judgedOn) {
      if (own !== fold) continue;
      const chance = hasSecondLook(block.mentions)
        ? Float32Array.from(pairs.a, (_, i) => predict(model, second, i * SECOND_FEATURES.length))
        : firstChance;
      const resolved = { a: pairs.a, b: pairs.b, chance };
      judged.push({ block, pairs: resolved, clusters: linkBlock(block.mentions, resolved, CUTS.secondCut) });
    }
  }
  return judged;
}

// How well mentions are divided among people: one model and one operating point for all labelled sets.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodeIdentityModel } from "../../src/model/identity/identity-model.ts";
import { resolveBlock } from "../../src/model/identity/resolve-block.ts";
import { judge } from "./authors/judge.ts";
import { prepareBlocks } from "./authors/prepare-sets.ts";
import { readEmbedding } from "./authors/read-embedding.ts";
import { readAuthorSets } from "./authors/read-sets.ts";
import type { SuiteInput, SuiteResult } from "./suite.ts";

export async function run({ dataFolder, historyFolder }: SuiteInput): Promise<SuiteResult> {
  const model = decodeIdentityModel(readFileSync(resolve("models/identity.bin")));
  const data = await readAuthorSets(dataFolder, historyFolder);
  const judged = prepareBlocks(data, model.names, readEmbedding(resolve("models"))).map((block) => ({
    block,
    ...resolveBlock(block.mentions, block.features, model),
  }));
  return judge(judged, data);
}

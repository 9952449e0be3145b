// Trains the static embedding model from titles, abstracts, authors and citations.

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { loadEmbedding } from "../../src/model/embedding/embedder.ts";
import { encodeModel } from "../../src/model/embedding/format.ts";
import { measureKnownItems } from "../eval/search/known-item.ts";
import { measureJudgedSets } from "../eval/search.ts";
import { readCorpus } from "./embedding/corpus.ts";
import { fitEmbedding } from "./embedding/fit.ts";
import { toModel } from "./embedding/quantise.ts";
import type { TrainInput } from "./trainer.ts";

const SETTINGS = { words: 45_000, pairs: 30_000, batch: 512, rounds: 5 };
const FOLDS = 5;

export async function train(input: TrainInput): Promise<Record<string, number>> {
  if (input.isCrossValidation) return crossValidate(input);
  const bytes = await fitBytes(input, () => true);
  // Numbers do not repeat, so trying harder packs no better.
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  mkdirSync(input.modelsFolder, { recursive: true });
  writeFileSync(join(input.modelsFolder, "embedding.bin"), packed);
  input.log(`${bytes.length} bytes, packed ${packed.length}`);
  return {};
}

async function fitBytes({ dataFolder, log }: TrainInput, isWanted: (id: string) => boolean): Promise<Uint8Array> {
  const corpus = await readCorpus(dataFolder, isWanted);
  const { vocabulary, vectors, weights } = fitEmbedding(corpus, SETTINGS, log);
  return encodeModel(toModel(vocabulary, vectors, weights));
}

/** One fold of the works is left out of the fit and searched; the judged sets are never part of it. */
async function crossValidate(input: TrainInput): Promise<Record<string, number>> {
  const isLeftOut = (id: string) => createHash("sha256").update(id).digest().readUInt32BE(0) % FOLDS === 0;
  const embedder = loadEmbedding(await fitBytes(input, (id) => !isLeftOut(id)));
  const judged = await measureJudgedSets(input.dataFolder, embedder);
  const known = await measureKnownItems(input.dataFolder, embedder, isLeftOut);
  return { ...judged.metrics, ...known.metrics };
}

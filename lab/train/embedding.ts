// Trains the static embedding model from titles, abstracts, authors and citations.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { encodeModel } from "../../src/model/embedding/format.ts";
import { readCorpus } from "./embedding/corpus.ts";
import { fitEmbedding } from "./embedding/fit.ts";
import { toModel } from "./embedding/quantise.ts";
import type { TrainInput } from "./trainer.ts";

const SETTINGS = { words: 45_000, pairs: 30_000, batch: 512, rounds: 2 };

export async function train({ dataFolder, modelsFolder, log }: TrainInput): Promise<Record<string, number>> {
  const corpus = await readCorpus(dataFolder);
  const { vocabulary, vectors, weights } = fitEmbedding(corpus, SETTINGS, log);
  const bytes = encodeModel(toModel(vocabulary, vectors, weights));
  // Numbers do not repeat, so trying harder packs no better.
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  mkdirSync(modelsFolder, { recursive: true });
  writeFileSync(join(modelsFolder, "embedding.bin"), packed);
  log(`${bytes.length} bytes, packed ${packed.length}`);
  return {};
}

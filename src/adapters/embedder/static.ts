// Meanings from the model that ships with Broadsheet: token vectors and their weighted mean, without network or graphics card.

import { loadEmbedding } from "../../model/embedding/load-embedding.ts";
import type { Embedder } from "../../ports/embedder.ts";

/** `bytes` is models/embedding.bin. */
export function createStaticEmbedder(bytes: Uint8Array): Embedder {
  const model = loadEmbedding(bytes);
  return {
    name: model.name,
    embed: async (texts) => texts.map((text) => model.embed(text)),
  };
}

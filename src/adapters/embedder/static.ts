// Meanings from the model that ships with Broadsheet: word vectors and their weighted sum, without network or graphics card.

import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import { loadEmbedding } from "../../model/embedding/embedder.ts";
import type { Embedder } from "../../ports/embedder.ts";

export interface StaticEmbedderOptions {
  /** models/embedding.bin. */
  path: string;
}

/** Loaded when first asked: unpacking takes a moment that a command without searches need not wait for. */
export function createStaticEmbedder({ path }: StaticEmbedderOptions): Embedder {
  let loaded: ReturnType<typeof loadEmbedding> | undefined;
  const model = () => {
    loaded ??= loadEmbedding(brotliDecompressSync(readFileSync(path)));
    return loaded;
  };
  return {
    get name() {
      return model().name;
    },
    embed: async (texts) =>
      texts.map((text) => {
        const vector = model().embed(text);
        return vector.some((value) => value !== 0) ? vector : undefined;
      }),
  };
}

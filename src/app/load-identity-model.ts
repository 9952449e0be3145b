// The model that resolves authors, with the meanings it was fitted to; undefined when the package came without it.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { loadEmbedding } from "../model/embedding/embedder.ts";
import { decodeIdentityModel, type IdentityModel } from "../model/identity/identity-model.ts";

export function loadIdentityModel(packageFolder: string): IdentityModel | undefined {
  const [path, embedding] = ["identity.bin", "embedding.bin"].map((file) => join(packageFolder, "models", file));
  if (!path || !embedding || !existsSync(path) || !existsSync(embedding)) return undefined;
  // Unpacked when first asked: the thread that only writes needs no meanings.
  let loaded: ReturnType<typeof loadEmbedding> | undefined;
  const embed = (text: string) => {
    loaded ??= loadEmbedding(brotliDecompressSync(readFileSync(embedding)));
    return loaded.embed(text);
  };
  return { ...decodeIdentityModel(readFileSync(path)), embed };
}

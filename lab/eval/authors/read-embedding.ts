// The embedding that author identity reads texts with.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { loadEmbedding } from "../../../src/model/embedding/embedder.ts";

export type Embed = (text: string) => Float32Array;

/** Undefined where the folder has none; texts are then compared by their words alone. */
export function readEmbedding(modelsFolder: string): Embed | undefined {
  const path = join(modelsFolder, "embedding.bin");
  return existsSync(path) ? loadEmbedding(brotliDecompressSync(readFileSync(path))).embed : undefined;
}

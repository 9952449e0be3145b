// Loads the models that read summaries and keywords out of texts from the package's models folder.

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DenseModel } from "../model/reading/dense-weights.ts";
import { createReadingModel, type ReadingModel } from "../model/reading/read-paper.ts";

/** Raised when the program reads otherwise with the same files: everything is then read again. */
const READING_VERSION = 3;

/** Undefined when the folder does not hold them: nothing is then read by machine. */
export function loadReadingModel(packageFolder: string): ReadingModel | undefined {
  const paths = ["phrases.bin", "json", "sentences.bin"].map((end) => join(packageFolder, "models", `reading.${end}`));
  if (!paths.every((path) => existsSync(path))) return undefined;
  const [background, weights, trees] = paths.map((path) => readFileSync(path));
  if (!background || !weights || !trees) return undefined;
  const hash = createHash("sha256").update(String(READING_VERSION)).update(background).update(weights).update(trees);
  const { keywords } = JSON.parse(weights.toString("utf8")) as { keywords: DenseModel };
  return createReadingModel(hash.digest("hex").slice(0, 12), { background, weights: keywords, trees });
}

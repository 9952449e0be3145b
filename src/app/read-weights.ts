// The operator's weights of the rank score: a file in the data folder, read anew for each run.

import { readFileSync } from "node:fs";
import { AppError, errorMessage } from "../lib/errors.ts";
import { defaultWeights, parseWeights, type RankWeights } from "../model/scores/rank-weights.ts";

/** The defaults where there is no file; throws `invalid` with what is wrong with it. */
export function readWeights(path: string): RankWeights {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return defaultWeights;
    throw new AppError("unavailable", `${path} cannot be read (${errorMessage(error)})`, { cause: error });
  }
  return parseWeights(text, path);
}

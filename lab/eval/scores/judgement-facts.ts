// What ships beside the text model of reviewers' judgment.

import type { Bands } from "../../../src/model/scores/learned/bands.ts";
import type { DenseModel } from "../../train/learn/dense-ridge.ts";

export interface JudgementFacts {
  /** From the percentile of the novelty answer among like papers to that of the panel. */
  bands: Bands;
  /** The answer of the text followed by the columns of the authors. */
  withAuthors: Record<string, DenseModel>;
}

/** In the order of the answers of the text model. */
export const JUDGEMENTS = ["technical", "empirical", "novelty", "iclr", "neurips", "acceptance"] as const;

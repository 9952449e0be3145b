// What reviewers would say of the novelty of a text: of its method and of its findings.

import type { Bands } from "./bands.ts";
import type { AskText } from "./joint-text-model.ts";

export interface NoveltyModel {
  /** From the standing of the answer about the method among like papers to that of a panel's mean, both 0 to 1. */
  bands: Bands;
}

/** Have no unit: only their order among like papers means something. */
export interface NoveltyAnswers {
  technical: number;
  empirical: number;
}

/** A text of fewer known terms says too little. */
export const MIN_KNOWN_TERMS = 25;
const ASKED = [0, 1];
const answers = new Float64Array(16);

/** Undefined when there is too little prose to judge by. */
export function askNovelty(ask: AskText): NoveltyAnswers | undefined {
  if (ask(answers, ASKED) < MIN_KNOWN_TERMS) return undefined;
  return { technical: answers[0] as number, empirical: answers[1] as number };
}

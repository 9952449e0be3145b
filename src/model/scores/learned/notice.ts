// How likely a paper listed today is to be picked up by a community, before a single vote is known.

import { predictScore, type Trees } from "../../../lib/boosted-trees.ts";
import { AUTHOR_FIGURES } from "./author-past.ts";
import { noPlace, PLACE_FIGURES } from "./day-place.ts";
import type { AskText } from "./joint-text-model.ts";
import { NOTICE_FIGURES, PLAIN_FIGURES } from "./notice-figures.ts";
import type { Terms } from "./read-terms.ts";
import { predictText, type TextModel } from "./text-model.ts";

/** Two questions: is it picked up at all (log odds), and how many votes (logarithm to base 2). */
export interface NoticeModel {
  text: TextModel;
  picked: Trees;
  votes: Trees;
  pickedWithoutAuthors: Trees;
  votesWithoutAuthors: Trees;
}

export interface NoticeInput {
  terms: Terms;
  plain: Float32Array;
  /** Where it stands on the list of its day; undefined: not known. */
  place?: Float32Array | undefined;
  /** What its authors did before: notices, then papers of earlier years. Undefined: judged without. */
  notices?: Float32Array | undefined;
  authors?: Float32Array | undefined;
}

export const TEXT_ANSWERS = 2;
export const NOTICE_PLACE_AT = TEXT_ANSWERS + PLAIN_FIGURES;
export const NOTICE_WIDTH_WITHOUT = NOTICE_PLACE_AT + PLACE_FIGURES;
export const NOTICE_WIDTH = NOTICE_WIDTH_WITHOUT + NOTICE_FIGURES + AUTHOR_FIGURES;
const answers = new Float64Array(TEXT_ANSWERS);
const row = new Float32Array(NOTICE_WIDTH);

/** Orders the papers of one day; the value itself has no unit. */
export function noticeScore(model: NoticeModel, input: NoticeInput): number {
  predictText(model.text, input.terms, answers);
  fillNoticeRow(row, [answers[0] as number, answers[1] as number], input);
  const isFull = input.notices !== undefined && input.authors !== undefined;
  return blendNotice(
    predictScore(isFull ? model.picked : model.pickedWithoutAuthors, row),
    predictScore(isFull ? model.votes : model.votesWithoutAuthors, row),
  );
}

/** What the text alone gives a row: the beginning of the row with authors. */
export function askNotice(plain: Float32Array, ask: AskText): Float32Array {
  ask(answers);
  fillNoticeRow(row, [answers[0] as number, answers[1] as number], { plain });
  return row.subarray(0, NOTICE_WIDTH_WITHOUT);
}

/** The chance to be picked up, and the expected logarithm of the votes, for the row at `offset`. */
export function forecastNotice(
  model: { picked: Trees; votes: Trees },
  rows: Float32Array,
  offset = 0,
): { chance: number; votes: number } {
  const chance = 1 / (1 + Math.exp(-predictScore(model.picked, rows, offset)));
  return { chance, votes: Math.max(0, predictScore(model.votes, rows, offset)) };
}

/** A certain pick weighs as much as four doublings of the votes. */
export const blendNotice = (logOdds: number, votes: number): number => 4 / (1 + Math.exp(-logOdds)) + votes;

export function fillNoticeRow(
  target: Float32Array,
  text: readonly [number, number],
  input: Omit<NoticeInput, "terms">,
): void {
  target.set(text, 0);
  target.set(input.plain, TEXT_ANSWERS);
  target.set(input.place ?? noPlace, NOTICE_PLACE_AT);
  if (input.notices) target.set(input.notices, NOTICE_WIDTH_WITHOUT);
  if (input.authors) target.set(input.authors, NOTICE_WIDTH_WITHOUT + NOTICE_FIGURES);
}

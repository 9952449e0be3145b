// What the learned models say of a text alone: one short row of numbers, to be kept until the text or a model changes.

import { predictScore } from "../../../lib/boosted-trees.ts";
import { type Banded, readBands } from "./bands.ts";
import { askImpact, fillRow, IMPACT_ROW, type ImpactModel, TEXT_FIGURES, TEXT_ROW } from "./impact.ts";
import { type AskText, askJoint, createFoundTerms, findTerms, type JointTextModel } from "./joint-text-model.ts";
import {
  askNotice,
  forecastNotice,
  NOTICE_PLACE_AT,
  NOTICE_WIDTH,
  NOTICE_WIDTH_WITHOUT,
  type NoticeModel,
} from "./notice.ts";
import { noticeMarks, plainFigures } from "./notice-figures.ts";
import { askNovelty, type NoveltyAnswers, type NoveltyModel } from "./novelty.ts";
import { proseSentences, readsAsEnglish } from "./prose.ts";
import { readMarks, readSentences } from "./read-terms.ts";
import { type Kind, kindIn, SURFACE_FIGURES, surfaceFigures } from "./surface.ts";

/** Without them novelty is not known, and impact only where it was measured. */
export interface ScoreModels {
  /** The words of the models, in the order of `WORDS_OF`. */
  words: JointTextModel;
  novelty: NoveltyModel;
  impact: Omit<ImpactModel, "text">;
  /** Without it votes that are not known stay not known. */
  notice?: Omit<NoticeModel, "text"> | undefined;
  /** Differs when any of their files differs. */
  version: string;
}

export const WORDS_OF = { novelty: 0, impact: 1, notice: 2 } as const;

export interface JudgedText {
  title: string;
  abstract: string;
  /** What a source says of the paper in a sentence: read where there is no abstract. */
  sentence?: string | undefined;
  year?: number | undefined;
  venue?: string | undefined;
  category?: string | undefined;
  categories: readonly string[];
  comment: string;
}

/** What a community page would make of the text, by its text alone. */
export interface NoticeForecast {
  /** That it is picked up, 0 to 1. */
  chance: number;
  /** Expected logarithm (base 2) of two more than its votes; 0 when it is not picked up. */
  votes: number;
}

/** The lists that the notice model was fitted on begin in 2025, and its answer counts for young papers only. */
const NOTICE_SINCE = 2024;
const NOVELTY_ANSWERS = 2;
/**
 * Novelty; the figures of the text for the impact model; its answer without authors; notice; 1 if a sentence stood for the
 * abstract; the figures of the text for the notice model. What is not known is NaN.
 */
export const ANSWER_WIDTH = NOVELTY_ANSWERS + TEXT_ROW + 4 + NOTICE_WIDTH_WITHOUT;
const IMPACT_AT = NOVELTY_ANSWERS + TEXT_ROW;
const NOTICE_AT = IMPACT_AT + 1;
const BRIEF_AT = NOTICE_AT + 2;
const NOTICE_ROW_AT = BRIEF_AT + 1;
const row = new Float32Array(IMPACT_ROW);
const noticeRow = new Float32Array(NOTICE_WIDTH);
const found = createFoundTerms();

/** Writes the row into `out` at `offset`. */
export function answerText(models: ScoreModels, text: JudgedText, out: Float32Array, offset: number): void {
  out.fill(Number.NaN, offset, offset + ANSWER_WIDTH);
  const isBrief = text.abstract === "";
  const prose = proseSentences(isBrief ? (text.sentence ?? "") : text.abstract);
  if (prose.length === 0 || !readsAsEnglish(prose)) return;
  out[offset + BRIEF_AT] = isBrief ? 1 : 0;
  const terms = readSentences(text.title, prose);
  found.size = 0;
  findTerms(models.words, terms, found);
  const ask =
    (model: number): AskText =>
    (into, wanted) =>
      askJoint(models.words, model, found, into, wanted);
  const novelty = askNovelty(ask(WORDS_OF.novelty));
  if (novelty) out.set([novelty.technical, novelty.empirical], offset);
  const surface = surfaceFigures(text.title, prose);
  out.set(surface, offset + NOVELTY_ANSWERS + TEXT_FIGURES);
  const year = text.year ?? models.impact.lastYear;
  const expected = askImpact(models.impact, { year, venue: text.venue, category: text.category }, ask(WORDS_OF.impact));
  if (models.notice && novelty && (text.year ?? NOTICE_SINCE) >= NOTICE_SINCE) {
    // Marks are words for this model alone: the others have been asked.
    findTerms(models.words, readMarks(noticeMarks(text), terms), found);
    const { pickedWithoutAuthors, votesWithoutAuthors } = models.notice;
    out.set(askNotice(plainFigures(text), ask(WORDS_OF.notice)), offset + NOTICE_ROW_AT);
    const trees = { picked: pickedWithoutAuthors, votes: votesWithoutAuthors };
    const { chance, votes } = forecastNotice(trees, out, offset + NOTICE_ROW_AT);
    out.set([chance, votes], offset + NOTICE_AT);
  }
  if (!expected) return;
  fillRow(row, expected, surface, Math.min(year, models.impact.lastYear), undefined);
  out.set(row.subarray(0, TEXT_FIGURES), offset + NOVELTY_ANSWERS);
  out[offset + IMPACT_AT] = predictScore(models.impact.treesWithoutAuthors, row);
}

/** Answers of several texts, one row each. */
export function answerTexts(models: ScoreModels, texts: readonly JudgedText[]): Float32Array {
  const out = new Float32Array(texts.length * ANSWER_WIDTH);
  for (const [i, text] of texts.entries()) answerText(models, text, out, i * ANSWER_WIDTH);
  return out;
}

export function noveltyIn(answers: Float32Array, offset = 0): NoveltyAnswers | undefined {
  const [technical, empirical] = answers.subarray(offset, offset + NOVELTY_ANSWERS);
  if (technical === undefined || empirical === undefined || Number.isNaN(technical)) return undefined;
  return { technical, empirical };
}

/** Whether the answers rest on the title and one sentence. */
export const isBriefIn = (answers: Float32Array, offset = 0): boolean => answers[offset + BRIEF_AT] === 1;

export function kindOf(answers: Float32Array, offset = 0): Kind | undefined {
  const at = offset + NOVELTY_ANSWERS + TEXT_FIGURES;
  const surface = answers.subarray(at, at + SURFACE_FIGURES);
  return Number.isNaN(surface[0]) ? undefined : kindIn(surface);
}

/** Undefined when there is too little prose to judge by. */
export function forecastFromText({ impact }: ScoreModels, answers: Float32Array, offset = 0): Banded | undefined {
  const score = answers[offset + IMPACT_AT] ?? Number.NaN;
  return Number.isNaN(score) ? undefined : readBands(impact.bandsWithoutAuthors, score);
}

/** Undefined when there is too little prose to judge by. */
export function noticeIn(answers: Float32Array, offset = 0): NoticeForecast | undefined {
  const [chance, votes] = answers.subarray(offset + NOTICE_AT, offset + NOTICE_AT + 2);
  if (chance === undefined || votes === undefined || Number.isNaN(chance)) return undefined;
  return { chance, votes };
}

/** What the hour of handing in may move: a twentieth of the votes' share at most, or handing in late would pay. */
const PLACE_REACH = { chance: 0.05, votes: 0.2 };

/** On its day: with its place on the list, within limits, and with what the authors did and were noticed for before. */
export function noticeOnDay(
  { notice }: ScoreModels,
  answers: Float32Array,
  offset: number,
  known: { place: Float32Array; notices: Float32Array; authors: Float32Array },
): { byText: NoticeForecast; withNames: NoticeForecast } | undefined {
  const text = noticeIn(answers, offset);
  if (!notice || text === undefined) return undefined;
  const at = offset + NOTICE_ROW_AT;
  noticeRow.set(answers.subarray(at, at + NOTICE_WIDTH_WITHOUT));
  noticeRow.set(known.notices, NOTICE_WIDTH_WITHOUT);
  noticeRow.set(known.authors, NOTICE_WIDTH_WITHOUT + known.notices.length);
  const names = forecastNotice(notice, noticeRow);
  if (Number.isNaN(known.place[0])) return { byText: text, withNames: names };
  noticeRow.set(known.place, NOTICE_PLACE_AT);
  const { pickedWithoutAuthors, votesWithoutAuthors } = notice;
  const placed = forecastNotice({ picked: pickedWithoutAuthors, votes: votesWithoutAuthors }, noticeRow);
  return { byText: within(placed, text), withNames: within(forecastNotice(notice, noticeRow), names) };
}

const within = (placed: NoticeForecast, plain: NoticeForecast): NoticeForecast => ({
  chance: Math.min(plain.chance + PLACE_REACH.chance, Math.max(plain.chance - PLACE_REACH.chance, placed.chance)),
  votes: Math.min(plain.votes + PLACE_REACH.votes, Math.max(plain.votes - PLACE_REACH.votes, placed.votes)),
});

/** Fills a row for the impact model with authors. */
export function fillFromAnswers(
  target: Float32Array,
  at: number,
  answers: Float32Array,
  offset: number,
  year: number,
): void {
  target.set(answers.subarray(offset + NOVELTY_ANSWERS, offset + NOVELTY_ANSWERS + TEXT_ROW), at);
  target[at + TEXT_ROW] = year;
}

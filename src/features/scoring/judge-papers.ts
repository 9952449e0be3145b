// What the learned models say of a chunk of papers once their authors' earlier work is known.

import { predictScores } from "../../lib/boosted-trees.ts";
import { authorFigures, type PastPaper } from "../../model/scores/learned/author-past.ts";
import { type Banded, readBands } from "../../model/scores/learned/bands.ts";
import { IMPACT_ROW, TEXT_ROW } from "../../model/scores/learned/impact.ts";
import { type NoticedAuthor, noticeFigures } from "../../model/scores/learned/notice-figures.ts";
import type { NoveltyAnswers } from "../../model/scores/learned/novelty.ts";
import type { Kind } from "../../model/scores/learned/surface.ts";
import {
  ANSWER_WIDTH,
  fillFromAnswers,
  forecastFromText,
  isBriefIn,
  kindOf,
  type NoticeForecast,
  noticeIn,
  noticeOnDay,
  noveltyIn,
  type ScoreModels,
} from "../../model/scores/learned/text-answers.ts";

export interface PaperJudgment {
  kind?: Kind | undefined;
  /** Judged by the title and one sentence. */
  isBrief?: boolean;
  answers?: NoveltyAnswers | undefined;
  forecast?: Banded | undefined;
  forecastWithoutAuthors?: Banded | undefined;
  notice?: NoticeForecast | undefined;
  noticeWithNames?: NoticeForecast | undefined;
}

export interface PaperToJudge {
  year?: number | undefined;
  /** The papers of each author in printed order. */
  past: readonly (readonly PastPaper[])[];
  /** Of young papers: what each author was noticed for before, the paper's own day, and its place on the list of that day. */
  noticed?: { authors: readonly NoticedAuthor[]; day: number; place: Float32Array } | undefined;
}

/** `answers` hold one row of the text's answers for each paper. */
export function judgePapers(
  models: ScoreModels | undefined,
  papers: readonly PaperToJudge[],
  answers: Float32Array,
): PaperJudgment[] {
  if (!models) return papers.map(() => ({}));
  const { impact } = models;
  const rows = new Float32Array(papers.length * IMPACT_ROW);
  for (const [i, { year, past }] of papers.entries()) {
    const known = year ?? impact.lastYear;
    fillFromAnswers(rows, i * IMPACT_ROW, answers, i * ANSWER_WIDTH, Math.min(known, impact.lastYear));
    rows.set(
      authorFigures(past.length, known, (k) => past[k] ?? []),
      i * IMPACT_ROW + TEXT_ROW + 1,
    );
  }
  const authorsAt = (i: number) => rows.subarray(i * IMPACT_ROW + TEXT_ROW + 1, (i + 1) * IMPACT_ROW);
  const scores = predictScores(impact.trees, rows, IMPACT_ROW, papers.length);
  return papers.map(({ noticed }, i) => {
    const offset = i * ANSWER_WIDTH;
    const forecastWithoutAuthors = forecastFromText(models, answers, offset);
    const onDay =
      noticed &&
      noticeOnDay(models, answers, offset, {
        place: noticed.place,
        notices: noticeFigures(noticed.authors, noticed.day),
        authors: authorsAt(i),
      });
    return {
      kind: kindOf(answers, offset),
      isBrief: isBriefIn(answers, offset),
      answers: noveltyIn(answers, offset),
      forecast: forecastWithoutAuthors && readBands(impact.bands, scores[i] as number),
      forecastWithoutAuthors,
      notice: onDay?.byText ?? noticeIn(answers, offset),
      noticeWithNames: onDay?.withNames,
    };
  });
}

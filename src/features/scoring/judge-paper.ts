// What the learned models say of one paper, before it is compared with others.

import { authorFigures, type PastPaper } from "../../model/scores/learned/author-past.ts";
import type { Banded } from "../../model/scores/learned/bands.ts";
import { forecastImpact, type ImpactModel } from "../../model/scores/learned/impact.ts";
import { askNovelty, type NoveltyAnswers, type NoveltyModel } from "../../model/scores/learned/novelty.ts";
import { proseSentences, readsAsEnglish } from "../../model/scores/learned/prose.ts";
import { readSentences } from "../../model/scores/learned/read-terms.ts";
import { contributionKind, type Kind, kindIn, surfaceFigures } from "../../model/scores/learned/surface.ts";
import { type TermCounts, termRarity } from "../../model/scores/novelty.ts";
import type { ScoringFacts } from "../../ports/score-store.ts";

/** Without them novelty is not known, and impact only where it was measured. */
export interface ScoreModels {
  novelty: NoveltyModel;
  impact: ImpactModel;
}

export interface PaperJudgment {
  /** The rarest word pairs against the papers before it. */
  rarest: readonly string[];
  kind: Kind;
  answers?: NoveltyAnswers | undefined;
  forecast?: Banded | undefined;
  forecastWithoutAuthors?: Banded | undefined;
}

/** `counts` hold the papers before it, `pastOf` the papers of each author in printed order. */
export function judgePaper(
  paper: ScoringFacts,
  counts: TermCounts,
  pastOf: readonly (readonly PastPaper[])[],
  models: ScoreModels | undefined,
): PaperJudgment {
  const { title, abstract, year, venue, category } = paper;
  const { rarest } = termRarity(counts, paper.text);
  if (!models || abstract === "") return { rarest, kind: contributionKind(title, abstract) };
  const prose = proseSentences(abstract);
  if (!readsAsEnglish(prose)) return { rarest, kind: contributionKind(title, abstract) };
  const terms = readSentences(title, prose);
  const surface = surfaceFigures(title, prose);
  const known = year ?? models.impact.lastYear;
  const authors = authorFigures(pastOf.length, known, (i) => pastOf[i] ?? []);
  const forecast = forecastImpact(models.impact, { terms, surface, venue, category, year: known, authors });
  return {
    rarest,
    kind: kindIn(surface),
    answers: askNovelty(models.novelty, terms),
    forecast: forecast?.full,
    forecastWithoutAuthors: forecast?.withoutAuthors,
  };
}

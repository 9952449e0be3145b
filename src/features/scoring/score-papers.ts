// Rank, novelty and impact of a chunk of papers.

import { type Estimate, knownValue, widenForBrief } from "../../model/scores/estimate.ts";
import { toImpact } from "../../model/scores/impact.ts";
import type { ScoreModels } from "../../model/scores/learned/text-answers.ts";
import { toNovelty } from "../../model/scores/novelty.ts";
import { type RankScore, rankScore } from "../../model/scores/rank.ts";
import type { RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore, ScoringFacts } from "../../ports/score-store.ts";
import { authorsByPaper, type NoticedOfAuthor, type PastOfAuthor } from "./author-papers.ts";
import { citationGroup } from "./field-citations.ts";
import { judgePapers, type PaperJudgment } from "./judge-papers.ts";
import { chooseGroup, type ScoreState } from "./score-state.ts";

export interface ScoringContext {
  state: ScoreState;
  weights: RankWeights;
  models: ScoreModels | undefined;
  institutionCounts: Map<string, number>;
  past: PastOfAuthor;
  noticed: NoticedOfAuthor;
  hIndexes: ReadonlyMap<number, number>;
  placeOf: (paper: ScoringFacts) => Float32Array;
  now: Date;
}

export interface ScoredPaper {
  id: number;
  rank: number;
  novelty: number | undefined;
  /** Undefined where too little is known to say. */
  impact: number | undefined;
}

const DAY_MS = 86_400_000;
/** After four half-lives by the usual weights hardly anything of the forecast is left. */
const YOUNG_DAYS = 130;
/** Enough to know how strong the strongest authors are; collaborations print thousands. */
const MAX_AUTHORS_LOOKED_AT = 50;

/** `answers` hold the row of each paper's text, in their order. Saves what has changed and returns all. */
export function scorePapers(
  store: ScoreStore,
  papers: ScoringFacts[],
  answers: Float32Array,
  context: ScoringContext,
): ScoredPaper[] {
  const { models, past, noticed, placeOf, now } = context;
  const authors = authorsByPaper(store.mentionsOfPapers(papers.map((paper) => paper.id)));
  const standing = authorStanding(authors, context.hIndexes);
  const judgments = judgePapers(
    models,
    papers.map((paper) => {
      const own = authors.get(paper.id) ?? [];
      const day = youngDay(paper.date, now);
      return {
        ...{ year: paper.year, past: own.map(past) },
        noticed:
          day === undefined
            ? undefined
            : { day, place: placeOf(paper), authors: own.map((author) => noticed(author, day)) },
      };
    }),
    answers,
  );
  const rows = papers.map((paper, i) => {
    const judgment = judgments[i] ?? {};
    const novelty = judgeNovelty(paper, judgment, context);
    return {
      id: paper.id,
      digest: paper.digest,
      rank: judgeRank(paper, judgment, novelty, standing.get(paper.id), context),
      impact: judgeImpact(paper, judgment, context),
      ...(novelty && { novelty }),
    };
  });
  store.savePaperScores(rows, now.toISOString());
  return rows.map(({ id, rank, novelty, impact }) => ({
    ...{ id, rank: rank.value, novelty: knownValue(novelty), impact: knownValue(impact) },
  }));
}

/** The day of a paper that is young enough for a forecast of its votes to matter. */
function youngDay(date: string | undefined, now: Date): number | undefined {
  if (date === undefined || date.length < 10) return undefined;
  const day = Math.floor(Date.parse(date.slice(0, 10)) / DAY_MS);
  return now.getTime() / DAY_MS - day <= YOUNG_DAYS ? day : undefined;
}

function judgeRank(
  paper: ScoringFacts,
  judgment: PaperJudgment,
  novelty: Estimate | undefined,
  authorHIndexes: number[] | undefined,
  { weights, institutionCounts, now }: ScoringContext,
): RankScore {
  return rankScore(
    {
      date: paper.date ?? (paper.year === undefined ? undefined : String(paper.year)),
      status: paper.status,
      novelty: novelty && methodOf(novelty),
      upvotes: paper.upvotes,
      authorCount: paper.authorCount,
      notice: judgment.notice,
      noticeWithNames: judgment.noticeWithNames,
      citations: paper.citations,
      // Authors count under their own heading; here the text alone speaks.
      expected: judgment.forecastWithoutAuthors?.value,
      expectedWithNames: judgment.forecast?.value,
      authorHIndexes,
      institution: bestInstitution(paper, institutionCounts),
      codeLabel: paper.codeLabel,
      codeClaimed: paper.codeClaimed,
      codeGone: paper.isCodeGone,
      license: paper.license,
      fullTextFree: paper.isFullTextFree ? true : undefined,
    },
    weights,
    now,
  );
}

function methodOf({ value, evidence, parts }: Estimate): { percent: number; evidence: string } {
  return { percent: value, evidence: parts.find(({ name }) => name === "technical")?.evidence ?? evidence };
}

const judgeImpact = (paper: ScoringFacts, judgment: PaperJudgment, { state, now }: ScoringContext): Estimate =>
  widenIf(
    judgment.isBrief === true,
    toImpact(
      {
        year: paper.year,
        citations: paper.citations,
        group: citationGroup(state.citations, paper),
        forecast: judgment.forecast,
        forecastWithoutAuthors: judgment.forecastWithoutAuthors,
      },
      now,
    ),
  );

/** One sentence tells less than an abstract. */
const widenIf = (isBrief: boolean, estimate: Estimate): Estimate =>
  isBrief && estimate.basis === "forecast" ? widenForBrief(estimate) : estimate;

function judgeNovelty(
  paper: ScoringFacts,
  { answers, kind, isBrief = false }: PaperJudgment,
  { state, models }: ScoringContext,
): Estimate | undefined {
  const group = answers && chooseGroup(state, { ...paper, isBrief });
  if (!group || !models || !kind) return undefined;
  return widenIf(isBrief, toNovelty(answers, group, models.novelty.bands, kind));
}

function authorStanding(
  authors: ReadonlyMap<number, number[]>,
  known: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const standing = new Map<number, number[]>();
  for (const [paperId, authorIds] of authors) {
    const indexes = authorIds.map((id) => known.get(id) ?? 0).filter((h) => h > 0);
    standing.set(paperId, indexes.slice(0, MAX_AUTHORS_LOOKED_AT));
  }
  return standing;
}

function bestInstitution(
  paper: ScoringFacts,
  counts: Map<string, number>,
): { name: string; papers: number } | undefined {
  let best: { name: string; papers: number } | undefined;
  for (const { tag, name } of paper.institutions) {
    const papers = counts.get(tag) ?? 0;
    if (papers > 0 && (!best || papers > best.papers)) best = { name, papers };
  }
  return best;
}

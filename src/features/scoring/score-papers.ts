// Rank, novelty and impact of a chunk of papers.

import type { Estimate } from "../../model/scores/estimate.ts";
import { toImpact } from "../../model/scores/impact.ts";
import type { Bands } from "../../model/scores/learned/bands.ts";
import { toNovelty } from "../../model/scores/novelty.ts";
import { rankScore } from "../../model/scores/rank.ts";
import type { RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore, ScoringFacts } from "../../ports/score-store.ts";
import { citationGroup } from "./field-citations.ts";
import type { PaperJudgment } from "./judge-paper.ts";
import { authorsByPaper } from "./past-papers.ts";
import { chooseGroup, type ScoreState } from "./score-state.ts";

export interface ScoringContext {
  state: ScoreState;
  weights: RankWeights;
  bands: Bands | undefined;
  institutionCounts: Map<string, number>;
  /** Of every author, where all are scored together; else the store is asked. */
  hIndexes?: ReadonlyMap<number, number>;
  now: Date;
}

/** Enough to know how strong the strongest authors are; collaborations print thousands. */
const MAX_AUTHORS_LOOKED_AT = 50;

export function scorePapers(
  store: ScoreStore,
  papers: ScoringFacts[],
  judgmentOf: (paper: ScoringFacts) => PaperJudgment,
  context: ScoringContext,
): void {
  const standing = authorStanding(
    store,
    papers.map((paper) => paper.id),
    context.hIndexes,
  );
  const rows = papers.map((paper) => {
    const judgment = judgmentOf(paper);
    const novelty = judgeNovelty(paper, judgment, context);
    const impact = toImpact(
      {
        year: paper.year,
        citations: paper.citations,
        group: citationGroup(context.state.citations, paper),
        forecast: judgment.forecast,
        forecastWithoutAuthors: judgment.forecastWithoutAuthors,
      },
      context.now,
    );
    const rank = rankScore(
      {
        date: paper.date ?? (paper.year === undefined ? undefined : String(paper.year)),
        novelty: novelty && { percent: novelty.value, evidence: novelty.evidence },
        upvotes: paper.upvotes,
        citations: paper.citations,
        // Authors count under their own heading; here the text alone speaks.
        expected: judgment.forecastWithoutAuthors?.value,
        authorHIndexes: standing.get(paper.id),
        institution: bestInstitution(paper, context.institutionCounts),
        codeLabel: paper.codeLabel,
        codeClaimed: paper.codeClaimed,
        license: paper.license,
        fullTextFree: paper.isFullTextFree ? true : undefined,
      },
      context.weights,
      context.now,
    );
    return { id: paper.id, rank, impact, ...(novelty && { novelty }) };
  });
  store.savePaperScores(rows, context.now.toISOString());
}

function judgeNovelty(
  paper: ScoringFacts,
  { answers, rarest, kind }: PaperJudgment,
  { state, bands }: ScoringContext,
): Estimate | undefined {
  const group = answers && chooseGroup(state, paper);
  return group && bands && toNovelty(answers, group, bands, { rarest, kind });
}

function authorStanding(
  store: ScoreStore,
  paperIds: number[],
  hIndexes: ReadonlyMap<number, number> | undefined,
): Map<number, number[]> {
  const pairs = store.mentionsOfPapers(paperIds);
  const known = hIndexes ?? store.hIndexes([...new Set(pairs.authorIds)]);
  const standing = new Map<number, number[]>();
  for (const [paperId, authorIds] of authorsByPaper(pairs)) {
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

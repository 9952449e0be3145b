// Rank scores and novelty for a chunk of papers.

import type { Novelty, TermRarity } from "../../model/scores/novelty.ts";
import { toNovelty } from "../../model/scores/novelty.ts";
import { rankScore } from "../../model/scores/rank.ts";
import type { RankWeights } from "../../model/scores/rank-weights.ts";
import type { ScoreStore, ScoringFacts } from "../../ports/score-store.ts";
import { chooseGroup, type ScoreState } from "./score-state.ts";

export interface ScoringContext {
  state: ScoreState;
  weights: RankWeights;
  institutionCounts: Map<string, number>;
  now: Date;
}

/** Enough to know how strong the strongest authors are; collaborations print thousands. */
const MAX_AUTHORS_LOOKED_AT = 50;

export function scorePapers(
  store: ScoreStore,
  papers: ScoringFacts[],
  rarityOf: (paper: ScoringFacts) => TermRarity,
  context: ScoringContext,
): void {
  const standing = authorStanding(
    store,
    papers.map((paper) => paper.id),
  );
  const rows = papers.map((paper) => {
    const novelty = judgeNovelty(paper, rarityOf(paper), context.state);
    const institution = bestInstitution(paper, context.institutionCounts);
    const rank = rankScore(
      {
        date: paper.date ?? (paper.year === undefined ? undefined : String(paper.year)),
        novelty,
        upvotes: paper.upvotes,
        citations: paper.citations,
        authorHIndexes: standing.get(paper.id),
        institution,
        codeLabel: paper.codeLabel,
        codeClaimed: paper.codeClaimed,
        license: paper.license,
        fullTextFree: paper.isFullTextFree ? true : undefined,
      },
      context.weights,
      context.now,
    );
    return { id: paper.id, rank, ...(novelty && { novelty }) };
  });
  store.savePaperScores(rows, context.now.toISOString());
}

function judgeNovelty(paper: ScoringFacts, rarity: TermRarity, state: ScoreState): Novelty | undefined {
  const group = chooseGroup(state, paper);
  return group && toNovelty(rarity, group.quantiles, group.name);
}

function authorStanding(store: ScoreStore, paperIds: number[]): Map<number, number[]> {
  const pairs = store.mentionsOfPapers(paperIds);
  const known = store.hIndexes([...new Set(pairs.authorIds)]);
  const standing = new Map<number, number[]>();
  for (const [i, paperId] of pairs.paperIds.entries()) {
    const h = known.get(pairs.authorIds[i] ?? 0);
    const list = standing.get(paperId) ?? [];
    if (h !== undefined && h > 0 && list.length < MAX_AUTHORS_LOOKED_AT) list.push(h);
    standing.set(paperId, list);
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

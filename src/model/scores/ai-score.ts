// The AI Score of an author: five explained parts, 0 to 100, pulled to the middle while few papers are known.

import type { Score } from "../paper.ts";
import { plural } from "./age.ts";
import { type Judgement, logShare, saturate, toScore } from "./points.ts";

/** What is known of an author. Leave out what is not known. */
export interface AiScoreInput {
  papers: number;
  /** Papers by year, for momentum. */
  papersPerYear: readonly { year: number; papers: number; citations?: number }[];
  citations?: number | undefined;
  hIndex?: number | undefined;
  /** Mean of the papers' rank scores, 0 to 100. */
  meanRank?: number | undefined;
  /** Mean of the papers' novelty, 0 to 100. */
  meanNovelty?: number | undefined;
  /** Papers with a code link. */
  papersWithCode?: number | undefined;
}

/** Shares run from 0 to 1; `middle` is where every part starts from, `papersToTrust` how many papers outweigh it. */
export interface AiWeights {
  points: { novelty: number; attention: number; citations: number; record: number; openness: number };
  middle: number;
  papersToTrust: number;
  recentYears: number;
  recentPerYearHalf: number;
  recentShare: number;
  citationsForFull: number;
  perPaperForFull: number;
  rankShare: number;
  hIndexHalf: number;
}

export const defaultAiWeights: AiWeights = {
  points: { novelty: 20, attention: 20, citations: 25, record: 25, openness: 10 },
  middle: 0.4,
  papersToTrust: 3,
  recentYears: 3,
  recentPerYearHalf: 4,
  recentShare: 0.5,
  citationsForFull: 100_000,
  perPaperForFull: 1_000,
  rankShare: 0.3,
  hIndexHalf: 20,
};

export function aiScore(input: AiScoreInput, now: Date, weights: AiWeights = defaultAiWeights): Score {
  const papers = count(input.papers) ?? 0;
  const trust = saturate(papers, weights.papersToTrust);
  const shrunk = ({ share, evidence }: Judgement): Judgement => ({
    share: trust * share + (1 - trust) * weights.middle,
    evidence: trust < 0.5 ? `${evidence}; few papers known, so drawn to the middle` : evidence,
  });
  const { shares: _, ...score } = toScore(
    {
      novelty: shrunk(judgeNovelty(input, weights)),
      attention: shrunk(judgeMomentum(input, now, weights)),
      citations: shrunk(judgeImpact(input, papers, weights)),
      record: shrunk(judgeRecord(input, papers, weights)),
      openness: shrunk(judgeOpenness(input, papers, weights)),
    },
    weights.points,
    now,
    { attention: "Momentum", citations: "Impact" },
  );
  return score;
}

function judgeNovelty({ meanNovelty }: AiScoreInput, weights: AiWeights): Judgement {
  const percent = count(meanNovelty);
  if (percent === undefined) return { share: weights.middle, evidence: "novelty not known yet" };
  return { share: percent / 100, evidence: `mean novelty of the papers ${Math.round(percent)} %` };
}

/** How much comes out now, and whether that is more than before. */
function judgeMomentum({ papersPerYear }: AiScoreInput, now: Date, weights: AiWeights): Judgement {
  const thisYear = now.getUTCFullYear();
  const span = Math.max(1, weights.recentYears);
  let [recent, all] = [0, 0];
  for (const { year, papers } of papersPerYear) {
    const known = count(papers) ?? 0;
    all += known;
    if (year > thisYear - span) recent += known;
  }
  if (all === 0) return { share: weights.middle, evidence: "years of the papers not known yet" };
  const rate = saturate(recent / span, weights.recentPerYearHalf);
  const share = weights.recentShare * rate + (1 - weights.recentShare) * Math.sqrt(recent / all);
  return { share, evidence: `${recent} of ${plural(all, "paper")} since ${thisYear - span + 1}` };
}

function judgeImpact({ citations, meanRank }: AiScoreInput, papers: number, weights: AiWeights): Judgement {
  const known = count(citations);
  const rank = count(meanRank);
  if (known === undefined && rank === undefined) return { share: weights.middle, evidence: "citations not known yet" };
  const perPaper = (known ?? 0) / Math.max(1, papers);
  const cited =
    known === undefined
      ? weights.middle
      : (logShare(known, weights.citationsForFull) + logShare(perPaper, weights.perPaperForFull)) / 2;
  const citedWords =
    known === undefined
      ? "citations not known yet"
      : `${plural(known, "citation")}, ${plural(Math.round(perPaper), "citation")} a paper`;
  if (rank === undefined) return { share: cited, evidence: citedWords };
  return {
    share: (1 - weights.rankShare) * cited + weights.rankShare * (rank / 100),
    evidence: `${citedWords}; mean rank score ${rank.toFixed(1)}`,
  };
}

function judgeRecord({ hIndex }: AiScoreInput, papers: number, weights: AiWeights): Judgement {
  const h = count(hIndex);
  if (h === undefined) return { share: weights.middle, evidence: "h-index not known yet" };
  return { share: saturate(h, weights.hIndexHalf), evidence: `h-index ${h} over ${plural(papers, "paper")}` };
}

/** Half of the papers with code is as good as it gets: theory and surveys have none to share. */
function judgeOpenness({ papersWithCode }: AiScoreInput, papers: number, weights: AiWeights): Judgement {
  const known = count(papersWithCode);
  if (known === undefined || papers === 0) return { share: weights.middle, evidence: "code not known yet" };
  return {
    share: Math.min(1, (2 * known) / papers),
    evidence: `code link found for ${known} of ${plural(papers, "paper")}`,
  };
}

function count(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;
}

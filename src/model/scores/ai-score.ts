// The AI Score of an author or an institution: five explained parts, 0 to 100, drawn to the middle while few papers are known.

import type { Score } from "../paper.ts";
import { plural } from "./age.ts";
import type { BodyOfWork } from "./body-of-work.ts";
import { clamp01, type Judgement, PART_NAMES, pointsOf, saturate, toScore } from "./points.ts";

/** Shares run from 0 to 1. */
export interface AiWeights {
  points: { novelty: number; attention: number; citations: number; record: number; openness: number };
  /** Where each part stands while nothing is known. */
  middle: { impact: number; novelty: number; momentum: number; breadth: number; code: number };
  /** How many papers weigh as much as the middle. */
  papersToTrust: number;
  /** Weight of the papers in the top tenth within Impact; the mean has the rest. */
  topShare: number;
  topHalf: number;
  recentYears: number;
  recentPerYearHalf: number;
  recentShare: number;
  breadthHalf: number;
}

export const authorWeights: AiWeights = {
  points: { novelty: 15, attention: 15, citations: 45, record: 10, openness: 15 },
  middle: { impact: 0.5, novelty: 0.5, momentum: 0.4, breadth: 0.3, code: 0.3 },
  papersToTrust: 3,
  topShare: 0.4,
  topHalf: 5,
  recentYears: 3,
  recentPerYearHalf: 4,
  recentShare: 0.5,
  breadthHalf: 2,
};

/** An institution has more hands: what is much for a person is little for it. */
export const institutionWeights: AiWeights = {
  ...authorWeights,
  topHalf: 100,
  recentPerYearHalf: 150,
  breadthHalf: 4,
};

/** Four of five times; the score itself is in the middle of what papers yet to come would make of it. */
export interface AiScore extends Score {
  low: number;
  high: number;
}

const LABELS = { attention: "Momentum", citations: "Impact", record: "Breadth", openness: "Code" } as const;
/** Of values that are spread evenly from 0 to 1. */
const EVEN_VARIANCE = 1 / 12;
const QUANTILE_80 = 1.2816;
/** People differ less from each other than three papers spread evenly suppose: seen where a few papers forecast the others. */
const OBSERVED = 0.87;

export function aiScore(work: BodyOfWork, now: Date, weights: AiWeights = authorWeights): AiScore {
  const year = now.getUTCFullYear();
  const { shares: _, ...score } = toScore(
    {
      novelty: judgeNovelty(work, weights),
      attention: judgeMomentum(work, year, weights),
      citations: judgeImpact(work, weights),
      record: judgeBreadth(work, weights),
      openness: judgeCode(work, weights),
    },
    weights.points,
    now,
    LABELS,
  );
  const reach = QUANTILE_80 * OBSERVED * deviation(work, weights);
  const tenths = (value: number) => Math.round(10 * Math.min(100, Math.max(0, value))) / 10;
  return { ...score, low: tenths(score.value - reach), high: tenths(score.value + reach) };
}

type Shares = Record<"novelty" | "attention" | "citations" | "record" | "openness", number>;

function sharesOf(work: BodyOfWork, year: number, weights: AiWeights): Shares {
  return {
    novelty: clamp01(noveltyShare(work, weights)),
    attention: clamp01(momentumShare(work, year, weights)),
    citations: clamp01(impactShare(work, weights)),
    record: clamp01(breadthShare(work, weights)),
    openness: clamp01(codeShare(work, weights)),
  };
}

/** The unrounded value, from inputs that need not be whole: for the question what it would be with only some of the changes. */
export function aiScoreValue(work: BodyOfWork, year: number, weights: AiWeights = authorWeights): number {
  const { points } = weights;
  const shares = sharesOf(work, year, weights);
  const sum = PART_NAMES.reduce((total, name) => total + points[name], 0);
  return (100 / sum) * PART_NAMES.reduce((total, name) => total + points[name] * shares[name], 0);
}

/** The value as shown, without its parts and words: for hundreds of thousands of authors. */
export function aiScoreFigure(work: BodyOfWork, year: number, weights: AiWeights = authorWeights): number {
  const maxima = pointsOf(weights.points);
  const shares = sharesOf(work, year, weights);
  return PART_NAMES.reduce((total, name) => total + Math.round(maxima[name] * shares[name]), 0) / 10;
}

/** The mean of `papers` values with the middle standing for the papers that are not known. */
const shrunkMean = (sum: number, papers: number, middle: number, trust: number): number =>
  (Math.max(0, sum) + trust * middle) / (Math.max(0, papers) + trust);

const drawn = (share: number, papers: number, middle: number, trust: number): number =>
  shrunkMean(share * Math.max(0, papers), papers, middle, trust);

const fewWords = (papers: number, { papersToTrust }: AiWeights): string =>
  papers < papersToTrust ? "; few papers known, so drawn to the middle" : "";

function impactShare({ judged, impact, top }: BodyOfWork, weights: AiWeights): number {
  const { middle, papersToTrust, topShare, topHalf } = weights;
  const mean = shrunkMean(impact, judged, middle.impact, papersToTrust);
  return (1 - topShare) * mean + topShare * saturate(top, topHalf);
}

function judgeImpact(work: BodyOfWork, weights: AiWeights): Judgement {
  const { judged, impact, top } = work;
  const share = impactShare(work, weights);
  if (judged <= 0) return { share, evidence: "impact not known yet" };
  return {
    share,
    evidence: `mean impact ${Math.round((100 * impact) / judged)} % over ${plural(judged, "paper")}, ${top} of them in the top tenth${fewWords(judged, weights)}`,
  };
}

const noveltyShare = ({ read, novelty }: BodyOfWork, weights: AiWeights): number =>
  shrunkMean(novelty, read, weights.middle.novelty, weights.papersToTrust);

function judgeNovelty(work: BodyOfWork, weights: AiWeights): Judgement {
  const { read, novelty } = work;
  const share = noveltyShare(work, weights);
  if (read <= 0) return { share, evidence: "novelty not known yet" };
  return {
    share,
    evidence: `mean novelty ${Math.round((100 * novelty) / read)} % over ${plural(read, "paper")}${fewWords(read, weights)}`,
  };
}

/** Papers of the last years, and all with a year. */
function countRecent(
  years: Record<string, number>,
  thisYear: number,
  recentYears: number,
): [recent: number, all: number] {
  let [recent, all] = [0, 0];
  for (const year in years) {
    const papers = years[year] ?? 0;
    all += papers;
    if (Number(year) > thisYear - recentYears) recent += papers;
  }
  return [recent, all];
}

/** How much comes out now, and whether that is more than before. */
function momentumShare({ years }: BodyOfWork, thisYear: number, weights: AiWeights): number {
  const { recentYears, recentPerYearHalf, recentShare, middle, papersToTrust } = weights;
  const [recent, all] = countRecent(years, thisYear, recentYears);
  if (all <= 0) return middle.momentum;
  const rate = saturate(recent / recentYears, recentPerYearHalf);
  const share = recentShare * rate + (1 - recentShare) * Math.sqrt(clamp01(recent / all));
  return drawn(share, all, middle.momentum, papersToTrust);
}

function judgeMomentum(work: BodyOfWork, thisYear: number, weights: AiWeights): Judgement {
  const [recent, all] = countRecent(work.years, thisYear, weights.recentYears);
  const share = momentumShare(work, thisYear, weights);
  if (all <= 0) return { share, evidence: "years of the papers not known yet" };
  return {
    share,
    evidence: `${recent} of ${plural(all, "paper")} since ${thisYear - weights.recentYears + 1}${fewWords(all, weights)}`,
  };
}

function countPapers(counts: Record<string, number>): number {
  let papers = 0;
  for (const name in counts) papers += Math.max(0, counts[name] ?? 0);
  return papers;
}

/** Over how many categories the papers are spread: 1 for one, 3 for three that are equally frequent. */
export function spread(categories: Record<string, number>): number {
  const sum = countPapers(categories);
  if (sum === 0) return 0;
  let entropy = 0;
  for (const name in categories) {
    const share = Math.max(0, categories[name] ?? 0) / sum;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return Math.exp(entropy);
}

function breadthShare({ categories }: BodyOfWork, weights: AiWeights): number {
  const fields = spread(categories);
  const { middle, papersToTrust, breadthHalf } = weights;
  if (fields === 0) return middle.breadth;
  return drawn(saturate(fields - 1, breadthHalf), countPapers(categories), middle.breadth, papersToTrust);
}

function judgeBreadth(work: BodyOfWork, weights: AiWeights): Judgement {
  const fields = spread(work.categories);
  const share = breadthShare(work, weights);
  if (fields === 0) return { share, evidence: "categories not known yet" };
  const papers = countPapers(work.categories);
  return {
    share,
    evidence: `spread over ${fields.toFixed(1)} categories, known for ${plural(papers, "paper")}${fewWords(papers, weights)}`,
  };
}

/** Half of the papers with code is as good as it gets: theory and surveys have none to share. */
function codeShare({ papers, withCode }: BodyOfWork, { middle, papersToTrust }: AiWeights): number {
  if (papers <= 0) return middle.code;
  return drawn(Math.min(1, (2 * withCode) / papers), papers, middle.code, papersToTrust);
}

function judgeCode(work: BodyOfWork, weights: AiWeights): Judgement {
  const { papers, withCode } = work;
  const share = codeShare(work, weights);
  if (papers <= 0) return { share, evidence: "code not known yet" };
  return {
    share,
    evidence: `code link found for ${withCode} of ${plural(papers, "paper")}${fewWords(papers, weights)}`,
  };
}

/** Of the score, in points: how far the means could lie elsewhere, had other papers of the same hands been seen. */
function deviation(work: BodyOfWork, weights: AiWeights): number {
  const { points, papersToTrust: trust, topShare } = weights;
  const { judged, impact, impactSquares, read, papers, withCode } = work;
  const mean = judged > 0 ? impact / judged : 0;
  const scatter = (Math.max(0, impactSquares - judged * mean * mean) + trust * EVEN_VARIANCE) / (judged + trust);
  const coded = shrunkMean(withCode, papers, weights.middle.code / 2, trust);
  const variance =
    (points.citations * (1 - topShare)) ** 2 * (scatter / (judged + trust)) +
    points.novelty ** 2 * (EVEN_VARIANCE / (read + trust)) +
    points.openness ** 2 * ((4 * coded * (1 - coded)) / (papers + trust));
  return Math.sqrt(variance);
}

// What the authors of a paper had published before its year, as figures for the learned scores.

/** A paper of an author; the percentile is that of its citations among papers of its venue or field and year. */
export interface PastPaper {
  year: number;
  percentile?: number | undefined;
  citations?: number | undefined;
}

/** Collaborations print thousands; the first and the last names say enough. */
const FIRST_AUTHORS = 30;
const LAST_AUTHORS = 10;
/** Weight of a paper one year older. */
const DECAY = 0.8;
const WEIGHTS = Float64Array.from({ length: 100 }, (_, years) => DECAY ** years);

interface Standing {
  mean: number;
  recentMean: number;
  bestLog: number;
  totalLog: number;
  papersLog: number;
  recentLog: number;
  age: number;
  judged: number;
}

export const AUTHOR_FIGURES = 34;

/** Figures of a paper's authors in printed order; `papersOf(i)` are those of author i, of which only earlier years count. */
export function authorFigures(
  count: number,
  year: number,
  papersOf: (author: number) => readonly PastPaper[],
): Float32Array {
  const out = new Float32Array(AUTHOR_FIGURES);
  const standings: Standing[] = [];
  for (let i = 0; i < count; i++)
    if (i < FIRST_AUTHORS || i >= count - LAST_AUTHORS) standings.push(standingOf(papersOf(i), year));
  let at = 0;
  for (const figure of ["mean", "recentMean", "bestLog", "totalLog", "papersLog", "recentLog", "age"] as const) {
    const values = standings.map((standing) => standing[figure]);
    const sum = values.reduce((total, value) => total + value, 0);
    out[at++] = values.length > 0 ? Math.max(...values) : Number.NaN;
    out[at++] = values.length > 0 ? sum / values.length : Number.NaN;
    out[at++] = values[0] ?? Number.NaN;
    out[at++] = values.at(-1) ?? Number.NaN;
  }
  let [judged, weighed, known] = [0, 0, 0];
  for (const standing of standings) {
    judged += standing.judged;
    weighed += standing.judged * standing.mean;
    if (standing.judged > 0) known += 1;
  }
  const ordered = standings.map(({ recentMean }) => recentMean).sort((a, b) => b - a);
  out[at++] = judged > 0 ? weighed / judged : Number.NaN;
  out[at++] = Math.log1p(judged);
  out[at++] = standings.length > 0 ? known / standings.length : 0;
  out[at++] = Math.log1p(count);
  out[at++] = ordered[1] ?? Number.NaN;
  out[at++] = ordered[2] ?? Number.NaN;
  return out;
}

function standingOf(papers: readonly PastPaper[], year: number): Standing {
  let [sum, judged, recentSum, recentJudged, most, total, all, recent] = [0, 0, 0, 0, 0, 0, 0, 0];
  let first = year;
  for (const paper of papers) {
    if (paper.year >= year) continue;
    all += 1;
    if (paper.year >= year - 2) recent += 1;
    first = Math.min(first, paper.year);
    if (paper.percentile === undefined) continue;
    const weight = WEIGHTS[year - paper.year] ?? 0;
    judged += 1;
    sum += paper.percentile;
    recentSum += weight * paper.percentile;
    recentJudged += weight;
    const citations = paper.citations ?? 0;
    most = Math.max(most, citations);
    total += citations;
  }
  // Two papers in the middle of their group stand for what is not known.
  return {
    mean: (sum + 1) / (judged + 2),
    recentMean: (recentSum + 0.5) / (recentJudged + 1),
    bestLog: Math.log1p(most),
    totalLog: Math.log1p(total),
    papersLog: Math.log1p(all),
    recentLog: Math.log1p(recent),
    age: all > 0 ? year - first : -1,
    judged,
  };
}

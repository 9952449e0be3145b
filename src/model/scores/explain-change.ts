// What moved an AI Score since an earlier day, and by how much: an exact share for each cause.

import { shapley } from "../../lib/shapley.ts";
import { plural } from "./age.ts";
import { type AiWeights, aiScoreValue, authorWeights } from "./ai-score.ts";
import { addWork, type BodyOfWork, emptyWork } from "./body-of-work.ts";

export interface ChangeCause {
  name: "new papers" | "attribution" | "impact" | "novelty" | "code" | "calendar";
  label: string;
  /** Points; they add up to the change. */
  points: number;
  evidence: string;
}

export interface Standing {
  work: BodyOfWork;
  year: number;
}

/** `added` are the papers that came out after the earlier day: a part of what is held now. */
export function explainChange(
  before: Standing,
  now: Standing,
  added: BodyOfWork,
  weights: AiWeights = authorWeights,
): ChangeCause[] {
  const steps = stepsBetween(before.work, now.work, added);
  const causes = [...steps, calendarStep(before.year, now.year)];
  const shares = shapley(causes.length, (set) => {
    let work = before.work;
    for (const [i, step] of steps.entries()) if (set & (1 << i)) work = addWork(work, step.change);
    return aiScoreValue(work, set & (1 << steps.length) ? now.year : before.year, weights);
  });
  return causes.map(({ name, label, evidence }, i) => ({
    ...{ name, label, evidence },
    points: Math.round(10 * (shares[i] ?? 0)) / 10,
  }));
}

type Step = Omit<ChangeCause, "points"> & { change: BodyOfWork };

function stepsBetween(before: BodyOfWork, now: BodyOfWork, added: BodyOfWork): Step[] {
  // What is not explained by new papers happened to the earlier ones.
  const rest = addWork(addWork(now, added, -1), before, -1);
  const joined = joinedPapers(before, rest);
  const changed = addWork(rest, joined, -1);
  const { judged, impact: sum, impactSquares, top, read, withCode } = changed;
  const impact = { ...emptyWork(), judged, impact: sum, impactSquares, top };
  const novelty = { ...emptyWork(), read, novelty: changed.novelty };
  const code = { ...emptyWork(), withCode };
  const mean = (sum: number, papers: number) => (papers > 0 ? `${Math.round((100 * sum) / papers)} %` : "not known");
  const earlier = addWork(now, added, -1);
  return [
    {
      ...{ name: "new papers", label: "New papers", change: added },
      evidence: `${plural(added.papers, "paper")} came out since`,
    },
    {
      ...{ name: "attribution", label: "Earlier papers added or taken away", change: joined },
      evidence: `${plural(before.papers, "earlier paper")} then, ${earlier.papers} now`,
    },
    {
      ...{ name: "impact", label: "Impact of earlier papers", change: impact },
      evidence: `mean impact ${mean(before.impact, before.judged)} then, ${mean(earlier.impact, earlier.judged)} now`,
    },
    {
      ...{ name: "novelty", label: "Novelty of earlier papers", change: novelty },
      evidence: `mean novelty ${mean(before.novelty, before.read)} then, ${mean(earlier.novelty, earlier.read)} now`,
    },
    {
      ...{ name: "code", label: "Code of earlier papers", change: code },
      evidence: `${before.withCode} with code then, ${earlier.withCode} now`,
    },
  ];
}

/** Earlier papers that came or went, as if they were like the others: in what they differ shows under its own heading. */
function joinedPapers(before: BodyOfWork, rest: BodyOfWork): BodyOfWork {
  if (before.papers === 0) return rest;
  const factor = rest.papers / before.papers;
  return {
    ...addWork(emptyWork(), before, factor),
    papers: rest.papers,
    years: rest.years,
    categories: rest.categories,
  };
}

const calendarStep = (before: number, now: number): Omit<ChangeCause, "points"> => ({
  ...{ name: "calendar", label: "The calendar" },
  evidence: before === now ? `still ${now}` : `the year ${now} began: older papers no longer count as recent`,
});

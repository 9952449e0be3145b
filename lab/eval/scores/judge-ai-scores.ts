// Whether the interval of an AI Score holds: a few of an author's papers forecast what the means over the others are.

import type { PaperFigures } from "../../../src/model/author-figures.ts";
import { aiScore, aiScoreValue } from "../../../src/model/scores/ai-score.ts";
import { type BodyOfWork, toBodyOfWork } from "../../../src/model/scores/body-of-work.ts";
import { share } from "../suite.ts";

/** A paper with the names printed on it. */
export interface ScoredWork {
  id: string;
  names: readonly string[];
  figures: Omit<PaperFigures, "id">;
}

/** So many papers forecast, when there are three times as many others. */
const SEEN = 4;
/** Weighs so much that nothing is drawn to the middle. */
const MANY = 1e6;

/** The share of authors for whom the score with the means over the other papers lies within the interval; stated is 0.8. */
export function judgeAiScores(works: readonly ScoredWork[], now: Date): { coverage: number; authors: number } {
  const papersOf = new Map<string, ScoredWork[]>();
  for (const work of works)
    for (const name of new Set(work.names)) {
      const papers = papersOf.get(name);
      if (papers) papers.push(work);
      else papersOf.set(name, [work]);
    }
  let [authors, held] = [0, 0];
  for (const papers of papersOf.values()) {
    if (papers.length < 4 * SEEN) continue;
    // Ids are hashes, so their order is as good as chance.
    const ordered = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
    const [seen, others] = [workOf(ordered.slice(0, SEEN)), workOf(ordered.slice(SEEN))];
    const said = aiScoreValue(seen, now.getUTCFullYear());
    const truth = aiScoreValue(withMeansOf(seen, others), now.getUTCFullYear());
    // The means over the others are not known exactly either.
    if (Math.abs(said - truth) <= Math.hypot(reachOf(seen, now), reachOf(others, now))) held += 1;
    authors += 1;
  }
  return { coverage: share(held, authors), authors };
}

const workOf = (papers: readonly ScoredWork[]): BodyOfWork =>
  toBodyOfWork(papers.map(({ figures }, id) => ({ id, ...figures })));

function reachOf(work: BodyOfWork, now: Date): number {
  const { low, high } = aiScore(work, now);
  return (high - low) / 2;
}

/** What the interval does not speak of (momentum, breadth, papers in the top tenth) stays as it is. */
function withMeansOf(seen: BodyOfWork, { papers, judged, impact, read, novelty, withCode }: BodyOfWork): BodyOfWork {
  return {
    ...{ ...seen, papers: MANY, judged: MANY, read: MANY },
    impact: MANY * share(impact, judged),
    novelty: MANY * share(novelty, read),
    withCode: MANY * share(withCode, papers),
  };
}

// Whether the interval of an AI Score holds: an author's papers are parted at random, and each half forecasts the other.

import type { PaperFigures } from "../../../src/model/author-figures.ts";
import { type AiScore, aiScore } from "../../../src/model/scores/ai-score.ts";
import { toBodyOfWork } from "../../../src/model/scores/body-of-work.ts";
import { share } from "../suite.ts";

/** A paper with the names printed on it. */
export interface ScoredWork {
  id: string;
  names: readonly string[];
  figures: Omit<PaperFigures, "id">;
}

const MIN_HALF = 3;

/** The share of authors whose halves differ by no more than their intervals together allow, four times in five if they hold. */
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
    if (papers.length < 2 * MIN_HALF) continue;
    // Ids are hashes, so their order is as good as chance.
    const ordered = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
    const size = Math.floor(ordered.length / 2);
    const [one, other] = [scoreOf(ordered.slice(0, size), now), scoreOf(ordered.slice(size, 2 * size), now)];
    authors += 1;
    // Both halves are off: their difference is as wide as the two intervals stand at right angles.
    if (Math.abs(one.value - other.value) <= Math.hypot(reachOf(one), reachOf(other))) held += 1;
  }
  return { coverage: share(held, authors), authors };
}

const scoreOf = (papers: readonly ScoredWork[], now: Date): AiScore =>
  aiScore(toBodyOfWork(papers.map(({ figures }, id) => ({ id, ...figures }))), now);

const reachOf = ({ low, high }: AiScore): number => (high - low) / 2;

// An AI Score page as the memory catalogue tells it.

import type { AiScorePage } from "../../src/model/ai-score-page.ts";
import { aiScore } from "../../src/model/scores/ai-score.ts";
import { toBodyOfWork } from "../../src/model/scores/body-of-work.ts";
import { explainChange } from "../../src/model/scores/explain-change.ts";

const NOW = new Date("2026-06-04T00:00:00Z");

export function memoryScore(kind: AiScorePage["kind"], id: string, name: string): AiScorePage {
  const papers = [2021, 2024, 2025, 2026].map((year, at) => ({
    ...{ id: at, year, category: at % 2 === 0 ? "cs.CL" : "cs.IR", impact: 40 + 15 * at, novelty: 30 + 10 * at },
    hasCode: at > 1,
  }));
  const [before, added, work] = [papers.slice(0, 3), papers.slice(3), papers].map(toBodyOfWork) as [
    never,
    never,
    never,
  ];
  const score = aiScore(work, NOW);
  const earlier = aiScore(before, NOW);
  return {
    ...{ kind, id, name, score },
    numbers: {
      ...{ papers: 4, judged: 4, meanImpact: 62.5, top: 0, read: 4, meanNovelty: 45, withCode: 2 },
      years: { 2021: 1, 2024: 1, 2025: 1, 2026: 1 },
      categories: { "cs.CL": 2, "cs.IR": 2 },
    },
    papers: [],
    history: [
      { day: "2026-05-01", value: earlier.value },
      { day: "2026-06-04", value: score.value },
    ],
    change: {
      ...{ since: "2026-05-01", before: earlier.value, after: score.value },
      causes: explainChange({ work: before, year: 2026 }, { work, year: 2026 }, added),
    },
  };
}

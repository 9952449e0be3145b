// How good an order of a day's papers is, averaged over days.

import { areaUnderCurve, meanOf, ndcg } from "./statistics.ts";

export interface ScoredListing {
  date: string;
  votes: number | undefined;
  score: number;
}

export interface DayFigures {
  metrics: Record<string, number>;
  days: number;
}

export function judgeDays(listings: readonly ScoredListing[]): DayFigures {
  const days = new Map<string, ScoredListing[]>();
  for (const listing of listings) {
    const day = days.get(listing.date);
    if (day) day.push(listing);
    else days.set(listing.date, [listing]);
  }
  const [areas, precisions, gains]: [number[], number[], number[]] = [[], [], []];
  for (const day of days.values()) {
    const ordered = [...day].sort((a, b) => b.score - a.score);
    const area = areaUnderCurve(
      day.map(({ score, votes }) => ({ predicted: score, truth: votes === undefined ? 0 : 1 })),
    );
    if (area === undefined) continue;
    areas.push(area);
    precisions.push(ordered.slice(0, 10).filter(({ votes }) => votes !== undefined).length / 10);
    const gain = ndcg(
      ordered.map(({ votes }) => votes ?? 0),
      20,
    );
    if (gain !== undefined) gains.push(gain);
  }
  return {
    metrics: {
      "featured.auc": meanOf(areas),
      "featured.precision10": meanOf(precisions),
      "upvotes.ndcg20": meanOf(gains),
    },
    days: areas.length,
  };
}

/** `featured.auc` becomes `featured.withoutAuthors.auc`. */
export const withoutAuthors = (metrics: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name.replace(".", ".withoutAuthors."), value]));

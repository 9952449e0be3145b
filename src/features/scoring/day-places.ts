// Where papers stand on the lists of their days; each list is read once.

import { type DayList, placeFigures, toDayList } from "../../model/scores/learned/day-place.ts";
import type { ScoreStore, ScoringFacts } from "../../ports/score-store.ts";

export function createPlaces(store: Pick<ScoreStore, "listedOn">): (paper: ScoringFacts) => Float32Array {
  const lists = new Map<string, DayList>();
  return (paper) => {
    const { listedOn } = paper;
    if (listedOn === undefined) return placeFigures(paper, undefined);
    const list = lists.get(listedOn) ?? toDayList(store.listedOn(listedOn));
    lists.set(listedOn, list);
    return placeFigures(paper, list);
  };
}

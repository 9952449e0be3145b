// Gathers the answers about novelty by category and year, to tell later where one of them stands.

import type { NoveltyAnswers } from "../../model/scores/learned/novelty.ts";
import type { NoveltyGroup } from "../../model/scores/novelty.ts";
import { createQuantiles } from "../../model/scores/quantiles.ts";
import { BRIEF, groupNames, type PaperToGroup } from "./score-state.ts";

type Gathered = Record<keyof NoveltyAnswers, number[]>;

export interface NoveltyGroups {
  add(paper: PaperToGroup, answers: NoveltyAnswers | undefined): void;
  summarise(): Map<string, Omit<NoveltyGroup, "name">>;
}

/** What is only shown beside needs less detail. */
const PART_POINTS = 51;

export function createNoveltyGroups(): NoveltyGroups {
  const groups = new Map<string, Gathered>();
  return {
    add(paper, answers) {
      if (!answers) return;
      const { own, year } = groupNames(paper);
      for (const name of paper.isBrief ? [BRIEF] : [own, year, "all"]) {
        const group = groups.get(name) ?? { technical: [], empirical: [] };
        groups.set(name, group);
        group.technical.push(answers.technical);
        group.empirical.push(answers.empirical);
      }
    },
    summarise: () =>
      new Map(
        [...groups].map(([name, { technical, empirical }]) => [
          name,
          {
            technical: createQuantiles(technical),
            empirical: createQuantiles(empirical, PART_POINTS),
          },
        ]),
      ),
  };
}

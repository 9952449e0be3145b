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

/** The parts need less detail than the whole. */
const PART_POINTS = 51;

export function createNoveltyGroups(): NoveltyGroups {
  const groups = new Map<string, Gathered>();
  return {
    add(paper, answers) {
      if (!answers) return;
      const { own, year } = groupNames(paper);
      for (const name of paper.isBrief ? [BRIEF] : [own, year, "all"]) {
        const group = groups.get(name) ?? { whole: [], technical: [], empirical: [] };
        groups.set(name, group);
        group.whole.push(answers.whole);
        group.technical.push(answers.technical);
        group.empirical.push(answers.empirical);
      }
    },
    summarise: () =>
      new Map(
        [...groups].map(([name, { whole, technical, empirical }]) => [
          name,
          {
            whole: createQuantiles(whole),
            technical: createQuantiles(technical, PART_POINTS),
            empirical: createQuantiles(empirical, PART_POINTS),
          },
        ]),
      ),
  };
}

// Novelty as shown: where a text stands among like papers by what reviewers would say.

import { type Estimate, type EstimatePart, toPercent } from "./estimate.ts";
import { type Bands, readBands } from "./learned/bands.ts";
import type { NoveltyAnswers } from "./learned/novelty.ts";
import type { Kind } from "./learned/surface.ts";
import { percentile, type Quantiles } from "./quantiles.ts";

/** Answers of a group of like papers, such as one category and year. */
export interface NoveltyGroup {
  name: string;
  whole: Quantiles;
  technical: Quantiles;
  empirical: Quantiles;
}

const KIND_WORDS: Record<Kind, string> = {
  survey: "a survey",
  benchmark: "a benchmark or evaluation",
  resource: "a data set or other resource",
  theory: "theory",
  system: "a system",
  application: "an application",
  method: "a method",
};

export function toNovelty(answers: NoveltyAnswers, group: NoveltyGroup, bands: Bands, kind: Kind): Estimate {
  const standing = (quantiles: Quantiles, value: number) => toPercent(percentile(quantiles, value) / 100);
  const value = standing(group.whole, answers.whole);
  const banded = readBands(bands, value / 100);
  const [low, high] = [Math.min(value, toPercent(banded.low)), Math.max(value, toPercent(banded.high))];
  const part = (name: "technical" | "empirical", label: string, what: string): EstimatePart => {
    const percent = standing(group[name], answers[name]);
    return { name, label, value: percent, evidence: `${what}: more than ${Math.round(percent)} % of ${group.name}` };
  };
  const parts = [
    part("technical", "Method", "novelty of method that reviewers would see in the text"),
    part("empirical", "Findings", "novelty of findings that reviewers would see in the text"),
    { name: "kind", label: "Kind", evidence: `reads like ${KIND_WORDS[kind]}` },
  ];
  const evidence = `reads newer than ${Math.round(value)} % of ${group.name}; a panel’s view would lie between ${Math.round(low)} and ${Math.round(high)} four times in five`;
  return { value, low, high, basis: "forecast", evidence, parts };
}

// Novelty as shown: where a text stands among like papers by what reviewers would say of its method; of its findings beside it.

import { type Estimate, type EstimatePart, toPercent } from "./estimate.ts";
import { type Bands, readBands } from "./learned/bands.ts";
import type { NoveltyAnswers } from "./learned/novelty.ts";
import type { Kind } from "./learned/surface.ts";
import { percentile, type Quantiles } from "./quantiles.ts";

/** Answers of a group of like papers, such as one category and year. */
export interface NoveltyGroup {
  name: string;
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
  const value = standing(group.technical, answers.technical);
  const banded = readBands(bands, value / 100);
  const [low, high] = [Math.min(value, toPercent(banded.low)), Math.max(value, toPercent(banded.high))];
  const findings = standing(group.empirical, answers.empirical);
  const part = (name: string, label: string, percent: number): EstimatePart => ({
    ...{ name, label, value: percent },
    evidence: `novelty of ${label.toLowerCase()} that reviewers would see in the text: more than ${Math.round(percent)} % of ${group.name}`,
  });
  const parts = [
    part("technical", "Method", value),
    part("empirical", "Findings", findings),
    { name: "kind", label: "Kind", evidence: `reads like ${KIND_WORDS[kind]}` },
  ];
  const evidence = `its method reads newer than ${Math.round(value)} % of ${group.name} (its findings: ${Math.round(findings)} %); a panel’s view of the method would lie between ${Math.round(low)} and ${Math.round(high)} four times in five`;
  return { value, low, high, basis: "forecast", evidence, parts };
}

// How much of the authors' own sentence the picked one says, beside the first sentence, any sentence and the best one.

import { splitSentences } from "../../../src/lib/tex/first-sentences.ts";
import { chooseSentence, type SummaryModel } from "../../../src/model/reading/summarise.ts";
import { agreement } from "./fit-summary.ts";
import { rouge1, rougeL } from "./rouge.ts";
import type { ReadText } from "./texts.ts";

export const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export function push(figures: Record<string, number[]>, name: string, ...values: number[]): void {
  const held = figures[name];
  if (held) held.push(...values);
  else figures[name] = values;
}

export function judgeSummaries(papers: readonly ReadText[], model: SummaryModel): Record<string, number[]> {
  const figures: Record<string, number[]> = {};
  const add = (name: string, sentence: string, tldr: string) => {
    push(figures, `summary.${name}.rouge1`, rouge1(sentence, tldr));
    push(figures, `summary.${name}.rougeL`, rougeL(sentence, tldr));
  };
  for (const { title, abstract, tldr } of papers) {
    const sentences = splitSentences(abstract);
    const [lead] = sentences;
    if (tldr === undefined || lead === undefined) continue;
    const at = chooseSentence(title, sentences, model);
    add("picked", sentences[at ?? 0] ?? lead, tldr);
    add("lead", lead, tldr);
    const best = sentences.reduce((a, b) => (agreement(b, tldr) > agreement(a, tldr) ? b : a), lead);
    add("best", best, tldr);
    for (const name of ["rouge1", "rougeL"] as const) {
      const score = name === "rouge1" ? rouge1 : rougeL;
      push(figures, `summary.any.${name}`, meanOf(sentences.map((sentence) => score(sentence, tldr))));
    }
  }
  return figures;
}

// Fits the choice of a summary sentence to what authors wrote as theirs: how much of it each sentence says.

import type { Trees } from "../../../src/lib/boosted-trees.ts";
import { splitSentences } from "../../../src/lib/tex/first-sentences.ts";
import type { Knowledge } from "../../../src/model/reading/phrase-figures.ts";
import { SENTENCE_FIGURES, sentenceFigures } from "../../../src/model/reading/sentence-figures.ts";
import { train } from "../learn/boosted-trees.ts";
import { rouge1, rougeL } from "./rouge.ts";
import type { ReadText } from "./texts.ts";

const BOOST = { loss: "squared", trees: 120, rate: 0.05, leaves: 8, depth: 4, minLeaf: 40, seed: 7 } as const;

export const agreement = (sentence: string, tldr: string): number =>
  (rouge1(sentence, tldr) + rougeL(sentence, tldr)) / 2;

/** Each text weighs the same, and counts by how its sentences differ from one another. */
export function fitSummary(texts: readonly ReadText[], know: Knowledge, papers: number): Trees {
  const rows: Float32Array[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  for (const { title, abstract, tldr } of texts) {
    if (tldr === undefined) continue;
    const sentences = splitSentences(abstract);
    const scores = sentences.map((sentence) => agreement(sentence, tldr));
    const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
    for (const [i, row] of sentenceFigures(title, sentences, know, papers).entries()) {
      rows.push(row);
      targets.push((scores[i] ?? 0) - mean);
      weights.push(1 / sentences.length);
    }
  }
  const features = new Float32Array(rows.length * SENTENCE_FIGURES);
  for (const [i, row] of rows.entries()) features.set(row, i * SENTENCE_FIGURES);
  return train(
    features,
    SENTENCE_FIGURES,
    Float32Array.from(targets),
    Float32Array.from(weights, (w) => w * 7),
    BOOST,
  );
}

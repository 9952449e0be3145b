// Learns the vectors and weights of words from pairs of texts.

import { createBatches } from "./batches.ts";
import type { Corpus } from "./corpus.ts";
import { createRandom } from "./random.ts";
import { toRowTexts } from "./rows.ts";
import { DIMENSIONS, TwoTower } from "./two-tower.ts";
import { buildVocabulary, type Vocabulary } from "./vocabulary.ts";

export interface FitSettings {
  words: number;
  pairs: number;
  batch: number;
  /** Times that every paper is seen. */
  rounds: number;
}

const SEED = 20_240_601;
const TEMPERATURE = 0.07;
const VECTOR_RATE = 0.06;
const WEIGHT_RATE = 0.02;
const LEAST_RATE = 0.05;
/** Share of batches that learn with the first 64 or 128 dimensions alone, so that a cut vector still means something (Kusupati et al. 2022). */
const NESTED_SHARE = 0.2;
/** Pairs of words start with less weight than words: what they say, their words mostly say as well. */
const PAIR_SHARE = 0.5;

export interface Fitted {
  vocabulary: Vocabulary;
  vectors: Float32Array;
  weights: Float32Array;
}

export function fitEmbedding(corpus: Corpus, settings: FitSettings, log: (line: string) => void): Fitted {
  const vocabulary = buildVocabulary(corpus, settings.words, settings.pairs);
  const texts = toRowTexts(corpus, vocabulary);
  log(`${corpus.size} papers, ${vocabulary.words.length} words, ${vocabulary.pairs.length} pairs of words`);
  const random = createRandom(SEED);
  const weights = Float32Array.from(vocabulary.papers, (papers, row) => {
    return Math.log(corpus.size / papers) * (row < vocabulary.words.length ? 1 : PAIR_SHARE);
  });
  const batch = Math.min(settings.batch, corpus.withAbstract);
  const tower = new TwoTower(
    weights,
    vocabulary.words.length,
    {
      batch,
      temperature: TEMPERATURE,
      vectorRate: VECTOR_RATE,
      weightRate: WEIGHT_RATE,
    },
    random,
  );
  const batches = createBatches(corpus, texts, vocabulary.papers, random);
  const steps = Math.round((settings.rounds * corpus.withAbstract) / batch);
  let loss = 0;
  for (let step = 0; step < steps; step++) {
    const pairs = batches.next(batch);
    const nested = random.next();
    const width = nested < NESTED_SHARE / 2 ? 64 : nested < NESTED_SHARE ? 128 : DIMENSIONS;
    loss += tower.step(
      pairs.map((pair) => pair.left),
      pairs.map((pair) => pair.right),
      width,
      Math.max(LEAST_RATE, 1 - step / steps),
    );
    if (step % 200 === 199) {
      log(`step ${step + 1} of ${steps}, loss ${(loss / 200).toFixed(3)}`);
      loss = 0;
    }
  }
  return { vocabulary, vectors: tower.vectors.slice(), weights };
}

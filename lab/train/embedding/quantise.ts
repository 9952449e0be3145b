// From trained vectors to the small numbers that ship.

import { DIMENSIONS, type EmbeddingModel } from "../../../src/model/embedding/format.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Greatest number in a row. Sums of a hundred rows lose nothing that can be measured, and the file packs to half of what 127 would give. */
const GREATEST = 31;

export function toModel(vocabulary: Vocabulary, vectors: Float32Array, weights: Float32Array): EmbeddingModel {
  const rows = new Int8Array(weights.length * DIMENSIONS);
  const factors = new Float32Array(weights.length);
  for (let row = 0; row < weights.length; row++) {
    const from = row * DIMENSIONS;
    let greatest = 0;
    for (let at = from; at < from + DIMENSIONS; at++) greatest = Math.max(greatest, Math.abs(vectors[at] as number));
    if (greatest === 0) continue;
    factors[row] = ((weights[row] as number) * greatest) / GREATEST;
    for (let at = from; at < from + DIMENSIONS; at++)
      rows[at] = Math.round(((vectors[at] as number) * GREATEST) / greatest);
  }
  const { words, silent } = vocabulary;
  return { words, silent, pairs: Uint16Array.from(vocabulary.pairs.flat()), factors, rows };
}

// Chooses the terms that a text model knows, turns texts into rows, and packs fitted weights into a model.

import type { Terms } from "../../../src/model/scores/learned/read-terms.ts";
import {
  findTerm,
  indexTerms,
  openTextModel,
  type TextModel,
  termValue,
} from "../../../src/model/scores/learned/text-model.ts";
import type { LinearModel, SparseRows } from "./sparse.ts";

export interface Vocabulary {
  keys: Uint32Array;
  rarities: Uint8Array;
  index: Int32Array;
}

/** Terms of at least `minTexts` texts. */
export function chooseTerms(texts: readonly Terms[], minTexts: number): Vocabulary {
  const counts = new Map<number, number>();
  for (const { hashes } of texts) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const keys = Uint32Array.from([...counts.keys()].filter((hash) => (counts.get(hash) ?? 0) >= minTexts)).sort();
  const rarities = Uint8Array.from(keys, (hash) => {
    const rarity = Math.log(texts.length / (counts.get(hash) ?? 1)) + 0.3;
    return Math.min(255, Math.round(16 * rarity));
  });
  return { keys, rarities, index: indexTerms(keys) };
}

/** One row of length 1 for each text. */
export function toRows(vocabulary: Vocabulary, texts: readonly Terms[]): SparseRows {
  const starts = new Uint32Array(texts.length + 1);
  const most = texts.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const columns = new Uint32Array(most);
  const values = new Float32Array(most);
  let size = 0;
  for (const [i, { hashes, counts }] of texts.entries()) {
    const start = size;
    let squares = 0;
    for (let k = 0; k < hashes.length; k++) {
      const term = findTerm(vocabulary, hashes[k] as number);
      if (term < 0) continue;
      const value = termValue(counts[k] as number, vocabulary.rarities[term] as number);
      squares += value * value;
      columns[size] = term;
      values[size++] = value;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let k = start; k < size; k++) values[k] = (values[k] as number) / norm;
    starts[i + 1] = size;
  }
  return {
    starts,
    columns: columns.subarray(0, size),
    values: values.subarray(0, size),
    width: vocabulary.keys.length,
  };
}

/** Weights become whole steps between -127 and 127. Terms without any weight are left out unless they shape the length. */
export function packTextModel(vocabulary: Vocabulary, answers: readonly LinearModel[]): TextModel {
  const terms = vocabulary.keys.length;
  const weights = new Int8Array(terms * answers.length);
  const scales = new Float32Array(answers.length);
  for (const [k, answer] of answers.entries()) {
    const sizes = Float64Array.from(answer.weights, Math.abs).sort();
    // A handful of giants would cost all others their precision.
    const top = sizes[Math.floor(0.9998 * (terms - 1))] || 1;
    scales[k] = top / 127;
    for (let i = 0; i < terms; i++) {
      const steps = Math.round(((answer.weights[i] as number) / top) * 127);
      weights[i * answers.length + k] = Math.max(-127, Math.min(127, steps));
    }
  }
  const biases = Float64Array.from(answers, ({ bias }) => bias);
  return openTextModel({ ...vocabulary, answers: answers.length, weights, scales, biases });
}

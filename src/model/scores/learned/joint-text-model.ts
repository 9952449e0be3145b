// Several text models in one table: each term of a text is looked up once for all of them, and threads can share the table.

import type { Terms } from "./read-terms.ts";
import { indexTerms, type TextModel, termValue } from "./text-model.ts";

/** Where one model stands in the records, and what turns its sums into answers. */
interface Section {
  /** Its rarity in a record; the weights follow. */
  at: number;
  answers: number;
  scales: Float32Array;
  biases: Float64Array;
}

export interface JointTextModel {
  keys: Uint32Array;
  /** Open addressing from keys to positions + 1. */
  index: Int32Array;
  /** For each term which models know it (a bit each), then their sections. */
  records: Int8Array;
  stride: number;
  sections: Section[];
}

/** Terms of the text at hand that one of the models knows, in its order. */
export interface FoundTerms {
  size: number;
  records: Int32Array;
  counts: Uint8Array;
}

/** Answers of one model about one text; returns how many terms it knew. As `predictText`, to the last bit. */
export type AskText = (out: Float64Array, wanted?: readonly number[]) => number;

/** More than a text can have: what is beyond is not looked at. */
const MAX_TERMS = 4096;
const slots = new Int32Array(MAX_TERMS);
const places = new Int32Array(MAX_TERMS);
const values = new Float64Array(MAX_TERMS);

export const createFoundTerms = (): FoundTerms => ({
  ...{ size: 0, records: new Int32Array(MAX_TERMS), counts: new Uint8Array(MAX_TERMS) },
});

export function joinTextModels(models: readonly TextModel[]): JointTextModel {
  const sections: Section[] = [];
  let width = 1;
  for (const { answers, scales, biases } of models) {
    sections.push({ at: width, answers, scales, biases });
    width += 1 + answers;
  }
  // A power of two, so that no record lies across two lines of the cache.
  const stride = 2 ** Math.ceil(Math.log2(width));
  const keys = mergeKeys(models.map((model) => model.keys));
  const index = shared(indexTerms(keys));
  const records = new Int8Array(new SharedArrayBuffer(keys.length * stride));
  const joint = { keys, index, records, stride, sections };
  for (const [bit, model] of models.entries()) copyRecords(joint, model, bit);
  return joint;
}

/** All keys, ascending, each once. */
function mergeKeys(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const list of lists) {
    all.set(list, filled);
    filled += list.length;
  }
  all.sort();
  let size = 0;
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[size++] = all[i] as number;
  const keys = new Uint32Array(new SharedArrayBuffer(size * 4));
  keys.set(all.subarray(0, size));
  return keys;
}

function copyRecords({ keys, records, stride, sections }: JointTextModel, model: TextModel, bit: number): void {
  const { at = 0 } = sections[bit] ?? {};
  let position = 0;
  for (let term = 0; term < model.keys.length; term++) {
    while (keys[position] !== model.keys[term]) position++;
    const start = position * stride;
    records[start] = (records[start] as number) | (1 << bit);
    records[start + at] = model.rarities[term] as number;
    for (let k = 0; k < model.answers; k++)
      records[start + at + 1 + k] = model.weights[term * model.answers + k] as number;
  }
}

function shared(numbers: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

/**
 * Adds what is known of these terms to `found`. In rounds, because every look into a table of megabytes waits for memory: looks
 * that do not depend on each other wait together.
 */
export function findTerms(
  { index, keys, stride }: JointTextModel,
  { hashes, counts }: Pick<Terms, "hashes" | "counts">,
  found: FoundTerms,
): void {
  const length = Math.min(hashes.length, MAX_TERMS - found.size);
  const mask = index.length - 1;
  for (let i = 0; i < length; i++) slots[i] = index[(hashes[i] as number) & mask] as number;
  let { size } = found;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i] as number;
    let position = (slots[i] as number) - 1;
    // Another key sits there: the term may stand further on.
    for (let slot = hash & mask; position >= 0 && keys[position] !== hash; ) {
      slot = (slot + 1) & mask;
      position = (index[slot] as number) - 1;
    }
    if (position < 0) continue;
    found.records[size] = position * stride;
    found.counts[size++] = counts[i] as number;
  }
  found.size = size;
}

/** Asks one of the models about the terms that were found. */
export function askJoint(
  { records, sections }: JointTextModel,
  model: number,
  found: FoundTerms,
  out: Float64Array,
  wanted?: readonly number[],
): number {
  const { at, answers, scales, biases } = sections[model] as Section;
  const bit = 1 << model;
  let known = 0;
  let squares = 0;
  for (let i = 0; i < found.size; i++) {
    const start = found.records[i] as number;
    if (((records[start] as number) & bit) === 0) continue;
    const value = termValue(found.counts[i] as number, (records[start + at] as number) & 255);
    places[known] = start + at + 1;
    values[known++] = value;
    squares += value * value;
  }
  const norm = squares > 0 ? Math.sqrt(squares) : 1;
  const count = wanted?.length ?? answers;
  for (let j = 0; j < count; j++) {
    const k = wanted ? (wanted[j] as number) : j;
    let sum = 0;
    for (let i = 0; i < known; i++) sum += (values[i] as number) * (records[(places[i] as number) + k] as number);
    out[k] = (biases[k] as number) + (sum * (scales[k] as number)) / norm;
  }
  return known;
}

// A linear model over hashed terms with several answers at once, kept in a small file.

import type { Terms } from "./read-terms.ts";

export interface TextModel {
  answers: number;
  /** Ascending; the position of a term is its number. */
  keys: Uint32Array;
  /** Sixteenths. */
  rarities: Uint8Array;
  /** Term by term, one weight for each answer. */
  weights: Int8Array;
  /** What one step of a weight is worth, for each answer. */
  scales: Float32Array;
  biases: Float64Array;
  /** Open addressing from keys to positions + 1. */
  index: Int32Array;
  /** Rarity and weights of each term side by side: one look into memory instead of two. */
  records: Int8Array;
}

/** What is kept in the file. */
export type StoredTextModel = Omit<TextModel, "index" | "records">;

const MAGIC = 0x31_4d_54_42;
const HEADER_BYTES = 16;

/** More than a text can have: what is beyond is not looked at. */
const MAX_TERMS = 4096;
/** Of the terms that the model knows in the text at hand: where they stand in the model, their numbers in the text, their weights. */
const positions = new Int32Array(MAX_TERMS);
const numbers = new Int32Array(MAX_TERMS);
const values = new Float64Array(MAX_TERMS);

/**
 * Writes the answers into `out` (only those `wanted`, where given); returns how many terms the model knew. The length of a text
 * does not matter, its mixture does.
 */
export function predictText(model: TextModel, terms: Terms, out: Float64Array, wanted?: readonly number[]): number {
  const { answers, records, scales, biases } = model;
  const known = findTerms(model, terms.hashes);
  const stride = strideOf(answers);
  let squares = 0;
  for (let i = 0; i < known; i++) {
    const rarity = (records[(positions[i] as number) * stride] as number) & 255;
    const value = termValue(terms.counts[numbers[i] as number] as number, rarity);
    values[i] = value;
    squares += value * value;
  }
  const norm = squares > 0 ? Math.sqrt(squares) : 1;
  const count = wanted?.length ?? answers;
  for (let j = 0; j < count; j++) {
    const k = wanted ? (wanted[j] as number) : j;
    let sum = 0;
    for (let i = 0; i < known; i++)
      sum += (values[i] as number) * (records[(positions[i] as number) * stride + 1 + k] as number);
    out[k] = (biases[k] as number) + (sum * (scales[k] as number)) / norm;
  }
  return known;
}

/**
 * Fills `positions` and `numbers` in the order of the text. In rounds, because every look into a table of megabytes waits for
 * memory: looks that do not depend on each other wait together.
 */
function findTerms({ index, keys }: TextModel, hashes: Uint32Array): number {
  const length = Math.min(hashes.length, MAX_TERMS);
  const mask = index.length - 1;
  for (let i = 0; i < length; i++) positions[i] = (index[(hashes[i] as number) & mask] as number) - 1;
  let known = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i] as number;
    let position = positions[i] as number;
    // Another key sits there: the term may stand further on.
    for (let slot = hash & mask; position >= 0 && keys[position] !== hash; ) {
      slot = (slot + 1) & mask;
      position = (index[slot] as number) - 1;
    }
    if (position < 0) continue;
    positions[known] = position;
    numbers[known++] = i;
  }
  return known;
}

const COUNT_WEIGHTS = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** The weight of a term in a text before the text is brought to length 1. */
export const termValue = (count: number, rarity: number): number => (COUNT_WEIGHTS[count] as number) * (rarity / 16);

/** A power of two, so that no record lies across two lines of the cache. */
const strideOf = (answers: number): number => 2 ** Math.ceil(Math.log2(answers + 1));

/** A model that can be asked. What asking needs is made when it is first asked. */
export function openTextModel(stored: StoredTextModel): TextModel {
  let index: Int32Array | undefined;
  let records: Int8Array | undefined;
  return {
    ...stored,
    get index() {
      index ??= indexTerms(stored.keys);
      return index;
    },
    get records() {
      records ??= toRecords(stored);
      return records;
    },
  };
}

function toRecords({ answers, keys, rarities, weights }: StoredTextModel): Int8Array {
  const stride = strideOf(answers);
  const records = new Int8Array(keys.length * stride);
  for (let term = 0; term < keys.length; term++) {
    records[term * stride] = rarities[term] as number;
    for (let k = 0; k < answers; k++) records[term * stride + 1 + k] = weights[term * answers + k] as number;
  }
  return records;
}

/** The position of a term, or -1. */
export function findTerm({ index, keys }: Pick<TextModel, "index" | "keys">, hash: number): number {
  const mask = index.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const position = (index[slot] as number) - 1;
    if (position < 0 || keys[position] === hash) return position;
  }
}

export function indexTerms(keys: Uint32Array): Int32Array {
  let size = 16;
  while (size < keys.length * 2) size *= 2;
  const index = new Int32Array(size);
  for (let position = 0; position < keys.length; position++) {
    let slot = (keys[position] as number) & (size - 1);
    while (index[slot] !== 0) slot = (slot + 1) & (size - 1);
    index[slot] = position + 1;
  }
  return index;
}

/** Little-endian: header, biases, scales, keys, rarities, weights. */
export function encodeTextModel(model: StoredTextModel): Uint8Array {
  const { answers, keys, rarities, weights, scales, biases } = model;
  const at = placesOf(answers, keys.length);
  const bytes = new Uint8Array(at.end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, answers, true);
  view.setUint32(8, keys.length, true);
  for (let k = 0; k < answers; k++) {
    view.setFloat64(at.biases + k * 8, biases[k] as number, true);
    view.setFloat32(at.scales + k * 4, scales[k] as number, true);
  }
  for (let i = 0; i < keys.length; i++) view.setUint32(at.keys + i * 4, keys[i] as number, true);
  bytes.set(rarities, at.rarities);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at.weights);
  return bytes;
}

/** Throws on bytes that are no such model. */
export function decodeTextModel(bytes: Uint8Array): TextModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error("This is no text model.");
  const [answers, terms] = [view.getUint32(4, true), view.getUint32(8, true)];
  const at = placesOf(answers, terms);
  if (bytes.byteLength !== at.end) throw new Error("The text model is cut or padded.");
  return openTextModel({
    answers,
    // Copies, so that they begin where numbers of four bytes can; little-endian, as every machine that Node runs on.
    keys: new Uint32Array(Uint8Array.from(bytes.subarray(at.keys, at.rarities)).buffer),
    // Not `slice` of the bytes: in Node's buffers that is no copy, and its own buffer begins elsewhere.
    rarities: Uint8Array.from(bytes.subarray(at.rarities, at.weights)),
    weights: new Int8Array(Uint8Array.from(bytes.subarray(at.weights, at.end)).buffer),
    scales: Float32Array.from({ length: answers }, (_, k) => view.getFloat32(at.scales + k * 4, true)),
    biases: Float64Array.from({ length: answers }, (_, k) => view.getFloat64(at.biases + k * 8, true)),
  });
}

function placesOf(answers: number, terms: number) {
  const scales = HEADER_BYTES + answers * 8;
  const keys = scales + answers * 4;
  const rarities = keys + terms * 4;
  const weights = rarities + terms;
  return { biases: HEADER_BYTES, scales, keys, rarities, weights, end: weights + terms * answers };
}

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
}

const MAGIC = 0x31_4d_54_42;
const HEADER_BYTES = 16;

/** Writes the answers into `out`; returns how many terms the model knew. The length of a text does not matter, its mixture does. */
export function predictText(model: TextModel, terms: Terms, out: Float64Array): number {
  const { answers, rarities, weights, scales, biases } = model;
  out.fill(0, 0, answers);
  let known = 0;
  let squares = 0;
  for (let i = 0; i < terms.hashes.length; i++) {
    const term = findTerm(model, terms.hashes[i] as number);
    if (term < 0) continue;
    const value = termValue(terms.counts[i] as number, rarities[term] as number);
    known += 1;
    squares += value * value;
    const at = term * answers;
    for (let k = 0; k < answers; k++) out[k] = (out[k] as number) + value * (weights[at + k] as number);
  }
  const norm = squares > 0 ? Math.sqrt(squares) : 1;
  for (let k = 0; k < answers; k++)
    out[k] = (biases[k] as number) + ((out[k] as number) * (scales[k] as number)) / norm;
  return known;
}

/** The weight of a term in a text before the text is brought to length 1. */
export const termValue = (count: number, rarity: number): number => (1 + Math.log(count)) * (rarity / 16);

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
export function encodeTextModel(model: Omit<TextModel, "index">): Uint8Array {
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
  const keys = new Uint32Array(terms);
  for (let i = 0; i < terms; i++) keys[i] = view.getUint32(at.keys + i * 4, true);
  return {
    answers,
    keys,
    // Not `slice` of the bytes: in Node's buffers that is no copy, and its own buffer begins elsewhere.
    rarities: Uint8Array.from(bytes.subarray(at.rarities, at.weights)),
    weights: Int8Array.from(bytes.subarray(at.weights, at.end), (byte) => (byte << 24) >> 24),
    scales: Float32Array.from({ length: answers }, (_, k) => view.getFloat32(at.scales + k * 4, true)),
    biases: Float64Array.from({ length: answers }, (_, k) => view.getFloat64(at.biases + k * 8, true)),
    index: indexTerms(keys),
  };
}

function placesOf(answers: number, terms: number) {
  const scales = HEADER_BYTES + answers * 8;
  const keys = scales + answers * 4;
  const rarities = keys + terms * 4;
  const weights = rarities + terms;
  return { biases: HEADER_BYTES, scales, keys, rarities, weights, end: weights + terms * answers };
}

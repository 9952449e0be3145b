// The fitted part of author identity: how its file is laid out, and what it says of pairs.

import { decodeTrees, encodeTrees, type Trees } from "../../lib/boosted-trees.ts";
import { PAIR_FEATURES } from "./pair-features.ts";
import { SECOND_FEATURES } from "./second-look.ts";

export interface IdentityModel {
  /** Chance that two mentions are one person, from what their papers say. */
  first: Trees;
  /** The same once the first clusters are known. */
  second: Trees;
  /** Mean chance at which clusters join, at the first and at the second look. */
  firstCut: number;
  secondCut: number;
  /** The meaning of a text as a vector of length one, from the model whose meanings it was fitted to. */
  embed?: (text: string) => Float32Array;
}

const MAGIC = 0x31_44_49_42;
const HEADER_BYTES = 20;

export function encodeIdentityModel({ first, second, firstCut, secondCut }: IdentityModel): Uint8Array {
  const parts = [encodeTrees(first), encodeTrees(second)] as const;
  const bytes = new Uint8Array(HEADER_BYTES + parts[0].length + parts[1].length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, parts[0].length, true);
  view.setUint32(8, parts[1].length, true);
  view.setFloat32(12, firstCut, true);
  view.setFloat32(16, secondCut, true);
  bytes.set(parts[0], HEADER_BYTES);
  bytes.set(parts[1], HEADER_BYTES + parts[0].length);
  return bytes;
}

/** Throws on anything but a whole model that was fitted to the features of this program. */
export function decodeIdentityModel(bytes: Uint8Array): IdentityModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error("This is no identity model.");
  const middle = HEADER_BYTES + view.getUint32(4, true);
  if (bytes.length !== middle + view.getUint32(8, true)) throw new Error("The identity model is cut or padded.");
  const first = decodeTrees(bytes.subarray(HEADER_BYTES, middle));
  const second = decodeTrees(bytes.subarray(middle));
  if (first.columns !== PAIR_FEATURES.length || second.columns !== SECOND_FEATURES.length) {
    throw new Error("The identity model was fitted to other features: run `npm run train -- --only identity`.");
  }
  return { first, second, firstCut: view.getFloat32(12, true), secondCut: view.getFloat32(16, true) };
}

// The fitted part of author identity: how its file is laid out, and what it says of pairs.

import { decodeTrees, encodeTrees, type Trees } from "../../lib/boosted-trees.ts";
import { type NameShares, packNameShares, unpackNameShares } from "./name-shares.ts";
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
  /** How common names are in the world. */
  names?: NameShares;
  /** Tells models apart: what was worked out with another one has to be worked out anew. */
  version?: number;
  /** The meaning of a text as a vector of length one, from the model whose meanings it was fitted to. */
  embed?: (text: string) => Float32Array;
}

const MAGIC = 0x32_44_49_42;
const HEADER_BYTES = 24;

type Fitted = Omit<IdentityModel, "names" | "version" | "embed"> & { names: NameShares };

export function encodeIdentityModel({ first, second, firstCut, secondCut, names }: Fitted): Uint8Array {
  const parts = [encodeTrees(first), encodeTrees(second), packNameShares(names)] as const;
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, HEADER_BYTES));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setFloat32(4, firstCut, true);
  view.setFloat32(8, secondCut, true);
  let at = HEADER_BYTES;
  for (const [i, part] of parts.entries()) {
    view.setUint32(12 + 4 * i, part.length, true);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Throws on anything but a whole model that was fitted to the features of this program. */
export function decodeIdentityModel(bytes: Uint8Array): Fitted & { version: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error("This is no identity model.");
  const [a, b, c] = [12, 16, 20].map((at) => view.getUint32(at, true)) as [number, number, number];
  if (bytes.length !== HEADER_BYTES + a + b + c) throw new Error("The identity model is cut or padded.");
  const body = bytes.subarray(HEADER_BYTES);
  const [first, second] = [decodeTrees(body.subarray(0, a)), decodeTrees(body.subarray(a, a + b))];
  if (first.columns !== PAIR_FEATURES.length || second.columns !== SECOND_FEATURES.length) {
    throw new Error("The identity model was fitted to other features: run `npm run train -- --only identity`.");
  }
  const names = unpackNameShares(body.subarray(a + b));
  const [firstCut, secondCut] = [view.getFloat32(4, true), view.getFloat32(8, true)];
  return { first, second, names, firstCut, secondCut, version: fingerprint(bytes) };
}

/** Models written by hand have none. */
export const versionOf = ({ version = 0 }: Pick<IdentityModel, "version">): number => version;

/** FNV-1a. */
function fingerprint(bytes: Uint8Array): number {
  let hash = 2166136261;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619);
  return hash >>> 0;
}

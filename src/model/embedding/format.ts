// The model file: words and pairs of words with a weight and 256 small numbers each. Packed with Brotli on disk; here it is unpacked.

import { AppError } from "../../lib/errors.ts";

export const DIMENSIONS = 256;
const MAGIC = "broadsheet-embedding-1";

export interface EmbeddingModel {
  /** Stemmed words; row i belongs to word i. */
  words: string[];
  /** Words in so many texts that they say nothing: known, but without a row. */
  silent: string[];
  /** First and second word of each pair, as rows; their own rows follow those of the words. */
  pairs: Uint16Array;
  /** What each row is multiplied with. */
  factors: Float32Array;
  rows: Int8Array;
}

interface Head {
  magic: string;
  words: number;
  silent: string[];
  pairs: number;
  textBytes: number;
}

export function encodeModel(model: EmbeddingModel): Uint8Array {
  const text = new TextEncoder().encode(model.words.join("\n"));
  const head: Head = {
    magic: MAGIC,
    words: model.words.length,
    silent: model.silent,
    pairs: model.pairs.length / 2,
    textBytes: text.length,
  };
  const headLine = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  const parts = [headLine, text, bytesOf(model.pairs), bytesOf(model.factors), bytesOf(model.rows)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function decodeModel(bytes: Uint8Array): EmbeddingModel {
  const head = readHead(bytes);
  const rows = head.words + head.pairs;
  let at = bytes.indexOf(10) + 1;
  const skip = (size: number) => {
    if (at + size > bytes.length) throw damaged("it ends early");
    at += size;
    return at - size;
  };
  // A copy starts at an address that wider numbers may stand at, and is no shared memory, which TextDecoder refuses.
  const take = (size: number) => {
    const from = skip(size);
    return Uint8Array.from(bytes.subarray(from, from + size));
  };
  const text = take(head.textBytes);
  const words = head.words === 0 ? [] : new TextDecoder().decode(text).split("\n");
  if (words.length !== head.words) throw damaged("its words do not add up");
  return {
    words,
    silent: head.silent,
    pairs: new Uint16Array(take(head.pairs * 4).buffer),
    factors: new Float32Array(take(rows * 4).buffer),
    // A view: the bulk of the file is not held twice, and threads can share it.
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + skip(rows * DIMENSIONS), rows * DIMENSIONS),
  };
}

function readHead(bytes: Uint8Array): Head {
  const end = bytes.subarray(0, 10_000).indexOf(10);
  let head: Partial<Head> = {};
  try {
    head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(0, end)))) as Partial<Head>;
  } catch {
    throw damaged("it does not begin as one");
  }
  const { magic, words, silent, pairs, textBytes } = head;
  if (magic !== MAGIC) throw damaged("it does not begin as one");
  const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
  if (!isCount(words) || !isCount(pairs) || !isCount(textBytes) || words > 65_536)
    throw damaged("its counts are wrong");
  return { magic, words, silent: silent ?? [], pairs, textBytes };
}

const bytesOf = (array: Uint16Array | Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

const damaged = (why: string) => new AppError("unavailable", `The embedding model cannot be read: ${why}.`);

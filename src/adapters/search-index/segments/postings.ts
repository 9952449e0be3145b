// Lists of papers: blocks of 128 with bit-packed gaps and a table to skip by, then up to 127 as variable-length numbers.
//
// A list of n papers has n >> 7 blocks. With blocks it starts at a multiple of four:
//   per block three words: last paper | offset of the block from the start of the list, bits per gap above bit 26 | offset of its positions
//   one word: offset of the positions of the rest (positions are 0 in lists that have none)
//   the blocks: 4 words per bit (gap i lies in lane i & 3, at bit (i >> 2) * bits), then 128 payload bytes in text lists
// Then, and only this in short lists: gap and payload byte of each further paper. Gaps are counted from -1 and less one.

import type { ByteBuffer, ListKind } from "./layout.ts";

export const BLOCK = 128;
const OFFSET_BITS = 26;
const OFFSET_MASK = (1 << OFFSET_BITS) - 1;
export const SKIP_WORDS = 3;

/** A list where it lies. */
export interface PostingList {
  bytes: Uint8Array;
  words: Uint32Array;
  /** Number of its term in the segment, -1 for a list made of several. */
  term: number;
  /** Byte offset of the list. */
  start: number;
  /** Papers in it, dead ones included. */
  count: number;
  hasPayload: boolean;
  /** Byte offset of its positions, in the stream of its segment. */
  positionsStart: number;
}

/** Writes lists one after the other; `positions` may be undefined for lists without places. */
export class ListWriter {
  readonly out: ByteBuffer;
  private docs = new Uint32Array(1024);
  private payloads = new Uint8Array(1024);
  private blockPositions = new Uint32Array(16);
  count = 0;

  constructor(out: ByteBuffer) {
    this.out = out;
  }

  /** `positionsAt`: where this paper's positions begin, from the start of the list's. */
  add(doc: number, payload: number, positionsAt: number): void {
    const at = this.count++;
    if (at === this.docs.length) this.grow();
    this.docs[at] = doc;
    this.payloads[at] = payload;
    if ((at & 127) === 0) this.blockPositions[at >>> 7] = positionsAt;
  }

  private grow(): void {
    const docs = new Uint32Array(this.docs.length * 2);
    docs.set(this.docs);
    this.docs = docs;
    const payloads = new Uint8Array(docs.length);
    payloads.set(this.payloads);
    this.payloads = payloads;
    const blocks = new Uint32Array((docs.length >>> 7) + 1);
    blocks.set(this.blockPositions);
    this.blockPositions = blocks;
  }

  /** Writes what was added and returns where. */
  end(kind: ListKind, positionsEnd = 0): number {
    const { out, count, docs, payloads } = this;
    const hasPayload = kind === "text";
    const blocks = count >>> 7;
    if (blocks > 0) out.align();
    const start = out.length;
    let previous = -1;
    if (blocks > 0) {
      out.reserve((blocks * SKIP_WORDS + 1) * 4);
      out.length += (blocks * SKIP_WORDS + 1) * 4;
      const tailPositions = (count & 127) === 0 ? positionsEnd : (this.blockPositions[blocks] as number);
      for (let block = 0; block < blocks; block++) {
        const offset = out.length - start;
        const bits = this.writeBlock(block * BLOCK, previous, hasPayload);
        previous = docs[block * BLOCK + 127] as number;
        const skip = (start >>> 2) + block * SKIP_WORDS;
        out.words[skip] = previous;
        out.words[skip + 1] = offset | (bits << OFFSET_BITS);
        out.words[skip + 2] = this.blockPositions[block] as number;
      }
      out.words[(start >>> 2) + blocks * SKIP_WORDS] = tailPositions;
    }
    out.reserve((count & 127) * 6);
    for (let at = blocks * BLOCK; at < count; at++) {
      const doc = docs[at] as number;
      out.varint(doc - previous - 1);
      if (hasPayload) out.bytes[out.length++] = payloads[at] as number;
      previous = doc;
    }
    this.count = 0;
    return start;
  }

  private writeBlock(from: number, before: number, hasPayload: boolean): number {
    const { out, docs } = this;
    let all = 0;
    let previous = before;
    for (let at = from; at < from + BLOCK; at++) {
      all |= (docs[at] as number) - previous - 1;
      previous = docs[at] as number;
    }
    const bits = 32 - Math.clz32(all);
    out.reserve(bits * 16 + BLOCK);
    const { words } = out;
    const base = out.length >>> 2;
    words.fill(0, base, base + bits * 4);
    previous = before;
    for (let at = 0; at < BLOCK; at++) {
      const doc = docs[from + at] as number;
      const gap = doc - previous - 1;
      previous = doc;
      const bit = (at >>> 2) * bits;
      const word = base + (bit >>> 5) * 4 + (at & 3);
      const shift = bit & 31;
      words[word] = (words[word] as number) | (gap << shift);
      if (shift + bits > 32) words[word + 4] = (words[word + 4] as number) | (gap >>> (32 - shift));
    }
    out.length += bits * 16;
    if (hasPayload) {
      out.bytes.set(this.payloads.subarray(from, from + BLOCK), out.length);
      out.length += BLOCK;
    }
    return bits;
  }
}

export const blockCount = (list: PostingList): number => list.count >>> 7;
const skipAt = (list: PostingList, block: number): number => (list.start >>> 2) + block * SKIP_WORDS;
export const blockLast = (list: PostingList, block: number): number => list.words[skipAt(list, block)] as number;
export const blockBefore = (list: PostingList, block: number): number =>
  block === 0 ? -1 : blockLast(list, block - 1);
const blockWord = (list: PostingList, block: number): number => list.words[skipAt(list, block) + 1] as number;
export const blockBits = (list: PostingList, block: number): number => blockWord(list, block) >>> OFFSET_BITS;
export const blockStart = (list: PostingList, block: number): number =>
  list.start + (blockWord(list, block) & OFFSET_MASK);

/** Offset of a block's positions in the stream of the segment; the block after the last is the rest. */
export function blockPositions(list: PostingList, block: number): number {
  const blocks = blockCount(list);
  if (blocks === 0) return list.positionsStart;
  const at = block < blocks ? skipAt(list, block) + 2 : skipAt(list, blocks);
  return list.positionsStart + (list.words[at] as number);
}

/** Where the papers after the last block begin. */
export function tailStart(list: PostingList): number {
  const blocks = blockCount(list);
  if (blocks === 0) return list.start;
  return blockStart(list, blocks - 1) + blockBits(list, blocks - 1) * 16 + (list.hasPayload ? BLOCK : 0);
}

/** The first block from `from` on whose last paper is not before `doc`; the number of blocks if there is none. */
export function seekBlock(list: PostingList, doc: number, from = 0): number {
  const { words } = list;
  const base = list.start >>> 2;
  let low = from;
  let high = blockCount(list);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[base + middle * SKIP_WORDS] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Papers of a block; returns how many. The block after the last holds the rest. */
export function readBlock(
  list: PostingList,
  block: number,
  docs: Uint32Array,
  payloads: Uint8Array | undefined,
): number {
  if (block === blockCount(list)) return readTail(list, docs, payloads);
  const { words } = list;
  const bits = blockBits(list, block);
  const start = blockStart(list, block);
  const base = start >>> 2;
  let previous = blockBefore(list, block);
  if (bits === 0) {
    for (let at = 0; at < BLOCK; at++) docs[at] = ++previous;
  } else {
    const mask = 0xffffffff >>> (32 - bits);
    for (let row = 0; row < 32; row++) {
      const bit = row * bits;
      const word = base + (bit >>> 5) * 4;
      const shift = bit & 31;
      const isSplit = shift + bits > 32;
      const at = row * 4;
      for (let lane = 0; lane < 4; lane++) {
        let gap = (words[word + lane] as number) >>> shift;
        if (isSplit) gap |= (words[word + 4 + lane] as number) << (32 - shift);
        previous += (gap & mask) + 1;
        docs[at + lane] = previous;
      }
    }
  }
  if (payloads && list.hasPayload) {
    const from = start + bits * 16;
    const { bytes } = list;
    for (let at = 0; at < BLOCK; at++) payloads[at] = bytes[from + at] as number;
  }
  return BLOCK;
}

function readTail(list: PostingList, docs: Uint32Array, payloads: Uint8Array | undefined): number {
  const count = list.count & 127;
  const { bytes, hasPayload } = list;
  let at = tailStart(list);
  let previous = blockBefore(list, blockCount(list));
  for (let index = 0; index < count; index++) {
    let byte = bytes[at++] as number;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      gap |= (byte & 127) << shift;
    }
    previous += gap + 1;
    docs[index] = previous;
    if (hasPayload) {
      if (payloads) payloads[index] = bytes[at] as number;
      at++;
    }
  }
  return count;
}

const one = new Uint32Array(1);
const onePayload = new Int32Array(1);

/** Payload of a paper in a list (0 in lists without), or -1 when the list has not got it. */
export function seekPayload(list: PostingList, doc: number): number {
  one[0] = doc;
  seekPayloads(list, one, onePayload);
  return onePayload[0] as number;
}

/** `seekPayload` of many papers, in ascending order: each block is read once, and only as far as is needed. */
export function seekPayloads(list: PostingList, docs: Uint32Array, payloads: Int32Array): void {
  const blocks = blockCount(list);
  let next = 0;
  let block = 0;
  while (next < docs.length) {
    block = seekBlock(list, docs[next] as number, block);
    const after =
      block < blocks ? seekInBlock(list, block, docs, next, payloads) : seekInTail(list, docs, next, payloads);
    // Bytes that are not what was written must not hold a reader up.
    if (after === next) payloads[next] = -1;
    next = Math.max(after, next + 1);
  }
}

/** Looks for the papers from `next` on that may be in the block; returns the first that is not. */
function seekInBlock(list: PostingList, block: number, docs: Uint32Array, next: number, payloads: Int32Array): number {
  const { words, bytes } = list;
  const bits = blockBits(list, block);
  const start = blockStart(list, block);
  const last = blockLast(list, block);
  const base = start >>> 2;
  const payloadsAt = start + bits * 16;
  const mask = bits === 0 ? 0 : 0xffffffff >>> (32 - bits);
  let doc = blockBefore(list, block);
  let at = next;
  let wanted = docs[at] as number;
  for (let index = 0, bit = 0; index < BLOCK; index += 4, bit += bits) {
    const word = base + (bit >>> 5) * 4;
    const shift = bit & 31;
    const isSplit = shift + bits > 32;
    for (let lane = 0; lane < 4; lane++) {
      let gap = bits === 0 ? 0 : (words[word + lane] as number) >>> shift;
      if (isSplit) gap |= (words[word + 4 + lane] as number) << (32 - shift);
      doc += (gap & mask) + 1;
      while (doc >= wanted) {
        payloads[at] = doc > wanted ? -1 : list.hasPayload ? (bytes[payloadsAt + index + lane] as number) : 0;
        if (++at === docs.length) return at;
        wanted = docs[at] as number;
        if (wanted > last) return at;
      }
    }
  }
  return at;
}

function seekInTail(list: PostingList, docs: Uint32Array, next: number, payloads: Int32Array): number {
  const { bytes, hasPayload } = list;
  let place = tailStart(list);
  let doc = blockBefore(list, blockCount(list));
  let at = next;
  for (let index = list.count & 127; index > 0 && at < docs.length; index--) {
    let byte = bytes[place++] as number;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[place++] as number;
      gap |= (byte & 127) << shift;
    }
    doc += gap + 1;
    for (; at < docs.length && (docs[at] as number) <= doc; at++) {
      payloads[at] = docs[at] !== doc ? -1 : hasPayload ? (bytes[place] as number) : 0;
    }
    if (hasPayload) place++;
  }
  payloads.fill(-1, at);
  return docs.length;
}

// The inner loops of a search: one window of papers at a time, with their scores and sets of bits. This one is plain TypeScript.

import { BLOCK, blockBefore, blockCount, blockLast, type PostingList, readBlock, seekBlock } from "./postings.ts";

/** Papers looked at together: their scores stay in the cache of a core. */
export const WINDOW = 65_536;
export const WINDOW_WORDS = WINDOW / 32;
/** No set of bits: everything passes, or nothing is written. */
export const NO_BITS = -1;

/** What a word adds to a paper: `weight` alone, or saturated by its occurrences and the paper's length. */
export interface Scorer {
  /** 0 adds nothing. */
  weight: number;
  /** By payload; papers with 0 are no match. Undefined where every posting counts the same. */
  occurrences: Float32Array | undefined;
}

export interface Kernel {
  /** Scores of the papers of this window. */
  readonly scores: Float32Array;
  /** Filled by `listBits`. */
  readonly listed: Uint32Array;
  /** Below the bar of BM25, by length code. */
  setSaturation(saturation: Float32Array): void;
  /** Moves on to the papers from `base`; `lengths` are the codes of the whole segment. Scores become 0 where they will be used. */
  startWindow(base: number, size: number, lengths: Uint8Array, areScoresUsed: boolean): void;
  /** A set of bits of the window, by number; the content is what it was. */
  bits(slot: number): Uint32Array;
  /** Adds the scores of a list's papers within `mask`, and sets their bits in `target`. */
  add(list: PostingList, scorer: Scorer, mask: number, target: number): void;
  /** Writes the numbers of the set bits to `listed`; returns how many. */
  listBits(slot: number): number;
  /** Writes to `listed` the papers that score at least so much, of the set's 32-bit words from `from` to before `to`; returns how many. */
  listAbove(slot: number, score: number, from: number, to: number): number;
  /** Adds one to the count of the value of each of the first `count` papers of `listed`; `values` are those of the whole segment. */
  count(count: number, values: Uint32Array | Uint16Array, counts: Uint32Array): void;
}

export function countPlainly(
  listed: Uint32Array,
  count: number,
  values: Uint32Array | Uint16Array,
  base: number,
  counts: Uint32Array,
): void {
  for (let at = 0; at < count; at++) {
    const value = values[base + (listed[at] as number)] as number;
    counts[value] = (counts[value] as number) + 1;
  }
}

export function createPlainKernel(): Kernel {
  const scores = new Float32Array(WINDOW);
  const listed = new Uint32Array(WINDOW);
  const slots: Uint32Array[] = [];
  const docs = new Uint32Array(BLOCK);
  const payloads = new Uint8Array(BLOCK);
  let saturation = new Float32Array(256);
  let lengths = new Uint8Array(0);
  let base = 0;
  let size = 0;

  function bits(slot: number): Uint32Array {
    while (slots.length <= slot) slots.push(new Uint32Array(WINDOW_WORDS));
    return slots[slot] as Uint32Array;
  }

  function addDocs(
    count: number,
    scorer: Scorer,
    mask: Uint32Array | undefined,
    target: Uint32Array | undefined,
  ): void {
    const { weight, occurrences } = scorer;
    for (let at = 0; at < count; at++) {
      const doc = ((docs[at] as number) - base) >>> 0;
      if (doc >= size) continue;
      const word = doc >>> 5;
      const bit = 1 << (doc & 31);
      if (mask && ((mask[word] as number) & bit) === 0) continue;
      let added = weight;
      if (occurrences) {
        const often = occurrences[payloads[at] as number] as number;
        if (often === 0) continue;
        if (weight !== 0) {
          const below = Math.fround(often + (saturation[lengths[base + doc] as number] as number));
          added = Math.fround(Math.fround(weight * often) / below);
        }
      }
      if (target) target[word] = (target[word] as number) | bit;
      if (weight !== 0) scores[doc] = (scores[doc] as number) + added;
    }
  }

  return {
    scores,
    listed,
    bits,
    setSaturation(values) {
      saturation = values as Float32Array<ArrayBuffer>;
    },
    startWindow(newBase, newSize, newLengths, areScoresUsed) {
      base = newBase;
      size = newSize;
      lengths = newLengths as Uint8Array<ArrayBuffer>;
      if (areScoresUsed) scores.fill(0, 0, size);
    },
    add(list, scorer, mask, target) {
      const maskBits = mask === NO_BITS ? undefined : bits(mask);
      const targetBits = target === NO_BITS ? undefined : bits(target);
      const needsPayload = scorer.occurrences ? payloads : undefined;
      const blocks = blockCount(list);
      const last = base + size - 1;
      for (let block = seekBlock(list, base); block <= blocks; block++) {
        const before = blockBefore(list, block);
        if (before >= last) return;
        if (maskBits) {
          const from = Math.max(before + 1 - base, 0);
          const to = block < blocks ? Math.min(blockLast(list, block) - base, size - 1) : size - 1;
          if (!hasBits(maskBits, from, to)) continue;
        }
        addDocs(readBlock(list, block, docs, needsPayload), scorer, maskBits, targetBits);
      }
    },
    listBits(slot) {
      const words = bits(slot);
      let count = 0;
      for (let word = 0; word < (size + 31) >>> 5; word++) {
        for (let left = words[word] as number; left !== 0; left &= left - 1) {
          listed[count++] = (word << 5) + (31 - Math.clz32(left & -left));
        }
      }
      return count;
    },
    listAbove(slot, score, from, to) {
      const words = bits(slot);
      let count = 0;
      for (let word = from; word < to; word++) {
        for (let left = words[word] as number; left !== 0; left &= left - 1) {
          const doc = (word << 5) + (31 - Math.clz32(left & -left));
          if ((scores[doc] as number) >= score) listed[count++] = doc;
        }
      }
      return count;
    },
    count: (count, values, counts) => countPlainly(listed, count, values, base, counts),
  };
}

/** Whether any bit of a range is set; both ends belong to it. */
export function hasBits(words: Uint32Array, from: number, to: number): boolean {
  const first = from >>> 5;
  const last = to >>> 5;
  const head = 0xffffffff << (from & 31);
  const tail = 0xffffffff >>> (31 - (to & 31));
  if (first === last) return ((words[first] as number) & head & tail) !== 0;
  if (((words[first] as number) & head) !== 0) return true;
  for (let word = first + 1; word < last; word++) if (words[word] !== 0) return true;
  return ((words[last] as number) & tail) !== 0;
}

export function countBits(words: Uint32Array, length: number): number {
  let count = 0;
  for (let at = 0; at < length; at++) {
    let word = words[at] as number;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

// The kernel in WebAssembly: lists are copied to its own memory window by window, decoded and added up there. Same results as the plain one.

import {
  countBits,
  countPlainly,
  createPlainKernel,
  type Kernel,
  NO_BITS,
  type Scorer,
  WINDOW,
  WINDOW_WORDS,
} from "./kernel.ts";
import {
  BLOCK,
  blockBefore,
  blockBits,
  blockCount,
  blockLast,
  blockStart,
  type PostingList,
  readBlock,
  SKIP_WORDS,
  seekBlock,
} from "./postings.ts";
import { kernelBytes } from "./wasm/kernel-bytes.ts";

interface Exports {
  memory: WebAssembly.Memory;
  add(
    blocks: number,
    skip: number,
    data: number,
    dataStart: number,
    before: number,
    base: number,
    size: number,
    weight: number,
    occurrences: number,
    saturation: number,
    lengths: number,
    scores: number,
    docs: number,
    mask: number,
    target: number,
  ): void;
  listBits(bits: number, words: number, out: number): number;
  listAbove(bits: number, from: number, to: number, out: number, scores: number, score: number): number;
  countWords(listed: number, count: number, values: number, counts: number): void;
  countShorts(listed: number, count: number, values: number, counts: number): void;
}

/** Lengths of so many windows stay in the memory: copying them costs as much as adding a word of a few thousand papers. */
const LENGTH_WINDOWS = 64;

// The memory from its start; slots of bits fill what is left. Blocks of a window are at most 514 of 624 bytes.
const SATURATION = 1024;
const OCCURRENCES = SATURATION + 1024;
const DOCS = OCCURRENCES + 1024;
const SCORES = DOCS + BLOCK * 4;
const LISTED = SCORES + WINDOW * 4;
const SKIPS = LISTED + WINDOW * 4;
const DATA = SKIPS + 520 * SKIP_WORDS * 4;
const VALUES = DATA + 520 * 624 + 64;
const COUNTS = VALUES + WINDOW * 4;
const LENGTHS = COUNTS + WINDOW * 4;
const SLOTS = LENGTHS + LENGTH_WINDOWS * WINDOW;
const SLOT_BYTES = WINDOW_WORDS * 4;

/** With fewer papers it is cheaper to count them where their values lie than to copy the values of a window. */
const DENSE = 2048;

/** With fewer papers left it is cheaper to look up each of them than to copy the list. */
const SPARSE = 24;

let compiled: WebAssembly.Module | undefined | false;

function compile(): WebAssembly.Module | undefined {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Buffer.from(kernelBytes, "base64"));
    } catch {
      // A machine without the instructions has the plain kernel.
      compiled = false;
    }
  }
  return compiled || undefined;
}

/** The fastest kernel of this machine. */
export const createKernel = (): Kernel => createWasmKernel() ?? createPlainKernel();

export function createWasmKernel(): Kernel | undefined {
  const module = compile();
  if (!module) return undefined;
  const exports = new WebAssembly.Instance(module, {}).exports as unknown as Exports;
  const { buffer } = exports.memory;
  const bytes = new Uint8Array(buffer);
  const scores = new Float32Array(buffer, SCORES, WINDOW);
  const listed = new Uint32Array(buffer, LISTED, WINDOW);
  const saturation = new Float32Array(buffer, SATURATION, 256);
  const occurrences = new Float32Array(buffer, OCCURRENCES, 256);
  const skips = new Uint32Array(buffer, SKIPS, 520 * SKIP_WORDS);
  const kept = createKeptLengths(bytes);
  const counted = new Uint32Array(buffer, COUNTS, WINDOW);
  const slots: Uint32Array[] = [];
  const docs = new Uint32Array(BLOCK);
  const payloads = new Uint8Array(BLOCK);
  let loaded: Float32Array | undefined;
  let lengthsAt = LENGTHS;
  let base = 0;
  let size = 0;

  function bits(slot: number): Uint32Array {
    while (slots.length <= slot) {
      slots.push(new Uint32Array(buffer, SLOTS + slots.length * SLOT_BYTES, WINDOW_WORDS));
    }
    return slots[slot] as Uint32Array;
  }

  const addressOf = (slot: number): number => (slot === NO_BITS ? 0 : SLOTS + slot * SLOT_BYTES);

  function load(table: Float32Array | undefined): number {
    if (!table) return 0;
    if (table !== loaded) occurrences.set(table);
    loaded = table;
    return OCCURRENCES;
  }

  function addBlocks(list: PostingList, from: number, to: number, scorer: Scorer, mask: number, target: number): void {
    const start = blockStart(list, from);
    const end = blockStart(list, to - 1) + blockBits(list, to - 1) * 16 + (list.hasPayload ? BLOCK : 0);
    const skipAt = (list.start >>> 2) + from * SKIP_WORDS;
    skips.set(list.words.subarray(skipAt, skipAt + (to - from) * SKIP_WORDS));
    bytes.set(list.bytes.subarray(start, end), DATA);
    exports.add(
      to - from,
      SKIPS,
      DATA,
      start - list.start,
      blockBefore(list, from),
      base,
      size,
      scorer.weight,
      load(scorer.occurrences),
      SATURATION,
      lengthsAt,
      SCORES,
      DOCS,
      addressOf(mask),
      addressOf(target),
    );
  }

  function addBlock(list: PostingList, block: number, scorer: Scorer, mask: number, target: number): void {
    const { weight, occurrences: table } = scorer;
    const count = readBlock(list, block, docs, table ? payloads : undefined);
    const maskBits = mask === NO_BITS ? undefined : bits(mask);
    const targetBits = target === NO_BITS ? undefined : bits(target);
    for (let at = 0; at < count; at++) {
      const doc = ((docs[at] as number) - base) >>> 0;
      if (doc >= size) continue;
      const bit = 1 << (doc & 31);
      if (maskBits && ((maskBits[doc >>> 5] as number) & bit) === 0) continue;
      let added = weight;
      if (table) {
        const often = table[payloads[at] as number] as number;
        if (often === 0) continue;
        const below = Math.fround(often + (saturation[bytes[lengthsAt + doc] as number] as number));
        if (weight !== 0) added = Math.fround(Math.fround(weight * often) / below);
      }
      if (targetBits) targetBits[doc >>> 5] = (targetBits[doc >>> 5] as number) | bit;
      if (weight !== 0) scores[doc] = (scores[doc] as number) + added;
    }
  }

  /** Only the blocks in which a paper of the mask can be. */
  function addSparse(list: PostingList, scorer: Scorer, mask: number, target: number): void {
    const words = bits(mask);
    const blocks = blockCount(list);
    let done = -1;
    for (let word = 0; word < (size + 31) >>> 5; word++) {
      for (let left = words[word] as number; left !== 0; left &= left - 1) {
        const doc = base + (word << 5) + (31 - Math.clz32(left & -left));
        if (done >= 0 && (done === blocks || doc <= blockLast(list, done))) continue;
        done = seekBlock(list, doc);
        addBlock(list, done, scorer, mask, target);
      }
    }
  }

  return {
    scores,
    listed,
    bits,
    setSaturation(values) {
      saturation.set(values);
    },
    startWindow(newBase, newSize, newLengths, areScoresUsed) {
      base = newBase;
      size = newSize;
      if (!areScoresUsed) return;
      lengthsAt = kept(newLengths, base, size);
      scores.fill(0, 0, size);
    },
    add(list, scorer, mask, target) {
      const blocks = blockCount(list);
      if (mask !== NO_BITS && blocks > 0 && countBits(bits(mask), (size + 31) >>> 5) <= SPARSE) {
        addSparse(list, scorer, mask, target);
        return;
      }
      const from = seekBlock(list, base);
      const end = seekBlock(list, base + size - 1);
      const to = Math.min(end + 1, blocks);
      if (from < to) addBlocks(list, from, to, scorer, mask, target);
      if (end === blocks && (list.count & 127) !== 0) addBlock(list, blocks, scorer, mask, target);
    },
    listBits: (slot) => exports.listBits(addressOf(slot), (size + 31) >>> 5, LISTED),
    listAbove: (slot, score, from, to) => exports.listAbove(addressOf(slot), from, to, LISTED, SCORES, score),
    count(count, values, counts) {
      if (count < DENSE || counts.length > WINDOW || counts.length > count) {
        countPlainly(listed, count, values, base, counts);
        return;
      }
      counted.set(counts);
      if (values instanceof Uint32Array) {
        new Uint32Array(buffer, VALUES, size).set(values.subarray(base, base + size));
        exports.countWords(LISTED, count, VALUES, COUNTS);
      } else {
        new Uint16Array(buffer, VALUES, size).set(values.subarray(base, base + size));
        exports.countShorts(LISTED, count, VALUES, COUNTS);
      }
      counts.set(counted.subarray(0, counts.length));
    },
  };
}

/** Where the lengths of a window lie in the memory; they are copied when they are not there. */
function createKeptLengths(memory: Uint8Array): (lengths: Uint8Array, base: number, size: number) => number {
  let places = new WeakMap<Uint8Array, (number | undefined)[]>();
  let used = 0;
  return (lengths, base, size) => {
    const window = base / WINDOW;
    let known = places.get(lengths);
    const found = known?.[window];
    if (found !== undefined) return found;
    if (used === LENGTH_WINDOWS) {
      places = new WeakMap();
      known = undefined;
      used = 0;
    }
    const place = LENGTHS + used++ * WINDOW;
    memory.set(lengths.subarray(base, base + size), place);
    known ??= [];
    known[window] = place;
    places.set(lengths, known);
    return place;
  };
}

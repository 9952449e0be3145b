// Cuts texts into words in WebAssembly and finds the number of each in a table there. See wasm/words.as.

import { foldText, isUnspaced, MAX_WORD } from "./analyse.ts";
import { wordsBytes } from "./wasm/words-bytes.ts";

interface Exports {
  fold(source: number, length: number, kinds: number, folded: number): number;
  cut(folded: number, length: number, slots: number, mask: number, found: number): number;
}

// What becomes of a character: up to three bytes of letters with their count above them, or one of these.
const GAP = 4 << 24;
/** Is as if it were not there, as an accent behind its letter. */
const NOTHING = 5 << 24;
/** Is not folded by itself: such a text needs the full analysis. */
const FOREIGN = 6 << 24;
const CODES = 0x20000;

/** Longer texts are no abstracts. */
const MAX_BYTES = 1 << 16;
const SLOT_WORDS = 8;
/** Longer words are not kept in a slot. */
const SLOT_BYTES = 24;
const TERM = 6;
const HASH = 7;
const FIRST_SLOTS = 1 << 16;
const PAGE = 65_536;

// The memory from its start; the slots fill what is left. Two bytes of a text become at most three.
const KINDS = 1024;
const SOURCE = KINDS + CODES * 4;
const FOLDED = SOURCE + MAX_BYTES + 64;
const FOUND = FOLDED + MAX_BYTES * 2;
const SLOTS = FOUND + MAX_BYTES * 4;

const ALL_LETTERS = /^[\p{L}\p{N}\p{Co}]+$/u;
const HAS_LETTER = /[\p{L}\p{N}\p{Co}]/u;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function kindOf(code: number): number {
  const sign = String.fromCodePoint(code);
  const folded = foldText(sign);
  if (folded === "") return NOTHING;
  if (!HAS_LETTER.test(folded)) return GAP;
  // A sigma depends on what stands beside it.
  const isItself = !/[σς]/.test(folded) || sign === folded;
  const bytes = encoder.encode(folded);
  if (!ALL_LETTERS.test(folded) || isUnspaced(folded) || !isItself || bytes.length > 3) return FOREIGN;
  return bytes.reduce((kind, byte, at) => kind | (byte << (at * 8)), bytes.length << 24);
}

let compiled: WebAssembly.Module | undefined | false;

function compile(): WebAssembly.Module | undefined {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(wordsBytes), (sign) => sign.charCodeAt(0)));
    } catch {
      // A machine without the instructions.
      compiled = false;
    }
  }
  return compiled || undefined;
}

/** The numbers of a text's words by `numberOf`; undefined for a text that this cannot read. Good until the next call. */
export type ReadWords = (text: string) => Uint32Array | undefined;

/** `numberOf` is asked once for every word. Undefined where the machine lacks the instructions. */
export function createWordReader(numberOf: (word: string) => number): ReadWords | undefined {
  const module = compile();
  if (!module) return undefined;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((SLOTS + FIRST_SLOTS * SLOT_WORDS * 4) / PAGE) });
  let slots = FIRST_SLOTS;
  let words = 0;
  let bytes = new Uint8Array(memory.buffer);
  let source = new Uint8Array(memory.buffer, SOURCE, MAX_BYTES);

  function termOf(at: number, size: number): number {
    if (size <= SLOT_BYTES) words++;
    return numberOf(decoder.decode(bytes.subarray(at, at + size)).slice(0, MAX_WORD));
  }

  const { fold, cut } = new WebAssembly.Instance(module, { env: { memory, kindOf, termOf } })
    .exports as unknown as Exports;

  /** Makes room for so many new words, and leaves a third of the slots free. */
  function reserve(more: number): void {
    if ((words + more) * 3 < slots * 2) return;
    const old = new Uint32Array(memory.buffer, SLOTS, slots * SLOT_WORDS).slice();
    memory.grow(Math.ceil((slots * SLOT_WORDS * 4) / PAGE));
    slots *= 2;
    bytes = new Uint8Array(memory.buffer);
    source = new Uint8Array(memory.buffer, SOURCE, MAX_BYTES);
    refill(new Uint32Array(memory.buffer, SLOTS, slots * SLOT_WORDS), old);
  }

  return (text) => {
    const { read, written } = encoder.encodeInto(text, source);
    if (read < text.length) return undefined;
    const length = fold(SOURCE, written, KINDS, FOLDED);
    if (length < 0) return undefined;
    reserve((length + 1) >>> 1);
    const count = cut(FOLDED, length, SLOTS, slots - 1, FOUND);
    return new Uint32Array(memory.buffer, FOUND, count);
  };
}

/** Each word goes to the first free slot from that of its hash on. */
function refill(slots: Uint32Array, old: Uint32Array): void {
  slots.fill(0);
  const mask = slots.length / SLOT_WORDS - 1;
  for (let from = 0; from < old.length; from += SLOT_WORDS) {
    if (old[from + TERM] === 0) continue;
    let slot = (old[from + HASH] as number) & mask;
    while (slots[slot * SLOT_WORDS + TERM] !== 0) slot = (slot + 1) & mask;
    slots.set(old.subarray(from, from + SLOT_WORDS), slot * SLOT_WORDS);
  }
}

// Reads what the learned scores look at: hashed words, neighbouring words and title words of honest prose.

import { proseSentences } from "./prose.ts";

/** Terms of one text, each once. */
export interface Terms {
  hashes: Uint32Array;
  counts: Uint8Array;
  /** Words that were read. */
  words: number;
}

/** Beyond this an abstract is no abstract; it also bounds what stuffing can do. */
const MAX_WORDS = 500;
/** The third mention of a word tells nothing that the second did not. */
const MAX_COUNT = 3;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const TITLE_MARK = 0x5bd1e995;
const MAX_MARKS = 100;
/** More than twice as many as there can be terms. */
const SLOTS = 4096;
const slots = new Uint16Array(SLOTS);
const scratch = new Uint32Array(3 * MAX_WORDS + MAX_MARKS + 8);

/** `marks` are facts such as a category, each a term of its own. */
export const readTerms = (title: string, abstract: string, marks: readonly string[] = []): Terms =>
  readSentences(title, proseSentences(abstract), marks);

/** The same from sentences that are known to be prose. */
export function readSentences(title: string, sentences: readonly string[], marks: readonly string[] = []): Terms {
  let length = 0;
  let words = 0;
  const read = (sentence: string, isTitle: boolean) => {
    let previous = 0;
    let hash = SEED;
    let size = 0;
    let last = 0;
    let beforeLast = 0;
    for (let i = 0; i <= sentence.length && words < MAX_WORDS; i++) {
      const code = i < sentence.length ? sentence.charCodeAt(i) : 32;
      const letter = code >= 65 && code <= 90 ? code + 32 : code;
      if ((letter >= 97 && letter <= 122) || (letter >= 48 && letter <= 57)) {
        // A final s is hashed only when another letter follows: plurals count as their singular.
        if (last === 115 && size > 1) hash = Math.imul(hash ^ 115, PRIME);
        if (letter !== 115 || size === 0) hash = Math.imul(hash ^ letter, PRIME);
        beforeLast = last;
        last = letter;
        size += 1;
        continue;
      }
      if (size > 0) {
        if (last === 115 && size > 1 && (size < 4 || beforeLast === 115 || beforeLast === 117 || beforeLast === 105))
          hash = Math.imul(hash ^ 115, PRIME);
        const word = mix(hash);
        words += 1;
        scratch[length++] = word;
        if (previous !== 0) scratch[length++] = pairOf(previous, word);
        if (isTitle) scratch[length++] = mix(word ^ TITLE_MARK);
        previous = word;
      }
      if (code !== 32 && code !== 45) previous = 0;
      hash = SEED;
      size = 0;
      last = 0;
    }
  };
  read(title.slice(0, 300), true);
  for (const sentence of sentences) read(sentence, false);
  for (const mark of marks.slice(0, MAX_MARKS)) scratch[length++] = hashMark(mark);
  return { ...collapse(scratch.subarray(0, length)), words };
}

/** Further marks of a text, those that it does not have already. */
export function readMarks(marks: readonly string[], { hashes }: Terms): Pick<Terms, "hashes" | "counts"> {
  const added: number[] = [];
  for (const hash of marks.slice(0, MAX_MARKS).map(hashMark))
    if (!hashes.includes(hash) && !added.includes(hash)) added.push(hash);
  return { hashes: Uint32Array.from(added), counts: new Uint8Array(added.length).fill(1) };
}

/** Different hashes in the order of their first appearance. */
function collapse(all: Uint32Array): { hashes: Uint32Array; counts: Uint8Array } {
  const hashes = new Uint32Array(all.length);
  const counts = new Uint8Array(all.length);
  let size = 0;
  slots.fill(0);
  for (let i = 0; i < all.length; i++) {
    const hash = all[i] as number;
    let slot = hash & (SLOTS - 1);
    let at = (slots[slot] as number) - 1;
    while (at >= 0 && hashes[at] !== hash) {
      slot = (slot + 1) & (SLOTS - 1);
      at = (slots[slot] as number) - 1;
    }
    if (at < 0) {
      hashes[size] = hash;
      counts[size] = 1;
      slots[slot] = ++size;
    } else if ((counts[at] as number) < MAX_COUNT) counts[at] = (counts[at] as number) + 1;
  }
  return { hashes: hashes.slice(0, size), counts: counts.slice(0, size) };
}

function hashMark(mark: string): number {
  let hash = SEED ^ TITLE_MARK;
  for (let i = 0; i < mark.length; i++) hash = Math.imul(hash ^ mark.charCodeAt(i), PRIME);
  return mix(hash);
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Order matters: "noise model" is not "model noise". */
function pairOf(first: number, second: number): number {
  return mix(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77));
}

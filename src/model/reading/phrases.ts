// The phrases of a title and an abstract that could be keywords: one to four neighbouring words that all say something.

import { hashWord } from "./hash-word.ts";
import { readWords, type Word } from "./read-words.ts";

export interface Phrase {
  /** Keys of its words, joined by blanks: spellings of one phrase share it. */
  key: string;
  hash: number;
  words: number;
  first: Word;
  last: Word;
  count: number;
  inTitle: boolean;
  /** Mentions inside the longer phrase that holds most of them. */
  inside: number;
  /** Stop words or punctuation stand on both sides of one mention. */
  isWhole: boolean;
  /** Place of the first mention, in words; the title comes first. */
  at: number;
  /** Hashes without the first and without the last word. */
  parts: number[];
  /** As printed, each mention. */
  printed: Printed[];
}

export interface Printed {
  text: string;
  inTitle: boolean;
  /** The capital of its first letter is that of a sentence. */
  opens: boolean;
}

const MAX_PHRASE_WORDS = 4;
const MAX_PHRASES = 1500;
const MAX_PRINTED = 8;

/** Of neighbours: neither punctuation nor a stop word between them. */
export function findPhrases(title: string, abstract: string): Map<number, Phrase> {
  const found = new Map<number, Phrase>();
  const titleWords = readWords(title);
  gather(title, titleWords, 0, true, found);
  gather(abstract, readWords(abstract), titleWords.length, false, found);
  for (const { count, parts } of found.values()) {
    for (const part of parts) {
      const shorter = found.get(part);
      if (shorter) shorter.inside = Math.max(shorter.inside, count);
    }
  }
  return found;
}

function gather(text: string, words: Word[], offset: number, inTitle: boolean, found: Map<number, Phrase>): void {
  for (const [at, first] of words.entries()) {
    if (first.isStop || first.isJoined) continue;
    let hash = 0;
    let tail = 0;
    for (let length = 1; length <= MAX_PHRASE_WORDS; length++) {
      const last = words[at + length - 1];
      if (!last || last.isStop || (length > 1 && last.isApart)) break;
      const head = hash;
      hash = length === 1 ? last.hash : joinHashes(hash, last.hash);
      tail = length < 3 ? last.hash : joinHashes(tail, last.hash);
      if (words[at + length]?.isJoined) continue;
      if (found.size >= MAX_PHRASES && !found.has(hash)) continue;
      add(found, hash, { text, words, at, length, offset, inTitle, parts: length === 1 ? [] : [head, tail] });
    }
  }
}

interface Place {
  text: string;
  words: Word[];
  at: number;
  length: number;
  offset: number;
  inTitle: boolean;
  parts: number[];
}

function add(
  found: Map<number, Phrase>,
  hash: number,
  { text, words, at, length, offset, inTitle, parts }: Place,
): void {
  const [first, last] = [words[at] as Word, words[at + length - 1] as Word];
  const printed = { text: text.slice(first.start, last.end), inTitle, opens: opensSentence(text, first.start) };
  const isWhole =
    isEdge(words, at, first.isApart) && isEdge(words, at + length - 1, words[at + length]?.isApart ?? true, 1);
  const known = found.get(hash);
  if (known) {
    known.count += 1;
    known.isWhole ||= isWhole;
    if (known.printed.length < MAX_PRINTED) known.printed.push(printed);
    return;
  }
  const key =
    length === 1
      ? first.key
      : words
          .slice(at, at + length)
          .map((word) => word.key)
          .join(" ");
  const place = { at: offset + at, count: 1, inside: 0, isWhole, inTitle };
  found.set(hash, { key, hash, words: length, first, last, parts, printed: [printed], ...place });
}

const isEdge = (words: Word[], at: number, isApart: boolean, step = -1): boolean =>
  isApart || (words[at + step]?.isStop ?? true);

const opensSentence = (text: string, at: number): boolean =>
  at === 0 || /[.!?:]["'”’)]*\s+$/.test(text.slice(Math.max(0, at - 4), at));

/** Order matters. */
export function joinHashes(before: number, word: number): number {
  const hash = Math.imul(before, 0x9e3779b1) ^ Math.imul(word, 0x85ebca77);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (hash >>> 12)) >>> 0;
}

/** The hash under which `findPhrases` files a phrase. */
export function hashPhrase(text: string): number | undefined {
  const words = readWords(text);
  if (words.length === 0 || words.length > MAX_PHRASE_WORDS) return undefined;
  return words.slice(1).reduce((hash, word) => joinHashes(hash, word.hash), (words[0] as Word).hash);
}

export const hashKey = (key: string): number => {
  const [first = "", ...rest] = key.split(" ");
  return rest.reduce((hash, word) => joinHashes(hash, hashWord(word)), hashWord(first));
};

// From text to rows of the model. Plain text is read letter by letter and words are known by two hashes, without making a string of each:
// taking words out of a text costs more than adding up their vectors.

import { foldText, splitWords, stemWord } from "../search/analyse.ts";
import type { EmbeddingModel } from "./format.ts";

const MAX_WORD = 64;
/** No abstract is longer; a pasted book must not hold anybody up. */
const MAX_TEXT = 30_000;
/** Only frequent words are parts of others: among rare ones are endings and misprints. */
const FREQUENT_ROWS = 10_000;
const CACHE_SLOTS = 1 << 18;
const CACHED_WORDS = 1 << 17;
/** The shorter a part, the less it says about the whole. */
const MIN_PART = 4;
const NONE = -1;
const NOT_PLAIN = /[^\0-\x7f]/;

export interface Lexicon {
  /** Calls `visit` with the row of every known word and of every known pair of neighbours. */
  read(text: string, visit: (row: number) => void): void;
  /** The row of a stemmed word, -1 without one. */
  rowOf(term: string): number;
}

export function createLexicon({ words, silent, pairs }: EmbeddingModel): Lexicon {
  const rowByTerm = new Map(words.map((word, row) => [word, row]));
  for (const word of silent) rowByTerm.set(word, NONE);
  const pairTable = createPairTable(pairs, words.length);
  const cache = createWordCache((word) => rowsOfWord(word, rowByTerm));

  function readFolded(text: string, visit: (row: number) => void): boolean {
    let before = NONE;
    const visitWord = (found: number) => {
      if (found < NONE) {
        for (const row of cache.parts(found)) visit(row);
      } else if (found !== NONE) {
        visit(found);
        const pair = before === NONE ? NONE : pairTable(before, found);
        if (pair !== NONE) visit(pair);
      }
      before = found < NONE ? NONE : found;
    };
    let start = -1;
    let one = 0;
    let two = 0;
    for (let at = 0; at <= text.length; at++) {
      const code = at === text.length ? 32 : text.charCodeAt(at);
      const lower = code >= 65 && code <= 90 ? code + 32 : code;
      if ((lower >= 97 && lower <= 122) || (lower >= 48 && lower <= 57)) {
        if (start < 0) {
          start = at;
          one = 0x811c9dc5;
          two = 0x2545f491;
        }
        one = Math.imul(one ^ lower, 0x01000193);
        two = Math.imul(two + lower, 0x5bd1e995) ^ (two >>> 15);
      } else {
        if (code >= 128 && !isMark(code)) return false;
        if (start >= 0) visitWord(cache.find(one, two, text, start, at));
        start = -1;
        if (isStop(code, text, at)) before = NONE;
      }
    }
    return true;
  }

  function readSlowly(text: string, visit: (row: number) => void): void {
    let before = NONE;
    for (const word of splitWords(text)) {
      const rows = rowsOfWord(word, rowByTerm);
      for (const row of rows) visit(row);
      const row = rows.length === 1 ? (rows[0] as number) : NONE;
      const pair = before === NONE || row === NONE ? NONE : pairTable(before, row);
      if (pair !== NONE) visit(pair);
      before = row;
    }
  }

  return {
    rowOf: (term) => rowByTerm.get(term) ?? NONE,
    read(text, visit) {
      const cut = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
      const folded = NOT_PLAIN.test(cut) ? foldText(cut) : cut;
      if (!hasLetters(folded)) readFolded(folded, visit);
      else for (const line of folded.split(/[\n.!?]+\s/)) readSlowly(line, visit);
    },
  };
}

/** Dashes, quotes, bullets and mathematical signs: they part words as a blank does. */
const isMark = (code: number) =>
  (code >= 0x2000 && code <= 0x2bff) || (code >= 0x80 && code <= 0xbf) || code === 0xfffd;

function hasLetters(folded: string): boolean {
  if (!NOT_PLAIN.test(folded)) return false;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    if (code >= 128 && !isMark(code)) return true;
  }
  return false;
}

/** A line or a sentence ends here; what stands on both sides is no pair. */
function isStop(code: number, text: string, at: number): boolean {
  if (code === 10) return true;
  if (code !== 46 && code !== 33 && code !== 63) return false;
  const next = text.charCodeAt(at + 1);
  return next === 32 || next === 10;
}

/** An unknown word may be made of two known ones, as "magnetohydrodynamic" is. */
function rowsOfWord(word: string, rowByTerm: ReadonlyMap<string, number>): number[] {
  const row = rowByTerm.get(stemWord(word));
  if (row !== undefined) return row === NONE ? [] : [row];
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
    const first = partRow(word.slice(0, cut), rowByTerm);
    const second = first === undefined ? undefined : partRow(word.slice(cut), rowByTerm);
    if (first !== undefined && second !== undefined) return [first, second];
  }
  return [];
}

function partRow(part: string, rowByTerm: ReadonlyMap<string, number>): number | undefined {
  const row = rowByTerm.get(stemWord(part)) ?? rowByTerm.get(part);
  return row === undefined || row === NONE || row >= FREQUENT_ROWS ? undefined : row;
}

/** Rows of pairs by the rows of their words, in a table of open addresses. */
function createPairTable(pairs: Uint16Array, firstRow: number): (first: number, second: number) => number {
  let slots = 16;
  while (slots < pairs.length) slots *= 2;
  const keys = new Int32Array(slots);
  const rows = new Int32Array(slots).fill(NONE);
  const slotOf = (key: number) => (Math.imul(key, 0x9e3779b1) ^ (key >>> 15)) & (slots - 1);
  for (let at = 0; at < pairs.length; at += 2) {
    const key = ((pairs[at] as number) << 16) | (pairs[at + 1] as number);
    let slot = slotOf(key);
    while (rows[slot] !== NONE) slot = (slot + 1) & (slots - 1);
    keys[slot] = key;
    rows[slot] = firstRow + at / 2;
  }
  return (first, second) => {
    const key = (first << 16) | second;
    for (let slot = slotOf(key); ; slot = (slot + 1) & (slots - 1)) {
      const row = rows[slot] as number;
      if (row === NONE || keys[slot] === key) return row;
    }
  };
}

interface WordCache {
  /** A row, -1 for none, or less for a word of parts. */
  find(one: number, two: number, text: string, from: number, to: number): number;
  parts(found: number): readonly number[];
}

/** Two words with the same two hashes are one in four billion; the damage would be one word of one text. */
function createWordCache(resolve: (word: string) => number[]): WordCache {
  const marks = new Int32Array(CACHE_SLOTS);
  const found = new Int32Array(CACHE_SLOTS);
  const used = new Uint8Array(CACHE_SLOTS);
  let lists: number[][] = [];
  let size = 0;
  const toFound = (rows: number[]): number => {
    if (rows.length < 2) return rows[0] ?? NONE;
    lists.push(rows);
    return NONE - lists.length;
  };
  return {
    parts: (value) => lists[NONE - value - 1] ?? [],
    find(one, two, text, from, to) {
      let slot = (one ^ (one >>> 16)) & (CACHE_SLOTS - 1);
      for (; used[slot] === 1; slot = (slot + 1) & (CACHE_SLOTS - 1)) {
        if (marks[slot] === two) return found[slot] as number;
      }
      if (size >= CACHED_WORDS) {
        used.fill(0);
        lists = [];
        size = 0;
        slot = (one ^ (one >>> 16)) & (CACHE_SLOTS - 1);
      }
      const value = toFound(resolve(text.slice(from, Math.min(to, from + MAX_WORD)).toLowerCase()));
      used[slot] = 1;
      marks[slot] = two;
      found[slot] = value;
      size += 1;
      return value;
    },
  };
}

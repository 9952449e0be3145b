// The words and the meaning of every paper in a catalogue, in arrays that threads can share.

import { splitWords } from "../search/analyse.ts";
import { stem } from "../search/stem.ts";
import { rarity } from "./knowledge.ts";
import { MEANING_SIZE, type WordVector, writeMeaning } from "./prepare-mentions.ts";
import { listAt, type Ragged, RaggedBuilder } from "./ragged.ts";
import { hashWord, Vocabulary, type VocabularyParts } from "./vocabulary.ts";

export interface PaperText {
  id: string;
  title: string;
  abstract?: string;
  keywords?: readonly string[];
}

/** A word stands as its number and, in the last byte, how often it occurs. */
export interface PackedTexts {
  ids: string[];
  titles: Ragged;
  texts: Ragged;
  hasAbstract: Uint8Array;
  /** Some thousand papers in each piece; all zero where no word is known. */
  meanings: Int8Array[];
  /** By the numbers of words. */
  rarities: Float64Array;
  hashes: Int32Array;
  /** Words of titles, and how many papers have each. */
  titleWords: VocabularyParts;
}

const MOST_TIMES = 255;
const WORD_SHIFT = 8;
const MEANINGS_SHIFT = 12;
const MEANINGS_AT_ONCE = 2 ** MEANINGS_SHIFT;
const CACHED_WORDS = 300_000;
/** A longer piece of a text keeps the whole text in memory. */
const LONG_WORD = 12;
const LOGS = Float64Array.from({ length: MOST_TIMES + 1 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));

export function packTexts(papers: Iterable<PaperText>, embed?: (text: string) => Float32Array): PackedTexts {
  const words = createWordNumbers();
  const counter = createCounter();
  const [titles, texts] = [new RaggedBuilder(), new RaggedBuilder()];
  const ids: string[] = [];
  const hasAbstract: number[] = [];
  const meanings: Int8Array[] = [];
  for (const { id, title, abstract = "", keywords = [] } of papers) {
    counter.start();
    for (const word of splitWords(title)) counter.add(words.numberOf(word));
    const ofTitle = counter.list();
    for (const word of ofTitle) words.vocabulary.count(word >>> WORD_SHIFT);
    titles.add(ofTitle);
    for (const text of [...keywords, abstract]) {
      for (const word of splitWords(text)) counter.add(words.numberOf(word));
    }
    texts.add(counter.list());
    const row = ids.push(id) - 1;
    hasAbstract.push(abstract === "" ? 0 : 1);
    if (!embed) continue;
    const within = row % MEANINGS_AT_ONCE;
    if (within === 0) meanings.push(new Int8Array(new SharedArrayBuffer(MEANINGS_AT_ONCE * MEANING_SIZE)));
    const vector = embed(abstract === "" ? title : `${title}\n${abstract}`);
    writeMeaning(vector, meanings.at(-1) as Int8Array, within * MEANING_SIZE);
  }
  const rarities = new Float64Array(new SharedArrayBuffer(words.vocabulary.size * 8));
  for (let word = 0; word < rarities.length; word++) {
    rarities[word] = rarity(ids.length, words.vocabulary.countOf(word));
  }
  const hashes = new Int32Array(new SharedArrayBuffer(words.vocabulary.size * 4));
  for (const [number, word] of [...words.vocabulary.words()].entries()) hashes[number] = hashWord(word);
  return {
    ...{ ids, titles: titles.build(), texts: texts.build(), meanings, rarities, hashes },
    hasAbstract: Uint8Array.from(hasAbstract),
    titleWords: countedOnly(words.vocabulary),
  };
}

/** What a paper's row says, as pairs of mentions are compared by it. */
export function readVector(lists: Ragged, row: number, rarities: Float64Array): WordVector {
  const packed = listAt(lists, row);
  const words = new Int32Array(packed.length);
  const weights = new Float32Array(packed.length);
  let squares = 0;
  for (let i = 0; i < packed.length; i++) {
    const word = (packed[i] as number) >>> WORD_SHIFT;
    words[i] = word;
    weights[i] = (LOGS[(packed[i] as number) & MOST_TIMES] as number) * (rarities[word] as number);
    squares += (weights[i] as number) ** 2;
  }
  const length = Math.sqrt(squares) || 1;
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / length;
  return { words, weights };
}

export function readMeaning({ meanings }: PackedTexts, row: number): Int8Array | undefined {
  const within = (row % MEANINGS_AT_ONCE) * MEANING_SIZE;
  const meaning = meanings[row >> MEANINGS_SHIFT]?.subarray(within, within + MEANING_SIZE);
  return meaning?.some((value) => value !== 0) ? meaning : undefined;
}

/** Numbers for the stems of words, found by the words themselves. */
function createWordNumbers() {
  const vocabulary = new Vocabulary();
  const known = new Map<string, number>();
  return {
    vocabulary,
    numberOf(word: string): number {
      const found = known.get(word);
      if (found !== undefined) return found;
      if (known.size >= CACHED_WORDS) known.clear();
      const own = word.length > LONG_WORD ? [...word].join("") : word;
      const number = vocabulary.add(stem(own));
      known.set(own, number);
      return number;
    },
  };
}

/** How often each number comes, text by text. */
function createCounter() {
  let text = 0;
  let seenIn = new Int32Array(65_536);
  let slotOf = new Int32Array(65_536);
  let found = new Int32Array(1024);
  let size = 0;
  return {
    start(): void {
      text += 1;
      size = 0;
    },
    add(number: number): void {
      if (number >= seenIn.length) [seenIn, slotOf] = [grow(seenIn), grow(slotOf)];
      if (seenIn[number] !== text) {
        if (size === found.length) found = grow(found);
        seenIn[number] = text;
        slotOf[number] = size;
        found[size++] = (number << WORD_SHIFT) | 1;
        return;
      }
      const slot = slotOf[number] as number;
      if (((found[slot] as number) & MOST_TIMES) < MOST_TIMES) found[slot] = (found[slot] as number) + 1;
    },
    list: (): Int32Array => found.slice(0, size).sort(),
  };
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

function countedOnly(vocabulary: Vocabulary): VocabularyParts {
  const { words, counts } = vocabulary.toParts();
  return { words: words.filter((_, number) => counts[number] !== 0), counts: counts.filter((count) => count !== 0) };
}

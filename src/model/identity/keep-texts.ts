// What the text of a paper says as bytes that hold from run to run: a run's numbers of words give way to hashes of the words.

import { rarity } from "./knowledge.ts";
import { type PackedTexts, readMeaning } from "./pack-texts.ts";
import { MEANING_SIZE, type PaperTexts, type WordVector } from "./prepare-mentions.ts";
import { listAt } from "./ragged.ts";
import { hashWord, type Vocabulary } from "./vocabulary.ts";

/** In one number: a hash, and in the last bits how often the word occurs. */
const TIMES_BITS = 4;
const MOST_TIMES = 2 ** TIMES_BITS - 1;
const LOGS = Float64Array.from({ length: MOST_TIMES + 1 }, (_, times) => (times === 0 ? 0 : 1 + Math.log(times)));
/** The first number: how many words the title has, and these. */
const HAS_ABSTRACT = 1 << 16;
const HAS_MEANING = 1 << 17;
const COUNT = HAS_ABSTRACT - 1;

export function keepText(texts: PackedTexts, row: number): Uint8Array {
  const meaning = readMeaning(texts, row);
  const toKept = (packed: number): number => {
    const [word, times] = [packed >>> 8, packed & 255];
    return ((texts.hashes[word] as number) << TIMES_BITS) | Math.min(times, MOST_TIMES);
  };
  const title = listAt(texts.titles, row).map(toKept);
  const text = listAt(texts.texts, row).map(toKept);
  const header = title.length | (texts.hasAbstract[row] === 1 ? HAS_ABSTRACT : 0) | (meaning ? HAS_MEANING : 0);
  const numbers = Int32Array.of(header, ...title, ...text);
  const kept = new Uint8Array(numbers.byteLength + (meaning ? MEANING_SIZE : 0));
  kept.set(new Uint8Array(numbers.buffer));
  if (meaning) kept.set(new Uint8Array(meaning.buffer, meaning.byteOffset, MEANING_SIZE), numbers.byteLength);
  return kept;
}

/** Reads kept texts with what a whole run has learnt of words. */
export class KeptTextReader {
  readonly #words: Vocabulary;
  readonly #papers: number;
  readonly #numbers = new Map<number, number>();
  #next: number;

  constructor(words: Vocabulary, papers: number) {
    this.#words = words;
    this.#papers = papers;
    this.#next = words.size;
    let number = 0;
    for (const word of words.words()) this.#numbers.set(hashWord(word), number++);
  }

  read(kept: Uint8Array): PaperTexts {
    // A copy begins where arrays of whole numbers may begin.
    const bytes = new Uint8Array(kept);
    const header = new DataView(bytes.buffer).getInt32(0, true);
    const hasMeaning = (header & HAS_MEANING) !== 0;
    const end = (bytes.length - (hasMeaning ? MEANING_SIZE : 0)) / 4;
    const numbers = new Int32Array(bytes.buffer, 4, end - 1);
    const count = header & COUNT;
    return {
      title: this.#vector(numbers.subarray(0, count)),
      text: this.#vector(numbers.subarray(count)),
      hasAbstract: (header & HAS_ABSTRACT) !== 0,
      meaning: hasMeaning ? new Int8Array(bytes.buffer, end * 4, MEANING_SIZE) : undefined,
    };
  }

  #vector(kept: Int32Array): WordVector {
    // Sorted by numbers, with how often each occurs behind it.
    const sorted = kept.map((one) => (this.#numberOf(one >>> TIMES_BITS) << TIMES_BITS) | (one & MOST_TIMES)).sort();
    const words = sorted.map((one) => one >>> TIMES_BITS);
    const weights = new Float32Array(words.length);
    let squares = 0;
    for (let i = 0; i < words.length; i++) {
      const rare = rarity(this.#papers, this.#words.countOf(words[i] as number));
      weights[i] = (LOGS[(sorted[i] as number) & MOST_TIMES] as number) * rare;
      squares += (weights[i] as number) ** 2;
    }
    const length = Math.sqrt(squares) || 1;
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / length;
    return { words, weights };
  }

  #numberOf(hash: number): number {
    const known = this.#numbers.get(hash);
    if (known !== undefined) return known;
    this.#numbers.set(hash, this.#next);
    return this.#next++;
  }
}

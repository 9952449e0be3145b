// Gives words small numbers, so that sets of them are short sorted arrays.

export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];

  get size(): number {
    return this.#counts.length;
  }

  /** The word's number; a word never seen gets the next one. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#counts.length;
    this.#numbers.set(word, number);
    this.#counts.push(0);
    return number;
  }

  find(word: string): number | undefined {
    return this.#numbers.get(word);
  }

  /** In the order of their numbers. */
  words(): Iterable<string> {
    return this.#numbers.keys();
  }

  count(number: number): void {
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
  }

  countOf(number: number): number {
    return this.#counts[number] ?? 0;
  }

  toParts(): VocabularyParts {
    return { words: [...this.#numbers.keys()], counts: Int32Array.from(this.#counts) };
  }

  /** Only while it is empty. */
  fill({ words, counts }: VocabularyParts): void {
    for (const [number, word] of words.entries()) {
      this.#numbers.set(word, number);
      this.#counts.push(counts[number] ?? 0);
    }
  }
}

/** For keeping: words and counts in the order of their numbers. */
export interface VocabularyParts {
  words: string[];
  counts: Int32Array;
}

/** Sorted, each once. */
export function toSortedSet(numbers: readonly number[] | Int32Array): Int32Array {
  const sorted = new Int32Array(numbers);
  if (sorted.length < 2) return sorted;
  sorted.sort();
  let size = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i] as number;
  }
  return size === sorted.length ? sorted : sorted.slice(0, size);
}

/** FNV-1a, mixed, of 28 bits. Of 300,000 words about one in a thousand shares its hash. */
export function hashWord(word: string): number {
  let hash = 2166136261;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619);
  return (hash ^ (hash >>> 15)) >>> 4;
}

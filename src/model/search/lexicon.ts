// Words of a text as numbers, without making a string of each: the same terms as `analyse` gives, several times as fast.

import { foldText, splitWords, stemWord } from "./analyse.ts";

const MAX_WORD = 64;
const FIRST_SLOTS = 1 << 16;
/** Beyond this many terms it is better to begin anew. */
const MAX_TERMS = 600_000;

// What a character is: its folded self, or one of these.
const UNKNOWN = 0;
/** Ends a word. */
const GAP = 1;
/** Is as if it were not there, as an accent behind its letter. */
const NOTHING = 2;
/** Becomes several letters. */
const SEVERAL = 3;
/** Stays a letter or a digit that is not plain: such a text needs the full analysis. */
const FOREIGN = 4;
const kinds = new Uint8Array(65_536);
const several = new Map<number, string>();
const WORD = /[\p{L}\p{N}\p{Co}]/u;
const PLAIN = /^[a-z0-9]+$/;

function kindOf(code: number): number {
  const known = kinds[code] as number;
  if (known !== UNKNOWN) return known;
  const kind = findKind(code);
  kinds[code] = kind;
  return kind;
}

/** Of a byte: what it is when it is a character, or unknown where a longer one begins. */
const PLAIN_KINDS = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 ? findKind(byte) : UNKNOWN));
const encoder = new TextEncoder();

/** The character of several bytes that begins here; one of four bytes is taken for half of a character, which is as foreign. */
function codeAt(source: Uint8Array, at: number): number {
  const [first, second, third] = [source[at] as number, source[at + 1] as number, source[at + 2] as number];
  if (first < 0xe0) return ((first & 31) << 6) | (second & 63);
  return first < 0xf0 ? ((first & 15) << 12) | ((second & 63) << 6) | (third & 63) : 0xd800;
}

function findKind(code: number): number {
  // Half of a character.
  if (code >= 0xd800 && code < 0xe000) return FOREIGN;
  const folded = foldText(String.fromCharCode(code));
  if (folded === "") return NOTHING;
  if (PLAIN.test(folded)) {
    if (folded.length === 1) return folded.charCodeAt(0);
    several.set(code, folded);
    return SEVERAL;
  }
  return WORD.test(folded) ? FOREIGN : GAP;
}

/** One line of the cache for a word: its hash, its term plus one, its size and its characters. Longer words are kept elsewhere. */
const SLOT = 8;
const HEAD = 2;
const INLINE = (SLOT - HEAD) * 4 - 1;

/** An open hash table of words over their characters; every word knows its term. */
export class Lexicon {
  private slots = new Uint32Array(FIRST_SLOTS * SLOT);
  private mask = FIRST_SLOTS - 1;
  private words = 0;
  private longWords = new Map<string, number>();
  private termIds = new Map<string, number>();
  /** The stem of each term. */
  readonly texts: string[] = [];
  /** The terms of the text read last. */
  found = new Uint32Array(1024);
  /** The word being read as it lies in a slot: its size, then its characters. */
  private readonly bytes = new Uint8Array(MAX_WORD + 4);
  private readonly quads = new Uint32Array(this.bytes.buffer);
  /** The text being read. */
  private source = new Uint8Array(4096);
  private readonly toTerm: (word: string) => string;

  /** `toTerm` makes a term of a folded word. */
  constructor(toTerm = stemWord) {
    this.toTerm = toTerm;
  }

  get isFull(): boolean {
    return this.texts.length > MAX_TERMS;
  }

  /** Reads the terms of a text into `found`; returns how many. */
  read(text: string): number {
    if (this.source.length < text.length * 3 + 1) this.source = new Uint8Array(text.length * 4 + 1);
    // Bytes are read several times as fast as the letters of a string.
    const { source, bytes } = this;
    const { written } = encoder.encodeInto(text, source);
    // Behind the end everything is a gap.
    source[written] = 0;
    let count = 0;
    let size = 0;
    let hash = 0x811c9dc5;
    for (let at = 0; at <= written; at++) {
      const byte = source[at] as number;
      let kind = PLAIN_KINDS[byte] as number;
      if (kind === UNKNOWN) {
        const code = codeAt(source, at);
        at += code < 0x800 ? 1 : 2;
        kind = kindOf(code);
        if (kind === FOREIGN) return this.readAnalysed(text);
        if (kind === NOTHING) continue;
        if (kind === SEVERAL) {
          const letters = several.get(code) as string;
          for (let letter = 0; letter < letters.length && size < MAX_WORD; letter++) {
            bytes[++size] = letters.charCodeAt(letter);
            hash = Math.imul(hash ^ (bytes[size] as number), 0x01000193);
          }
          continue;
        }
      }
      if (kind !== GAP) {
        if (size < MAX_WORD) {
          bytes[++size] = kind;
          hash = Math.imul(hash ^ kind, 0x01000193);
        }
        continue;
      }
      if (size === 0) continue;
      if (count === this.found.length) this.growFound();
      this.found[count++] = size > INLINE ? this.termOfLong(size) : this.termOfWord(size, hash >>> 0);
      size = 0;
      hash = 0x811c9dc5;
    }
    return count;
  }

  private readAnalysed(text: string): number {
    const words = splitWords(text);
    while (words.length > this.found.length) this.growFound();
    for (let at = 0; at < words.length; at++) this.found[at] = this.termOf(words[at] as string);
    return words.length;
  }

  private growFound(): void {
    const grown = new Uint32Array(this.found.length * 2);
    grown.set(this.found);
    this.found = grown;
  }

  private textOf(size: number): string {
    return String.fromCharCode(...this.bytes.subarray(1, size + 1));
  }

  private termOfLong(size: number): number {
    const text = this.textOf(size);
    let term = this.longWords.get(text);
    if (term === undefined) {
      term = this.termOf(text);
      this.longWords.set(text, term);
    }
    return term;
  }

  private termOfWord(size: number, hash: number): number {
    const { slots, quads, bytes, mask } = this;
    const used = (size + 4) >>> 2;
    bytes[0] = size;
    for (let at = size + 1; at < used * 4; at++) bytes[at] = 0;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const base = slot * SLOT;
      const term = slots[base + 1] as number;
      if (term === 0) return this.addWord(size, hash, base);
      if (slots[base] !== hash) continue;
      let at = 0;
      while (at < used && slots[base + HEAD + at] === quads[at]) at++;
      if (at === used) return term - 1;
    }
  }

  private addWord(size: number, hash: number, base: number): number {
    const term = this.termOf(this.textOf(size));
    this.slots[base] = hash;
    this.slots[base + 1] = term + 1;
    this.slots.set(this.quads.subarray(0, (size + 4) >>> 2), base + HEAD);
    if (++this.words > this.mask >>> 1) this.growSlots();
    return term;
  }

  private growSlots(): void {
    const old = this.slots;
    this.mask = this.mask * 2 + 1;
    this.slots = new Uint32Array(old.length * 2);
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 1] === 0) continue;
      const hash = old[from] as number;
      let slot = (hash ^ (hash >>> 15)) & this.mask;
      while (this.slots[slot * SLOT + 1] !== 0) slot = (slot + 1) & this.mask;
      this.slots.set(old.subarray(from, from + SLOT), slot * SLOT);
    }
  }

  private termOf(word: string): number {
    const text = this.toTerm(word);
    let id = this.termIds.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.termIds.set(text, id);
      this.texts.push(text);
    }
    return id;
  }
}

// The words of each paper in their order, for phrases, nearness, and whatever is asked of single papers.
//
// A word is a code: 0 is the term that most papers of the segment have, so that common words take one byte. A paper is the number of words
// in its title and then the codes of title and abstract, all as variable-length numbers.

import { ABSTRACT_START } from "../../../ports/search-index.ts";
import { MAX_IN_ABSTRACT, MAX_IN_TITLE } from "./bm25.ts";
import { ByteBuffer, packColumns, unpackColumns } from "./layout.ts";

/** Numbers of terms, those that most papers have first; equal ones in their order. */
export function orderByCount(counts: Uint32Array): Uint32Array {
  // Both fit into the 53 bits of a double.
  const shift = 2 ** 24;
  const keys = Float64Array.from(counts, (count, term) => (2 ** 28 - count) * shift + term).sort();
  return Uint32Array.from(keys, (key) => key % shift);
}

export class TokenWriter {
  readonly out = new ByteBuffer(4096);
  private ends = new ByteBuffer();
  private flushed = 0;

  /** Words from `from` on: those of the title, then those of the abstract. `codeOf` makes codes of them. */
  add(words: Uint32Array, from: number, inTitle: number, count: number, codeOf: Uint32Array): void {
    const { out } = this;
    out.reserve((count + 1) * 5);
    out.varint(inTitle);
    const { bytes } = out;
    let { length } = out;
    for (let at = from; at < from + count; at++) {
      let code = codeOf[words[at] as number] as number;
      while (code > 127) {
        bytes[length++] = (code & 127) | 128;
        code >>>= 7;
      }
      bytes[length++] = code;
    }
    out.length = length;
    this.ends.reserve(4);
    this.ends.words[this.ends.length >>> 2] = this.flushed + length;
    this.ends.length += 4;
  }

  /** What `out` held was taken away. */
  wasTaken(): void {
    this.flushed += this.out.length;
    this.out.length = 0;
  }

  /** `terms`: numbers of the terms by code, as `orderByCount` gives them. */
  endIndex(terms: Uint32Array): Uint8Array {
    return packColumns([this.ends.taken(), terms]);
  }
}

/** The words of a segment's papers. One paper is open at a time. */
export class Tokens {
  private readonly bytes: Uint8Array;
  /** The same, four at a time; what the last few share with nothing is padding. */
  private readonly quads: Int32Array;
  private readonly ends: Uint32Array;
  /** Terms by code, counted from the first text term of the segment. */
  private readonly terms: Uint32Array;
  private readonly firstTerm: number;
  private codeOfTerm: Uint32Array | undefined;
  private marks: Uint8Array | undefined;
  /** Codes of the paper that is open. */
  codes = new Uint32Array(1024);
  count = 0;
  inTitle = 0;

  constructor(index: Uint8Array, bytes: Uint8Array, firstTerm: number) {
    const [ends, terms] = unpackColumns(index, 2) as [Place, Place];
    this.ends = new Uint32Array(index.buffer, ends.at, ends.length >>> 2);
    this.terms = new Uint32Array(index.buffer, terms.at, terms.length >>> 2);
    this.bytes = bytes;
    this.quads = new Int32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
    this.firstTerm = firstTerm;
  }

  get size(): number {
    return this.terms.length;
  }

  termOf(code: number): number {
    return this.firstTerm + (this.terms[code] as number);
  }

  codeOf(term: number): number {
    this.codeOfTerm ??= this.turnRound();
    return this.codeOfTerm[term - this.firstTerm] as number;
  }

  private turnRound(): Uint32Array {
    const codes = new Uint32Array(this.terms.length);
    for (let code = 0; code < codes.length; code++) codes[this.terms[code] as number] = code;
    return codes;
  }

  open(doc: number): void {
    const { bytes } = this;
    let at = doc === 0 ? 0 : (this.ends[doc - 1] as number);
    const end = this.ends[doc] as number;
    if (end - at > this.codes.length) this.codes = new Uint32Array((end - at) * 2);
    const { codes } = this;
    let count = -1;
    while (at < end) {
      let byte = bytes[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 127) << shift;
      }
      if (count < 0) this.inTitle = value;
      else codes[count] = value;
      count++;
    }
    this.count = count;
  }

  /** These words side by side, for `hasPhrase`. */
  phraseOf(terms: readonly number[]): Phrase {
    const out = new ByteBuffer(terms.length * 5 + 8);
    for (const term of terms) out.varint(this.codeOf(term));
    return openPhrase(out.taken());
  }

  /** Whether a paper has the phrase, all of it in the title or all in the abstract. Nothing is decoded: the bytes are compared. */
  hasPhrase(doc: number, phrase: Phrase, part: "text" | "title" | "abstract"): boolean {
    const { bytes } = this;
    const end = this.ends[doc] as number;
    let at = doc === 0 ? 0 : (this.ends[doc - 1] as number);
    let inTitle = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      inTitle |= (byte & 127) << shift;
    }
    let titleEnd = -1;
    for (let found = this.findPhrase(phrase, at, at, end); found >= 0; ) {
      // Where the title ends is looked for only in the few papers that have the words.
      if (titleEnd < 0) titleEnd = this.skipWords(at, inTitle);
      const isInTitle = found + phrase.bytes.length <= titleEnd;
      if (isInTitle ? part !== "abstract" : part !== "title" && found >= titleEnd) return true;
      found = this.findPhrase(phrase, at, found + 1, end);
    }
    return false;
  }

  private skipWords(from: number, count: number): number {
    let at = from;
    for (let left = count; left > 0; ) if ((this.bytes[at++] as number) < 128) left--;
    return at;
  }

  /** The first place from `from` on, or -1. Four bytes at a time are looked through for the rarest two neighbours of the phrase. */
  private findPhrase({ bytes: phrase, anchor, one, two }: Phrase, first: number, from: number, to: number): number {
    const { bytes, quads } = this;
    const last = to - phrase.length;
    const value = phrase[anchor] as number;
    for (let quad = (from + anchor) >>> 2; quad <= (last + anchor) >>> 2; quad++) {
      // A byte is 0 where it is the one sought; this has a bit for each such byte, and seldom for another
      // (H. S. Warren, "Hacker's Delight", 2002).
      const found = quads[quad] as number;
      const rest = found ^ one;
      const ones = (rest - 0x01010101) & ~rest & 0x80808080;
      if (ones === 0) continue;
      const after = ((found >>> 8) | ((quads[quad + 1] as number) << 24)) ^ two;
      if (((after - 0x01010101) & ~after & ones) === 0) continue;
      for (let place = quad * 4; place < quad * 4 + 4; place++) {
        const start = place - anchor;
        if (bytes[place] !== value || start < from || start > last) continue;
        // A code begins where the one before has ended.
        if (start > first && (bytes[start - 1] as number) > 127) continue;
        let next = 0;
        while (next < phrase.length && bytes[start + next] === phrase[next]) next++;
        if (next === phrase.length) return start;
      }
    }
    return -1;
  }

  /** Places of up to 255 different codes in a paper, by code, rising; -1 stands for a code that is none. */
  allPlaces(doc: number, wanted: readonly number[]): number[][] {
    const { marks } = this.mark(wanted);
    const found: number[][] = wanted.map(() => []);
    this.open(doc);
    const { codes, inTitle, count } = this;
    for (let at = 0; at < count; at++) {
      const mark = marks[codes[at] as number] as number;
      if (mark > 0) found[mark - 1]?.push(at < inTitle ? at : at - inTitle + ABSTRACT_START);
    }
    this.unmark(wanted);
    return found;
  }

  private mark(wanted: readonly number[]): { marks: Uint8Array } {
    this.marks ??= new Uint8Array(this.terms.length);
    const { marks } = this;
    for (let at = 0; at < wanted.length; at++) if ((wanted[at] as number) >= 0) marks[wanted[at] as number] = at + 1;
    return { marks };
  }

  private unmark(wanted: readonly number[]): void {
    for (const code of wanted) if (code >= 0 && this.marks) this.marks[code] = 0;
  }

  /** Codes that stand for nothing when the words of a paper are asked for: made once for a list of terms. */
  silentCodes(terms: readonly number[]): Uint8Array {
    const silent = new Uint8Array(this.terms.length);
    for (const term of terms) silent[this.codeOf(term)] = 1;
    return silent;
  }

  /** Places of a code in the open paper. */
  placesOf(code: number, part: "text" | "title" | "abstract"): number[] {
    const { codes, inTitle, count } = this;
    const places: number[] = [];
    const from = part === "abstract" ? inTitle : 0;
    const to = part === "title" ? inTitle : count;
    for (let at = from; at < to; at++) {
      if (codes[at] === code) places.push(at < inTitle ? at : at - inTitle + ABSTRACT_START);
    }
    return places;
  }

  /** The byte of a posting for each of up to 255 different codes in each of the papers, -1 where a paper has not got it: by paper, then code. */
  payloads(wanted: readonly number[], docs: Uint32Array): Int32Array {
    const { marks } = this.mark(wanted);
    const all = new Int32Array(wanted.length * docs.length);
    const inTitle = new Uint32Array(wanted.length + 1);
    const inAbstract = new Uint32Array(wanted.length + 1);
    for (let place = 0; place < docs.length; place++) {
      this.open(docs[place] as number);
      const { codes, count } = this;
      inTitle.fill(0);
      inAbstract.fill(0);
      for (let at = 0; at < count; at++) {
        const mark = marks[codes[at] as number] as number;
        if (mark === 0) continue;
        const counts = at < this.inTitle ? inTitle : inAbstract;
        counts[mark] = (counts[mark] as number) + 1;
      }
      for (let at = 0; at < wanted.length; at++) {
        const payload = payloadOf(inTitle[at + 1] as number, inAbstract[at + 1] as number);
        all[place * wanted.length + at] = payload === 0 ? -1 : payload;
      }
    }
    this.unmark(wanted);
    return all;
  }
}

/** Codes side by side as bytes, and the place of the two neighbours that papers have least often. */
export interface Phrase {
  bytes: Uint8Array;
  anchor: number;
  /** The byte there and the one after it, four times each. */
  one: number;
  two: number;
}

function openPhrase(bytes: Uint8Array): Phrase {
  // First bytes of long codes are spread evenly; a short code is the rarer the greater it is.
  let anchor = 0;
  for (let at = 1; at + 1 < bytes.length; at++) if ((bytes[at] as number) > (bytes[anchor] as number)) anchor = at;
  const [one, two] = [anchor, anchor + 1].map((at) => Math.imul(bytes[at] as number, 0x01010101)) as [number, number];
  return { bytes, anchor, one, two };
}

/** How often a term stands in title and abstract, as far as a byte can say. */
export const payloadOf = (inTitle: number, inAbstract: number): number =>
  (Math.min(inTitle, MAX_IN_TITLE) << 6) | Math.min(inAbstract, MAX_IN_ABSTRACT);

interface Place {
  at: number;
  length: number;
}

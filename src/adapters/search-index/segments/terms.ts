// The dictionary of a segment: keys in the order of their bytes, found by binary search, with nothing to build when it is opened.

import { ByteBuffer, packColumns, unpackColumns } from "./layout.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const encodeKey = (key: string): Uint8Array => encoder.encode(key);

/** Beyond these the order of UTF-16 and of UTF-8 differ. */
const SURROGATES = /[\ud800-\uffff]/;

/** Indexes of the keys in the order of their UTF-8 bytes. */
export function sortKeys(keys: readonly string[]): Uint32Array {
  const order = Uint32Array.from({ length: keys.length }, (_, index) => index);
  if (!keys.some((key) => SURROGATES.test(key))) {
    return order.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1));
  }
  const encoded = keys.map((key) => encodeKey(key));
  return order.sort((a, b) => compareBytes(encoded[a] as Uint8Array, encoded[b] as Uint8Array));
}

export const compareBytes = (a: Uint8Array, b: Uint8Array): number => Buffer.compare(a, b);

export class TermsWriter {
  private keys = new ByteBuffer(4096);
  private columns = {
    ends: new ByteBuffer(),
    counts: new ByteBuffer(),
    lists: new ByteBuffer(),
    places: new ByteBuffer(),
  };
  private terms = 0;
  /** Index of the first term of each key space. */
  readonly firstOf = new Uint32Array(256);
  private readonly countOf = new Uint32Array(256);

  /** Keys must come in order. */
  add(key: string | Uint8Array, count: number, list: number, places: number): void {
    const { keys, columns } = this;
    const before = keys.length;
    if (typeof key === "string") {
      keys.reserve(key.length * 3);
      keys.length += encoder.encodeInto(key, keys.bytes.subarray(keys.length)).written;
    } else keys.append(key);
    const space = keys.bytes[before] as number;
    if (this.lastSpace !== space) this.firstOf[space] = this.terms;
    this.lastSpace = space;
    this.countOf[space] = (this.countOf[space] as number) + 1;
    push(columns.ends, keys.length);
    push(columns.counts, count);
    push(columns.lists, list);
    push(columns.places, places);
    this.terms++;
  }
  private lastSpace = -1;

  get count(): number {
    return this.terms;
  }

  /** How many papers each term of a key space has. */
  countsIn(space: number): Uint32Array {
    if ((this.countOf[space] as number) === 0) return new Uint32Array(0);
    const first = this.firstOf[space] as number;
    return this.columns.counts.words.slice(first, first + (this.countOf[space] as number));
  }

  end(): Uint8Array {
    const { ends, counts, lists, places } = this.columns;
    return packColumns([ends, counts, lists, places, this.keys].map((buffer) => buffer.taken()));
  }
}

function push(buffer: ByteBuffer, value: number): void {
  buffer.reserve(4);
  buffer.words[buffer.length >>> 2] = value;
  buffer.length += 4;
}

export class Terms {
  readonly count: number;
  /** Papers, offset of the postings and of the positions of each term. */
  readonly counts: Uint32Array;
  readonly lists: Uint32Array;
  readonly places: Uint32Array;
  private readonly ends: Uint32Array;
  private readonly keys: Uint8Array;

  constructor(bytes: Uint8Array) {
    const [ends, counts, lists, places, keys] = unpackColumns(bytes, 5) as [Place, Place, Place, Place, Place];
    const words = ({ at, length }: Place) => new Uint32Array(bytes.buffer, at, length >>> 2);
    this.ends = words(ends);
    this.counts = words(counts);
    this.lists = words(lists);
    this.places = words(places);
    this.keys = new Uint8Array(bytes.buffer, keys.at, keys.length);
    this.count = this.ends.length;
  }

  private startOf(term: number): number {
    return term === 0 ? 0 : (this.ends[term - 1] as number);
  }

  /** The first term whose key is not before `key`. */
  seek(key: Uint8Array): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(term: number, key: Uint8Array): number {
    const { keys } = this;
    const start = this.startOf(term);
    const length = (this.ends[term] as number) - start;
    const shared = Math.min(length, key.length);
    for (let at = 0; at < shared; at++) {
      const difference = (keys[start + at] as number) - (key[at] as number);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  }

  /** Index of a term, or -1. */
  find(key: Uint8Array): number {
    const at = this.seek(key);
    return at < this.count && this.compare(at, key) === 0 ? at : -1;
  }

  /** The terms that begin so: from the first to before the second. */
  range(prefix: Uint8Array): readonly [from: number, to: number] {
    const after = prefix.slice();
    // 0xff never occurs in UTF-8, so the last byte can always be counted up.
    after[after.length - 1] = (after[after.length - 1] as number) + 1;
    return [this.seek(prefix), this.seek(after)];
  }

  keyBytes(term: number): Uint8Array {
    return this.keys.subarray(this.startOf(term), this.ends[term] as number);
  }

  private kept: (string | undefined)[] | undefined;

  /** `textOf`, kept for the next time: for terms that come again and again. */
  keptTextOf(term: number): string {
    this.kept ??= new Array<string | undefined>(this.count).fill(undefined);
    let text = this.kept[term];
    if (text === undefined) {
      text = this.textOf(term);
      this.kept[term] = text;
    }
    return text;
  }

  /** A term without the letter of its key space. */
  textOf(term: number): string {
    // Decoding refuses shared memory, so the bytes are copied.
    return decoder.decode(this.keys.slice(this.startOf(term) + 1, this.ends[term] as number));
  }
}

interface Place {
  at: number;
  length: number;
}

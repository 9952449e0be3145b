// What is known of each paper of a segment besides its words: id, day, year, length, and its values as sets.

import type { IndexedPaper, ValueColumn } from "../../../ports/search-index.ts";
import { ByteBuffer, NO_DAY, packColumns, unpackColumns, VALUE_SPACE } from "./layout.ts";

export const VALUE_COLUMNS: readonly ValueColumn[] = ["category", "institution", "venue", "flag"];
const MS_PER_DAY = 86_400_000;

/** Days since 1970 of an ISO day; `NO_DAY` where there is none. */
export function dayOf(date: string | undefined): number {
  const ms = date === undefined ? Number.NaN : Date.parse(date.slice(0, 10));
  return Number.isNaN(ms) ? NO_DAY : Math.floor(ms / MS_PER_DAY);
}

/** Equal lists of values are kept once; a paper holds the number of its list. Set 0 is the empty one. */
class SetBuilder {
  private ids = new Map<string, number>();
  /** Sets of one term, by the term. */
  private singles: (number | undefined)[] = [];
  readonly sets: number[][] = [[]];
  readonly ofDoc: number[] = [];

  /** The number of a set. */
  number(terms: readonly number[]): number {
    const [only] = terms;
    if (only === undefined) return 0;
    if (terms.length === 1) {
      this.singles[only] ??= this.sets.push([only]) - 1;
      return this.singles[only];
    }
    const sorted = [...terms].sort((a, b) => a - b);
    const key = sorted.join(" ");
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.sets.push(sorted) - 1;
      this.ids.set(key, id);
    }
    return id;
  }

  /** Set of each paper, ends of the sets, and their members made by `toOrdinal`. */
  end(toOrdinal: (term: number) => number): [Uint32Array, Uint32Array, Uint32Array] {
    const ends = new Uint32Array(this.sets.length);
    const members: number[] = [];
    this.sets.forEach((terms, set) => {
      for (const term of terms) members.push(toOrdinal(term));
      ends[set] = members.length;
    });
    return [Uint32Array.from(this.ofDoc), ends, Uint32Array.from(members)];
  }
}

export type ValueTerms = Record<ValueColumn, readonly number[]>;

interface Row {
  id: number;
  day: number;
  year: number;
  hash: number;
  length: number;
}

export class ColumnBuilder {
  private ids: number[] = [];
  private days: number[] = [];
  private years: number[] = [];
  private hashes: number[] = [];
  private lengths = new ByteBuffer();
  private sets = VALUE_COLUMNS.map(() => new SetBuilder());

  add(paper: IndexedPaper, length: number, values: ValueTerms): void {
    this.addRow({
      id: paper.paperId,
      day: dayOf(paper.date),
      year: toYear(paper.year),
      hash: hashText(paper),
      length,
    });
    VALUE_COLUMNS.forEach((column, index) => {
      this.addSet(index, this.setNumber(index, values[column]));
    });
  }

  addRow({ id, day, year, hash, length }: Row): void {
    this.ids.push(id);
    this.days.push(day);
    this.years.push(year);
    this.hashes.push(hash);
    this.lengths.reserve(1);
    this.lengths.bytes[this.lengths.length++] = length;
  }

  setNumber(column: number, terms: readonly number[]): number {
    return (this.sets[column] as SetBuilder).number(terms);
  }

  addSet(column: number, set: number): void {
    this.sets[column]?.ofDoc.push(set);
  }

  /** Terms of values become their number within the key space of their column. */
  end(toRank: (term: number) => number, firstOf: Uint32Array): Uint8Array {
    const ids = Uint32Array.from(this.ids);
    const order = Uint32Array.from(ids, (_, doc) => doc).sort((a, b) => (ids[a] as number) - (ids[b] as number));
    const sets = VALUE_COLUMNS.flatMap((column, index) => {
      const first = firstOf[VALUE_SPACE[column].charCodeAt(0)] as number;
      return (this.sets[index] as SetBuilder).end((term) => toRank(term) - first);
    });
    return packColumns([
      ids,
      order,
      Int32Array.from(this.days),
      Uint32Array.from(this.hashes),
      Uint16Array.from(this.years),
      this.lengths.taken(),
      ...sets,
    ]);
  }
}

/** A column and a table of counts have room for years below it. */
export const YEARS = 4096;

const toYear = (year: number | undefined): number => (year !== undefined && year > 0 && year < YEARS ? year : 0);

/** Tells a text that changed from one that did not, so that vectors survive other changes. */
export function hashText({ title, abstract = "" }: Pick<IndexedPaper, "title" | "abstract">): number {
  return hashOn(mix(hashOn(0x811c9dc5, title), 0x1ffff), abstract) >>> 0;
}

const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

const encoder = new TextEncoder();
let encoded = new Uint8Array(8192);

function hashOn(hash: number, text: string): number {
  const { length } = text;
  if (encoded.length < length) encoded = new Uint8Array(length * 2);
  const { read, written } = encoder.encodeInto(text, encoded);
  let mixed = hash;
  // Bytes are read several times as fast as the letters of a string, and are the same where each letter is one.
  if (read === length && written === length)
    for (let at = 0; at < length; at++) mixed = mix(mixed, encoded[at] as number);
  else for (let at = 0; at < length; at++) mixed = mix(mixed, text.charCodeAt(at));
  return mixed;
}

/** A table of ids may have so many lines for each paper; else places are found by halving. */
const MOST_PLACES = 4;

export interface ValueSets {
  ofDoc: Uint32Array;
  ends: Uint32Array;
  members: Uint32Array;
}

export class Columns {
  readonly count: number;
  readonly ids: Uint32Array;
  /** Papers in the order of their ids. */
  readonly order: Uint32Array;
  readonly days: Int32Array;
  readonly hashes: Uint32Array;
  /** 0 where it is not known. */
  readonly years: Uint16Array;
  /** Codes of `lengthCode`. */
  readonly lengths: Uint8Array;
  readonly sets: Record<ValueColumn, ValueSets>;
  readonly smallestId: number;
  readonly greatestId: number;

  constructor(bytes: Uint8Array) {
    const places = unpackColumns(bytes, 6 + VALUE_COLUMNS.length * 3);
    const words = (index: number) => {
      const { at, length } = places[index] as { at: number; length: number };
      return new Uint32Array(bytes.buffer, at, length >>> 2);
    };
    this.ids = words(0);
    this.order = words(1);
    const days = words(2);
    this.days = new Int32Array(days.buffer, days.byteOffset, days.length);
    this.hashes = words(3);
    this.count = this.ids.length;
    this.years = new Uint16Array(bytes.buffer, places[4]?.at, this.count);
    this.lengths = new Uint8Array(bytes.buffer, places[5]?.at, this.count);
    const setsOf = (index: number): ValueSets => ({
      ofDoc: words(6 + index * 3),
      ends: words(7 + index * 3),
      members: words(8 + index * 3),
    });
    this.sets = { category: setsOf(0), institution: setsOf(1), venue: setsOf(2), flag: setsOf(3) };
    this.smallestId = this.ids[this.order[0] ?? 0] ?? 0;
    this.greatestId = this.ids[this.order[this.count - 1] ?? 0] ?? 0;
  }

  /** The paper's place in the segment, or -1. */
  find(paperId: number): number {
    const offset = paperId - this.smallestId;
    if (!(offset >= 0 && paperId <= this.greatestId)) return -1;
    this.places ??= this.listPlaces();
    if (this.places.length > 0) return (this.places[offset] as number) - 1;
    const { ids, order } = this;
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[order[middle] as number] as number) < paperId) low = middle + 1;
      else high = middle;
    }
    const doc = order[low];
    return doc !== undefined && ids[doc] === paperId ? doc : -1;
  }

  /** Places plus one by id, where the ids lie close enough together; 0 where there is no paper. */
  private places: Uint32Array | undefined;

  private listPlaces(): Uint32Array {
    const range = this.greatestId - this.smallestId + 1;
    const places = new Uint32Array(range <= this.count * MOST_PLACES ? range : 0);
    if (places.length > 0) {
      for (let doc = 0; doc < this.count; doc++) places[(this.ids[doc] as number) - this.smallestId] = doc + 1;
    }
    return places;
  }
}

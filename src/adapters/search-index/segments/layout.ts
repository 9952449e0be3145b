// The bytes of a segment: names of its parts, key spaces of its dictionary, and buffers that grow while it is written.

import { AppError } from "../../../lib/errors.ts";
import type { IndexField, ValueColumn } from "../../../ports/search-index.ts";

/** The parts never change; numbers and vectors are written anew chunk by chunk. */
export type PartName = "terms" | "postings" | "positions" | "tokens" | "tokenIndex" | "columns";
export const PART_NAMES: readonly PartName[] = ["terms", "postings", "positions", "tokens", "tokenIndex", "columns"];
export type SegmentParts = Record<PartName, Uint8Array>;

/** The first letter of a dictionary key says what the rest is. */
export const FIELD_SPACE: Record<IndexField, string> = {
  text: "t",
  title: "t",
  abstract: "t",
  name: "n",
  venue: "v",
  institution: "i",
};
export const VALUE_SPACE: Record<ValueColumn, string> = { category: "C", institution: "I", venue: "V", flag: "F" };

export type ListKind = "text" | "places" | "plain";

export const eachPart = <T>(make: (name: PartName) => T): Record<PartName, T> => ({
  terms: make("terms"),
  postings: make("postings"),
  positions: make("positions"),
  tokens: make("tokens"),
  tokenIndex: make("tokenIndex"),
  columns: make("columns"),
});

/** Text postings carry counts, other words positions, values nothing. */
export function kindOfSpace(space: number): ListKind {
  if (space === 0x74) return "text";
  return space >= 0x61 ? "places" : "plain";
}

/** Room for 31 words in a name; the words after the 30th share one place, so that no name runs into the next. */
const NAME_SHIFT = 5;
const LAST_PLACE = 30;
export const placeInName = (name: number, word: number): number => (name << NAME_SHIFT) | Math.min(word, LAST_PLACE);
export const nameOfPlace = (place: number): number => place >>> NAME_SHIFT;

export const FORMAT_VERSION = 2;
/** What a column holds for a paper without a date; a finite number, so that cursors survive JSON. */
export const NO_DAY = -2_147_483_648;

/** Bytes that grow, with a view as aligned words. */
export class ByteBuffer {
  bytes: Uint8Array;
  words: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array((capacity + 3) & ~3);
    this.words = new Uint32Array(this.bytes.buffer);
  }

  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array((Math.max(needed, this.bytes.length * 2) + 3) & ~3);
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
    this.words = new Uint32Array(grown.buffer);
  }

  /** Needs five bytes reserved. */
  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  append(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  align(): void {
    this.reserve(4);
    while ((this.length & 3) !== 0) this.bytes[this.length++] = 0;
  }

  taken(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** Columns one after the other, each at a multiple of four, behind a table of their lengths in bytes. */
export function packColumns(columns: readonly Column[]): Uint8Array {
  const head = 4 + columns.length * 4;
  const size = columns.reduce((sum, column) => sum + ((column.byteLength + 3) & ~3), head);
  const bytes = new Uint8Array(size);
  const table = new Uint32Array(bytes.buffer, 0, columns.length + 1);
  table[0] = (FORMAT_VERSION << 16) | columns.length;
  let at = head;
  columns.forEach((column, index) => {
    table[index + 1] = column.byteLength;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += (column.byteLength + 3) & ~3;
  });
  return bytes;
}

/** Where each column starts and how long it is; throws when the bytes are not what was written. */
export function unpackColumns(bytes: Uint8Array, count: number): { at: number; length: number }[] {
  const head = 4 + count * 4;
  const table = bytes.length >= head ? new Uint32Array(bytes.buffer, bytes.byteOffset, count + 1) : undefined;
  if (table?.[0] !== ((FORMAT_VERSION << 16) | count)) throw damagedIndex("a part has another format");
  const columns: { at: number; length: number }[] = [];
  let at = head;
  for (let index = 0; index < count; index++) {
    const length = table[index + 1] as number;
    columns.push({ at: at + bytes.byteOffset, length });
    at += (length + 3) & ~3;
  }
  if (at !== bytes.length) throw damagedIndex("a part is cut short");
  return columns;
}

export const damagedIndex = (what: string): AppError =>
  new AppError("unavailable", `The search index is damaged (${what}). Build it anew: broadsheet index rebuild.`);

// Where a term stands in a paper, as a stream of variable-length numbers beside the postings.
//
// Text: how often beyond what the payload can say (only where a count is at its maximum: title, then abstract), then the gaps of the
// places in the title, then those in the abstract, each from 0. Other words: how often, then gaps.

import { ABSTRACT_START } from "../../../ports/search-index.ts";
import { MAX_IN_ABSTRACT, MAX_IN_TITLE, type TextField } from "./bm25.ts";
import type { ByteBuffer } from "./layout.ts";

/** The part of a text that a place belongs to, while a segment is built: abstracts have this bit. */
export const IN_ABSTRACT = 0x80000000;

/** Writes the places `from` to `to` of a text posting, titles first, and returns its payload. */
export function writeTextPlaces(out: ByteBuffer, places: Uint32Array, from: number, to: number): number {
  let split = from;
  while (split < to && (places[split] as number) < IN_ABSTRACT) split++;
  const inTitle = split - from;
  const inAbstract = to - split;
  out.reserve((to - from + 2) * 5);
  if (inTitle >= MAX_IN_TITLE) out.varint(inTitle - MAX_IN_TITLE);
  if (inAbstract >= MAX_IN_ABSTRACT) out.varint(inAbstract - MAX_IN_ABSTRACT);
  writeGaps(out, places, from, split);
  writeGaps(out, places, split, to);
  return (Math.min(inTitle, MAX_IN_TITLE) << 6) | Math.min(inAbstract, MAX_IN_ABSTRACT);
}

export function writePlaces(out: ByteBuffer, places: Uint32Array, from: number, to: number): void {
  out.reserve((to - from + 1) * 5);
  out.varint(to - from);
  writeGaps(out, places, from, to);
}

function writeGaps(out: ByteBuffer, places: Uint32Array, from: number, to: number): void {
  let previous = 0;
  for (let at = from; at < to; at++) {
    const place = (places[at] as number) & ~IN_ABSTRACT;
    out.varint(place - previous);
    previous = place;
  }
}

/** Reads streams of places; `at` is where the next posting begins. */
export class PlaceReader {
  private readonly bytes: Uint8Array;
  at: number;
  places = new Uint32Array(64);
  count = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  private varint(): number {
    let byte = this.bytes[this.at++] as number;
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++] as number;
      value |= (byte & 127) << shift;
    }
    return value;
  }

  /** Passes over a posting without reading its places. */
  skip(payload: number | undefined): void {
    let count = this.countOf(payload);
    const { bytes } = this;
    let at = this.at;
    while (count > 0) if ((bytes[at++] as number) < 128) count--;
    this.at = at;
  }

  private countOf(payload: number | undefined): number {
    if (payload === undefined) return this.varint();
    const inTitle = payload >>> 6;
    const inAbstract = payload & MAX_IN_ABSTRACT;
    const moreTitle = inTitle === MAX_IN_TITLE ? this.varint() : 0;
    const moreAbstract = inAbstract === MAX_IN_ABSTRACT ? this.varint() : 0;
    this.titleCount = inTitle + moreTitle;
    return this.titleCount + inAbstract + moreAbstract;
  }
  /** Of the text posting counted last: how many of its places are in the title. */
  private titleCount = 0;

  /** Appends the places of a text posting that belong to the field to `places`. */
  readText(payload: number, field: TextField): void {
    const count = this.countOf(payload);
    this.reserve(count);
    const { titleCount } = this;
    let place = 0;
    for (let index = 0; index < count; index++) {
      if (index === titleCount) place = 0;
      place += this.varint();
      const isTitle = index < titleCount;
      if (field === "text" || isTitle === (field === "title")) {
        this.places[this.count++] = isTitle ? place : place + ABSTRACT_START;
      }
    }
  }

  read(): void {
    const count = this.countOf(undefined);
    this.reserve(count);
    let place = 0;
    for (let index = 0; index < count; index++) {
      place += this.varint();
      this.places[this.count++] = place;
    }
  }

  private reserve(more: number): void {
    if (this.count + more <= this.places.length) return;
    const grown = new Uint32Array(Math.max(this.count + more, this.places.length * 2));
    grown.set(this.places.subarray(0, this.count));
    this.places = grown;
  }
}

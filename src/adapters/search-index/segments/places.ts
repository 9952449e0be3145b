// Where a word stands in the names, venue or institutions of a paper, as variable-length numbers beside the postings: how often, then gaps.

import type { ByteBuffer } from "./layout.ts";

export function writePlaces(out: ByteBuffer, places: Uint32Array, from: number, to: number): void {
  out.reserve((to - from + 1) * 5);
  out.varint(to - from);
  writeGaps(out, places, from, to);
}

function writeGaps(out: ByteBuffer, places: Uint32Array, from: number, to: number): void {
  let previous = 0;
  for (let at = from; at < to; at++) {
    const place = places[at] as number;
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
  skip(): void {
    let count = this.varint();
    const { bytes } = this;
    let at = this.at;
    while (count > 0) if ((bytes[at++] as number) < 128) count--;
    this.at = at;
  }

  /** Appends the places of a posting to `places`. */
  read(): void {
    const count = this.varint();
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

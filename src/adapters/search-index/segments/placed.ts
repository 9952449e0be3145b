// Phrases and persons in names and places: of the papers that have all the words, those in which the words stand as they should.

import { hasBits } from "./kernel.ts";
import { nameOfPlace } from "./layout.ts";
import { PlaceReader } from "./places.ts";
import {
  blockBefore,
  blockCount,
  blockLast,
  blockPositions,
  type PostingList,
  readBlock,
  seekBlock,
} from "./postings.ts";

/** Places of one word in the candidates of a window, one run after the other. */
export interface Gathered {
  places: Uint32Array;
  /** Of each candidate, where its run ends. */
  ends: Uint32Array;
}

export interface Candidates {
  /** Bits of the window; every list asked for has all of them. */
  bits: Uint32Array;
  count: number;
  base: number;
  size: number;
}

const docs = new Uint32Array(128);

/** Reads the places that the candidates have in a list, in the order of the candidates. */
export function gatherPlaces(list: PostingList, positions: Uint8Array, candidates: Candidates): Gathered {
  const { bits, base, size } = candidates;
  const reader = new PlaceReader(positions, list.positionsStart);
  const ends = new Uint32Array(candidates.count);
  let found = 0;
  const blocks = blockCount(list);
  for (let block = seekBlock(list, base); block <= blocks; block++) {
    const before = blockBefore(list, block);
    if (before >= base + size - 1) break;
    const last = block < blocks ? Math.min(blockLast(list, block) - base, size - 1) : size - 1;
    if (!hasBits(bits, Math.max(before + 1 - base, 0), last)) continue;
    const count = readBlock(list, block, docs, undefined);
    reader.at = blockPositions(list, block);
    for (let at = 0; at < count; at++) {
      const doc = ((docs[at] as number) - base) >>> 0;
      if (doc < size && ((bits[doc >>> 5] as number) & (1 << (doc & 31))) !== 0) {
        reader.read();
        ends[found++] = reader.count;
      } else reader.skip();
    }
  }
  return { places: reader.places, ends };
}

/** Places of a word in one paper; undefined when it has not got it. */
export function placesIn(list: PostingList, positions: Uint8Array, doc: number): Uint32Array | undefined {
  const block = seekBlock(list, doc);
  const count = readBlock(list, block, docs, undefined);
  const reader = new PlaceReader(positions, blockPositions(list, block));
  for (let at = 0; at < count; at++) {
    if (docs[at] === doc) {
      reader.read();
      return reader.places.subarray(0, reader.count);
    }
    if ((docs[at] as number) > doc) return undefined;
    reader.skip();
  }
  return undefined;
}

/** Whether the words stand as asked in the candidate of this number; words are in the order of the phrase. */
export function isPlaced(op: "phrase" | "person", words: readonly Gathered[], candidate: number): boolean {
  const first = words[0] as Gathered;
  const from = candidate === 0 ? 0 : (first.ends[candidate - 1] as number);
  const to = first.ends[candidate] as number;
  for (let at = from; at < to; at++) {
    const place = first.places[at] as number;
    let isMet = true;
    for (let word = 1; isMet && word < words.length; word++) {
      const gathered = words[word] as Gathered;
      isMet =
        op === "phrase"
          ? hasPlace(gathered, candidate, place + word)
          : hasName(gathered, candidate, nameOfPlace(place));
    }
    if (isMet) return true;
  }
  return false;
}

function hasPlace({ places, ends }: Gathered, candidate: number, wanted: number): boolean {
  for (let at = candidate === 0 ? 0 : (ends[candidate - 1] as number); at < (ends[candidate] as number); at++) {
    const place = places[at] as number;
    if (place >= wanted) return place === wanted;
  }
  return false;
}

function hasName({ places, ends }: Gathered, candidate: number, wanted: number): boolean {
  for (let at = candidate === 0 ? 0 : (ends[candidate - 1] as number); at < (ends[candidate] as number); at++) {
    const name = nameOfPlace(places[at] as number);
    if (name >= wanted) return name === wanted;
  }
  return false;
}

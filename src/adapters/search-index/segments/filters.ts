// Conditions without words as sets of bits over a segment, remembered because the same few come again and again.

import type { TermTree } from "../../../ports/search-index.ts";
import { NO_DAY, VALUE_SPACE } from "./layout.ts";
import { readBlock } from "./postings.ts";
import { encodeKey } from "./terms.ts";
import { locate, type View, type ViewSegment } from "./view.ts";

type Filter = Extract<TermTree, { op: "value" | "range" }>;
type Range = Extract<TermTree, { op: "range" }>;

const MAX_CACHED = 64;

export function filterBits(view: View, index: number, filter: Filter): Uint32Array {
  const segment = view.segments[index] as ViewSegment;
  const cache = usesNumbers(filter) ? segment.numberFilters : segment.filters;
  const key =
    filter.op === "value" ? `${filter.column}=${filter.value}` : `${filter.column} ${filter.from}..${filter.to}`;
  const known = cache.get(key);
  if (known) {
    // The least recently used one is the first.
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const bits = filter.op === "value" ? valueBits(segment, filter) : rangeBits(segment, filter);
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, bits);
  return bits;
}

const usesNumbers = (filter: Filter): boolean =>
  filter.op === "range" && filter.column !== "day" && filter.column !== "year";

const newBits = ({ live }: ViewSegment): Uint32Array => new Uint32Array((live.segment.columns.count + 31) >>> 5);

function valueBits(segment: ViewSegment, { column, value }: { column: keyof typeof VALUE_SPACE; value: string }) {
  const bits = newBits(segment);
  const { terms, list } = segment.live.segment;
  const at = terms.find(encodeKey(VALUE_SPACE[column] + value));
  if (at < 0) return bits;
  const postings = list(at);
  const docs = new Uint32Array(128);
  for (let block = 0; block <= postings.count >>> 7; block++) {
    const count = readBlock(postings, block, docs, undefined);
    for (let index = 0; index < count; index++) {
      const doc = docs[index] as number;
      bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
    }
  }
  return bits;
}

function rangeBits(segment: ViewSegment, { column, from = -Infinity, to = Infinity }: Range): Uint32Array {
  const bits = newBits(segment);
  const { columns } = segment.live.segment;
  if (column === "year") return fillRange(bits, columns.years, Math.max(from, 1), to);
  if (column === "day") return fillRange(bits, columns.days, Math.max(from, NO_DAY + 1), to);
  const values = segment.numbers?.columns[column];
  return values ? fillRange(bits, values, from, to) : bits;
}

/** NaN is within no range. */
function fillRange(bits: Uint32Array, values: ArrayLike<number>, from: number, to: number): Uint32Array {
  const { length } = values;
  for (let word = 0, base = 0; base < length; word++, base += 32) {
    const end = Math.min(length - base, 32);
    let found = 0;
    for (let bit = 0; bit < end; bit++) {
      const value = values[base + bit] as number;
      if (value >= from && value <= to) found |= 1 << bit;
    }
    bits[word] = found;
  }
  return bits;
}

/** Places of these papers by segment, ascending. */
export function paperDocs(view: View, paperIds: readonly number[]): Uint32Array[] {
  const docs: number[][] = view.segments.map(() => []);
  for (const paperId of paperIds) {
    const place = locate(view, paperId);
    if (place) docs[place.index]?.push(place.doc);
  }
  return docs.map((found) => Uint32Array.from(found).sort());
}

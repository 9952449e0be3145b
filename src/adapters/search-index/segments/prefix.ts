// All terms that begin alike, made into one list per segment.

import type { IndexField } from "../../../ports/search-index.ts";
import { MAX_IN_ABSTRACT, MAX_IN_TITLE } from "./bm25.ts";
import { ByteBuffer, kindOfSpace } from "./layout.ts";
import { ListWriter, type PostingList, readBlock } from "./postings.ts";
import { aliveWith, isDead, keyOf, type LiveSegment } from "./segment.ts";
import { encodeKey } from "./terms.ts";
import type { View } from "./view.ts";

export interface PrefixLists {
  lists: readonly (PostingList | undefined)[];
  /** Living papers with any of the terms. */
  papers: number;
}

/** Of a beginning that more terms share, the most frequent ones stand for all. */
const MAX_TERMS = 4096;
const MAX_CACHED = 16;

export function expandPrefix(
  view: View,
  field: IndexField,
  prefix: string,
  cache: Map<string, PrefixLists>,
): PrefixLists {
  const key = keyOf(field, prefix);
  const name = `${key.join()} ${view.stamp}`;
  const known = cache.get(name);
  if (known) return known;
  const chosen = chooseTerms(view, key);
  let papers = 0;
  const lists = view.segments.map(({ live }, index) => {
    const { list, alive } = unite(live, chosen[index] ?? [], kindOfSpace(key[0] as number) === "text");
    papers += alive;
    return list;
  });
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? "");
  const found = { lists, papers };
  cache.set(name, found);
  return found;
}

/** Terms to unite, by segment. */
function chooseTerms(view: View, key: Uint8Array): number[][] {
  const ranges = view.segments.map(({ live }) => live.segment.terms.range(key));
  const all = ranges.map(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));
  if (all.reduce((sum, terms) => sum + terms.length, 0) <= MAX_TERMS) return all;
  const frequent = frequentTerms(view, key, MAX_TERMS);
  return view.segments.map(({ live }) => {
    const { terms } = live.segment;
    const space = String.fromCharCode(key[0] as number);
    return frequent.map(({ term }) => terms.find(encodeKey(space + term))).filter((at) => at >= 0);
  });
}

/** The most frequent terms that begin so, over all segments; equal ones in the order of their text. */
export function frequentTerms(view: View, key: Uint8Array, limit: number): { term: string; papers: number }[] {
  const counts = new Map<string, number>();
  for (const { live } of view.segments) {
    const { terms } = live.segment;
    const [from, to] = terms.range(key);
    for (let at = from; at < to; at++) {
      const term = terms.textOf(at);
      counts.set(term, (counts.get(term) ?? 0) + aliveWith(live, at));
    }
  }
  return [...counts]
    .filter(([, papers]) => papers > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, limit)
    .map(([term, papers]) => ({ term, papers }));
}

function unite(
  live: LiveSegment,
  terms: readonly number[],
  isText: boolean,
): { list: PostingList | undefined; alive: number } {
  const { segment } = live;
  const [only] = terms;
  if (only === undefined) return { list: undefined, alive: 0 };
  if (terms.length === 1) return { list: segment.list(only), alive: aliveWith(live, only) };
  const size = segment.columns.count;
  const found = new Uint32Array((size + 31) >>> 5);
  const inTitle = new Uint8Array(isText ? size : 0);
  const inAbstract = new Uint8Array(isText ? size : 0);
  const docs = new Uint32Array(128);
  const payloads = new Uint8Array(128);
  for (const term of terms) {
    const list = segment.list(term);
    for (let block = 0; block <= list.count >>> 7; block++) {
      const count = readBlock(list, block, docs, payloads);
      for (let at = 0; at < count; at++) {
        const doc = docs[at] as number;
        found[doc >>> 5] = (found[doc >>> 5] as number) | (1 << (doc & 31));
        if (!isText) continue;
        const payload = payloads[at] as number;
        inTitle[doc] = Math.min((inTitle[doc] as number) + (payload >>> 6), MAX_IN_TITLE);
        inAbstract[doc] = Math.min((inAbstract[doc] as number) + (payload & MAX_IN_ABSTRACT), MAX_IN_ABSTRACT);
      }
    }
  }
  let alive = 0;
  const out = new ByteBuffer(size);
  const writer = new ListWriter(out);
  for (let word = 0; word < found.length; word++) {
    for (let left = found[word] as number; left !== 0; left &= left - 1) {
      const doc = (word << 5) + (31 - Math.clz32(left & -left));
      const payload = isText ? ((inTitle[doc] as number) << 6) | (inAbstract[doc] as number) : 0;
      writer.add(doc, payload, 0);
      if (!isDead(live, doc)) alive++;
    }
  }
  const { count } = writer;
  const start = writer.end(isText ? "text" : "plain");
  const { bytes, words } = out;
  return { list: { bytes, words, term: -1, start, count, hasPayload: isText, positionsStart: 0 }, alive };
}

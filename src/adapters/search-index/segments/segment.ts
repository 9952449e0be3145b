// An opened segment: views on its bytes, and which of its papers still count.

import type { IndexField } from "../../../ports/search-index.ts";
import { LENGTH_OF } from "./bm25.ts";
import { Columns } from "./columns.ts";
import { damagedIndex, FIELD_SPACE, kindOfSpace, type PartName } from "./layout.ts";
import { type PostingList, readBlock, seekPayload } from "./postings.ts";
import { encodeKey, Terms } from "./terms.ts";
import { Tokens } from "./tokens.ts";

/** Memory that several threads may read. */
export type SharedParts = Record<PartName, SharedArrayBuffer>;

export interface Segment {
  id: number;
  readonly terms: Terms;
  columns: Columns;
  readonly positions: Uint8Array;
  readonly tokens: Tokens;
  parts: SharedParts;
  /** Sum of the lengths of all its papers. */
  words: number;
  list(term: number): PostingList;
}

/** Parts may be getters that read on demand: who only looks up ids never loads the words. */
export function openSegment(id: number, parts: SharedParts): Segment {
  const columns = new Columns(new Uint8Array(parts.columns));
  let terms: Terms | undefined;
  let postings: { bytes: Uint8Array; words: Uint32Array } | undefined;
  let positions: Uint8Array | undefined;
  let tokens: Tokens | undefined;
  let length = 0;
  for (let doc = 0; doc < columns.count; doc++) length += LENGTH_OF[columns.lengths[doc] as number] as number;

  function openTerms(): Terms {
    terms ??= new Terms(new Uint8Array(parts.terms));
    return terms;
  }

  return {
    id,
    columns,
    parts,
    words: length,
    get terms() {
      return openTerms();
    },
    get positions() {
      positions ??= new Uint8Array(parts.positions);
      return positions;
    },
    get tokens() {
      const firstTerm = () => openTerms().range(TEXT_TERMS)[0];
      tokens ??= new Tokens(new Uint8Array(parts.tokenIndex), new Uint8Array(parts.tokens), firstTerm());
      return tokens;
    },
    list(term) {
      postings ??= {
        bytes: new Uint8Array(parts.postings),
        words: new Uint32Array(parts.postings, 0, parts.postings.byteLength >>> 2),
      };
      const { bytes, words } = postings;
      const own = openTerms();
      const start = own.lists[term];
      if (start === undefined || start > bytes.length) throw damagedIndex("a list lies outside of its segment");
      return {
        bytes,
        words,
        term,
        start,
        count: own.counts[term] as number,
        hasPayload: kindOfSpace(own.keyBytes(term)[0] as number) === "text",
        positionsStart: own.places[term] as number,
      };
    },
  };
}

const TEXT_TERMS = encodeKey(FIELD_SPACE.text);

export const keyOf = (field: IndexField, term: string): Uint8Array => encodeKey(FIELD_SPACE[field] + term);

/** A segment as one generation sees it. Dead papers only ever become more. */
export interface LiveSegment {
  segment: Segment;
  /** Papers that a newer segment replaces or removes: as bits, and in the order in which they died. */
  dead: Uint32Array | undefined;
  deadDocs: readonly number[];
  /** Sum of the lengths of the papers that are alive. */
  words: number;
  /** Dead papers within lists that were asked for: how many of `deadDocs` have been looked at, and how many were in it. */
  deadIn: Map<number, { seen: number; found: number }>;
}

export const liveSegment = (segment: Segment): LiveSegment => ({
  segment,
  dead: undefined,
  deadDocs: [],
  words: segment.words,
  deadIn: new Map(),
});

export const aliveCount = ({ segment, deadDocs }: LiveSegment): number => segment.columns.count - deadDocs.length;

/** The segment without the papers of these ids (in ascending order); the same object when it has none of them. */
export function withoutPapers(live: LiveSegment, ids: Uint32Array): LiveSegment {
  const { columns } = live.segment;
  const first = ids[0];
  if (first === undefined || first > columns.greatestId || (ids.at(-1) as number) < columns.smallestId) return live;
  const found = ids.length <= columns.count ? findEach(columns, ids) : findIn(columns, ids);
  const { dead } = live;
  const died = dead ? found.filter((doc) => ((dead[doc >>> 5] as number) & (1 << (doc & 31))) === 0) : found;
  if (died.length === 0) return live;
  const bits = live.dead?.slice() ?? new Uint32Array((columns.count + 31) >>> 5);
  let { words } = live;
  for (const doc of died) {
    bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31));
    words -= LENGTH_OF[columns.lengths[doc] as number] as number;
  }
  return {
    segment: live.segment,
    dead: bits,
    deadDocs: [...live.deadDocs, ...died],
    words,
    deadIn: new Map(live.deadIn),
  };
}

function findEach(columns: Columns, ids: Uint32Array): number[] {
  const docs: number[] = [];
  for (const id of ids) {
    const doc = columns.find(id);
    if (doc >= 0) docs.push(doc);
  }
  return docs;
}

function findIn(columns: Columns, ids: Uint32Array): number[] {
  const docs: number[] = [];
  let at = 0;
  for (const doc of columns.order) {
    const id = columns.ids[doc] as number;
    while (at < ids.length && (ids[at] as number) < id) at++;
    if (ids[at] === id) docs.push(doc);
  }
  return docs;
}

export const isDead = ({ dead }: LiveSegment, doc: number): boolean =>
  dead !== undefined && ((dead[doc >>> 5] as number) & (1 << (doc & 31))) !== 0;

/** Living papers of a term. What is known of the dead ones is kept, and only those that died since are looked up. */
export function aliveWith(live: LiveSegment, term: number): number {
  const { segment, deadDocs, deadIn } = live;
  const count = segment.terms.counts[term] as number;
  if (deadDocs.length === 0) return count;
  const known = deadIn.get(term) ?? { seen: 0, found: 0 };
  if (known.seen < deadDocs.length) {
    const list = segment.list(term);
    const fresh = deadDocs.length - known.seen;
    const found = fresh * 32 < count ? known.found + countFresh(list, deadDocs, known.seen) : countDead(live, list);
    deadIn.set(term, { seen: deadDocs.length, found });
    return count - found;
  }
  return count - known.found;
}

function countFresh(list: PostingList, deadDocs: readonly number[], from: number): number {
  let found = 0;
  for (let at = from; at < deadDocs.length; at++) if (seekPayload(list, deadDocs[at] as number) >= 0) found++;
  return found;
}

const docs = new Uint32Array(128);

function countDead(live: LiveSegment, list: PostingList): number {
  let found = 0;
  for (let block = 0; block <= list.count >>> 7; block++) {
    const count = readBlock(list, block, docs, undefined);
    for (let at = 0; at < count; at++) if (isDead(live, docs[at] as number)) found++;
  }
  return found;
}

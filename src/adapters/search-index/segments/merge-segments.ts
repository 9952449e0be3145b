// Several adjacent segments become one without their dead papers, some thousand terms at a time.

import { ColumnBuilder, VALUE_COLUMNS } from "./columns.ts";
import { ByteBuffer, FIELD_SPACE, kindOfSpace, VALUE_SPACE } from "./layout.ts";
import { PlaceReader } from "./places.ts";
import { blockPositions, ListWriter, type PostingList, readBlock } from "./postings.ts";
import { aliveCount, isDead, type LiveSegment } from "./segment.ts";
import { compareBytes, TermsWriter } from "./terms.ts";
import { orderByCount, TokenWriter } from "./tokens.ts";

/** Terms by their new code, and for each input the new codes of its old ones. */
interface Codes {
  byCode: Uint32Array;
  maps: Uint32Array[];
}

const DROPPED = 0xffffffff;

/** For each paper of the result the number of its input, and its place there. */
export interface Sources {
  inputs: Uint16Array;
  docs: Uint32Array;
}

export interface SegmentMerge {
  readonly sources: Sources;
  readonly terms: number;
  readonly postings: ByteBuffer;
  readonly positions: ByteBuffer;
  readonly tokens: ByteBuffer;
  /** Tells the merge that what its buffers held was taken away. */
  flushed(): void;
  /** Merges until about so many postings and words were written, first terms and then texts; false when nothing is left. */
  step(postings: number): boolean;
  /** All after the last step. */
  endTerms(): Uint8Array;
  endTokens(): Uint8Array;
  endColumns(): Uint8Array;
}

/** Oldest first. Papers keep their order, the inputs one after the other. */
export function mergeSegments(inputs: readonly LiveSegment[]): SegmentMerge {
  const { sources, maps } = joinPapers(inputs);
  const next = inputs.map(() => 0);
  const ordinals = inputs.map(({ segment }) => new Uint32Array(segment.terms.count));
  const terms = new TermsWriter();
  const postings = new ByteBuffer(1 << 16);
  const positions = new ByteBuffer(1 << 16);
  const writer = new ListWriter(postings);
  const docs = new Uint32Array(128);
  const payloads = new Uint8Array(128);
  const tokens = new TokenWriter();
  let codes: Codes | undefined;
  let nextPaper = 0;
  let flushedPostings = 0;
  let flushedPositions = 0;

  /** The inputs that have the next term. */
  function nextTerm(): { key: Uint8Array; from: number[] } | undefined {
    let key: Uint8Array | undefined;
    let from: number[] = [];
    inputs.forEach(({ segment }, input) => {
      const at = next[input] as number;
      if (at >= segment.terms.count) return;
      const mine = segment.terms.keyBytes(at);
      const order = key ? compareBytes(mine, key) : -1;
      if (order < 0) [key, from] = [mine, [input]];
      else if (order === 0) from.push(input);
    });
    return key && { key, from };
  }

  function copyList(input: number, list: PostingList, hasPlaces: boolean, positionsStart: number): void {
    const map = maps[input] as Uint32Array;
    const source = (inputs[input] as LiveSegment).segment.positions;
    const reader = new PlaceReader(source, list.positionsStart);
    for (let block = 0; block <= list.count >>> 7; block++) {
      const count = readBlock(list, block, docs, payloads);
      if (hasPlaces) reader.at = blockPositions(list, block);
      for (let at = 0; at < count; at++) {
        const doc = map[docs[at] as number] as number;
        const from = reader.at;
        if (hasPlaces) reader.skip();
        if (doc === DROPPED) continue;
        writer.add(doc, list.hasPayload ? (payloads[at] as number) : 0, positions.length - positionsStart);
        if (hasPlaces) copyBytes(positions, source, from, reader.at);
      }
    }
  }

  function mergeTerm(key: Uint8Array, from: readonly number[]): number {
    const kind = kindOfSpace(key[0] as number);
    const positionsStart = positions.length;
    for (const input of from) {
      const { segment } = inputs[input] as LiveSegment;
      const at = next[input] as number;
      copyList(input, segment.list(at), kind === "places", positionsStart);
      (ordinals[input] as Uint32Array)[at] = terms.count;
      next[input] = at + 1;
    }
    const { count } = writer;
    if (count > 0) {
      const start = writer.end(kind, positions.length - positionsStart);
      terms.add(key, count, start + flushedPostings, positionsStart + flushedPositions);
    }
    return count;
  }

  /** Merges some terms; returns how much may still be done, above zero only when no term is left. */
  function mergeTerms(limit: number): number {
    for (let left = limit; left > 0; ) {
      const term = nextTerm();
      if (!term) return left;
      // A term costs something however short its list is.
      left -= mergeTerm(term.key, term.from) + 8;
    }
    return 0;
  }

  /** The terms are all there: how often each occurs says its code. */
  function orderTerms(): Codes {
    const space = FIELD_SPACE.text.charCodeAt(0);
    const first = terms.firstOf[space] as number;
    const byCode = orderByCount(terms.countsIn(space));
    const codeOf = new Uint32Array(byCode.length);
    for (let code = 0; code < byCode.length; code++) codeOf[byCode[code] as number] = code;
    const maps = inputs.map(({ segment }, input) => {
      const own = ordinals[input] as Uint32Array;
      const { tokens: old } = segment;
      // What only dead papers had has no term any more, and is not asked for.
      return Uint32Array.from(
        { length: old.size },
        (_, code) => codeOf[(own[old.termOf(code)] as number) - first] ?? 0,
      );
    });
    return { byCode, maps };
  }

  function mergeTexts({ maps: codeMaps }: Codes, limit: number): void {
    for (let left = limit; left > 0 && nextPaper < sources.docs.length; nextPaper++) {
      const input = sources.inputs[nextPaper] as number;
      const doc = sources.docs[nextPaper] as number;
      const old = (inputs[input] as LiveSegment).segment.tokens;
      old.open(doc);
      tokens.add(old.codes, 0, old.inTitle, old.count, codeMaps[input] as Uint32Array);
      left -= old.count;
    }
  }

  return {
    sources,
    postings,
    positions,
    tokens: tokens.out,
    get terms() {
      return terms.count;
    },
    flushed() {
      flushedPostings += postings.length;
      flushedPositions += positions.length;
      postings.length = 0;
      positions.length = 0;
      tokens.wasTaken();
    },
    step(limit) {
      const left = codes ? limit : mergeTerms(limit);
      if (left <= 0) return true;
      codes ??= orderTerms();
      mergeTexts(codes, left);
      return nextPaper < sources.docs.length;
    },
    endTokens: () => tokens.endIndex((codes ?? orderTerms()).byCode),
    endTerms: () => terms.end(),
    endColumns() {
      const columns = new ColumnBuilder();
      const setMaps = inputs.map(({ segment }) =>
        VALUE_COLUMNS.map((column) => new Int32Array(segment.columns.sets[column].ends.length).fill(-1)),
      );
      for (const [at, doc] of sources.docs.entries()) {
        const input = sources.inputs[at] as number;
        const { ids, days, years, hashes, lengths, sets } = (inputs[input] as LiveSegment).segment.columns;
        columns.addRow({
          id: ids[doc] as number,
          day: days[doc] as number,
          year: years[doc] as number,
          hash: hashes[doc] as number,
          length: lengths[doc] as number,
        });
        for (const [index, column] of VALUE_COLUMNS.entries()) {
          const set = sets[column].ofDoc[doc] as number;
          const map = setMaps[input]?.[index] as Int32Array;
          if (map[set] === -1) map[set] = columns.setNumber(index, valuesOf(input, column, set));
          columns.addSet(index, map[set] as number);
        }
      }
      return columns.end((term) => term, terms.firstOf);
    },
  };

  /** Values of a set by their terms in the result. */
  function valuesOf(input: number, column: keyof typeof VALUE_SPACE, set: number): number[] {
    const { ends, members } = (inputs[input] as LiveSegment).segment.columns.sets[column];
    const own = members.subarray(set === 0 ? 0 : ends[set - 1], ends[set]);
    const first = firstOf(input, column);
    return Array.from(own, (value) => (ordinals[input] as Uint32Array)[first + value] as number);
  }

  function firstOf(input: number, column: keyof typeof VALUE_SPACE): number {
    const space = VALUE_SPACE[column].charCodeAt(0);
    return (inputs[input] as LiveSegment).segment.terms.range(Uint8Array.of(space))[0];
  }
}

/** `maps`: by input, the new place of each paper that is alive. */
function joinPapers(inputs: readonly LiveSegment[]): { sources: Sources; maps: Uint32Array[] } {
  const count = inputs.reduce((sum, live) => sum + aliveCount(live), 0);
  const sources: Sources = { inputs: new Uint16Array(count), docs: new Uint32Array(count) };
  let next = 0;
  const maps = inputs.map((live, input) => {
    const map = new Uint32Array(live.segment.columns.count).fill(DROPPED);
    for (let doc = 0; doc < map.length; doc++) {
      if (isDead(live, doc)) continue;
      sources.inputs[next] = input;
      sources.docs[next] = doc;
      map[doc] = next++;
    }
    return map;
  });
  return { sources, maps };
}

function copyBytes(target: ByteBuffer, source: Uint8Array, from: number, to: number): void {
  target.reserve(to - from);
  const { bytes } = target;
  let { length } = target;
  for (let at = from; at < to; at++) bytes[length++] = source[at] as number;
  target.length = length;
}

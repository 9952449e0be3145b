// Papers become a segment: words are counted into one long log of places, sorted by term, and written term by term.

import { analyse, splitWords } from "../../../model/search/analyse.ts";
import { ABSTRACT_START, type IndexedPaper } from "../../../ports/search-index.ts";
import { lengthCode } from "./bm25.ts";
import { ColumnBuilder } from "./columns.ts";
import { ByteBuffer, kindOfSpace, placeInName, type SegmentParts } from "./layout.ts";
import { IN_ABSTRACT, writePlaces, writeTextPlaces } from "./places.ts";
import { ListWriter } from "./postings.ts";
import { sortKeys, TermsWriter } from "./terms.ts";

export interface BuiltSegment {
  parts: SegmentParts;
  papers: number;
  terms: number;
}

/** Entries of the log: term, paper and place of each occurrence, in the order of papers. */
class Log {
  terms = new Uint32Array(4096);
  docs = new Uint32Array(4096);
  places = new Uint32Array(4096);
  length = 0;

  add(term: number, doc: number, place: number): void {
    const at = this.length++;
    if (at === this.terms.length) this.grow();
    this.terms[at] = term;
    this.docs[at] = doc;
    this.places[at] = place;
  }

  private grow(): void {
    const grow = (column: Uint32Array) => {
      const grown = new Uint32Array(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.terms = grow(this.terms);
    this.docs = grow(this.docs);
    this.places = grow(this.places);
  }
}

/** The ids must be unique within the papers. */
export function buildSegment(papers: readonly IndexedPaper[]): BuiltSegment {
  const ids = new Map<string, number>();
  const keys: string[] = [];
  const log = new Log();
  const columns = new ColumnBuilder();
  const termOf = (key: string): number => {
    let id = ids.get(key);
    if (id === undefined) {
      id = keys.length;
      ids.set(key, id);
      keys.push(key);
    }
    return id;
  };
  for (const [doc, paper] of papers.entries()) addPaper(paper, doc);
  return write();

  function addPaper(paper: IndexedPaper, doc: number): void {
    const inTitle = addWords(analyse(paper.title), doc, 0, ABSTRACT_START);
    const inAbstract = paper.abstract ? addWords(analyse(paper.abstract), doc, IN_ABSTRACT, IN_ABSTRACT - 1) : 0;
    for (const [index, name] of paper.names.entries()) addName(splitWords(name), doc, index);
    if (paper.venue) addPlaced("v", analyse(paper.venue), doc, 0);
    for (const [index, { name }] of paper.institutions.entries()) addPlaced("i", analyse(name), doc, index);
    const flags = [...(paper.hasCode ? ["code"] : []), ...(paper.abstract ? ["abstract"] : [])];
    const values = {
      category: addValues("C", paper.categories, doc),
      institution: addValues(
        "I",
        paper.institutions.map(({ tag }) => tag),
        doc,
      ),
      venue: addValues("V", paper.venue ? [paper.venue] : [], doc),
      flag: addValues("F", flags, doc),
    };
    columns.add(paper, lengthCode(inTitle + inAbstract), values);
  }

  function addWords(words: string[], doc: number, bit: number, most: number): number {
    const count = Math.min(words.length, most);
    for (let at = 0; at < count; at++) log.add(termOf(`t${words[at]}`), doc, (at | bit) >>> 0);
    return count;
  }

  function addName(words: string[], doc: number, name: number): void {
    words.forEach((word, index) => {
      const place = placeInName(name, index);
      log.add(termOf(`n${word}`), doc, place);
      log.add(termOf(`n${String.fromCodePoint(word.codePointAt(0) ?? 0)}.`), doc, place);
    });
  }

  function addPlaced(space: string, words: string[], doc: number, name: number): void {
    words.forEach((word, index) => {
      log.add(termOf(space + word), doc, placeInName(name, index));
    });
  }

  function addValues(space: string, values: readonly string[], doc: number): number[] {
    const terms = [...new Set(values)].map((value) => termOf(space + value));
    for (const term of terms) log.add(term, doc, 0);
    return terms;
  }

  function write(): BuiltSegment {
    const order = sortKeys(keys);
    const rank = new Uint32Array(keys.length);
    order.forEach((term, at) => {
      rank[term] = at;
    });
    const { docs, places, ends } = sortLog(log, rank, keys.length);
    const postings = new ByteBuffer(log.length * 2);
    const positions = new ByteBuffer(log.length * 2);
    const terms = new TermsWriter();
    const list = new ListWriter(postings);
    let from = 0;
    order.forEach((term, at) => {
      const key = keys[term] as string;
      const to = ends[at] as number;
      const kind = kindOfSpace(key.charCodeAt(0));
      const positionsStart = positions.length;
      while (from < to) {
        const doc = docs[from] as number;
        let next = from + 1;
        while (next < to && docs[next] === doc) next++;
        const positionsAt = positions.length - positionsStart;
        let payload = 0;
        if (kind === "text") payload = writeTextPlaces(positions, places, from, next);
        else if (kind === "places") writePlaces(positions, places, from, next);
        list.add(doc, payload, positionsAt);
        from = next;
      }
      const { count } = list;
      const start = list.end(kind, positions.length - positionsStart);
      terms.add(key, count, start, positionsStart);
    });
    return {
      parts: {
        terms: terms.end(),
        postings: postings.taken().slice(),
        positions: positions.taken().slice(),
        columns: columns.end((term) => rank[term] as number, terms.firstOf),
      },
      papers: papers.length,
      terms: keys.length,
    };
  }
}

/** The log by rank of its terms; within a term it stays in the order of papers and places. */
function sortLog(
  log: Log,
  rank: Uint32Array,
  terms: number,
): { docs: Uint32Array; places: Uint32Array; ends: Uint32Array } {
  const next = new Uint32Array(terms + 1);
  for (let at = 0; at < log.length; at++) {
    const slot = (rank[log.terms[at] as number] as number) + 1;
    next[slot] = (next[slot] as number) + 1;
  }
  for (let at = 1; at <= terms; at++) next[at] = (next[at] as number) + (next[at - 1] as number);
  const docs = new Uint32Array(log.length);
  const places = new Uint32Array(log.length);
  for (let at = 0; at < log.length; at++) {
    const slot = rank[log.terms[at] as number] as number;
    const to = next[slot] as number;
    next[slot] = to + 1;
    docs[to] = log.docs[at] as number;
    places[to] = log.places[at] as number;
  }
  return { docs, places, ends: next };
}

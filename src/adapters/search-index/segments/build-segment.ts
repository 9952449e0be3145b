// Papers become a segment: words are counted into one long log of places, sorted by term, and written term by term.

import { analyse, splitWords } from "../../../model/search/analyse.ts";
import { Lexicon } from "../../../model/search/lexicon.ts";
import { ABSTRACT_START, type IndexedPaper } from "../../../ports/search-index.ts";
import { lengthCode } from "./bm25.ts";
import { ColumnBuilder } from "./columns.ts";
import { ByteBuffer, kindOfSpace, placeInName, type SegmentParts } from "./layout.ts";
import { Log } from "./log.ts";
import { IN_ABSTRACT, writePlaces, writeTextPlaces } from "./places.ts";
import { ListWriter } from "./postings.ts";
import { sortKeys, TermsWriter } from "./terms.ts";

export interface BuiltSegment {
  parts: SegmentParts;
  papers: number;
  terms: number;
}

/** Kept from one segment to the next: the same words come again and again. */
let lexicon = new Lexicon();
let localTerms = new Uint32Array(0);

/** The ids must be unique within the papers. */
export function buildSegment(papers: readonly IndexedPaper[]): BuiltSegment {
  if (lexicon.isFull) lexicon = new Lexicon();
  // Numbers of text terms within this segment, plus one; 0 while they have none.
  localTerms.fill(0);
  const names = new Map<string, number[]>();
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
    const inTitle = addText(paper.title, doc, 0, ABSTRACT_START);
    const inAbstract = paper.abstract ? addText(paper.abstract, doc, IN_ABSTRACT, IN_ABSTRACT - 1) : 0;
    for (const [index, name] of paper.names.entries()) addName(name, doc, index);
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

  function addText(text: string, doc: number, bit: number, most: number): number {
    const count = Math.min(lexicon.read(text), most);
    const { found } = lexicon;
    if (lexicon.texts.length > localTerms.length) growLocal();
    for (let at = 0; at < count; at++) {
      const term = found[at] as number;
      let local = localTerms[term] as number;
      if (local === 0) {
        local = keys.push(`t${lexicon.texts[term]}`);
        localTerms[term] = local;
      }
      log.add(local - 1, doc, (at | bit) >>> 0);
    }
    return count;
  }

  /** Each word has the term of itself and that of its first letter. */
  function addName(name: string, doc: number, index: number): void {
    let terms = names.get(name);
    if (!terms) {
      terms = splitWords(name).flatMap((word) => {
        const initial = String.fromCodePoint(word.codePointAt(0) ?? 0);
        return [termOf(`n${word}`), termOf(`n${initial}.`)];
      });
      names.set(name, terms);
    }
    for (let at = 0; at < terms.length; at++) log.add(terms[at] as number, doc, placeInName(index, at >>> 1));
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
    const { docs, places, ends } = log.sort(rank, keys.length);
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

function growLocal(): void {
  const grown = new Uint32Array(Math.max(lexicon.texts.length, localTerms.length * 2));
  grown.set(localTerms);
  localTerms = grown;
}

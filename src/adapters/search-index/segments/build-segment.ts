// Papers become a segment: their words are counted paper by paper, turned round into lists of papers, and written term by term.

import { analyse } from "../../../model/search/analyse.ts";
import { Lexicon } from "../../../model/search/lexicon.ts";
import type { IndexedPaper } from "../../../ports/search-index.ts";
import { lengthCode } from "./bm25.ts";
import { ColumnBuilder } from "./columns.ts";
import { ByteBuffer, FIELD_SPACE, kindOfSpace, placeInName, type SegmentParts } from "./layout.ts";
import { Log, type SortedLog } from "./log.ts";
import { writePlaces } from "./places.ts";
import { ListWriter } from "./postings.ts";
import { sortKeys, TermsWriter } from "./terms.ts";
import { TextLog } from "./text-log.ts";
import { orderByCount, TokenWriter } from "./tokens.ts";

/** Key spaces of the terms that are not words of the text. */
type Space = "n" | "v" | "i" | "C" | "I" | "V" | "F";

export interface BuiltSegment {
  parts: SegmentParts;
  papers: number;
  terms: number;
}

/** Kept from one segment to the next: the same words come again and again. */
let lexicon = new Lexicon();
let localTerms = new Uint32Array(0);
/** Words of names, as they are. */
let nameWords = new Lexicon((word) => word);

/** The ids must be unique within the papers. */
export function buildSegment(papers: readonly IndexedPaper[]): BuiltSegment {
  if (lexicon.isFull) lexicon = new Lexicon();
  if (nameWords.isFull) nameWords = new Lexicon((word) => word);
  // Numbers of text terms within this segment, plus one; 0 while they have none.
  localTerms.fill(0);
  /** By word of a name: its term and that of its first letter. */
  const nameTerms: (readonly [number, number] | undefined)[] = [];
  /** By venue or institution as it is written: the terms of its words. */
  const placedTerms = { v: new Map<string, readonly number[]>(), i: new Map<string, readonly number[]>() };
  const ids: Record<Space, Map<string, number>> = {
    n: new Map(),
    v: new Map(),
    i: new Map(),
    C: new Map(),
    I: new Map(),
    V: new Map(),
    F: new Map(),
  };
  const keys: string[] = [];
  const log = new Log();
  const texts = new TextLog(papers.length);
  const columns = new ColumnBuilder();
  const termOf = (space: Space, text: string): number => {
    const own = ids[space];
    let id = own.get(text);
    if (id === undefined) {
      id = keys.push(space + text) - 1;
      own.set(text, id);
    }
    return id;
  };
  for (const [doc, paper] of papers.entries()) addPaper(paper, doc);
  return write();

  function addPaper(paper: IndexedPaper, doc: number): void {
    texts.addTitle(readText(paper.title));
    if (paper.abstract) texts.addAbstract(readText(paper.abstract));
    const length = texts.endPaper();
    for (const [index, name] of paper.names.entries()) addName(name, doc, index);
    if (paper.venue) addPlaced("v", paper.venue, doc, 0);
    for (const [index, { name }] of paper.institutions.entries()) addPlaced("i", name, doc, index);
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
    columns.add(paper, lengthCode(length), values);
  }

  /** The terms of a text by their numbers in this segment. */
  function readText(text: string): Uint32Array {
    const found = lexicon.read(text);
    if (lexicon.texts.length > localTerms.length) growLocal();
    for (let at = 0; at < found.length; at++) {
      const term = found[at] as number;
      let local = localTerms[term] as number;
      if (local === 0) {
        local = keys.push(FIELD_SPACE.text + lexicon.texts[term]);
        localTerms[term] = local;
      }
      found[at] = local - 1;
    }
    texts.reserveTerms(keys.length);
    return found;
  }

  /** Each word has the term of itself and that of its first letter. */
  function addName(name: string, doc: number, index: number): void {
    nameWords.read(name).forEach((word, at) => {
      let terms = nameTerms[word];
      if (!terms) {
        const text = nameWords.texts[word] as string;
        terms = [termOf("n", text), termOf("n", `${String.fromCodePoint(text.codePointAt(0) ?? 0)}.`)];
        nameTerms[word] = terms;
      }
      log.add(terms[0], doc, placeInName(index, at));
      log.add(terms[1], doc, placeInName(index, at));
    });
  }

  function addPlaced(space: "v" | "i", text: string, doc: number, name: number): void {
    let terms = placedTerms[space].get(text);
    if (!terms) {
      terms = analyse(text).map((word) => termOf(space, word));
      placedTerms[space].set(text, terms);
    }
    for (let at = 0; at < terms.length; at++) log.add(terms[at] as number, doc, placeInName(name, at));
  }

  function addValues(space: Space, values: readonly string[], doc: number): number[] {
    const distinct = values.length > 1 ? [...new Set(values)] : values;
    const terms = distinct.map((value) => termOf(space, value));
    for (const term of terms) log.add(term, doc, 0);
    return terms;
  }

  function write(): BuiltSegment {
    const order = sortKeys(keys);
    const rank = new Uint32Array(keys.length);
    order.forEach((term, at) => {
      rank[term] = at;
    });
    const lists = new ListsWriter();
    const textOrder = order.filter((term) => isText(keys[term] as string));
    const firsts = new Uint32Array(keys.length);
    let entries = 0;
    for (const term of textOrder) {
      firsts[term] = entries;
      entries += texts.papersWith(term);
    }
    const text = texts.sort(firsts);
    const placed = log.sort(rank, keys.length);
    let from = 0;
    order.forEach((term, at) => {
      const key = keys[term] as string;
      if (isText(key))
        lists.addText(key, text, (firsts[term] as number) - texts.papersWith(term), firsts[term] as number);
      else {
        const to = placed.ends[at] as number;
        lists.addPlaced(key, placed, from, to);
        from = to;
      }
    });
    const byCode = orderByCount(Uint32Array.from(textOrder, (term) => texts.papersWith(term)));
    const codeOf = new Uint32Array(keys.length);
    byCode.forEach((term, code) => {
      codeOf[textOrder[term] as number] = code;
    });
    const tokens = new TokenWriter();
    texts.writeTokens(tokens, codeOf);
    return {
      parts: {
        terms: lists.terms.end(),
        postings: lists.postings.taken().slice(),
        positions: lists.positions.taken().slice(),
        tokens: tokens.out.taken().slice(),
        tokenIndex: tokens.endIndex(byCode),
        columns: columns.end((term) => rank[term] as number, lists.terms.firstOf),
      },
      papers: papers.length,
      terms: keys.length,
    };
  }
}

const isText = (key: string): boolean => key.charCodeAt(0) === FIELD_SPACE.text.charCodeAt(0);

/** Lists one after the other, in the order of their terms. */
class ListsWriter {
  readonly terms = new TermsWriter();
  readonly postings = new ByteBuffer(1 << 16);
  readonly positions = new ByteBuffer(1 << 16);
  private readonly list = new ListWriter(this.postings);

  addText(
    key: string,
    { docs, payloads }: { docs: Uint32Array; payloads: Uint8Array },
    from: number,
    to: number,
  ): void {
    const { list } = this;
    for (let at = from; at < to; at++) list.add(docs[at] as number, payloads[at] as number, 0);
    this.terms.add(key, to - from, list.end("text"), 0);
  }

  addPlaced(key: string, { docs, places }: SortedLog, start: number, to: number): void {
    const { list, positions } = this;
    const kind = kindOfSpace(key.charCodeAt(0));
    const positionsStart = positions.length;
    for (let from = start; from < to; ) {
      const doc = docs[from] as number;
      let next = from + 1;
      while (next < to && docs[next] === doc) next++;
      list.add(doc, 0, positions.length - positionsStart);
      if (kind === "places") writePlaces(positions, places, from, next);
      from = next;
    }
    const { count } = list;
    this.terms.add(key, count, list.end(kind, positions.length - positionsStart), positionsStart);
  }
}

function growLocal(): void {
  const grown = new Uint32Array(Math.max(lexicon.texts.length, localTerms.length * 2));
  grown.set(localTerms);
  localTerms = grown;
}

// The words of the papers of a segment that is being built: all of them in their order, and for each paper its different terms.

import { ABSTRACT_START } from "../../../ports/search-index.ts";
import { payloadOf, type TokenWriter } from "./tokens.ts";

const ABSTRACT_MASK = 0xffff;
const IN_TITLE = 0x10000;
/** More make the lists grow. */
const USUAL_WORDS = 200;

export interface TextLists {
  /** By term, in the order of `rank`; within a term in the order of papers. */
  docs: Uint32Array;
  payloads: Uint8Array;
}

export class TextLog {
  private words: Uint32Array<ArrayBuffer>;
  private wordCount = 0;
  /** Of each paper: how many words its title has, and where its words and its terms end. */
  private titles: number[] = [];
  private wordEnds: number[] = [];
  private termEnds: number[] = [];
  /** One entry for each term of each paper: the term, and how often it stands in the title (upper half) and in the abstract. */
  private terms: Uint32Array<ArrayBuffer>;
  private counts: Uint32Array<ArrayBuffer>;
  private entries = 0;
  private firstOfPaper = 0;
  /** By term: its last entry, and the papers that have it. */
  private lastEntry = new Int32Array(4096).fill(-1);
  private papers = new Uint32Array(4096);
  private inTitle = 0;

  constructor(papers: number) {
    const expected = papers * USUAL_WORDS;
    this.words = new Uint32Array(expected);
    this.terms = new Uint32Array(expected);
    this.counts = new Uint32Array(expected);
  }

  addTitle(found: Uint32Array): void {
    this.inTitle = Math.min(found.length, ABSTRACT_START);
    this.add(found.subarray(0, this.inTitle), IN_TITLE);
  }

  addAbstract(found: Uint32Array): void {
    this.add(found, 1);
  }

  private add(found: Uint32Array, step: number): void {
    this.reserve(found.length);
    const { words, terms, counts, lastEntry, papers, firstOfPaper } = this;
    let { wordCount, entries } = this;
    for (let at = 0; at < found.length; at++) {
      const term = found[at] as number;
      words[wordCount++] = term;
      let entry = lastEntry[term] as number;
      if (entry < firstOfPaper) {
        entry = entries++;
        lastEntry[term] = entry;
        terms[entry] = term;
        counts[entry] = 0;
        papers[term] = (papers[term] as number) + 1;
      }
      const before = counts[entry] as number;
      if (step === IN_TITLE || (before & ABSTRACT_MASK) < ABSTRACT_MASK) counts[entry] = before + step;
    }
    this.wordCount = wordCount;
    this.entries = entries;
  }

  /** Ends a paper; returns how many words it has. */
  endPaper(): number {
    const length = this.wordCount - (this.wordEnds.at(-1) ?? 0);
    this.titles.push(this.inTitle);
    this.wordEnds.push(this.wordCount);
    this.termEnds.push(this.entries);
    this.firstOfPaper = this.entries;
    this.inTitle = 0;
    return length;
  }

  private reserve(more: number): void {
    this.words = grown(this.words, this.wordCount + more);
    this.terms = grown(this.terms, this.entries + more);
    this.counts = grown(this.counts, this.entries + more);
  }

  /** Makes room for the terms below `count`. */
  reserveTerms(count: number): void {
    const { length } = this.lastEntry;
    if (count <= length) return;
    const last = new Int32Array(count * 2).fill(-1);
    last.set(this.lastEntry);
    this.lastEntry = last;
    this.papers = grown(this.papers, last.length);
  }

  papersWith(term: number): number {
    return this.papers[term] ?? 0;
  }

  /** `next`: for each term, where its papers begin among all; it is moved on. */
  sort(next: Uint32Array): TextLists {
    const docs = new Uint32Array(this.entries);
    const payloads = new Uint8Array(this.entries);
    const { terms, counts } = this;
    let entry = 0;
    for (const [doc, end] of this.termEnds.entries()) {
      for (; entry < end; entry++) {
        const term = terms[entry] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        const count = counts[entry] as number;
        docs[at] = doc;
        payloads[at] = payloadOf(count >>> 16, count & ABSTRACT_MASK);
      }
    }
    return { docs, payloads };
  }

  writeTokens(writer: TokenWriter, codeOf: Uint32Array): void {
    let from = 0;
    for (const [doc, end] of this.wordEnds.entries()) {
      writer.add(this.words, from, this.titles[doc] as number, end - from, codeOf);
      from = end;
    }
  }
}

function grown(list: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  if (needed <= list.length) return list;
  const more = new Uint32Array(Math.max(needed, list.length * 2));
  more.set(list);
  return more;
}

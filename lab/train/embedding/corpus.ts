// Reads titles and abstracts once, as numbers of words, with who wrote what and what cites what.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../../../src/model/search/analyse.ts";
import { readLines } from "../../eval/read-lines.ts";
import { GrowingInts } from "./growing.ts";

/** Ends a sentence in `words`. */
export const SENTENCE_END = -1;
const SENTENCE = /(?<=[.!?])\s+(?=[A-Z0-9])/;
const MIN_ABSTRACT = 200;
const WITH_ABSTRACTS = ["works/works.jsonl.gz", "and/pubmed_pairs_works.jsonl.gz"];
const CITATIONS = "citations/aan.jsonl.gz";

export interface Corpus {
  size: number;
  /** The first so many papers have an abstract. */
  withAbstract: number;
  /** Every word that occurs; texts hold their places in it. */
  terms: string[];
  words: Int32Array;
  /** `words` of paper i: title from starts[2i] to starts[2i+1], abstract from there to starts[2i+2]. */
  starts: Int32Array;
  /** Papers of each printed name. */
  byName: Map<string, number[]>;
  /** Pairs of papers, one after the other, of which the first cites the second. */
  citations: Int32Array;
}

interface WorkRow {
  id: string;
  title?: string;
  abstract?: string;
  authors?: { name?: string }[];
}
interface CitingRow {
  id: string;
  workId?: string;
  title?: string;
  references?: string[];
}

/** Texts as they come in. */
class TextReader {
  readonly terms: string[] = [];
  readonly words = new GrowingInts();
  readonly starts = new GrowingInts();
  size = 0;
  readonly #ids = new Map<string, number>();

  /** The number of the paper. */
  add(title: string, abstract: string): number {
    this.starts.push(this.words.length);
    this.#addText(title);
    this.starts.push(this.words.length);
    for (const sentence of abstract === "" ? [] : abstract.split(SENTENCE)) {
      this.#addText(sentence);
      this.words.push(SENTENCE_END);
    }
    return this.size++;
  }

  #addText(text: string): void {
    for (const term of analyse(text)) {
      let id = this.#ids.get(term);
      if (id === undefined) {
        id = this.terms.length;
        this.terms.push(term);
        this.#ids.set(term, id);
      }
      this.words.push(id);
    }
  }
}

/** `isWanted` leaves papers out by their id in the data. */
export async function readCorpus(dataFolder: string, isWanted: (id: string) => boolean = () => true): Promise<Corpus> {
  const reader = new TextReader();
  const byId = new Map<string, number>();
  const byName = new Map<string, number[]>();
  for (const path of WITH_ABSTRACTS.map((file) => join(dataFolder, file)).filter(existsSync)) {
    for await (const row of readLines<WorkRow>(path)) {
      if (!row.title || !row.abstract || row.abstract.length < MIN_ABSTRACT || !isWanted(row.id)) continue;
      const paper = reader.add(row.title, row.abstract);
      byId.set(row.id, paper);
      for (const { name } of row.authors ?? []) addTo(byName, (name ?? "").toLowerCase(), paper);
    }
  }
  const withAbstract = reader.size;
  const citations = await readCitations(join(dataFolder, CITATIONS), reader, byId, isWanted);
  reader.starts.push(reader.words.length);
  const { size, terms, words, starts } = reader;
  return { size, withAbstract, terms, words: words.values(), starts: starts.values(), byName, citations };
}

/** Papers of the citation network that have no abstract are added with their title. */
async function readCitations(
  path: string,
  reader: TextReader,
  byId: Map<string, number>,
  isWanted: (id: string) => boolean,
): Promise<Int32Array> {
  const citations = new GrowingInts();
  if (!existsSync(path)) return citations.values();
  const papers = new Map<string, number>();
  const lists: [citing: string, cited: string[]][] = [];
  for await (const row of readLines<CitingRow>(path)) {
    const known = byId.get(row.workId ?? "");
    if (known === undefined && (!row.title || !isWanted(row.workId ?? row.id))) continue;
    papers.set(row.id, known ?? reader.add(row.title ?? "", ""));
    lists.push([row.id, row.references ?? []]);
  }
  for (const [citing, references] of lists) {
    for (const reference of references) {
      const [from, to] = [papers.get(citing), papers.get(reference)];
      if (from === undefined || to === undefined || from === to) continue;
      citations.push(from);
      citations.push(to);
    }
  }
  return citations.values();
}

function addTo(groups: Map<string, number[]>, key: string, value: number): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

// The ways of ranking that are measured, over one list of papers.

import { openDatabase } from "../../../src/adapters/store/sqlite/driver.ts";
import type { Embedder } from "../../../src/model/embedding/embedder.ts";
import { analyse, splitWords } from "../../../src/model/search/analyse.ts";
import { closeness, neighbourPairs } from "../../../src/model/search/closeness.ts";
import { CANDIDATES, rankHybrid } from "../../../src/model/search/rank-hybrid.ts";
import { STOP_STEMS } from "../../../src/model/search/stop-words.ts";
import { VectorIndex } from "./vector-index.ts";
import { bestOf, queryTerms, WordIndex } from "./word-index.ts";

export interface Searchable {
  title: string;
  abstract: string;
}

/** Numbers of papers, best first; `pool` are the only ones to rank. */
export type Ranker = (query: string, depth: number, pool?: readonly number[]) => number[];

export interface Rankers {
  bm25: Ranker;
  meaning: Ranker;
  hybrid: Ranker;
}

export class Collection {
  readonly #words = new WordIndex();
  readonly #vectors: VectorIndex;
  readonly #embedder: Embedder;
  readonly #isTitleOnly: boolean[] = [];
  /** Texts are kept for the words of the first few papers. */
  readonly #texts: Searchable[] = [];

  constructor(embedder: Embedder, room: number) {
    this.#embedder = embedder;
    this.#vectors = new VectorIndex(room);
  }

  add(paper: Searchable): void {
    this.#vectors.set(this.#texts.length, this.#embedder.embed(`${paper.title}\n${paper.abstract}`));
    this.#words.add(paper.title, paper.abstract);
    this.#isTitleOnly.push(paper.abstract === "");
    this.#texts.push(paper);
  }

  rankers(): Rankers {
    this.#words.finish();
    return {
      bm25: (query, depth, pool) => bestOf(this.#words.scoreAll(queryTerms(query)), depth, pool),
      meaning: (query, depth, pool) => bestOf(this.#vectors.compare(this.#embedder.embed(query)), depth, pool),
      hybrid: (query, depth, pool) => this.#hybrid(query, pool).slice(0, depth),
    };
  }

  #hybrid(query: string, pool: readonly number[] | undefined): number[] {
    const terms = queryTerms(query);
    const vector = this.#embedder.embed(query);
    const scores = this.#words.scoreAll(terms);
    const cosines = this.#vectors.compare(vector).slice();
    const frequencyOf = (term: string) => this.#words.frequencyOf(term);
    const pairs = neighbourPairs(query, frequencyOf);
    const { hits } = rankHybrid({
      lexical: bestOf(scores, CANDIDATES, pool).map((paperId) => ({ paperId, score: scores[paperId] ?? 0 })),
      near: bestOf(cosines, CANDIDATES, pool).map((paperId) => ({ paperId, similarity: cosines[paperId] ?? 0 })),
      lexicalScoreOf: (ids) => ids.map((id) => scores[id] ?? 0),
      vector,
      terms,
      index: {
        scoreOf: (weighted, ids) => this.#words.scoreOf(weighted, ids),
        similarityOf: (other, ids) => ids.map((id) => dot(other, this.#vectors.get(id))),
        vectorsOf: (ids) => ids.map((id) => this.#vectors.get(id)),
        wordsOf: (ids) => ids.map((id) => tellingWords(this.#texts[id])),
        frequencyOf,
        closenessOf: (ids) => ids.map((id) => closeness(pairs, placesIn(this.#texts[id]))),
        hasAbstract: (ids) => ids.map((id) => this.#isTitleOnly[id] === false),
      },
    });
    return hits.map((hit) => hit.paperId);
  }
}

const tellingWords = (paper: Searchable | undefined): string[] =>
  analyse(`${paper?.title ?? ""}\n${paper?.abstract ?? ""}`).filter((term) => !STOP_STEMS.has(term));

/** Title and abstract lie apart, so that no pair spans them. */
function placesIn(paper: Searchable | undefined): (term: string) => readonly number[] {
  const places = new Map<string, number[]>();
  const add = (text: string, offset: number) => {
    for (const [at, term] of analyse(text).entries()) {
      const known = places.get(term);
      if (known) known.push(offset + at);
      else places.set(term, [offset + at]);
    }
  };
  add(paper?.title ?? "", 0);
  add(paper?.abstract ?? "", 10_000);
  return (term) => places.get(term) ?? [];
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
}

/** SQLite's own full-text search with its stemmer and its bm25, any of the words. */
export function createFts5Ranker(papers: readonly Searchable[]): { rank: Ranker; close(): void } {
  const database = openDatabase(":memory:");
  database.exec("CREATE VIRTUAL TABLE texts USING fts5 (title, abstract, content = '', tokenize = 'porter unicode61')");
  const insert = database.prepare("INSERT INTO texts (rowid, title, abstract) VALUES (?, ?, ?)");
  database.transaction(() => {
    for (const [at, paper] of papers.entries()) insert.run(at + 1, paper.title, paper.abstract);
  });
  const select = database.prepare("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts)");
  return {
    close: () => database.close(),
    rank(query, depth, pool) {
      const words = [...new Set(queryTerms(query).map(({ term }) => term))];
      const originals = splitWords(query).filter((word) => words.includes(analyse(word)[0] ?? ""));
      const match = [...new Set(originals)].map((word) => `"${word}"`).join(" OR ");
      const allowed = pool && new Set(pool);
      const found = match === "" ? [] : select.all(match).map((row) => Number(row.rowid) - 1);
      return found.filter((paper) => allowed === undefined || allowed.has(paper)).slice(0, depth);
    },
  };
}

// What we ask of a search index: papers that match a tree of finished terms, ranked by BM25 or a column, with exact counts and facets;
// and papers near a vector. Words are folded, split and stemmed (src/model/search/analyse.ts), queries parsed and lists fused above this line.

/**
 * `text` is title or abstract. The terms of `text`, `title`, `abstract`, `venue` and `institution` are stemmed, those of `name` only folded.
 * A name has, besides its words, the first letter of each word with a full stop ("j."), so that initials can be asked for.
 */
export type IndexField = "text" | "title" | "abstract" | "name" | "venue" | "institution";

/** Positions from here on are words of the abstract, those below words of the title. */
export const ABSTRACT_START = 4096;

/** Columns with a list of values per paper. `flag` holds "code" and "abstract". */
export type ValueColumn = "category" | "institution" | "venue" | "flag";
/** Columns with one number per paper. Days count from 1970-01-01. */
export type NumberColumn = "year" | "day" | "citations" | "rank" | "rising";

/**
 * A condition on papers. Leaves with words add their BM25 score to the papers they match, wherever they stand except under `not`;
 * `value`, `range`, `papers` and `all` add nothing. `boost` multiplies what a leaf adds.
 */
export type TermTree =
  | { op: "term"; field: IndexField; term: string; boost?: number }
  /** Every term that begins so; scored as one term that occurs wherever one of them does. */
  | { op: "prefix"; field: IndexField; prefix: string; boost?: number }
  /** The terms side by side, in this order, within one field. Scored as the sum of its terms. */
  | { op: "phrase"; field: IndexField; terms: string[]; boost?: number }
  /** All terms within one name, in any order. */
  | { op: "person"; terms: string[]; boost?: number }
  | { op: "and"; children: TermTree[] }
  | { op: "or"; children: TermTree[] }
  /** At least `count` of the children. */
  | { op: "atLeast"; count: number; children: TermTree[] }
  | { op: "not"; child: TermTree }
  | { op: "value"; column: ValueColumn; value: string }
  /** Both ends belong to the range; a paper without a value is in no range. */
  | { op: "range"; column: NumberColumn; from?: number; to?: number }
  | { op: "papers"; paperIds: readonly number[] }
  | { op: "all" };

/** Ties are broken by the newer day, then by the greater paper id. */
export type IndexSort = "score" | "day" | "citations" | "rank" | "rising";

/** Where the last page ended, in the total order of its sort. */
export interface IndexCursor {
  key: number;
  day: number;
  paperId: number;
}

export interface IndexQuery {
  tree: TermTree;
  sort: IndexSort;
  limit: number;
  after?: IndexCursor;
  /** Facets to count over all matches, with the number of values wanted of each. */
  facets?: Partial<Record<ValueColumn | "year", number>>;
  /** With sort `score`: papers whose score is told as well. Whole only where words stand under nothing but `or`; else see `scoreOf`. */
  scoresOf?: readonly number[];
}

export interface IndexHit {
  paperId: number;
  /** BM25 for `score`, else the value of the column (NaN where the paper has none). */
  key: number;
  day: number;
}

export interface IndexAnswer {
  hits: IndexHit[];
  /** Exact. */
  total: number;
  /** Most frequent first; years newest first. Values of equal count in the order of their text. */
  facets: Partial<Record<ValueColumn | "year", { value: string; count: number }[]>>;
  generation: number;
  /** In the order of `scoresOf`. */
  scores?: Float32Array;
}

/** How a paper came to its score: one row per word leaf that matches it. */
export interface TermScore {
  term: string;
  field: IndexField;
  score: number;
  /** Papers with the term. */
  papers: number;
  /** Places in the title, places elsewhere in the field. */
  inTitle: number;
  elsewhere: number;
}

export interface NearQuery {
  /** 256 numbers of length one. */
  vector: Float32Array;
  /** Only papers that match. */
  tree?: TermTree;
  limit: number;
}

export interface NearHit {
  paperId: number;
  /** Cosine of the angle between the vectors as they are stored, -1 to 1. */
  similarity: number;
}

/** The reading side. Every call sees one generation; `refresh` moves on to the newest that is committed. */
export interface SearchIndexReader {
  refresh(): number;
  search(query: IndexQuery): IndexAnswer;
  near(query: NearQuery): NearHit[];
  /** BM25 of these papers for the tree's word leaves, whether or not they match it; in the order asked for. */
  scoreOf(tree: TermTree, paperIds: readonly number[]): Float32Array;
  /** Cosine to these papers; NaN for a paper without a vector. */
  similarityOf(vector: Float32Array, paperIds: readonly number[]): Float32Array;
  /** Vectors as stored; undefined where there is none. */
  vectorsOf(paperIds: readonly number[]): (Float32Array | undefined)[];
  /** Which of these papers have a value. */
  hasValue(column: ValueColumn, value: string, paperIds: readonly number[]): boolean[];
  explain(tree: TermTree, paperId: number): TermScore[];
  /** Where terms stand in title and abstract, by paper and then by term: positions in the title from 0, in the abstract from `ABSTRACT_START`. */
  positionsOf(terms: readonly string[], paperIds: readonly number[]): readonly (readonly ArrayLike<number>[])[];
  /** The terms of title and abstract in their order, those of `without` left out; none for a paper that is not there. */
  termsOf(paperIds: readonly number[], without?: ReadonlySet<string>): readonly (readonly string[])[];
  /** Terms of a field that begin so, the most frequent first. */
  termsFrom(field: IndexField, prefix: string, limit: number): { term: string; papers: number }[];
  /** Papers with exactly this term. */
  papersWith(field: IndexField, term: string): number;
  /** The number of papers, terms, bytes and segments, for the status page. */
  describe(): { papers: number; segments: number; bytes: number; withVector: number; generation: number };
  close(): void;
}

/** One paper as the index takes it. Texts are plain; the index analyses them with the shared analysis. */
export interface IndexedPaper {
  paperId: number;
  title: string;
  abstract?: string;
  /** Printed names, in their order. */
  names: string[];
  venue?: string;
  institutions: { tag: string; name: string }[];
  categories: string[];
  year?: number;
  /** ISO day. */
  date?: string;
  hasCode: boolean;
}

/** Numbers that change without the words: written by themselves. */
export interface IndexedNumbers {
  paperId: number;
  citations?: number;
  rank?: number;
  rising?: number;
}

/** The writing side; all within the caller's transaction. */
export interface SearchIndexWriter {
  /** Papers that the index holds. */
  count(): number;
  /** A paper that is there already is replaced. The whole call is one generation. */
  apply(upserts: readonly IndexedPaper[], removals: readonly number[]): void;
  /**
   * Builds the index anew while the old one serves: begin, add all papers in as many transactions as wanted, finish. What is applied in
   * between is kept. One at a time; beginning again forgets what was added. There are no merges meanwhile.
   */
  rebuild: { begin(): void; add(papers: readonly IndexedPaper[]): void; finish(): void };
  /** From now on papers may wait, so that many come in at once: quicker, and found later. Ends with `flush`, which takes in who waits. */
  gather(): void;
  flush(): void;
  /** To be called when a transaction with `apply` or `flush` was rolled back. */
  forget(): void;
  /** Papers that a stopped run left waiting: they have to be applied again from the catalogue. */
  waiting(): number[];
  saveNumbers(numbers: Iterable<IndexedNumbers>): void;
  /** Vectors by an embedder; a change of its name drops those of another. */
  saveVectors(embedder: string, vectors: Iterable<{ paperId: number; vector: Float32Array }>): void;
  /** Papers without a vector of this embedder, newest first. */
  withoutVector(embedder: string, limit: number): number[];
  /** One step of joining segments, at most ten stay; false when there is nothing to do. Never holds the transaction for longer than about a second. */
  merge(): boolean;
}

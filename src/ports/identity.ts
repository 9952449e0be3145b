// What author identity asks of the catalogue, and what it gives back.

export interface IdentityMention {
  /** Permanent: the paper and the place of the name on it. */
  id: string;
  name: string;
  affiliations?: readonly string[];
  emailDomains?: readonly string[];
  sourceIds?: readonly string[];
  /** The author it belonged to so far. */
  author?: string;
}

export interface IdentityPaper {
  id: string;
  title: string;
  abstract?: string;
  keywords?: readonly string[];
  venue?: string;
  year?: number;
  /** The source cut the list of authors. */
  isCut?: boolean;
  authors: readonly IdentityMention[];
  /** Ids of the papers it cites. */
  references?: readonly string[];
}

export interface IdentitySource {
  /** Every paper once, in the same order each time it is asked. */
  papers(): Iterable<Omit<IdentityPaper, "title" | "abstract">>;
  /** The same papers in the same order. */
  texts(): Iterable<Omit<IdentityPaper, "authors">>;
  /** Papers of whose texts nothing is kept from this version of the model. */
  withoutKeptText(version: number): Set<string>;
}

/** What a paper's text says to author identity, worked out once: whoever compares the paper with others reads it from here. */
export interface KeptText {
  id: string;
  bytes: Uint8Array;
}

/** What people have decided: pairs of mention ids. They bind, whatever else is known. */
export interface Decisions {
  mustJoin: readonly (readonly [string, string])[];
  mustNotJoin: readonly (readonly [string, string])[];
}

export interface IdentityResult {
  /** In the order of the source; to be read once. */
  papers: Iterable<ResolvedPaper>;
  /** Of papers that had none; to be read once. */
  texts: Iterable<KeptText>;
  /** What was learnt of names, words and company: for runs that look at new papers only. */
  state: Uint8Array;
  /** Authors that are no more, and who has most of their mentions now. */
  redirects: { from: string; to: string }[];
}

/** The names of one paper in their order, each with its author. */
export interface ResolvedPaper {
  id: string;
  names: ResolvedName[];
}

export interface ResolvedName {
  /** As it was when it was resolved: a paper that prints something else by now is left alone. */
  name: string;
  /** An id, or any other text for somebody new; the same text means the same person within a run. Absent: stays as it is. */
  author?: string;
  /** Mean chance that it is one person with the author's other mentions; 1 where there are none. */
  confidence: number;
  /** Id of the paper that speaks most for it. */
  nearest?: string;
}

/** Takes results in, a part at a time. Between two parts every reader finds papers and authors in agreement. */
export interface IdentityRun {
  assign(papers: readonly ResolvedPaper[]): void;
  /** Authors whose papers have changed so far. */
  touched(): number[];
  /** The same, and those who have not been resolved before: to be settled once everything is assigned. */
  unsettled(): number[];
  /** How these authors are called and found; of those without papers, where their address leads. */
  settle(authorIds: readonly number[]): void;
}

/** What a run over new papers reads of the rest. */
export interface IdentityLookups {
  /** Papers with names that wait to be resolved, the oldest first. */
  unresolved(limit: number): string[];
  /** Names that wait to be resolved have no author. */
  papersById(ids: readonly string[]): IdentityPaper[];
  /** The same without their texts. */
  peopleById(ids: readonly string[]): Omit<IdentityPaper, "title" | "abstract">[];
  keptTexts(ids: readonly string[], version: number): Map<string, Uint8Array>;
  /** The names by which authors of these blocks are printed. */
  namesInBlocks(blocks: readonly string[]): { block: string; fullName: string; author: string }[];
  /** At most `most` papers of each author, the newest first, with their printed names. */
  papersOfAuthors(authors: readonly string[], most: number): { author: string; paper: string; names: string[] }[];
  loadState(): Uint8Array | undefined;
}

export interface IdentityStore extends IdentitySource, IdentityLookups {
  transaction<T>(work: () => T): T;
  openRun(): IdentityRun;
  saveState(state: Uint8Array): void;
  /** For as long as the paper and its text stay as they are. */
  keepTexts(texts: readonly KeptText[], version: number): void;
  countPapers(): { all: number; unresolved: number };
}

// Where the directory's figures are kept, and where each author was last printed from.

export interface Standing {
  span: number;
  authorId: number;
  /** Only papers on this topic are counted; all where absent. */
  topic?: number;
  papers: number;
  counted: number;
  hIndex: { value: number; low: number; high: number };
  citations: { value: number; low: number; high: number };
  category?: string;
  institution?: string;
}

export interface StandingStore {
  transaction<T>(work: () => T): T;
  isEmpty(): boolean;
  /** The institution of each author's newest paper that tells one, in batches by paper. */
  printedPlaces(
    afterPaper: number,
    limit: number,
  ): { paperId: number; date: string; places: [authorId: number, tag: string][] }[];
  /** Topics of these papers; those on none are absent. */
  topicsOf(paperIds: readonly number[]): Map<number, number[]>;
  /** Replaces those of the authors from `after` (left out) up to `upTo`. */
  saveStandings(after: number, upTo: number, rows: readonly Standing[]): void;
}

// What scoring reads and writes, in bulk: it visits every paper and every author.

import type { PaperFigures } from "../model/author-figures.ts";
import type { BodyOfWork } from "../model/scores/body-of-work.ts";
import type { Estimate } from "../model/scores/estimate.ts";
import type { JudgedText } from "../model/scores/learned/text-answers.ts";
import type { RankScore } from "../model/scores/rank.ts";

export interface ScoringFacts {
  id: number;
  /** First public date, or the day on which a list first showed it. */
  date?: string;
  /** The day on which a list first showed it. */
  listedOn?: string;
  arxivId?: string;
  year?: number;
  category?: string;
  venue?: string;
  upvotes?: { count: number; source: string };
  citations?: { count: number; source: string; seenOn?: string };
  authorCount: number;
  status?: "withdrawn" | "retracted";
  institutions: { tag: string; name: string }[];
  codeLabel?: string;
  codeClaimed: boolean;
  /** A link was found and leads nowhere. */
  isCodeGone: boolean;
  license?: string;
  isFullTextFree: boolean;
  /** Of the scores held until now. */
  digest?: string;
}

export interface ScoringText extends JudgedText {
  id: number;
}

export interface PaperScores {
  id: number;
  rank: RankScore;
  novelty?: Estimate;
  impact: Estimate;
  digest: string | undefined;
}

/** Two columns of equal length: author `authorIds[i]` is on paper `paperIds[i]`. */
export interface MentionPairs {
  authorIds: ArrayLike<number> & Iterable<number>;
  paperIds: ArrayLike<number> & Iterable<number>;
}

export interface AuthorMetrics {
  authorId: number;
  papers: number;
  /** Papers with a known citation count. */
  counted: number;
  hIndex: number;
  i10: number;
  citations: number;
  novelty?: number;
  /** 0 to 100; its parts follow from the same papers and are worked out when shown. */
  aiScore: number;
  /** What it is made of. */
  work: BodyOfWork;
  primaryCategory?: string;
  institution?: string;
}

export interface InstitutionPapers {
  tag: string;
  paperIds: number[];
}

export interface InstitutionMetrics {
  tag: string;
  papers: number;
  aiScore: number;
  work: BodyOfWork;
}

export interface ScoreStore {
  transaction<T>(work: () => T): T;
  paperIds(): number[];
  unscoredIds(limit: number): number[];
  facts(ids: number[]): ScoringFacts[];
  /** The papers that a list first showed on that day. */
  listedOn(day: string): Pick<ScoringFacts, "arxivId" | "category">[];
  texts(ids: number[]): ScoringText[];
  /** Answers of a model about texts, as they were saved; those of papers that have changed since are gone. */
  answers(ids: number[], model: string): Map<number, Uint8Array>;
  saveAnswers(rows: readonly (readonly [id: number, answers: Uint8Array])[], model: string): void;
  figures(ids: number[]): PaperFigures[];
  maxAuthorId(): number;
  /** Mentions of the authors with ids in `(after, upTo]`, ordered by author. */
  mentionsOfAuthors(after: number, upTo: number): MentionPairs;
  mentionsOfAuthorList(authorIds: number[]): MentionPairs;
  /** Ordered by paper, then as printed. */
  mentionsOfPapers(paperIds: number[]): MentionPairs;
  institutionCounts(): Map<string, number>;
  /** Writes those whose scores or evidence differ from what their digest tells. */
  savePaperScores(rows: readonly PaperScores[], now: string): void;
  /** Writes those that differ from what is held, and remembers each AI Score that has moved. */
  saveAuthorMetrics(rows: AuthorMetrics[], now: string): void;
  institutionPapers(): InstitutionPapers[];
  saveInstitutionMetrics(rows: InstitutionMetrics[], now: string): void;
  /** Drops figures of authors and institutions without papers, and thins out what is remembered. */
  tidyMetrics(now: string): void;
  loadState(key: string): Uint8Array | undefined;
  saveState(key: string, value: Uint8Array): void;
}

// What pages, the API and the command line read from the store. Every answer is bounded; lookups return undefined for absence.

import type { AiScorePage } from "../model/ai-score-page.ts";
import type { AuthorPage, AuthorPapersQuery } from "../model/author-page.ts";
import type { CitedPapers } from "../model/citation-summary.ts";
import type { CategoryRef, DailyPage, PaperCard, PaperDetail, PaperList } from "../model/paper.ts";
import type {
  Around,
  AuthorList,
  AuthorQuery,
  CategoryPage,
  CountedCategory,
  DailyQuery,
  InstitutionPage,
  PaperQuery,
  StatusReport,
  TopicList,
  TopicPage,
  TopicQuery,
  UnresolvedList,
} from "../model/views.ts";

/** A paper, the permanent key it now lives under, or the news that it was removed. */
export type PaperLookup =
  | { found: "paper"; paper: PaperDetail }
  | { found: "moved"; id: string }
  | { found: "removed" }
  | undefined;

export interface AiSubject {
  kind: "author" | "institution";
  /** Id of the author, or tag of the institution. */
  id: string;
}

export interface CatalogueReader {
  daily(query: DailyQuery, today: string): DailyPage | undefined;
  paper(key: string): PaperLookup;
  cards(ids: number[]): PaperCard[];
  papers(query: PaperQuery): PaperList;
  author(
    id: string,
    query: AuthorPapersQuery,
    now: number,
  ): ({ found: "author" } & AuthorPage) | { found: "moved"; id: string } | undefined;
  /** Citation counts of these papers, whoever counted. */
  citedPapers(paperIds: readonly number[]): CitedPapers;
  authors(query: AuthorQuery): AuthorList;
  aiScore(subject: AiSubject, now: Date): AiScorePage | { movedTo: string } | undefined;
  institution(tag: string, query: { offset: number; limit: number }): InstitutionPage | undefined;
  institutions(query: { offset: number; limit: number }): {
    total: number;
    institutions: { tag: string; name: string; country?: string; papers: number }[];
  };
  /** Affiliations that name no known institution, the most frequent first. */
  unresolvedAffiliations(query: { offset: number; limit: number }): UnresolvedList;
  category(code: string, query: PaperQuery): CategoryPage | undefined;
  categories(): CountedCategory[];
  /** By the address that a topic has or had. */
  topic(
    slug: string,
    query: PaperQuery,
  ): { found: "topic"; topic: TopicPage } | { found: "moved"; id: string } | undefined;
  topics(query: TopicQuery): TopicList;
  /** Authors and topics that at least two of these papers share, the most frequent first. */
  around(paperIds: readonly number[]): Around;
  categoryName(code: string): CategoryRef;
  status(now: string): Omit<StatusReport, "version" | "generatedAt" | "note">;
  /** Changes with every committed change that a page could show; the base of ETags and of the page cache. */
  version(): string;
  /** Addresses for the sitemap, `part` of at most 50,000 each. */
  sitemap(part: number): { papers: { id: string; changed: string }[]; parts: number };
}

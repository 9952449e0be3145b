// A paper as merging leaves it, ready to be stored: what is filtered on, what cards show, what only the paper page shows.

import type { CodeLink, InstitutionRef } from "./paper.ts";
import type { Appearance, AuthorIdentifier, CitationCount, Identifier, RecordVersion } from "./record.ts";

export interface MergedAuthor {
  name: string;
  nameKey: string;
  ids?: AuthorIdentifier[];
  affiliations?: string[];
  /** Tags of the institutions named in the affiliations. */
  institutions?: string[];
  email?: string;
  isCollective: boolean;
}

/** Stored as JSON: shown on every card, never searched or sorted by. */
export interface CardFacts {
  categories: string[];
  institutions: InstitutionRef[];
  authorsTruncated: boolean;
  code?: CodeLink;
  codeClaimed: boolean;
  summary?: { text: string; by: string; machine: boolean };
  citations?: { count: number; source: string; seenOn?: string };
  upvotes?: { count: number; source: string; seenOn?: string };
}

/** Stored as JSON: shown on the paper page only. */
export interface DetailFacts {
  versions: RecordVersion[];
  appearances: Appearance[];
  codeLinks: CodeLink[];
  keywords: string[];
  comment?: string;
  commentHtml?: string;
  journalRef?: string;
  license?: string;
  links: { label: string; url: string }[];
}

export interface MergedPaper {
  title: string;
  titleHtml?: string;
  abstract?: string;
  abstractHtml?: string;
  date?: string;
  year?: number;
  /** The day on whose front page it stands; only for papers whose day is known. */
  day?: string;
  category?: string;
  categories: string[];
  venue?: string;
  status?: "withdrawn" | "retracted";
  arxivId?: string;
  doi?: string;
  identifiers: Identifier[];
  authors: MergedAuthor[];
  citations: CitationCount[];
  references: Identifier[];
  /** References as they are printed. */
  referenceTexts: string[];
  card: CardFacts;
  detail: DetailFacts;
}

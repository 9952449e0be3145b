// A paper as merging leaves it, ready to be stored: what is filtered on, what cards show, what only the paper page shows.
// Absent members may be undefined: papers that all have the same members are read and written several times as fast.

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
  code?: CodeLink | undefined;
  codeClaimed: boolean;
  summary?: { text: string; by: string; machine: boolean } | undefined;
  citations?: { count: number; source: string; seenOn?: string } | undefined;
  upvotes?: { count: number; source: string; seenOn?: string } | undefined;
}

/** Stored as JSON: shown on the paper page only. */
export interface DetailFacts {
  versions: RecordVersion[];
  appearances: Appearance[];
  codeLinks: CodeLink[];
  keywords: string[];
  comment?: string | undefined;
  commentHtml?: string | undefined;
  journalRef?: string | undefined;
  license?: string | undefined;
  links: { label: string; url: string }[];
}

export interface MergedPaper {
  title: string;
  titleHtml?: string | undefined;
  abstract?: string | undefined;
  abstractHtml?: string | undefined;
  date?: string | undefined;
  year?: number | undefined;
  /** The day on whose front page it stands; only for papers whose day is known. */
  day?: string | undefined;
  category?: string | undefined;
  categories: string[];
  venue?: string | undefined;
  status?: "withdrawn" | "retracted" | undefined;
  arxivId?: string | undefined;
  doi?: string | undefined;
  identifiers: Identifier[];
  authors: MergedAuthor[];
  citations: CitationCount[];
  references: Identifier[];
  /** References as they are printed. */
  referenceTexts: string[];
  card: CardFacts;
  detail: DetailFacts;
}

// What a source says about one paper. Text is raw here (TeX, entities): cleaning happens once, when records become papers.

/** A name in the wide sense: `{ scheme: "arxiv", value: "2404.07965" }`. Values are normalised by `normaliseIdentifier`. */
export interface Identifier {
  scheme: IdentifierScheme;
  value: string;
}

export type IdentifierScheme =
  | "arxiv"
  | "doi"
  | "acl"
  | "openreview"
  | "openalex"
  | "s2"
  | "corpusid"
  | "pmid"
  | "pmcid"
  | "mag"
  | "dblp"
  | "isbn"
  | "broadsheet";

/** Identifiers that a source gives to a person. Evidence of identity, not proof. */
export interface AuthorIdentifier {
  scheme: "orcid" | "openreview" | "acl" | "ieee" | "s2" | "openalex" | "dblp" | "scholar" | "hf";
  value: string;
}

export interface RecordAuthor {
  /** As printed, given name first when the source tells given and family apart. */
  name: string;
  /** Only when the source itself tells them apart. */
  given?: string;
  family?: string;
  suffix?: string;
  /** True when the source says that this is a group and not a person. */
  isCollective?: boolean;
  affiliations?: string[];
  email?: string;
  ids?: AuthorIdentifier[];
}

export interface RecordVersion {
  version: number;
  /** ISO date or date-time. */
  date?: string;
  size?: string;
  note?: string;
}

/** One place and time where the paper came out: a preprint, a conference, a journal. */
export interface Appearance {
  kind: "preprint" | "published" | "listed";
  venue?: string;
  year?: number;
  date?: string;
  track?: string;
  /** Poster, Oral, Reject, ... as the source says. */
  status?: string;
  url?: string;
  doi?: string;
}

export interface CitationCount {
  /** Who counted: `openalex`, `semantic-scholar`, `crossref`, `google-scholar`, ... */
  source: string;
  count: number;
  /** ISO day; absent when the source does not say. */
  seenOn?: string;
}

/** A cited work: by identifier where known, else the reference text. */
export interface Reference {
  identifier?: Identifier;
  text?: string;
}

/** Attention counted elsewhere, such as votes on the Hugging Face daily page. */
export interface Attention {
  source: string;
  kind: "upvotes" | "comments" | "stars";
  value: number;
  /** ISO day on which it was counted or listed. */
  on?: string;
}

export interface SourceRecord {
  /** Name of the source, as in its `Source.name` (`arxiv-oai`, `openalex`, ...). */
  source: string;
  /** Id within the source; always text, even when it looks like a number. */
  externalId: string;
  /** The source's own version number, when it has one. */
  version?: number;
  title: string;
  abstract?: string;
  authors: RecordAuthor[];
  /** The source cut the list of authors ("et al."). */
  authorsTruncated?: boolean;
  /** First public date, ISO day; may be only a year or year-month when the source knows no more. */
  date?: string;
  /** When the source last changed this record: ISO date or date-time. Decides which of two differing records is newer. */
  updated?: string;
  year?: number;
  venue?: string;
  /** Full codes such as `cs.CL`, primary first. */
  categories?: string[];
  identifiers: Identifier[];
  versions?: RecordVersion[];
  appearances?: Appearance[];
  keywords?: string[];
  comment?: string;
  journalRef?: string;
  license?: string;
  language?: string;
  /** Says something of a paper and is none by itself: left out while no other record of the paper is held. */
  addsOnly?: true;
  /** Links that the source itself calls the paper's code. */
  codeUrls?: string[];
  /** The source says that code exists and gives no link. */
  codeClaimed?: boolean;
  /** Institutions printed for the paper as a whole: names or short tags. */
  institutions?: string[];
  citationCounts?: CitationCount[];
  references?: Reference[];
  attention?: Attention[];
  /** The days on which a daily list showed the paper. */
  listedOn?: string[];
  status?: "withdrawn" | "retracted" | "deleted";
  /** Short summary and who wrote it; `machine` when a model did. */
  summary?: { text: string; by: string; machine: boolean };
  /** Landing page at the source. */
  url?: string;
  pdfUrl?: string;
}

/** An input that could not become a record: kept with its reason, counted in the run report. */
export interface SetAside {
  source: string;
  externalId?: string;
  reason: string;
  /** At most 2,000 characters of the input. */
  excerpt: string;
}

/** "arXiv announced this paper on that day": the measure of completeness. */
export interface Announcement {
  source: string;
  day: string;
  externalId: string;
  identifier: Identifier;
  kind: "new" | "cross" | "replace" | "replace-cross";
  category: string;
}

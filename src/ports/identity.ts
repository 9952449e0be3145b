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
  authors: readonly IdentityMention[];
  /** Ids of the papers it cites. */
  references?: readonly string[];
}

export interface IdentitySource {
  /** Every paper once, in the same order each time it is asked. */
  papers(): Iterable<IdentityPaper>;
}

/** What people have decided: pairs of mention ids. They bind, whatever else is known. */
export interface Decisions {
  mustJoin: readonly (readonly [string, string])[];
  mustNotJoin: readonly (readonly [string, string])[];
}

export interface Assignment {
  mention: string;
  author: string;
  /** Mean chance that it is one person with the author's other mentions; 1 where there are none. */
  confidence: number;
}

export interface IdentityResult {
  assignments: Assignment[];
  /** Authors that are no more, and who has most of their mentions now. */
  redirects: { from: string; to: string }[];
}

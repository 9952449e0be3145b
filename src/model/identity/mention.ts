// What is known of one printed name on one paper.

export interface Mention {
  id: string;
  /** Two mentions on one paper are two people. */
  paper: string;
  name: string;
  /** The other printed names; the own one and repetitions do no harm. */
  coauthors: readonly string[];
  /** Where the name stands among the authors. */
  place?: "first" | "middle" | "last";
  title: string;
  abstract?: string;
  keywords?: readonly string[];
  venue?: string;
  year?: number;
  affiliations?: readonly string[];
  /** Those of everybody on the paper: where one author works, the others often do. */
  paperAffiliations?: readonly string[];
  /** `cs.cmu.edu`: of addresses printed for this author. */
  emailDomains?: readonly string[];
  /** `orcid:0000-0002-...`, as sources gave them: strong evidence, not proof. */
  sourceIds?: readonly string[];
  /** Keys of the papers that this one cites. */
  references?: readonly string[];
}

/** What a catalogue knows of a paper: enough to say how common names, words and venues are, and who writes with whom. */
export interface CataloguePaper {
  id: string;
  authors: readonly string[];
  title: string;
  venue?: string;
}

/** Of a list that was cut the last name is not the last author. */
export function placeAmong(place: number, count: number, isCut = false): { place: NonNullable<Mention["place"]> } {
  if (place === 0) return { place: "first" };
  return { place: place === count - 1 && !isCut ? "last" : "middle" };
}

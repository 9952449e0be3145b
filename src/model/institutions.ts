// Which institutions an affiliation, a short tag or a mail domain names.

/** `parent` is the tag of the institution that this one belongs to. `country` is the ISO 3166 two-letter code. */
export interface Institution {
  tag: string;
  name: string;
  country?: string;
  parent?: string;
}

/** Every institution named in a printed affiliation, in printed order; empty when none is known. */
export function resolveInstitution(affiliation: string): Institution[] {
  const known = institutionByTag(affiliation.trim());
  return known ? [known] : [];
}

/** The institution behind a mail domain such as `cs.stanford.edu`. */
export function institutionForDomain(domain: string): Institution | undefined {
  return institutionByTag(domain.split(".").at(-2) ?? "");
}

export function institutionByTag(tag: string): Institution | undefined {
  return allInstitutions.find((institution) => institution.tag === tag);
}

export const allInstitutions: readonly Institution[] = [
  { tag: "microsoft-research", name: "Microsoft Research", country: "US", parent: "microsoft" },
];

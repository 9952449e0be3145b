// Which institutions an affiliation, a short tag or a mail domain names.

import { addRows, matchInstitutions } from "./institutions/matcher.ts";
import { institutionRows, parseOwnRows } from "./institutions/rows.ts";

/** `parent` is the tag of the institution that this one belongs to. `country` is the ISO 3166 two-letter code. */
export interface Institution {
  tag: string;
  name: string;
  country?: string;
  parent?: string;
}

const byTag = new Map(institutionRows.map(({ institution }) => [institution.tag, institution]));
const byDomain = new Map(
  institutionRows.flatMap(({ institution, domains }) => domains.map((domain) => [domain, institution] as const)),
);

/** Affiliations repeat a lot; 40,000 of them take a few megabytes. */
const CACHE_SIZE = 40_000;
/** Beyond this it is not an affiliation any more. */
const MAX_LENGTH = 2_000;
const cache = new Map<string, readonly Institution[]>();

/** Every institution named in a printed affiliation, in printed order; empty when none is known. Short tags are names too. */
export function resolveInstitution(affiliation: string): readonly Institution[] {
  const cached = cache.get(affiliation);
  if (cached) return cached;
  const found = findInstitutions(affiliation.slice(0, MAX_LENGTH).trim());
  if (cache.size >= CACHE_SIZE) cache.clear();
  if (affiliation.length <= MAX_LENGTH) cache.set(affiliation, found);
  return found;
}

export const allInstitutions = (): readonly Institution[] => [...byTag.values()];

/** Institutions that belong to this one, by name. */
export const institutionsOf = (parent: string): Institution[] =>
  [...byTag.values()].filter((one) => one.parent === parent).sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * Adds an operator's rows, for this thread and for good: the table is part of the rules, so it is completed once at the start,
 * before anything is resolved. Throws a plain sentence where a row is wrong; then nothing is added.
 */
export function addInstitutions(text: string): number {
  const rows = parseOwnRows(text, (tag) => byTag.get(tag));
  for (const { institution, domains } of rows) {
    byTag.set(institution.tag, institution);
    for (const domain of domains) byDomain.set(domain, institution);
  }
  addRows(rows);
  cache.clear();
  return rows.length;
}

/** The institution behind a mail address or domain such as `cs.stanford.edu`: the longest known ending wins. */
export function institutionForDomain(domain: string): Institution | undefined {
  let ending = domain.trim().toLowerCase().replace(/^.*@/, "").replace(/\.$/, "");
  while (ending.includes(".")) {
    const institution = byDomain.get(ending);
    if (institution) return institution;
    ending = ending.slice(ending.indexOf(".") + 1);
  }
  return undefined;
}

export function institutionByTag(tag: string): Institution | undefined {
  return byTag.get(tag);
}

function findInstitutions(affiliation: string): Institution[] {
  const known = byTag.get(affiliation.toLowerCase());
  if (known) return [known];
  // A row of the operator may have given the institution another name.
  const found = matchInstitutions(affiliation).map(({ tag, ...rest }) => byTag.get(tag) ?? { tag, ...rest });
  if (found.length > 0 || !/^[^\s@]*@?[\w-]+(?:\.[\w-]+)+$/.test(affiliation)) return found;
  const behindDomain = institutionForDomain(affiliation);
  return behindDomain ? [behindDomain] : [];
}

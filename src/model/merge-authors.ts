// The authors of one paper out of what several records print: the best list leads, the others add affiliations and identifiers.

import { institutionForDomain, resolveInstitution } from "./institutions.ts";
import type { MergedAuthor } from "./merged-paper.ts";
import { readName } from "./read-name.ts";
import type { AuthorIdentifier, RecordAuthor, SourceRecord } from "./record.ts";

/** Strongest first. `scholar`, `hf` and `dblp` addresses are typed by people and too often another person's. */
const ID_ORDER: AuthorIdentifier["scheme"][] = ["orcid", "openreview", "acl", "ieee", "s2", "openalex"];

/** No page needs more, and no paper that we know has more. */
const MAX_AUTHORS = 20_000;

export function mergeAuthors(records: SourceRecord[]): { authors: MergedAuthor[]; truncated: boolean } {
  const leader = bestList(records);
  if (!leader) return { authors: [], truncated: records.some((record) => record.authorsTruncated === true) };
  const authors = leader.authors.slice(0, MAX_AUTHORS).flatMap((author) => toAuthor(author));
  if (records.length > 1) addFromOthers(authors, records, leader);
  for (const author of authors) addByMail(author);
  return { authors, truncated: leader.authorsTruncated === true };
}

/** A whole list before a cut one, then the better source (records come ordered), then nothing. */
function bestList(records: SourceRecord[]): SourceRecord | undefined {
  const named = records.filter((record) => record.authors.length > 0);
  const whole = named.find((record) => !record.authorsTruncated);
  if (whole) return whole;
  return named.sort((a, b) => b.authors.length - a.authors.length)[0];
}

function toAuthor(author: RecordAuthor): MergedAuthor[] {
  const { name, key, isCollective } = readName(author.name);
  if (name === "") return [];
  const merged: MergedAuthor = { name, nameKey: key, isCollective: author.isCollective ?? isCollective };
  addFacts(merged, author);
  return [merged];
}

function addFacts(merged: MergedAuthor, author: RecordAuthor): void {
  if (author.affiliations && author.affiliations.length > 0 && !merged.affiliations) {
    merged.affiliations = author.affiliations;
    const tags = new Set<string>();
    for (const affiliation of author.affiliations) {
      for (const { tag } of resolveInstitution(affiliation)) tags.add(tag);
    }
    if (tags.size > 0) merged.institutions = [...tags];
  }
  if (author.email && !merged.email) merged.email = author.email;
  if (author.ids && author.ids.length > 0) {
    const known = new Set(merged.ids?.map((id) => `${id.scheme}:${id.value}`));
    merged.ids = [...(merged.ids ?? []), ...author.ids.filter((id) => !known.has(`${id.scheme}:${id.value}`))];
  }
}

/** Where no affiliation tells, the domain of the mail address may. */
function addByMail(author: MergedAuthor): void {
  if (author.institutions || !author.email) return;
  const institution = institutionForDomain(author.email);
  if (institution) author.institutions = [institution.tag];
}

/** `openreview:~A_B1`; absent when there is only what people typed about themselves. */
export function strongestId(ids: AuthorIdentifier[]): string | undefined {
  for (const scheme of ID_ORDER) {
    const id = ids.find((candidate) => candidate.scheme === scheme);
    if (id) return `${scheme}:${id.value}`;
  }
  return undefined;
}

/** Facts of other records go to the author of the same name; a name printed twice on the paper gets none, since it is not told whose. */
function addFromOthers(authors: MergedAuthor[], records: SourceRecord[], leader: SourceRecord): void {
  const byKey = new Map<string, MergedAuthor | undefined>();
  for (const author of authors) byKey.set(author.nameKey, byKey.has(author.nameKey) ? undefined : author);
  for (const record of records) {
    if (record === leader) continue;
    for (const author of record.authors) {
      if (!author.ids && !author.affiliations && !author.email) continue;
      const match = byKey.get(readName(author.name).key);
      if (match) addFacts(match, author);
    }
  }
}

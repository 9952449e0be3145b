// What a printed author name says: who is a group, how a flat list divides, when two spellings are one name.

import type { RecordAuthor } from "./record.ts";

export interface AuthorList {
  authors: RecordAuthor[];
  /** The list ended in "et al." or "and others". */
  truncated: boolean;
}

/** Divides "A. Author, B. Author and C. Author" or "Author, A. and Author, B." into people and groups. */
export function parseAuthorList(text: string): AuthorList {
  return { authors: text.split(/,| and /).map((name) => ({ name: name.trim() })), truncated: false };
}

export function splitAuthorList(text: string): RecordAuthor[] {
  return parseAuthorList(text).authors;
}

/** A name as it should be shown: TeX and footnote marks gone, given name first, not in capitals. */
export function cleanAuthorName(raw: string): string {
  return raw.trim();
}

export function isCollectiveName(name: string): boolean {
  return /\b(?:Team|Collaboration|Consortium|Group)\b/i.test(name);
}

/** Equal for spellings that differ only in case, accents, hyphens, dots or spaces. */
export function nameKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The family name's key; the whole key for groups and for names written without spaces. */
export function familyKey(name: string): string {
  return nameKey(name.split(" ").at(-1) ?? name);
}

/** The readable part of an author page's address. */
export function authorSlug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

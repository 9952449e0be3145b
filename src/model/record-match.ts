// When are two records about the same paper? Judged between records only, never against a merged paper, so that the order of arrival cannot matter.

import { createHash, hash } from "node:crypto";
import { cleanText } from "../lib/tex/clean-text.ts";
import { readName } from "./read-name.ts";
import type { Identifier, SourceRecord } from "./record.ts";
import { titleKey } from "./title-key.ts";

/** The few facts of a record that matching looks at; kept beside the record so that a match needs no payload. */
export interface RecordFacts {
  /** Hash of the normalised title; absent for titles too short or too common to tell papers apart. */
  titleHash?: number | undefined;
  /** Family name keys, at most 40. */
  authorKeys: string[];
  year?: number | undefined;
  /** True for titles long enough to stand without an author on one side. */
  isTitleLong: boolean;
}

const MAX_KEYS = 40;
const LONG_TITLE = 32;
/** A preprint may come out in print years later; two works of one title by one author further apart are two editions. */
const MAX_YEARS_APART = 3;

const digest: (text: string) => string =
  typeof hash === "function"
    ? (text) => hash("sha1", text, "hex")
    : (text) => createHash("sha1").update(text).digest("hex");

/** First 16 hex digits of SHA-1: enough to see that a payload is unchanged. */
export const contentHash = (text: string): string => digest(text).slice(0, 16);

/** 52 bits, so that the number stays exact in JavaScript; the lowest says whether the title is long. */
export const hashTitle = (key: string): number => Number.parseInt(digest(key).slice(0, 13), 16);

export function recordFacts(record: SourceRecord, cleanTitle = cleanText(record.title).text): RecordFacts {
  const key = titleKey(cleanTitle);
  const authorKeys: string[] = [];
  for (const author of record.authors) {
    if (authorKeys.length >= MAX_KEYS) break;
    const family = readName(author.name).familyKey;
    if (family) authorKeys.push(family);
  }
  const year = record.year ?? (record.date ? Number(record.date.slice(0, 4)) : undefined);
  return {
    titleHash: key ? hashTitle(key) : undefined,
    authorKeys,
    year: year || undefined,
    isTitleLong: key.length >= LONG_TITLE,
  };
}

const shareAuthor = (a: RecordFacts, b: RecordFacts): boolean => a.authorKeys.some((key) => b.authorKeys.includes(key));

const isAnonymous = (facts: RecordFacts): boolean => facts.authorKeys.length === 0;

/**
 * Two records that carry one identifier are one paper unless everything else speaks against it:
 * a proceedings' DOI or a slip of the keyboard must not weld strangers together.
 */
export function isSameByIdentifier(a: RecordFacts, b: RecordFacts): boolean {
  if (a.titleHash !== undefined && a.titleHash === b.titleHash) return true;
  if (isAnonymous(a) || isAnonymous(b)) return a.titleHash === undefined || b.titleHash === undefined;
  return shareAuthor(a, b);
}

/** Two records of one title are one paper when an author and, roughly, the year agree. */
export function isSameByTitle(a: RecordFacts, b: RecordFacts): boolean {
  if (a.titleHash === undefined || a.titleHash !== b.titleHash) return false;
  if (a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > MAX_YEARS_APART) return false;
  if (isAnonymous(a) || isAnonymous(b)) return a.isTitleLong && b.isTitleLong;
  return shareAuthor(a, b);
}

/** Disjoint sets of records: which belong together after all pairwise verdicts. */
export function createGroups(): { union(a: number, b: number): void; find(a: number): number } {
  const parent = new Map<number, number>();
  const find = (a: number): number => {
    let root = a;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    parent.set(a, root);
    return root;
  };
  return {
    find,
    union(a, b) {
      const [left, right] = [find(a), find(b)];
      // The smaller number leads, so that the result does not depend on the order of calls.
      if (left !== right) parent.set(Math.max(left, right), Math.min(left, right));
    },
  };
}

export const identifierKey = (identifier: Identifier): string => `${identifier.scheme}:${identifier.value}`;

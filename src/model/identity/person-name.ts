// Takes a printed name apart: given names or initials, and the family name.

import { foldLetters } from "../../lib/tex/fold-letters.ts";
import { cleanAuthorName, isCollectiveName } from "../names.ts";

export interface PersonName {
  /** Folded words, hyphens taken as spaces: `jean pierre dupont`. */
  full: string;
  /** Given names and initials in their order; empty for groups and for people with one name. */
  given: readonly string[];
  /** The given names in one word. */
  joined: string;
  family: string;
  isCollective: boolean;
}

const SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|phd|md)$/;
const MAX_WORDS = 12;
/** What broken decoding leaves of a letter with an accent. */
const LOST_LETTER = "\ufffd";
/** `JA Kochocki`: capitals side by side are initials, unless everything is in capitals. */
const INITIALS = /^\p{Lu}{2,3}$/u;

export function readPersonName(printed: string): PersonName {
  const clean = cleanAuthorName(printed);
  if (isCollectiveName(clean)) {
    const full = toWords(clean).join(" ");
    return { full, given: [], joined: "", family: full, isCollective: true };
  }
  const words = clean.split(/\s+/).flatMap((word, place, all) => splitPrinted(word, place < all.length - 1 && all));
  return takeApart(words);
}

/** From the folded words of somebody who is no group: far quicker than reading a printed name. */
export const readFullName = (full: string): PersonName => takeApart(full.split(" "));

function takeApart(words: string[]): PersonName {
  while (words.length > 2 && SUFFIX.test(words.at(-1) ?? "")) words.pop();
  // `Istvan Nagy T.`: a lone letter at the end is a middle name out of its place.
  const last = words.length - 1;
  const family = words.length > 2 && words[last]?.length === 1 ? last - 1 : last;
  const given = words.filter((_, place) => place !== family).slice(0, MAX_WORDS);
  return { full: words.join(" "), given, joined: given.join(""), family: words[family] ?? "", isCollective: false };
}

function splitPrinted(word: string, others: readonly string[] | false): string[] {
  if (others && INITIALS.test(word) && others.some((other) => /\p{Ll}/u.test(other))) return [...word.toLowerCase()];
  return toWords(word);
}

function toWords(text: string): string[] {
  return foldLetters(text)
    .replace(/['’`ʼ‘]/g, "")
    .replace(/(?<=\p{L})\?(?=\p{L}|$)/gu, LOST_LETTER)
    .split(/[^\p{L}\p{N}\p{M}\ufffd]+/u)
    .filter((word) => word !== "");
}

/** One family name in two spellings: `Müller` and `Mueller`, or with a letter that broken decoding has lost. */
export function isOneFamily(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.includes(LOST_LETTER)) return fitsLost(a, b) || fitsLost(b, a);
  if (b.includes(LOST_LETTER)) return fitsLost(b, a);
  return familyKey(a) === familyKey(b);
}

/** Without the letters that transcription adds for an umlaut. Short names stay: `Xue` is not `Xu`. */
export function familyKey(family: string): string {
  return family.length > 4 ? family.replace(/(?<=[aou])e/g, "") : family;
}

function fitsLost(pattern: string, name: string): boolean {
  const escaped = pattern.replace(/[^\p{L}\p{N}\ufffd]/gu, "").replaceAll(LOST_LETTER, ".{1,2}");
  return new RegExp(`^${escaped}$`, "u").test(name);
}

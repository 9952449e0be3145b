// What a printed author name says: who is a group, how a flat list divides, when two spellings are one name.

import { cleanText } from "../lib/tex/clean-text.ts";
import { foldLetters } from "../lib/tex/fold-letters.ts";
import { normaliseCharacters } from "../lib/tex/normalise-characters.ts";
import { cutAuthorPieces, SUFFIX } from "./names/author-pieces.ts";
import { isCollective, repairVersion } from "./names/collective.ts";
import { joinCutNames } from "./names/cut-names.ts";
import { toDisplayCase } from "./names/display-case.ts";
import type { RecordAuthor } from "./record.ts";

export interface AuthorList {
  authors: RecordAuthor[];
  /** The list ended in "et al." or "and others". */
  truncated: boolean;
}

// Most names: capitalised words, initials and hyphens in plain letters.
const PLAIN_NAME = /^[A-Z](?:[a-z]+|\.)(?:-[A-Za-z][a-z]*)?(?: [A-Z](?:[a-z]+|\.|)(?:-[A-Za-z][a-z]*)?)*$/;
const MARKUP = /[\\{}$<>&~^`]/;
const FOOTNOTE_MARKS = "*∗⁎†‡§¶#⋆★✉✝⸸¹²³⁴⁵⁶⁷⁸⁹⁰";
const LEADING_MARKS = new RegExp(`^[\\s,;:${FOOTNOTE_MARKS}]+`);
const TRAILING_MARKS = new RegExp(`[\\s,;:${FOOTNOTE_MARKS}]+$`);
const NUMBER_MARKS = /^\d{1,2}(?=\p{L})|(?<=\p{L}\.?)[\s,]*\d{1,2}(?:\s*,\s*\d{1,2})*$/gu;
const TRUNCATION =
  /[\s,;]*(?:\b(?:and|&)?\s*(?:et\.?\s+al\b\.?|(?:\d+\s+)?others\b\.?|\d+ more(?: authors)?)|\.\.\.|…)\s*$/i;
const ON_BEHALF = /[,;\s]*\(?\b(?:and\s+)?(?:for|on behalf of|representing)\s+(?:the\s+)?([^(),;]{2,120}?)\)?\s*$/i;
const LEGEND = /\(\s*\(\s*\d+\s*\)[\s\S]*\)\s*$/;
const MAX_NAME = 400;
const MAX_TAIL = 300;

/** "Smith, John" -> "John Smith"; suffixes go last. Two full names around a comma are left alone. */
function toPrintedOrder(name: string): { name: string; given?: string; family?: string; suffix?: string } {
  const parts = name
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  if (parts.length < 2 || parts.length > 3) return { name: parts.join(", ") };
  const suffixAt = parts.findIndex((part, i) => i > 0 && SUFFIX.test(part));
  const suffix = suffixAt > 0 ? parts[suffixAt] : undefined;
  const [last = "", first, extra] = parts.filter((_part, i) => i !== suffixAt);
  if (first === undefined) return { name: suffix ? `${last} ${suffix}` : last, ...(suffix ? { suffix } : {}) };
  const isTwoPeople =
    extra !== undefined ||
    (/\s/.test(last) && /\s/.test(first) && !/^\p{Ll}/u.test(last) && /\p{L}{2}.*\s.*\p{L}{2}/u.test(first));
  if (isTwoPeople) return { name };
  return {
    name: `${first} ${last}${suffix ? ` ${suffix}` : ""}`,
    given: first,
    family: last,
    ...(suffix ? { suffix } : {}),
  };
}

function tidyName(raw: string): string {
  const decoded = raw.replace(/U\+([0-9A-F]{4,6})/g, (typed, hex) => fromHex(hex) ?? typed);
  const text = MARKUP.test(decoded) ? cleanText(decoded).text : normaliseCharacters(decoded);
  return text.replace(LEADING_MARKS, "").replace(TRAILING_MARKS, "");
}

function fromHex(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    ? String.fromCodePoint(code)
    : undefined;
}

function withoutMarks(name: string): string {
  return name
    .replace(/\s*[([][^()[\]]*[)\]]?$/, "")
    .replace(NUMBER_MARKS, "")
    .replace(TRAILING_MARKS, "");
}

/** A name as it should be shown: TeX and footnote marks gone, given name first, not in capitals. */
export function cleanAuthorName(raw: string): string {
  if (PLAIN_NAME.test(raw)) return raw;
  return readName(raw).name;
}

function readName(raw: string): RecordAuthor {
  const tidy = tidyName(raw.length > MAX_NAME ? raw.slice(0, MAX_NAME) : raw);
  const repaired = repairVersion(tidy);
  if (isCollective(repaired.replace(/\s*\([^()]*\)?$/, ""))) return { name: repaired, isCollective: true };
  const ordered = toPrintedOrder(withoutMarks(tidy));
  // An initial and the next word need a space between them: "J.Smith".
  const spaced = ordered.name.replace(/(\p{Lu}\.)(?=\p{Lu}\p{Ll})/gu, "$1 ");
  const name = toDisplayCase(spaced);
  if (!/\p{L}/u.test(name)) return { name: tidy };
  const { given, family, suffix } = ordered;
  if (given === undefined || family === undefined) return { name };
  return { name, given: toDisplayCase(given), family: toDisplayCase(family), ...(suffix ? { suffix } : {}) };
}

export function isCollectiveName(name: string): boolean {
  return isCollective(name);
}

/** Affiliations behind a name: "(MIT)" itself, "(1, 2)" through the legend of the list. */
function readAffiliations(piece: string, legend: ReadonlyMap<string, string>): string[] {
  const inside = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[*†‡]*$/.exec(piece)?.[1]?.trim();
  if (!inside) return [];
  if (!/^[\d\s,;and&]+$/.test(inside)) return [inside];
  return (inside.match(/\d+/g) ?? []).flatMap((number) => legend.get(number) ?? []);
}

function readLegend(text: string): ReadonlyMap<string, string> {
  const legend = new Map<string, string>();
  const found = LEGEND.exec(text)?.[0].trim().slice(1, -1) ?? "";
  for (const [, number = "", place = ""] of found.matchAll(
    /\(\s*(\d+)\s*\)\s*([^()]*(?:\((?!\s*\d+\s*\))[^()]*\)[^()]*)*)/g,
  )) {
    const name = place.replace(/[\s,;]+(?:and)?[\s,;]*$/, "").trim();
    if (name !== "") legend.set(number, name);
  }
  return legend;
}

function toAuthor(piece: string, legend: ReadonlyMap<string, string>): RecordAuthor | undefined {
  if (PLAIN_NAME.test(piece)) return isCollective(piece) ? { name: piece, isCollective: true } : { name: piece };
  const affiliations = piece.includes("(") ? readAffiliations(piece, legend) : [];
  const author = readName(
    affiliations.length > 0 ? piece.replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*[*†‡]*$/, "") : piece,
  );
  if (!/\p{L}/u.test(author.name)) return undefined;
  return affiliations.length > 0 ? { ...author, affiliations } : author;
}

/** "GLM-4.5 Team: Aohan Zeng, ...": the members follow the group's name. */
function colonToComma(list: string): string {
  const colon = list.search(/\s*:\s/);
  return colon > 0 && colon < 120 && isCollective(list.slice(0, colon)) ? list.replace(/\s*:\s*/, ", ") : list;
}

/** The end of a list as plain text, where all that is not a name stands; long lists are not searched twice. */
function cutTail(list: string, pattern: RegExp): { head: string; found: RegExpExecArray | undefined } {
  const from = Math.max(0, list.length - MAX_TAIL);
  const found = pattern.exec(list.slice(from)) ?? undefined;
  return { head: found ? list.slice(0, from + found.index) : list, found };
}

function tidyList(text: string): string {
  const list = text.replace(/\\and\b|\\AND\b/g, " and ").replace(/\\\\/g, " ");
  return MARKUP.test(list) ? cleanText(list).text : normaliseCharacters(list);
}

/** Divides "A. Author, B. Author and C. Author" or "Author, A. and Author, B." into people and groups. */
export function parseAuthorList(text: string): AuthorList {
  const list = tidyList(text);
  const legend = list.endsWith(")") ? readLegend(list) : new Map<string, string>();
  const cut = cutTail(legend.size > 0 ? list.replace(LEGEND, "").trim() : list, TRUNCATION);
  const behalf = cutTail(cut.head, ON_BEHALF);
  const group = behalf.found?.[1]?.trim() ?? "";
  const people = colonToComma(isCollective(group) ? behalf.head : cut.head).replace(/^(?:and|&)\s+|\s+(?:and|&)$/g, "");
  // A group may itself hold "and"; a list of one group is that group.
  const isOneGroup = isCollective(people) && !/[,;]/.test(people) && !/\band\b.*\band\b/.test(people);
  const pieces = isOneGroup ? [people] : cutAuthorPieces(people);
  if (isCollective(group)) pieces.push(group);
  return { authors: pieces.flatMap((piece) => toAuthor(piece, legend) ?? []), truncated: cut.found !== undefined };
}

export function splitAuthorList(text: string): RecordAuthor[] {
  return parseAuthorList(text).authors;
}

// "O&#x27" + "Toole": a list was cut at the semicolon of an escaped apostrophe.
const CUT_ENTITY = /&(?:amp;)*#?[a-z0-9]{2,5}$/i;
const MAY_BE_LIST = /[,;，、]|\s(?:and|&)\s|&#|&amp|&quot|\\and\b/;

/** Mends lists whose entries hold several people each, or half a name, as some crawls leave them. */
export function expandAuthors(printed: RecordAuthor[]): AuthorList {
  const authors = printed.some(({ name }) => name.includes("&")) ? joinCutNames(printed) : printed;
  if (!authors.some((author) => MAY_BE_LIST.test(author.name))) return { authors, truncated: false };
  const whole: RecordAuthor[] = [];
  for (const author of authors) {
    const before = whole.at(-1);
    if (before && CUT_ENTITY.test(before.name)) whole[whole.length - 1] = { name: `${before.name};${author.name}` };
    else whole.push(author);
  }
  let isTruncated = false;
  const expanded = whole.flatMap((author) => {
    if (author.family !== undefined || author.isCollective || !MAY_BE_LIST.test(author.name)) return [author];
    const list = parseAuthorList(author.name);
    isTruncated ||= list.truncated;
    return list.authors.length > 1 ? list.authors : [author];
  });
  return { authors: expanded, truncated: isTruncated };
}

const WORD = /^[A-Za-z0-9]+$/;

/**
 * Equal for spellings of one printed name that differ in case, accents, hyphens, dots or spaces:
 * `Zhong-Zhi Li`, `Zhongzhi Li` and `ZHONG ZHI LI` are `zhongzhili`.
 */
export function nameKey(name: string): string {
  if (WORD.test(name)) return name.toLowerCase();
  const folded = foldLetters(name);
  const isAscii = folded.length === name.length && !/[^\u0000-\u007e]/.test(folded);
  return isAscii ? folded.replace(/[^a-z0-9]+/g, "") : folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

const FAMILY_PARTICLES = new Set(
  "van von der den de del della di da dos das du la le al el bin ibn ter ten zu zur af av mac mc st abu ben san santa".split(
    " ",
  ),
);
const KEY_SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th|phd|md)$/;

/** The family name's key, particles included; the whole key for groups and for names written without spaces. */
export function familyKey(name: string, isGroup = name.includes(" ") && isCollective(name)): string {
  if (isGroup || !name.includes(" ")) return nameKey(name);
  const tokens = name.split(" ");
  let family = nameKey(tokens.pop() ?? "");
  while (tokens.length > 0 && (family === "" || KEY_SUFFIX.test(family))) family = nameKey(tokens.pop() ?? "");
  // A family name handed over alone: "van der Berg".
  if (/^\p{Ll}/u.test(name) && FAMILY_PARTICLES.has(tokens.length > 0 ? nameKey(tokens[0] ?? "") : family))
    return tokens.map(nameKey).join("") + family;
  // The first word is a given name, whatever it looks like.
  for (let last = tokens.length - 1; last > 0; last--) {
    const particle = nameKey(tokens[last] ?? "");
    if (!FAMILY_PARTICLES.has(particle)) break;
    family = particle + family;
  }
  return family;
}

/** The readable part of an author page's address. */
export function authorSlug(name: string): string {
  const words = foldLetters(name.replace(/['’‘`´]/g, "")).split(/[^\p{L}\p{N}\p{M}]+/u);
  return [...words.filter((word) => word !== "").join("-")].slice(0, 60).join("").replace(/-$/, "");
}

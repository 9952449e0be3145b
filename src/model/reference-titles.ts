// Which title a printed reference may name, and whether a paper of that title is the one that is cited.

import { foldLetters } from "../lib/tex/fold-letters.ts";
import type { RecordFacts } from "./record-match.ts";
import { hashTitle } from "./record-match.ts";
import { titleKey } from "./title-key.ts";

/** Longer texts are not one reference. */
const MAX_TEXT = 1500;
const MAX_TITLE = 320;
const MIN_WORDS = 3;
/** A title holds at most so many commas, colons and full stops. */
const MAX_PIECES = 6;
/** Likeliest first; the right one is nearly always among these. */
const MAX_CANDIDATES = 14;
/** A preprint is cited years before and after it comes out in print. */
const MAX_YEARS_APART = 2;
const MIN_REST = 12;

interface Piece extends Span {
  words: number;
  /** How surely a title may begin before this piece and end after it. */
  before: number;
  after: number;
}

/** Part of a reference's text that may be the title. */
interface Span {
  from: number;
  to: number;
}

/** Hashes of the titles that a reference may print, likeliest first; they are compared with those of records. */
export function referenceTitleHashes(text: string): number[] {
  return [...titlesIn(text).keys()].map(hashTitle);
}

/** Keys of the titles that a reference may print, likeliest first, each with its place. */
function titlesIn(text: string): Map<string, Span> {
  if (text.length > MAX_TEXT) return new Map();
  const quoted = /["“„«]([^"”»]{15,320})["”»]/d.exec(text) ?? /``(.{15,320}?)''/d.exec(text);
  const [from, to] = quoted?.indices?.[1] ?? [];
  if (from !== undefined && to !== undefined) return keysOf(text, [{ from, to }]);
  const pieces = cut(text);
  const found: (Span & { weight: number })[] = [];
  for (const [start, { from, before }] of pieces.entries()) {
    let words = 0;
    for (let at = start; at < Math.min(pieces.length, start + MAX_PIECES); at++) {
      const piece = pieces[at] as Piece;
      words += piece.words;
      if (piece.to - from > MAX_TITLE) break;
      if (words < MIN_WORDS) continue;
      const weight = before + piece.after - (at - start) * 0.3 + Math.min(words, 8) * 0.25;
      found.push({ from, to: piece.to, weight });
    }
  }
  return keysOf(
    text,
    found.sort((a, b) => b.weight - a.weight),
  );
}

function keysOf(text: string, spans: Span[]): Map<string, Span> {
  const keys = new Map<string, Span>();
  for (const { from, to } of spans) {
    if (keys.size >= MAX_CANDIDATES) break;
    const key = titleKey(text.slice(from, to));
    if (key !== "" && !keys.has(key)) keys.set(key, { from, to });
  }
  return keys;
}

const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const MARKS = /[.?!](?=\s|$)|[,;:](?=\s)|\s[–—-]\s|\((?:19|20)\d\d[a-z]?\)[.,:]?|[[\]]/g;
const ENDS_NOTHING = /(?:^|[\s.-])(?:\p{L}|et al|vol|no|pp|eds?|jr)\.$/iu;

/** Cuts where a title can begin or end. A full stop behind an initial or "et al" ends nothing. */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let before = 3;
  let from = 0;
  const add = (to: number, after: number) => {
    const words = wordCount(text.slice(from, to));
    if (words > 0) pieces.push({ from, to, words, before, after });
  };
  for (const mark of text.matchAll(MARKS)) {
    const [sign = ""] = mark[0];
    const to = mark.index + mark[0].length;
    if (sign === "." && ENDS_NOTHING.test(text.slice(Math.max(from, to - 8), to))) continue;
    const weight = sign === "(" || sign === "." || sign === "?" || sign === "!" ? 3 : sign === "," ? 1 : 0.5;
    // A year between brackets stands before the title and is no part of it.
    add(sign === "(" || sign === "[" || sign === "]" ? mark.index : to, weight);
    before = weight;
    from = to;
  }
  add(text.length, 3);
  return pieces;
}

/**
 * A reference whose title is a paper's: is it that paper? What stands beside the title has to name one of its authors and,
 * where it gives years, one near the paper's. A bare title has to be a long one.
 */
export function isReferenceTo(text: string, paper: RecordFacts): boolean {
  if (paper.titleHash === undefined) return false;
  const rest = foldLetters(withoutTitle(text, paper.titleHash));
  const isBare = (rest.match(/\p{L}/gu)?.length ?? 0) < MIN_REST;
  const years = [...rest.matchAll(/(?<![\d./-])(1[89]\d\d|20\d\d)(?=[a-z]?\b)(?![./-]\d)/g)].map((match) =>
    Number(match[1]),
  );
  const { year } = paper;
  if (year !== undefined && years.length > 0 && !years.some((other) => Math.abs(other - year) <= MAX_YEARS_APART))
    return false;
  if (isBare) return paper.isTitleLong;
  // Keys are folded family names without blanks.
  const words = new Set(rest.split(/[^\p{L}\p{N}\p{M}]+/u));
  const joined = rest.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
  return paper.authorKeys.some((key) => words.has(key) || (key.length > 6 && joined.includes(key)));
}

/** What is left of the text when the title is taken out; all of it where it cannot be found. */
function withoutTitle(text: string, titleHash: number): string {
  for (const [key, { from, to }] of titlesIn(text)) {
    if (hashTitle(key) === titleHash) return `${text.slice(0, from)} ${text.slice(to)}`;
  }
  return text;
}

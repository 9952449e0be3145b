// Cuts a flat list of authors into pieces, one author each, before any name is cleaned.

import { isCollective, isOrganisation } from "./collective.ts";

export const SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th|ph\.?\s?d|m\.?d|msc|m\.?sc|dr|prof|esq)\.?$/i;
const PARTICLE_START = /^(?:van|von|de|del|della|di|da|dos|das|du|la|le|den|der|ter|ten|zu|al|el|bin|ibn|mac|st\.?)\s/i;
const INITIALS = /^(?:(?:\p{Lu}\.?|\p{Lu}\p{Ll}\.)[\s-]*){1,4}$/u;
const WIDE_SCRIPT = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** Splits at separators that stand outside of brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const pieces: string[] = [];
  let from = 0;
  let depth = 0;
  const marks = new RegExp(`[()\\[\\]]|${separator.source}`, "gu");
  for (const mark of text.matchAll(marks)) {
    const sign = mark[0];
    if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      pieces.push(text.slice(from, mark.index));
      from = mark.index + sign.length;
    }
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
}

const words = (piece: string): number => piece.split(/\s+/).length;

/** "Smith, J. A." or "van der Berg, Jan" rather than two people. */
function isLastFirst(piece: string): boolean {
  const parts = piece.split(",").map((part) => part.trim());
  const [last = "", first = "", ...rest] = parts.filter((part, i) => i === 0 || !SUFFIX.test(part));
  if (last === "" || first === "" || rest.length > 0 || parts.length > 3) return false;
  if (isCollective(last) || isCollective(first)) return false;
  return words(last) === 1 || PARTICLE_START.test(`${last} `) || words(first) === 1 || INITIALS.test(first);
}

/** "Smith, J., Jones, K." and "Smith, John, Doe, Jane": every second piece belongs to the one before. */
function joinPairs(pieces: string[], hasAnd: boolean): string[] {
  if (pieces.length % 2 !== 0 || pieces.length === 0) return pieces;
  const lasts = pieces.filter((_piece, i) => i % 2 === 0);
  const firsts = pieces.filter((_piece, i) => i % 2 === 1);
  if (pieces.some((piece) => isCollective(piece) || WIDE_SCRIPT.test(piece))) return pieces;
  const isInitials = firsts.every((first) => INITIALS.test(first)) && !lasts.every((last) => INITIALS.test(last));
  const isSingleWords = !hasAnd && pieces.every((piece) => words(piece) === 1);
  const isOnePerson = !hasAnd && pieces.length === 2 && isLastFirst(pieces.join(", "));
  if (!isInitials && !isSingleWords && !isOnePerson) return pieces;
  return lasts.map((last, i) => `${last}, ${firsts[i] ?? ""}`);
}

/** Suffixes go back to their names, organisations to their teams: "Nyberg, 3rd", "Gemini Team, Google". */
function rejoin(pieces: string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && SUFFIX.test(piece)) joined[joined.length - 1] = `${before}, ${piece}`;
    else if (before !== undefined && isOrganisation(piece) && isCollective(before))
      joined[joined.length - 1] = `${before}, ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

function splitCommas(text: string): string[] {
  return rejoin(splitOutside(text, /[,，、]/u));
}

/** Each piece holds one author, as printed or as "Last, First". */
export function cutAuthorPieces(text: string): string[] {
  if (/;/.test(text)) {
    return splitOutside(text, /;/u)
      .map((piece) => piece.replace(/^(?:and|&)\s+/, ""))
      .flatMap((piece) => (isLastFirst(piece) || !piece.includes(",") ? [piece] : cutAuthorPieces(piece)));
  }
  const joined = splitOutside(text, /,?\s+(?:and|und|et|y)\s+(?!al\b)|,?\s*&\s*/u);
  // BibTeX writes "Last, First and Last, First"; a list in running text has no comma in its last part.
  if (joined.length > 1 && joined.every(isLastFirst)) return joined;
  if (
    joined.length > 2 &&
    joined.some(isLastFirst) &&
    joined.every((piece) => isLastFirst(piece) || !piece.includes(","))
  ) {
    return joined;
  }
  return joinPairs(joined.flatMap(splitCommas), joined.length > 1);
}

// Cuts an affiliation into comparable words, remembering what stood between them.

/** What stands before a token: nothing, a dropped "of" or "for", "and", or punctuation that ends a segment. */
export type Gap = "none" | "of" | "and" | "break";

export interface Tokens {
  words: string[];
  gaps: Gap[];
  /** The word was printed in capitals only. */
  capitals: boolean[];
}

const PIECE = /[A-Za-z0-9]+|[,;()[\]/|:+&@\n•·]/g;
const OF = new Set(["of", "for", "de", "di", "der", "des", "del", "du", "do", "da", "dos", "d"]);
const DROPPED = new Set([
  ..."the at in on la le les el los das die zu fur und et degli studi della dell l".split(" "),
  ..."inc incorporated ltd limited llc corp corporation co company gmbh ag plc pte pvt".split(" "),
]);
const SAME = new Map([
  ..."univ universite universitat universitaet universita universidad universidade universiteit universitet universitetet uni universities"
    .split(" ")
    .map((word) => [word, "university"] as const),
  ..."institut istituto instituto inst institutes".split(" ").map((word) => [word, "institute"] as const),
  ..."technische technischen technological".split(" ").map((word) => [word, "technical"] as const),
  ..."labs laboratory laboratories laboratoire".split(" ").map((word) => [word, "lab"] as const),
  ["centre", "center"],
  ["centrum", "center"],
  ["sciences", "science"],
  ["dept", "department"],
  ["tuebingen", "tubingen"],
]);
const LETTERS: Record<string, string> = { ø: "o", Ø: "O", ł: "l", Ł: "L", ß: "ss", ı: "i", đ: "d", æ: "ae", œ: "oe" };

/** `isKnown` says which words may keep digits, such as "data61"; elsewhere digits at either end are footnote marks. */
export function tokenize(text: string, isKnown: (word: string) => boolean): Tokens {
  const tokens: Tokens = { words: [], gaps: [], capitals: [] };
  let gap: Gap = "break";
  for (const piece of foldLetters(text).match(PIECE) ?? []) {
    if (piece === "&") gap = gap === "break" ? gap : "and";
    else if (piece.length === 1 && !/\w/.test(piece)) gap = "break";
    else {
      const lower = withoutMarks(piece.toLowerCase(), isKnown);
      if (lower === "and") gap = gap === "break" ? gap : "and";
      else if (OF.has(lower)) gap = gap === "break" ? gap : "of";
      else if (!DROPPED.has(lower)) {
        tokens.words.push(SAME.get(lower) ?? lower);
        tokens.gaps.push(gap);
        tokens.capitals.push(!/[a-z]/.test(piece));
        gap = "none";
      }
    }
  }
  return tokens;
}

function withoutMarks(word: string, isKnown: (word: string) => boolean): string {
  if (!/\d/.test(word) || isKnown(word)) return word;
  const bare = word.replace(/^\d+(?=[a-z]{3})/, "").replace(/(?<=[a-z]{3})\d+$/, "");
  return bare;
}

function foldLetters(text: string): string {
  const plain = !/[^ -~\s]/.test(text)
    ? text
    : text
        // PDF text prints accents as letters of their own: "Z¨urich", "Universit ´e".
        .replace(/\s?[¨´`ˆ˜¸˚ˇ]\s?(?=\p{L})/gu, "")
        .replace(/[øØłŁßıđæœ]/g, (letter) => LETTERS[letter] ?? letter)
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "");
  return (
    plain
      .replace(/\bAT\s*&\s*T\b/g, "ATT")
      // One letter and a hyphen make another acronym: L-CAS of Lincoln is not the CAS of Beijing. "A-STAR" stays two words, as A*STAR is.
      .replace(/(?<![\w-])([B-Z])-(?=[A-Z]{2,}\b)/g, "$1")
      .replace(/(?<=[A-Za-z])['’‘`](?=[A-Za-z])/g, "")
  );
}

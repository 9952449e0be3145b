// Text as the index knows it: folded words, their stems, and pairs of signs for scripts that have no spaces.

import { stem } from "./stem.ts";

/** Scripts written without spaces; a run of them is cut into overlapping pairs. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{Co}]+/gu;
const PLAIN_WORD = /[a-z0-9]+/g;
const MARKS = /\p{M}+/gu;
const NOT_PLAIN = /[^\0-\x7f]/;
/** Letters that decomposition leaves whole although people type them without their strokes. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
  ħ: "h",
};
const STROKED = /[ßæœøđðłþıħ]/g;
/** A word longer than this is no word; the index would carry it for nobody. */
export const MAX_WORD = 64;
const CACHED_STEMS = 200_000;

export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** Lower case without accents, ligatures and width variants. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!NOT_PLAIN.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(STROKED, (letter) => LETTERS[letter] ?? letter);
}

/** Folded words in their order, unstemmed. Their index is their position. */
export function splitWords(text: string): string[] {
  const folded = foldText(text);
  if (!NOT_PLAIN.test(folded)) return cutLong(folded.match(PLAIN_WORD) ?? []);
  const words: string[] = [];
  for (const word of folded.match(WORD) ?? []) {
    if (UNSPACED.test(word)) words.push(...cutUnspaced(word));
    else words.push(word);
  }
  return cutLong(words);
}

const cutLong = (words: string[]): string[] =>
  words.some((word) => word.length > MAX_WORD) ? words.map((word) => word.slice(0, MAX_WORD)) : words;

/** `深度学习ai` is 深度, 度学, 学习, ai. */
function cutUnspaced(word: string): string[] {
  const parts: string[] = [];
  let run: string[] = [];
  let plain = "";
  const endRun = () => {
    if (run.length === 1) parts.push(run[0] ?? "");
    for (let at = 0; at + 1 < run.length; at++) parts.push(`${run[at]}${run[at + 1]}`);
    run = [];
  };
  for (const sign of word) {
    if (UNSPACED.test(sign)) {
      if (plain !== "") parts.push(plain);
      plain = "";
      run.push(sign);
    } else {
      endRun();
      plain += sign;
    }
  }
  endRun();
  if (plain !== "") parts.push(plain);
  return parts;
}

const stems = new Map<string, string>();

/** The stem of a folded word, remembered: the same words come again and again. */
export function stemWord(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= CACHED_STEMS) stems.clear();
  const stemmed = stem(word);
  stems.set(word, stemmed);
  return stemmed;
}

/** Stemmed terms of a title or an abstract, in their order. */
export function analyse(text: string): string[] {
  const words = splitWords(text);
  for (let at = 0; at < words.length; at++) words[at] = stemWord(words[at] as string);
  return words;
}

// Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with the three later repairs of its author
// that SQLite's tokenizer has as well (-bli, -logi, and no stemming below three letters), so that both find the same papers.

const MAX_LENGTH = 64;

const STEP_2: readonly (readonly [string, string])[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["logi", "log"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const STEP_4 = "ement ment ance ence able ible ant ent ism ate iti ous ive ize ion al er ic ou".split(" ");

/** `word` is folded: lower case, no accents. Words in other letters come back as they are. */
export function stem(word: string): string {
  if (word.length < 3 || word.length > MAX_LENGTH || !/^[a-z0-9]+$/.test(word)) return word;
  let stemmed = stripPlural(word);
  stemmed = stripPast(stemmed);
  if (stemmed.endsWith("y") && hasVowel(stemmed.slice(0, -1))) stemmed = `${stemmed.slice(0, -1)}i`;
  stemmed = replaceSuffix(stemmed, STEP_2);
  stemmed = replaceSuffix(stemmed, STEP_3);
  stemmed = stripLong(stemmed);
  return stripEnd(stemmed);
}

function stripPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("es")) {
    const isLong = (word.length > 4 && word.endsWith("sses")) || (word.length > 3 && word.endsWith("ies"));
    return word.slice(0, isLong ? -2 : -1);
  }
  return word.endsWith("ss") ? word : word.slice(0, -1);
}

function stripPast(word: string): string {
  if (word.length > 3 && word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  for (const ending of ["ed", "ing"]) {
    if (!word.endsWith(ending)) continue;
    const base = word.slice(0, -ending.length);
    return hasVowel(base) ? mendPast(base) : word;
  }
  return word;
}

function mendPast(base: string): string {
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  const last = base.at(-1) ?? "";
  // A doubled y counts as a consonant here, as it does for SQLite.
  if (base.length > 1 && last === base.at(-2) && !"aeiou".includes(last)) {
    return "lsz".includes(last) ? base : base.slice(0, -1);
  }
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base;
}

function replaceSuffix(word: string, rules: readonly (readonly [string, string])[]): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix) || word.length === suffix.length) continue;
    const base = word.slice(0, -suffix.length);
    return measure(base) > 0 ? base + replacement : word;
  }
  return word;
}

function stripLong(word: string): string {
  for (const suffix of STEP_4) {
    if (!word.endsWith(suffix) || word.length === suffix.length) continue;
    const base = word.slice(0, -suffix.length);
    if (suffix === "ion" && !/[st]$/.test(base)) return word;
    return measure(base) > 1 ? base : word;
  }
  return word;
}

function stripEnd(word: string): string {
  let ended = word;
  if (ended.endsWith("e")) {
    const base = ended.slice(0, -1);
    const size = measure(base);
    if (size > 1 || (size === 1 && !endsShort(base))) ended = base;
  }
  return ended.endsWith("ll") && measure(ended.slice(0, -1)) > 1 ? ended.slice(0, -1) : ended;
}

function isConsonant(word: string, at: number): boolean {
  const letter = word[at] ?? "";
  if ("aeiou".includes(letter)) return false;
  return letter !== "y" || at === 0 || !isConsonant(word, at - 1);
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!isConsonant(word, at)) return true;
  return false;
}

/** The number of vowel-consonant sequences, Porter's m. */
function measure(word: string): number {
  let count = 0;
  let wasVowel = false;
  for (let at = 0; at < word.length; at++) {
    const isVowel = !isConsonant(word, at);
    if (wasVowel && !isVowel) count += 1;
    wasVowel = isVowel;
  }
  return count;
}

/** Consonant, vowel, consonant that is not w, x or y: Porter's *o. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  return (
    last >= 2 &&
    isConsonant(word, last) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last - 2) &&
    !"wxy".includes(word[last] ?? "")
  );
}

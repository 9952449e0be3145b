// Cuts a text into sentences, for mails, previews and summaries.

// A full stop behind these ends an abbreviation far more often than a sentence.
const ABBREVIATIONS = new Set(
  (
    "e.g i.e cf vs viz resp approx incl no nos vol fig figs eq eqs sec secs ch tab ref refs thm lem prop def al et st mr mrs ms dr prof " +
    "jr sr inc ltd corp co dept univ u.s u.k a.k.a w.r.t i.i.d a.m p.m"
  ).split(" "),
);
const END = /[.!?…]+["'”’)\]]*(?=\s|$)|[。！？]+[」』）]*/g;

function isAbbreviation(text: string, end: RegExpMatchArray & { index: number }): boolean {
  if (!end[0].startsWith(".") || end[0].length > 1) return false;
  const word = /[^\s([{"“‘]*$/.exec(text.slice(Math.max(0, end.index - 20), end.index))?.[0] ?? "";
  const next = /^\s+(\S)/.exec(text.slice(end.index + 1, end.index + 4))?.[1];
  if (next === undefined) return false;
  if (/\p{Ll}/u.test(next)) return true;
  // "et al. (2020)", "Fig. 3", and initials such as "J. Smith".
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{Lu}$/u.test(word);
}

/** The first `count` sentences. Abbreviations, initials and decimals do not end one. */
export function firstSentences(text: string, count: number): string {
  const trimmed = text.trim();
  if (count < 1) return "";
  let seen = 0;
  for (const end of sentenceEnds(trimmed)) if (++seen === count) return trimmed.slice(0, end);
  return trimmed;
}

/** All sentences, trimmed; a last one may lack its full stop. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of [...sentenceEnds(text), text.length]) {
    const sentence = text.slice(start, end).trim();
    if (sentence !== "") sentences.push(sentence);
    start = end;
  }
  return sentences;
}

function* sentenceEnds(text: string): Generator<number> {
  for (const end of text.matchAll(END)) if (!isAbbreviation(text, end)) yield end.index + end[0].length;
}

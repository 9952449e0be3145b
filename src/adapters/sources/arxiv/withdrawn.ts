// Recognises papers whose authors or arXiv have withdrawn them: arXiv says so only in words.

const NOUN = "(?:paper|article|manuscript|submission|work|preprint|e-?print|note|document|thesis|report)";
const FILLER = "(?:(?:now|temporarily|hereby|since|been|being|already|voluntarily)\\s+)*";
const PATTERNS = [
  new RegExp(`\\bthis\\s+(?:\\w+\\s+)?(?:${NOUN}|version)\\s+(?:has|have|is|was|had)\\s+${FILLER}withdrawn\\b`, "i"),
  new RegExp(`^\\W*the\\s+(?:\\w+\\s+)?${NOUN}\\s+(?:has|have|is|was|had)\\s+${FILLER}withdrawn\\b`, "i"),
  new RegExp(`\\b(?:authors?|we|i)\\s+(?:has|have)\\s+${FILLER}withdrawn\\s+(?:this|the|our|my)\\s+${NOUN}\\b`, "i"),
  new RegExp(`^\\W*(?:this\\s+)?(?:${NOUN}\\s+)?withdrawn\\b`, "i"),
  /\bwithdrawn\s+by\s+(?:the\s+)?(?:authors?|submitters?|arxiv)\b/i,
];

/** Speaks of a withdrawal of something else: an earlier version, another paper. */
const OTHER = /\b(?:earlier|previous|first|old|older|replaces|another|former)\b[^.]{0,40}\bwithdrawn\b/i;

export function isWithdrawn(...texts: (string | undefined)[]): boolean {
  return texts.some(
    (text) =>
      text !== undefined && /withdrawn/i.test(text) && !OTHER.test(text) && PATTERNS.some((it) => it.test(text)),
  );
}

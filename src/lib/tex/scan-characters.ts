// One pass over a text that tells which kinds of characters it holds, so that plain prose is looked at only once.

/** Kinds of characters as bits; a scan has them in its low byte when seen, in its high byte when seen twice in a row. */
const SPACE = 1;
const OTHER_SPACE = 2;
const CONTROL = 4;
const RARE = 8;
const MARK = 16;
const DASH = 32;
const QUOTE = 64;
const COLON = 128;
const EDGE_SPACE = 1 << 16;

const KINDS = new Uint8Array(128);
KINDS.fill(CONTROL, 0, 32);
KINDS.fill(OTHER_SPACE, 9, 14);
KINDS[32] = SPACE;
KINDS[127] = RARE;
for (const mark of "\\$<&`~{}*") KINDS[mark.charCodeAt(0)] = MARK;
KINDS["-".charCodeAt(0)] = DASH;
KINDS["'".charCodeAt(0)] = QUOTE;
KINDS[":".charCodeAt(0)] = COLON;

/** Whatever might be invisible, misread, a ligature, half a pair or not in normal form is rare; ordinary letters and signs are nothing. */
function kindOfWide(code: number): number {
  if (code < 0x300) {
    if (code === 0xa0) return OTHER_SPACE;
    // Soft hyphens, and the letters with which misread text begins.
    return code < 0xa0 || code === 0xad || code === 0xc2 || code === 0xc3 || code === 0xe2 ? RARE : 0;
  }
  if (code >= 0x2010 && code <= 0x205e) return code <= 0x2027 || code >= 0x2030 ? 0 : RARE;
  if (code >= 0x2190 && code <= 0x22ff) return 0;
  if (code >= 0x391 && code <= 0x3c9) return 0;
  return code >= 0x4e00 && code <= 0x9fff ? 0 : RARE;
}

export function scanCharacters(text: string): number {
  let seen = 0;
  let doubled = 0;
  let before = 0;
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? (KINDS[code] ?? 0) : kindOfWide(code);
    seen |= kind;
    doubled |= kind & before;
    before = kind;
  }
  const isEdged = (before & SPACE) !== 0 || text.charCodeAt(0) === 32;
  return seen | (doubled << 8) | (isEdged ? EDGE_SPACE : 0);
}

/** Characters to take out, to repair or to compose. */
export const isUnusual = (scan: number): boolean => (scan & (RARE | CONTROL)) !== 0;

/** More between two words, or at an end, than single spaces between words. */
export const isLoose = (scan: number): boolean => (scan & (OTHER_SPACE | (SPACE << 8) | EDGE_SPACE)) !== 0;

/** A mark of TeX, HTML or Markdown, or an address. Nearly all titles and most abstracts hold none and need no parse. */
export const hasMarkup = (text: string, scan: number): boolean =>
  (scan & (MARK | (DASH << 8) | (QUOTE << 8))) !== 0 || ((scan & COLON) !== 0 && text.includes("://"));

// Takes out what no reader sees (controls, zero-width and direction marks) and writes every character in one way.

import { isLoose, isUnusual, scanCharacters } from "./scan-characters.ts";

// Text typed on Windows and read as Latin-1 carries its quotes and dashes as control characters.
const WINDOWS_1252 = new Map([
  ["\u0085", "…"],
  ["\u0091", "‘"],
  ["\u0092", "’"],
  ["\u0093", "“"],
  ["\u0094", "”"],
  ["\u0095", "•"],
  ["\u0096", "–"],
  ["\u0097", "—"],
]);
// UTF-8 read as Windows-1252: what each third character stood for.
const MISREAD_PUNCTUATION = new Map([
  ["™", "’"],
  ["˜", "‘"],
  ["œ", "“"],
  ["\u009d", "”"],
  ["“", "–"],
  ["”", "—"],
  ["¦", "…"],
  ["¢", "•"],
]);
const MISREAD = /â€([™˜œ\u009d“”¦¢])|([ÂÃ])([\u00a0-\u00bf])/g;
const LIGATURES = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

const WINDOWS = /[\u0085\u0091-\u0097]/g;
// Single spaces are most of a text and stay as they are.
const SPACES = /[^\S ]\s*| \s+/g;
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
// Joiners carry meaning in Persian, in Indic scripts and in emoji; between Latin letters they are litter.
const LATIN_JOINERS = /(^|[\u0000-\u024f])[\u200c\u200d]+/g;
const LIGATURE = /[\ufb00-\ufb06]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** `worldâ€™s` becomes `world’s`, `MÃ¶bius` becomes `Möbius`. */
function repairMisread(text: string): string {
  return text.replace(MISREAD, (typed, third, lead, trail) => {
    if (third) return MISREAD_PUNCTUATION.get(third) ?? typed;
    return String.fromCharCode(trail.charCodeAt(0) + (lead === "Ã" ? 0x40 : 0));
  });
}

/** Line breaks and runs of spaces become one space; the result has none at its ends. */
export function normaliseCharacters(raw: string, scan = scanCharacters(raw)): string {
  if (!isUnusual(scan)) return isLoose(scan) ? tightenSpaces(raw) : raw;
  let text = raw;
  if (/[^\u0000-\u007e]/.test(text)) {
    text = repairMisread(text)
      .replace(WINDOWS, (mark) => WINDOWS_1252.get(mark) ?? " ")
      .replace(LONE_SURROGATE, "\ufffd")
      .replace(LATIN_JOINERS, "$1")
      .replace(LIGATURE, (mark) => LIGATURES[mark.charCodeAt(0) - 0xfb00] ?? mark);
  }
  text = text.replace(INVISIBLE, "").normalize("NFC");
  return /\s\s|[^\S ]|^\s|\s$/.test(text) ? tightenSpaces(text) : text;
}

export function tightenSpaces(text: string): string {
  return text.replace(SPACES, " ").trim();
}

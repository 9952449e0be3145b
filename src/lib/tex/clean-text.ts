// Turns a title, abstract or comment as a source wrote it (TeX, HTML, entities) into plain Unicode and safe inline HTML.

import { decodeEntities } from "./entities.ts";
import { normaliseCharacters, tightenSpaces } from "./normalise-characters.ts";
import { parseInline } from "./parse-inline.ts";
import { isRich, renderHtml, renderText } from "./render-inline.ts";
import { hasMarkup, isLoose, isUnusual, scanCharacters } from "./scan-characters.ts";

export interface CleanText {
  /** Plain Unicode: for search, mail and reading aloud. */
  text: string;
  /** Safe inline HTML with MathML; absent when escaping `text` gives the same. */
  html?: string;
}

// No abstract is longer; a longer text is kept whole, as typed.
const MAX_PARSED = 200_000;
const ACTIVE_TAG = /<(?=\/?(?:script|(?:style|iframe)\b))/gi;

export function cleanText(raw: string): CleanText {
  const scan = scanCharacters(raw);
  const text = normaliseCharacters(raw, scan);
  if (!hasMarkup(text, text === raw ? scan : scanCharacters(text))) return { text };
  if (text.length > MAX_PARSED) return { text: disarm(text) };
  const decoded = text.includes("&") ? normaliseCharacters(decodeEntities(text)) : text;
  const nodes = parseInline(decoded);
  const plain = disarm(tidy(renderText(nodes)));
  if (plain === "" && text !== "") return { text: disarm(text) };
  return isRich(nodes) ? { text: plain, html: tidy(renderHtml(nodes)) } : { text: plain };
}

const disarm = (text: string): string => (text.includes("<") ? text.replace(ACTIVE_TAG, "< ") : text);

function tidy(text: string): string {
  const scan = scanCharacters(text);
  const tight = isLoose(scan) || isUnusual(scan) ? tightenSpaces(text) : text;
  return isUnusual(scan) ? tight.normalize("NFC") : tight;
}

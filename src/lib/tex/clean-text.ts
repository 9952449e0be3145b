// Turns a title, abstract or comment as a source wrote it (TeX, HTML, entities) into plain Unicode and safe inline HTML.

import { decodeEntities } from "./entities.ts";
import { normaliseCharacters } from "./normalise-characters.ts";
import { parseInline } from "./parse-inline.ts";
import { isRich, renderHtml, renderText } from "./render-inline.ts";

export interface CleanText {
  /** Plain Unicode: for search, mail and reading aloud. */
  text: string;
  /** Safe inline HTML with MathML; absent when escaping `text` gives the same. */
  html?: string;
}

// Nearly all titles and most abstracts hold none of these and need no parse.
const MARKUP = /[\\$<&`~{}*]|--|''|http|_\{|\^\{/i;
// No abstract is longer; a longer text is kept whole, as typed.
const MAX_PARSED = 200_000;
const ACTIVE_TAG = /<(?=\/?(?:script|(?:style|iframe)\b))/gi;

export function cleanText(raw: string): CleanText {
  const text = normaliseCharacters(raw);
  if (!MARKUP.test(text)) return { text };
  if (text.length > MAX_PARSED) return { text: text.replace(ACTIVE_TAG, "< ") };
  const decoded = text.includes("&") ? normaliseCharacters(decodeEntities(text)) : text;
  const nodes = parseInline(decoded);
  const plain = tidy(renderText(nodes)).replace(ACTIVE_TAG, "< ");
  if (plain === "" && text !== "") return { text: text.replace(ACTIVE_TAG, "< ") };
  return isRich(nodes) ? { text: plain, html: tidy(renderHtml(nodes)) } : { text: plain };
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim().normalize("NFC");
}

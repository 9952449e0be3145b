// The passage of a text where the searched words stand closest, as HTML with the words in <mark>.

import { escapeHtml } from "../../lib/tex/escape-html.ts";

const PASSAGE_CHARS = 260;
const WORD = /[\p{L}\p{N}]+/gu;

const fold = (word: string): string => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Undefined when none of the words occurs. A word that ends in `*` matches whatever begins so. */
export function highlightWords(text: string, words: readonly string[]): string | undefined {
  const exact = new Set<string>();
  const prefixes: string[] = [];
  for (const word of words) {
    if (word.endsWith("*")) prefixes.push(fold(word.slice(0, -1)));
    else exact.add(fold(word));
  }
  const isWanted = (token: string) =>
    exact.has(token) || prefixes.some((prefix) => prefix !== "" && token.startsWith(prefix));
  const marks = [...text.matchAll(WORD)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, word: fold(match[0]) }))
    .filter((mark) => isWanted(mark.word));
  if (marks.length === 0) return undefined;
  const { start, end } = choosePassage(text, marks);
  let html = start > 0 ? "… " : "";
  let at = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return html + escapeHtml(text.slice(at, end)) + (end < text.length ? " …" : "");
}

interface Mark {
  start: number;
  end: number;
  word: string;
}

/** The window that holds the most different words; the first of equals. */
function choosePassage(text: string, marks: readonly Mark[]): { start: number; end: number } {
  let best = { start: 0, words: 0 };
  for (const [index, first] of marks.entries()) {
    const words = new Set<string>();
    for (const mark of marks.slice(index)) {
      if (mark.end > first.start + PASSAGE_CHARS) break;
      words.add(mark.word);
    }
    if (words.size > best.words) best = { start: first.start, words: words.size };
  }
  const wanted = Math.max(0, Math.min(best.start - 60, text.length - PASSAGE_CHARS));
  // A passage begins and ends between words.
  const start = wanted === 0 ? 0 : nextBreak(text, wanted, best.start);
  const limit = start + PASSAGE_CHARS;
  const end = limit >= text.length ? text.length : Math.max(text.lastIndexOf(" ", limit), start + 1);
  return { start, end };
}

function nextBreak(text: string, from: number, before: number): number {
  const space = text.indexOf(" ", from);
  return space === -1 || space >= before ? before : space + 1;
}

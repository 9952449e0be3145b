// The passage of a text where the searched words stand closest, as HTML with the words in <mark> and formulas whole.

import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { type FlatHtml, FORMULA, flattenHtml } from "../../lib/tex/flat-html.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";

const PASSAGE_CHARS = 260;
const LEAD_CHARS = 60;
const PLAIN = /^[A-Za-z]/;
const WORD = /[\p{L}\p{N}\p{Co}]+/gu;

interface Mark {
  start: number;
  end: number;
  stem: string;
}

/**
 * `html` is inline HTML of our own cleaner; links and emphasis are dropped, MathML stays. Undefined when none of the words occurs.
 * Stems are matched by stem; one that ends in `*` by its beginning.
 */
export function highlight(html: string, stems: readonly string[]): string | undefined {
  const flat = flattenHtml(html);
  const marks = findMarks(flat.text, stems);
  if (marks.length === 0) return undefined;
  const { start, end } = choosePassage(flat.text, marks);
  return `${start > 0 ? "… " : ""}${render(flat, marks, start, end)}${end < flat.text.length ? " …" : ""}`;
}

/** The whole text with its words marked; for titles. */
export function highlightAll(html: string, stems: readonly string[]): string {
  const flat = flattenHtml(html);
  return render(flat, findMarks(flat.text, stems), 0, flat.text.length);
}

function findMarks(text: string, stems: readonly string[]): Mark[] {
  const exact = new Set(stems.filter((stem) => !stem.endsWith("*")));
  const beginnings = stems.flatMap((stem) => (stem.endsWith("*") && stem.length > 1 ? [stem.slice(0, -1)] : []));
  const marks: Mark[] = [];
  // Most words begin with a letter that no wanted word begins with: they need not be folded and stemmed.
  const firsts = new Set([...exact, ...beginnings].map((stem) => stem.charCodeAt(0)));
  for (const match of text.matchAll(WORD)) {
    if (PLAIN.test(match[0]) && !firsts.has(match[0].charCodeAt(0)) && !firsts.has(match[0].charCodeAt(0) | 32))
      continue;
    const parts = splitWords(match[0]);
    const [first = ""] = parts;
    const stem = stemWord(first);
    if (parts.length === 1) {
      if (exact.has(stem) || beginnings.some((begin) => first.startsWith(begin)))
        marks.push({ start: match.index, end: match.index + match[0].length, stem });
      continue;
    }
    // Signs of a script without spaces: each pair is looked for in the run.
    for (const part of parts) {
      const at = exact.has(part) ? match[0].indexOf(part) : -1;
      if (at !== -1) marks.push({ start: match.index + at, end: match.index + at + part.length, stem: part });
    }
  }
  return joinOverlaps(marks);
}

function joinOverlaps(marks: Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of marks.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else joined.push(mark);
  }
  return joined;
}

function render({ text, formulas }: FlatHtml, marks: readonly Mark[], start: number, end: number): string {
  const before = text.slice(0, start).split(FORMULA).length - 1;
  let html = "";
  let at = start;
  for (const mark of marks) {
    if (mark.start < start || mark.end > end) continue;
    html += `${escapeHtml(text.slice(at, mark.start))}<mark>${escapeHtml(text.slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  html += escapeHtml(text.slice(at, end));
  let next = before;
  return html.replaceAll(FORMULA, () => formulas[next++] ?? "");
}

/** The window that holds the most different words; the first of equals. */
function choosePassage(text: string, marks: readonly Mark[]): { start: number; end: number } {
  let best = { start: 0, words: 0 };
  for (const [index, first] of marks.entries()) {
    const words = new Set<string>();
    for (let next = index; next < marks.length; next++) {
      const mark = marks[next];
      if (!mark || mark.end > first.start + PASSAGE_CHARS) break;
      words.add(mark.stem);
    }
    if (words.size > best.words) best = { start: first.start, words: words.size };
  }
  const wanted = Math.max(0, Math.min(best.start - LEAD_CHARS, text.length - PASSAGE_CHARS));
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

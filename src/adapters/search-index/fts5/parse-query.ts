// What a reader typed, as an FTS5 expression that cannot be malformed.

export interface ParsedQuery {
  /** FTS5 MATCH expression; empty when nothing can be searched for. */
  match: string;
  /** Categories asked for with `cat:`. */
  categories: string[];
  /** Words to highlight. */
  words: string[];
  notes: string[];
}

const MAX_TERMS = 40;

const FIELDS: Record<string, string> = {
  ti: "title",
  title: "title",
  abs: "abstract",
  abstract: "abstract",
  au: "authors",
  author: "authors",
  venue: "venue",
  inst: "venue",
};

const TOKEN = /(-)?(?:([a-z]{2,8}):)?(?:"([^"]*)"?|([^\s"]+))/giu;

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Words are joined by AND; `"exact phrase"`, `-not`, `begin*`, `ti: au: abs: venue: inst: cat:` are understood. */
export function parseQuery(text: string): ParsedQuery {
  const parsed: ParsedQuery = { match: "", categories: [], words: [], notes: [] };
  const wanted: string[] = [];
  const unwanted: string[] = [];
  let count = 0;
  for (const [, minus, prefix, phrase, word] of text.matchAll(TOKEN)) {
    if (++count > MAX_TERMS) {
      parsed.notes.push(`Only the first ${MAX_TERMS} terms are searched for.`);
      break;
    }
    const field = prefix?.toLowerCase();
    if (field === "cat") {
      parsed.categories.push(phrase ?? word ?? "");
      continue;
    }
    const column = field ? FIELDS[field] : undefined;
    if (field && !column) parsed.notes.push(`“${field}:” is not a field; its words are searched for everywhere.`);
    const term = toTerm(phrase, word, column);
    if (!term) continue;
    (minus ? unwanted : wanted).push(term.match);
    if (!minus) parsed.words.push(...term.words);
  }
  if (wanted.length === 0 && unwanted.length > 0) parsed.notes.push("A search needs at least one word to find.");
  if (wanted.length > 0) {
    parsed.match = wanted.join(" AND ") + (unwanted.length > 0 ? ` NOT (${unwanted.join(" OR ")})` : "");
    if (unwanted.length > 0) parsed.match = `(${wanted.join(" AND ")}) NOT (${unwanted.join(" OR ")})`;
  }
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1)
    parsed.notes.push("A quotation mark was left open; it was closed at the end.");
  return parsed;
}

function toTerm(
  phrase: string | undefined,
  word: string | undefined,
  column: string | undefined,
): { match: string; words: string[] } | undefined {
  const words = wordsOf(phrase ?? word ?? "");
  if (words.length === 0) return undefined;
  const isPrefix = phrase === undefined && /\*$/.test(word ?? "");
  // A hyphenated or dotted word is a phrase of its parts, as the tokenizer has split the text.
  const match = `"${words.join(" ")}"${isPrefix ? " *" : ""}`;
  const shown = isPrefix ? [...words.slice(0, -1), `${words.at(-1)}*`] : words;
  return { match: column ? `${column} : ${match}` : match, words: shown };
}

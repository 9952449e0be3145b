// A query as it was typed, cut into words, phrases, marks and fields. Nothing is refused here.

export type QueryToken =
  | { kind: "word"; text: string; field?: string }
  | { kind: "phrase"; text: string; field?: string; isOpen: boolean }
  /** `ti:(` opens a group whose words are meant for that field. */
  | { kind: "open"; field?: string }
  | { kind: "close" }
  | { kind: "or" }
  | { kind: "and" }
  | { kind: "not" };

const SPACE = /[\s\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/uy;
const FIELD = /([a-z]{2,10}):(?=\S)/iy;
const QUOTES: Record<string, RegExp> = { '"': /[^"]*/y, "“": /[^”]*/y, "„": /[^“”]*/y, "«": /[^»]*/y };
/** A word ends at a space, a bracket or a quotation mark. */
const WORD = /[^\s()"“„«\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/uy;
const OPERATORS: Record<string, QueryToken> = {
  OR: { kind: "or" },
  "|": { kind: "or" },
  "||": { kind: "or" },
  AND: { kind: "and" },
  "&": { kind: "and" },
  "&&": { kind: "and" },
  NOT: { kind: "not" },
};

/** Reads at most `limit` tokens; the caller says so where there were more. */
export function splitQuery(text: string, limit: number): { tokens: QueryToken[]; isCut: boolean } {
  const tokens: QueryToken[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  take(SPACE);
  while (at < text.length) {
    if (tokens.length >= limit) return { tokens, isCut: true };
    if (/[-−!]/.test(text[at] ?? "") && /[^\s-]/.test(text[at + 1] ?? " ")) {
      tokens.push({ kind: "not" });
      at += 1;
    }
    const field = take(FIELD)?.[1]?.toLowerCase();
    const inField = field === undefined ? {} : { field };
    const sign = text[at] ?? "";
    const quoted = QUOTES[sign];
    if (quoted) {
      at += 1;
      const inner = take(quoted)?.[0] ?? "";
      tokens.push({ kind: "phrase", text: inner, isOpen: at >= text.length, ...inField });
      at += 1;
    } else if (sign === "(") {
      tokens.push({ kind: "open", ...inField });
      at += 1;
    } else if (sign === ")") {
      tokens.push({ kind: "close" });
      at += 1;
    } else {
      const word = take(WORD)?.[0];
      // A sign that begins nothing, such as a closing quotation mark.
      if (word === undefined) at += 1;
      else tokens.push((field === undefined ? OPERATORS[word] : undefined) ?? { kind: "word", text: word, ...inField });
    }
    take(SPACE);
  }
  return { tokens, isCut: false };
}

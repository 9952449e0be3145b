// Cuts BibTeX into entries with their fields. One broken entry ends at the next line that opens another.

export interface BibEntry {
  type: string;
  key: string;
  /** Names in lower case, values raw: TeX and inner braces stay. */
  fields: Map<string, string>;
}

export interface BrokenEntry {
  reason: string;
  text: string;
}

export type Macros = Map<string, string>;

const ENTRY_START = /(?:^|\n)[ \t]*@[ \t]*[A-Za-z]+\s*[{(]/g;
const NEXT_ENTRY = /@\s*([A-Za-z]+)\s*([{(])/g;
/** An entry longer than this is a file of another kind, or broken. */
const MAX_ENTRY_LENGTH = 4_000_000;
const MAX_FIELDS = 500;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export const standardMacros = (): Macros => new Map(MONTHS.map((month) => [month, month]));

/** Gathers text until an entry is whole, which is when the next one begins or the input ends. */
export class EntrySplitter {
  readonly #macros: Macros = standardMacros();
  #rest = "";

  write(text: string): (BibEntry | BrokenEntry)[] {
    this.#rest += text;
    if (!text.includes("@") && this.#rest.length <= MAX_ENTRY_LENGTH) return [];
    const starts = [...this.#rest.matchAll(ENTRY_START)].map((match) => match.index);
    const last = starts.at(-1);
    const isFull = this.#rest.length - (last ?? 0) > MAX_ENTRY_LENGTH;
    if (isFull) return this.end();
    if (last === undefined || last === 0) return [];
    const whole = this.#rest.slice(0, last);
    this.#rest = this.#rest.slice(last);
    return this.#parse(whole, starts);
  }

  end(): (BibEntry | BrokenEntry)[] {
    const whole = this.#rest;
    this.#rest = "";
    return this.#parse(
      whole,
      [...whole.matchAll(ENTRY_START)].map((match) => match.index),
    );
  }

  #parse(text: string, starts: number[]): (BibEntry | BrokenEntry)[] {
    const cuts = [0, ...starts.filter((start) => start > 0 && start < text.length), text.length];
    return cuts.flatMap((cut, index) => parseSegment(text.slice(cut, cuts[index + 1]), this.#macros));
  }
}

/** The entries of a piece of text; usually one. */
export function parseSegment(segment: string, macros: Macros): (BibEntry | BrokenEntry)[] {
  const found: (BibEntry | BrokenEntry)[] = [];
  NEXT_ENTRY.lastIndex = 0;
  for (let match = NEXT_ENTRY.exec(segment); match; match = NEXT_ENTRY.exec(segment)) {
    const type = (match[1] ?? "").toLowerCase();
    if (type === "comment") continue;
    const start = match.index + match[0].length;
    const close = match[2] === "(" ? ")" : "}";
    const body = readBody(segment, start, { close, type, macros });
    if (typeof body === "string") {
      if (type !== "string" && type !== "preamble") found.push({ reason: body, text: segment.slice(match.index) });
      break;
    }
    NEXT_ENTRY.lastIndex = body.end;
    if (type === "string") for (const [name, value] of body.fields) macros.set(name, value);
    else if (type !== "preamble") found.push({ type, key: body.key, fields: body.fields });
  }
  return found;
}

interface Body {
  key: string;
  fields: Map<string, string>;
  end: number;
}

interface BodyContext {
  close: string;
  type: string;
  macros: Macros;
}

/** BibTeX counts `\{` as a brace; some writers do not. What fails one way is read the other. */
function readBody(text: string, start: number, context: BodyContext): Body | string {
  const strict = new BodyReader(text, start, context, false).read();
  if (typeof strict !== "string") return strict;
  const lenient = new BodyReader(text, start, context, true).read();
  return typeof lenient === "string" ? strict : lenient;
}

class BodyReader {
  readonly #text: string;
  readonly #context: BodyContext;
  readonly #isLenient: boolean;
  #at: number;

  constructor(text: string, start: number, context: BodyContext, isLenient: boolean) {
    this.#text = text;
    this.#at = start;
    this.#context = context;
    this.#isLenient = isLenient;
  }

  read(): Body | string {
    if (this.#context.type === "preamble") return this.#readPreamble();
    const key = this.#context.type === "string" ? "" : this.#readKey();
    const fields = new Map<string, string>();
    for (;;) {
      this.#skip(/[\s,]*/y);
      const next = this.#text[this.#at];
      if (next === undefined) return "the entry does not end";
      if (next === this.#context.close) return { key, fields, end: this.#at + 1 };
      if (fields.size >= MAX_FIELDS) return `more than ${MAX_FIELDS} fields`;
      const name = this.#skip(/[^\s=,{}()"#@]+/y).toLowerCase();
      if (name === "") return `"${next}" where a field should begin`;
      this.#skip(/\s*/y);
      if (this.#text[this.#at] !== "=") return `no value for ${name.slice(0, 50)}`;
      this.#at += 1;
      const value = this.#readValue();
      if (value === undefined) return `the value of ${name.slice(0, 50)} does not end`;
      // Of a field given twice the first counts, as in BibTeX itself.
      if (!fields.has(name)) fields.set(name, value);
    }
  }

  #readPreamble(): Body | string {
    const value = this.#readValue();
    return value === undefined ? "the preamble does not end" : { key: "", fields: new Map(), end: this.#at };
  }

  /** Some entries have no key and begin with a field. */
  #readKey(): string {
    const start = this.#at;
    const key = this.#skip(/[^,={}()"]*/y).trim();
    if (this.#text[this.#at] !== "=") return key;
    this.#at = start;
    return "";
  }

  #readValue(): string | undefined {
    let value = "";
    for (;;) {
      this.#skip(/\s*/y);
      const part = this.#readPart();
      if (part === undefined) return undefined;
      value += part;
      this.#skip(/\s*/y);
      if (this.#text[this.#at] !== "#") return value;
      this.#at += 1;
    }
  }

  #readPart(): string | undefined {
    const first = this.#text[this.#at];
    if (first === "{") return this.#readDelimited("}");
    if (first === '"') return this.#readDelimited('"');
    const word = this.#skip(/[^\s,#{}()"=]+/y);
    return word === "" ? undefined : (this.#context.macros.get(word.toLowerCase()) ?? word);
  }

  #readDelimited(close: string): string | undefined {
    const start = this.#at + 1;
    let depth = 0;
    for (let at = start; at < this.#text.length; at += 1) {
      const char = this.#text[at];
      if (char === "\\" && this.#isLenient) at += 1;
      else if (char === close && depth === 0) {
        this.#at = at + 1;
        return this.#text.slice(start, at);
      } else if (char === "{") depth += 1;
      else if (char === "}") depth -= 1;
      if (depth < 0) return undefined;
    }
    return undefined;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#text)?.[0] ?? "";
    this.#at += text.length;
    return text;
  }
}

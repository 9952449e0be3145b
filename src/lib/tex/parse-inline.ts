// Reads TeX, HTML and Markdown marks in running text into pieces. Whatever it does not understand stays text.

import { findMath } from "./find-math.ts";
import { readTag } from "./html-tags.ts";
import {
  addNode,
  addText,
  canClose,
  closeFrame,
  finishParse,
  type Inline,
  type InlineParse,
  openFrame,
  previousCharacter,
  readGroup,
  startParse,
  type Tag,
} from "./inline.ts";
import { bareUrlAt } from "./links.ts";
import { readAtom } from "./math-to-text.ts";
import { DECLARATIONS, readCommand } from "./text-commands.ts";

const MARK = /[\\$<`~{}"]|\*{1,3}|[\^_]\{|'{1,2}|-{2,}|https?:\/\//gi;
const LOST_BACKSLASH =
  /(?<![\\a-zA-Z])((?<=\{)(?:it|em|bf|tt)(?= \p{L})|(?:emph|text(?:it|bf|tt|sc|rm)|cite[pt]?|math(?:cal|bb|bf|rm))(?=\{))/gu;
const DECLARATION = /\{\s*\\([a-zA-Z]+)(?![a-zA-Z])\s*(?=[^}])/y;
// Braces that only protect capitals, hold words or one sign; `{0, 1}` and `{cat, dog}` are sets and stay.
const INVISIBLE_GROUP = /\{(?:\\|\{|\}|[^\p{L}\p{N}\s]\}|\d{4}\}|\p{Lu}\}|\p{L}[\p{L}\p{N} :'’.-]+\})/uy;

// `$\textbf{GeAR}$`, `$\href{...}{...}$`: text and links that web editors put between dollars.
const DOLLARED_TEXT =
  /^\s*\\(?:(?:href|url)\{[^$]*|(?:text[a-z]{2}|emph|underline)\{(?:\\(?:text[a-z]{2}|emph)\{)?[^$^_\\{}]*)\}+[\s.,:;]*$/;

export function parseInline(source: string): Inline[] {
  const parse = startParse(source.includes("{") ? source.replace(LOST_BACKSLASH, "\\$1") : source);
  const { src } = parse;
  while (parse.at < src.length) {
    MARK.lastIndex = parse.at;
    const match = MARK.exec(src);
    if (!match) break;
    if (match.index > parse.at) addText(parse, src.slice(parse.at, match.index));
    parse.at = match.index;
    readMark(parse, match[0]);
  }
  addText(parse, src.slice(parse.at));
  return finishParse(parse);
}

function keep(parse: InlineParse, mark: string): void {
  addText(parse, mark);
  parse.at += mark.length;
}

function readMark(parse: InlineParse, mark: string): void {
  const first = mark.charAt(0);
  if (first === "\\") readBackslash(parse);
  else if (first === "$") readDollar(parse);
  else if (first === "<") {
    if (!readTag(parse)) keep(parse, mark);
  } else if (first === "{") readOpenBrace(parse);
  else if (first === "}") readCloseBrace(parse);
  else if (first === "~") readTilde(parse);
  else if (first === "-") readDashes(parse, mark);
  else if (first === "*") readStars(parse, mark);
  else if (first === "^" || first === "_") readScript(parse, first);
  else if (first === "`") readBacktick(parse);
  else if (first === "'" || first === '"') readQuote(parse, mark);
  else readUrl(parse, mark);
}

function readMath(parse: InlineParse): boolean {
  const math = findMath(parse);
  if (!math) return false;
  if (
    parse.src[parse.at] === "$" &&
    parse.src[parse.at + 1] !== "$" &&
    DOLLARED_TEXT.test(parse.src.slice(parse.at + 1, math.end - 1))
  ) {
    parse.at++;
    parse.skippedDollar = math.end - 1;
    return true;
  }
  addNode(parse, {
    kind: "math",
    tex: math.tex,
    isDisplay: math.isDisplay,
    source: parse.src.slice(parse.at, math.end),
  });
  parse.at = math.end;
  return true;
}

function readBackslash(parse: InlineParse): void {
  const next = parse.src.charAt(parse.at + 1);
  if ((next === "(" || next === "[" || parse.src.startsWith("\\begin{", parse.at)) && readMath(parse)) return;
  readCommand(parse);
}

function readDollar(parse: InlineParse): void {
  if (parse.at === parse.skippedDollar) parse.at++;
  else if (!readMath(parse)) keep(parse, parse.src.startsWith("$$", parse.at) ? "$$" : "$");
}

function readOpenBrace(parse: InlineParse): void {
  const { src, at } = parse;
  DECLARATION.lastIndex = at;
  const declared = DECLARATION.exec(src);
  const tag = DECLARATIONS.get(declared?.[1] ?? "");
  if (declared && tag && openFrame(parse, { closer: "}", tag, opener: "" })) {
    parse.at += declared[0].length;
    return;
  }
  INVISIBLE_GROUP.lastIndex = at;
  const isInvisible = INVISIBLE_GROUP.test(src) || /[\p{L})]/u.test(previousCharacter(parse));
  const shown: Tag = isInvisible ? "plain" : "braces";
  if (openFrame(parse, { closer: "}", tag: shown, opener: "{" })) parse.at++;
  else keep(parse, "{");
}

function readCloseBrace(parse: InlineParse): void {
  if (closeFrame(parse, "}")) parse.at++;
  else keep(parse, "}");
}

/** A tie between words is a space; before a number with nothing in front it means "about". */
function readTilde(parse: InlineParse): void {
  const before = previousCharacter(parse);
  const after = parse.src.charAt(parse.at + 1);
  const isAbout =
    before === "" || /[\s(=<>[/~$+-]/.test(before) || (/\d/.test(before) && /\d/.test(after)) || before === "O";
  addText(parse, isAbout || after === "" ? "~" : " ");
  parse.at++;
}

function readDashes(parse: InlineParse, dashes: string): void {
  const before = previousCharacter(parse);
  const after = parse.src.charAt(parse.at + dashes.length);
  const isOption = /^(?:|\s|[`("'])$/.test(before) && /[a-zA-Z]/.test(after) && dashes.length === 2;
  if (dashes.length > 3 || isOption || /[<>|]/.test(before + after)) keep(parse, dashes);
  else {
    addText(parse, dashes.length === 3 ? "—" : "–");
    parse.at += dashes.length;
  }
}

/** Markdown emphasis: `**bold**`, `*italic*`. A star inside a word or after it (`A*`) is a star. */
function readStars(parse: InlineParse, stars: string): void {
  const { src, at } = parse;
  const before = previousCharacter(parse);
  const after = src.charAt(at + stars.length);
  if (/\S/.test(before) && canClose(parse, stars)) {
    closeFrame(parse, stars);
    parse.at += stars.length;
    return;
  }
  const mayOpen = stars.length === 1 ? /^(?:|[\s(“"—–-])$/.test(before) : /[^\s]|^$/.test(after);
  const window = src.slice(at + stars.length, at + stars.length + 200);
  parse.budget -= 50;
  const closes = parse.budget > 0 && closesLater(window, stars);
  if (mayOpen && closes && (stars.length === 1 ? /[\p{L}\p{N}"“(]/u : /[^\s*]/).test(after)) {
    const tag: Tag = stars.length === 1 ? "em" : "strong";
    if (openFrame(parse, { closer: stars, tag, opener: stars })) {
      parse.at += stars.length;
      return;
    }
  }
  keep(parse, stars);
}

function closesLater(window: string, stars: string): boolean {
  const end = window.indexOf(stars);
  if (end < 1 || /\s/.test(window.charAt(end - 1)) || window.charAt(end + stars.length) === "*") return false;
  return stars.length > 1 || !/[\p{L}\p{N}]/u.test(window.charAt(end + 1));
}

/** `T^{3/4}` outside of a formula. */
function readScript(parse: InlineParse, mark: string): void {
  const group = /[\p{L}\p{N})\]}|*]/u.test(previousCharacter(parse)) ? readGroup(parse, parse.at + 1, 100) : undefined;
  if (!group) {
    keep(parse, mark);
    return;
  }
  addText(parse, readAtom(parse.src.slice(parse.at, group.end), 0).text);
  parse.at = group.end;
}

function readBacktick(parse: InlineParse): void {
  const { src, at } = parse;
  const run = /^`+/.exec(src.slice(at, at + 40))?.[0] ?? "`";
  // Ticks in front of a typed quotation mark, and the thickets that some exports make of them.
  if (src[at + run.length] === '"') {
    parse.at += run.length;
    return;
  }
  if (run.length > 2) {
    keep(parse, run);
    return;
  }
  if (run.length === 1 && readLostAccent(parse)) return;
  if (src.startsWith("``", at)) {
    const isClosing =
      parse.openQuotes > 0 && /\S/.test(previousCharacter(parse)) && !/[\p{L}\p{N}]/u.test(src.charAt(at + 2));
    addText(parse, isClosing ? "”" : "“");
    parse.openQuotes = Math.max(0, parse.openQuotes + (isClosing ? -1 : 1));
    parse.at += 2;
    return;
  }
  const window = src.slice(at + 1, at + 200);
  parse.budget -= 60;
  const tick = window.indexOf("`");
  const quote = window.search(/['’](?![\p{L}\p{N}])/u);
  if (parse.budget > 0 && quote > 0 && (tick < 0 || quote < tick)) {
    addText(parse, "‘");
    parse.singleQuoteEnd = at + 1 + quote;
    parse.at++;
  } else if (parse.budget > 0 && tick > 0 && /\S/.test(window.charAt(0)) && /\S/.test(window.charAt(tick - 1))) {
    addNode(parse, { kind: "element", tag: "code", children: [{ kind: "text", text: window.slice(0, tick) }] });
    parse.at += tick + 2;
  } else keep(parse, "`");
}

/** `Monge-Amp`ere`, `vis-`a-vis`: an accent whose backslash was lost on the way. `user`s`: a mistyped apostrophe. */
function readLostAccent(parse: InlineParse): boolean {
  const before = previousCharacter(parse);
  const next = parse.src.charAt(parse.at + 1);
  if (/\p{L}/u.test(before) && /[aeiou]/.test(next)) addText(parse, `${next}\u0300`.normalize("NFC"));
  else if (before === "-" && next === "a" && parse.src[parse.at + 2] === "-") addText(parse, "à");
  else if (/[\p{L}\p{N}]/u.test(before) && /^s\b/.test(parse.src.slice(parse.at + 1, parse.at + 3)))
    addText(parse, "’s");
  else return false;
  parse.at += 2;
  return true;
}

function readQuote(parse: InlineParse, mark: string): void {
  if (mark === "'" && parse.at === parse.singleQuoteEnd) {
    addText(parse, "’");
    parse.at++;
  } else if (mark !== "'" && parse.openQuotes > 0) {
    parse.openQuotes--;
    addText(parse, "”");
    parse.at += mark.length;
  } else if (mark === "''" && parse.at === parse.singleQuoteEnd) {
    addText(parse, "’");
    parse.at++;
  } else if (mark === "''") {
    addText(parse, '"');
    parse.at += 2;
  } else keep(parse, mark);
}

function readUrl(parse: InlineParse, scheme: string): void {
  const typed = bareUrlAt(parse.src, parse.at);
  if (!typed) {
    keep(parse, scheme);
    return;
  }
  const href = typed.replace(/\\([_%#&~$-])/g, "$1").replace(/\\/g, "");
  addNode(parse, { kind: "link", href, children: [{ kind: "text", text: href }] });
  parse.at += typed.length;
}

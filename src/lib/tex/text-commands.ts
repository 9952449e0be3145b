// What a TeX command means in running text.

import { addNode, addText, closeGap, type InlineParse, openFrame, readGroup, type Tag } from "./inline.ts";
import { safeHref } from "./links.ts";
import { readAtom } from "./math-to-text.ts";
import { ABBREVIATIONS, ACCENTS, MATH_ACCENTS, OPERATORS, SYMBOLS, TEXT_LETTERS, TEXT_SYMBOLS } from "./symbols.ts";

const STYLES = new Map<string, Tag>(
  Object.entries({
    emph: "em",
    textit: "em",
    textsl: "em",
    textbf: "strong",
    textsc: "sc",
    texttt: "code",
    textsuperscript: "sup",
    textsubscript: "sub",
    footnote: "paren",
    footnotetext: "paren",
    thanks: "paren",
    enquote: "quote",
    underline: "plain",
    uline: "plain",
    ul: "plain",
    hl: "plain",
    textrm: "plain",
    textsf: "plain",
    textmd: "plain",
    textup: "plain",
    textnormal: "plain",
    text: "plain",
    mbox: "plain",
    hbox: "plain",
    fbox: "plain",
    acs: "plain",
  } as const),
);
/** `{\it ...}` and its kin. */
export const DECLARATIONS = new Map<string, Tag>(
  Object.entries({
    it: "em",
    em: "em",
    sl: "em",
    itshape: "em",
    slshape: "em",
    bf: "strong",
    bfseries: "strong",
    tt: "code",
    ttfamily: "code",
    sc: "sc",
    scshape: "sc",
    rm: "plain",
    sf: "plain",
    cal: "plain",
    small: "plain",
    footnotesize: "plain",
    scriptsize: "plain",
    tiny: "plain",
    normalsize: "plain",
    large: "plain",
    Large: "plain",
    sffamily: "plain",
    upshape: "plain",
  } as const),
);
const DROPPED = new Set(
  (
    "xspace protect noindent maketitle centering bigskip medskip smallskip displaystyle limits nolimits left right big Big bigg Bigg " +
    "bigl bigr Bigl Bigr linewidth textwidth footnotemark ignorespaces unskip relax @ / - ! ( ) [ ]"
  ).split(" "),
);
const SPACES = new Set([
  " ",
  ",",
  ";",
  ":",
  ">",
  "\\",
  "par",
  "newline",
  "linebreak",
  "quad",
  "qquad",
  "n",
  "t",
  "thinspace",
  "space",
  "hfill",
]);
const DROPPED_WITH_ARGUMENT =
  /^(?:(?:no|paren|text|auto|foot)?[cC]ite[a-zA-Z]*|ref|eqref|autoref|[cC]ref|pageref|label|vspace|hspace|vskip|hskip|includegraphics|color|phantom|begin|end|hypertarget|citestyle|index)$/;
const SECOND_ARGUMENT = /^(?:textcolor|colorbox|hyperlink|texorpdfstring|raisebox|scalebox|resizebox|fontsize|acl)$/;
const MATH_WITH_ARGUMENTS =
  /^(?:math[a-z]+|boldsymbol|bm|pmb|sqrt|[dt]?frac|nicefrac|sfrac|[dt]?binom|operatorname|SI|si|num|qty|pmod|over(?:set|line)|underset|stackrel|unicode|char)$/;
// Sources that drop braces glue a command to its argument: `\sqrtT`, `\emphk-means`.
const GLUED =
  /^(emph|textbf|textit|texttt|textsc|textrm|textsf|underline|mathcal|mathbb|mathbf|mathrm|mathsf|mathfrak|boldsymbol|widetilde|widehat|sqrt|tilde|hat|overline)([A-Za-z]+)$/;
const NAME = /\\([a-zA-Z]+)\*?|\\([\s\S])/y;

/** Reads the command at the backslash; always moves on. */
export function readCommand(parse: InlineParse): void {
  NAME.lastIndex = parse.at;
  const match = NAME.exec(parse.src);
  if (!match) {
    // A backslash that ends the text.
    parse.at++;
    return;
  }
  const name = match[1] ?? match[2] ?? "";
  const start = parse.at;
  parse.at += match[0].length;
  if (readAccent(parse, name)) return;
  if (match[2] !== undefined) readMark(parse, name);
  else if (!readNamed(parse, name, start)) readUnknown(parse, name, start);
}

function readMark(parse: InlineParse, mark: string): void {
  if (mark === "`" || mark === "'") {
    readEscapedQuote(parse, mark);
    return;
  }
  if (SPACES.has(mark) || /\s/.test(mark)) addText(parse, " ");
  // A doubled backslash before a known command is a command escaped twice.
  else if (!DROPPED.has(mark)) addText(parse, mark === "|" ? "‖" : mark);
  if (
    mark === "\\" &&
    /^(?:text[a-z]{2}|emph|unicode|math[a-z]{2}|url|href|cite)/.test(parse.src.slice(parse.at, parse.at + 12))
  ) {
    parse.text = parse.text.replace(/ $/, "");
    parse.at--;
  }
}

/** `\\`\\`text\\'\\'`: TeX quotes that an export escaped. */
function readEscapedQuote(parse: InlineParse, mark: string): void {
  const isDouble = parse.src.startsWith(`\\${mark}`, parse.at);
  if (isDouble) parse.at += 2;
  if (mark === "`") {
    addText(parse, isDouble ? "“" : "‘");
    if (isDouble) parse.openQuotes++;
  } else if (isDouble) {
    addText(parse, parse.openQuotes > 0 ? "”" : '"');
    parse.openQuotes = Math.max(0, parse.openQuotes - 1);
  } else addText(parse, "'");
}

function readNamed(parse: InlineParse, name: string, start: number): boolean {
  const style = STYLES.get(name);
  if (style && parse.src[parse.at] === "{") {
    if (style === "paren") addText(parse, " ");
    if (openFrame(parse, { closer: "}", tag: style, opener: "" })) parse.at++;
    return true;
  }
  const letter = TEXT_LETTERS.get(name);
  if (letter) {
    addText(parse, letter);
    skipAfterLetter(parse);
    return true;
  }
  if (style || DROPPED.has(name) || DECLARATIONS.has(name)) return true;
  if (SPACES.has(name)) addText(parse, " ");
  else if (name === "item") addText(parse, " • ");
  else if (ABBREVIATIONS.has(name)) readAbbreviation(parse, name);
  else if (name === "url" || name === "href" || name === "path") readLink(parse, name);
  else if (name === "verb") readVerbatim(parse);
  else if (DROPPED_WITH_ARGUMENT.test(name)) dropArguments(parse);
  else if (SECOND_ARGUMENT.test(name)) readSecond(parse);
  else if (name === "ensuremath") readEnsured(parse);
  else return readSymbol(parse, name, start);
  return true;
}

function readSymbol(parse: InlineParse, name: string, start: number): boolean {
  const symbol = TEXT_SYMBOLS.get(name) ?? (name === "deg" ? "°" : SYMBOLS.get(name));
  // `\\textbackslash\\&` is an ampersand that was escaped twice.
  if (name === "textbackslash" && /^(?:\{\})?\}?\\?[&%#_$]/.test(parse.src.slice(parse.at, parse.at + 6))) return true;
  if (symbol !== undefined) {
    addText(parse, symbol);
    skipEmptyGroup(parse);
    // Here the space only ended the name: `\textgreater 10\%`, `5\textdegree C`.
    if (
      /^ [0-9CF]/.test(parse.src.slice(parse.at, parse.at + 2)) &&
      /^text(?:greater|less|asciitilde|dollar|degree)/.test(name)
    )
      parse.at++;
    return true;
  }
  if (OPERATORS.has(name)) addText(parse, name);
  else if (MATH_ACCENTS.has(name) || MATH_WITH_ARGUMENTS.test(name)) {
    const window = parse.src.slice(start, start + 600);
    const piece = readAtom(window, 0);
    parse.budget -= 100;
    addText(parse, piece.text);
    parse.at = start + Math.max(piece.end, name.length + 1);
  } else return false;
  return true;
}

function readUnknown(parse: InlineParse, name: string, start: number): void {
  const glued = GLUED.exec(name);
  if (glued?.[1] && glued[2]) {
    // Font commands show their argument; accents and roots belong to the first letter.
    const isAccent = /^(?:wide|sqrt|tilde|hat|over)/.test(glued[1]);
    addText(parse, isAccent ? readAtom(`\\${glued[1]}{${glued[2].charAt(0)}}`, 0).text + glued[2].slice(1) : glued[2]);
    return;
  }
  const { src } = parse;
  if (src[parse.at] === "{" && !/^\{\s*\}/.test(src.slice(parse.at, parse.at + 4))) {
    if (openFrame(parse, { closer: "}", tag: "plain", opener: "" })) parse.at++;
    return;
  }
  // A name the authors defined for themselves: the nearest readable thing we have.
  addText(parse, start > 0 && /[a-z]/.test(src.charAt(start - 1)) ? ` ${name}` : name);
  skipEmptyGroup(parse);
}

function skipEmptyGroup(parse: InlineParse): void {
  const empty = /^\{\s*\}/.exec(parse.src.slice(parse.at, parse.at + 4));
  if (empty) parse.at += empty[0].length;
}

function skipAfterLetter(parse: InlineParse): void {
  if (parse.src.startsWith("{}", parse.at)) parse.at += 2;
  else if (/^ [a-z]/.test(parse.src.slice(parse.at, parse.at + 2)) && /(?:\p{L}.|\p{Lu})$/u.test(parse.text))
    parse.at++;
}

function readAbbreviation(parse: InlineParse, name: string): void {
  const full = ABBREVIATIONS.get(name) ?? name;
  skipEmptyGroup(parse);
  const isDotted = parse.src[parse.at] === "." && full.endsWith(".");
  addText(parse, isDotted ? full.slice(0, -1) : full);
  if (/^[a-zA-Z]/.test(parse.src.charAt(parse.at))) addText(parse, " ");
}

function readLink(parse: InlineParse, name: string): void {
  const address = readGroup(parse, parse.at);
  if (!address) return;
  parse.at = address.end;
  const href = name === "path" ? undefined : safeHref(address.content);
  const label = name === "href" && parse.src[parse.at] === "{";
  const typed = address.content.replace(/\\([_%#&~$])/g, "$1");
  if (!label) {
    // Not a web address: keep what was typed, read as ordinary text.
    if (href === undefined) addText(parse, typed);
    else addNode(parse, { kind: "link", href, children: [{ kind: "text", text: typed.trim() }] });
    return;
  }
  if (openFrame(parse, { closer: "}", tag: "plain", opener: "", href })) parse.at++;
}

function readVerbatim(parse: InlineParse): void {
  const mark = parse.src.charAt(parse.at);
  const end = mark === "" ? -1 : parse.src.slice(parse.at + 1, parse.at + 300).indexOf(mark);
  if (end < 0) return;
  const text = parse.src.slice(parse.at + 1, parse.at + 1 + end);
  addNode(parse, { kind: "element", tag: "code", children: [{ kind: "text", text }] });
  parse.at += end + 2;
}

function dropArguments(parse: InlineParse): void {
  for (let count = 0; count < 3; count++) {
    const option = /^\s?\[[^\][]{0,200}\]/.exec(parse.src.slice(parse.at, parse.at + 210));
    if (option) parse.at += option[0].length;
    else break;
  }
  parse.at = readGroup(parse, parse.at)?.end ?? parse.at;
  closeGap(parse);
}

function readSecond(parse: InlineParse): void {
  const option = /^\[[^\][]{0,60}\]/.exec(parse.src.slice(parse.at, parse.at + 64));
  const first = readGroup(parse, parse.at + (option?.[0].length ?? 0));
  if (!first) return;
  // `\textcolor{red}` without a second argument has only the colour's name to lose.
  parse.at = first.end;
  if (parse.src[parse.at] === "{" && openFrame(parse, { closer: "}", tag: "plain", opener: "" })) parse.at++;
}

function readEnsured(parse: InlineParse): void {
  const math = readGroup(parse, parse.at);
  if (!math) return;
  parse.at = math.end;
  addNode(parse, { kind: "math", tex: math.content, isDisplay: false, source: math.content });
}

/** `\'e`, `\'{e}`, `\v{s}`, `\c c`, `\"{\i}`; also arXiv's `\b{eta}`, which was `\beta` once. */
function readAccent(parse: InlineParse, name: string): boolean {
  const mark = ACCENTS.get(name);
  if (!mark) return false;
  const rest = parse.src.slice(parse.at, parse.at + 24);
  const isLetterCommand = /[a-zA-Z]/.test(name);
  const braced = /^\s?\{\s*(?:\\([ij])\s*|([^{}\\]{1,12}))\}/.exec(rest);
  if (braced) {
    const content = braced[1] ?? braced[2]?.trim() ?? "";
    const symbol = isLetterCommand ? SYMBOLS.get(name + content) : undefined;
    addText(parse, symbol ?? content.replace(/^./u, (base) => (base + mark).normalize("NFC")));
    parse.at += braced[0].length;
    return content !== "";
  }
  const bare = (
    isLetterCommand ? /^ (?:\\([ij])(?![a-zA-Z])|(\p{L}))(?!\p{L})/u : /^(?:\\([ij])(?![a-zA-Z])\s?|(\p{L}))/u
  ).exec(rest);
  const base = bare?.[1] ?? bare?.[2] ?? "";
  const composed = (base + mark).normalize("NFC");
  if (!bare || base === "" || composed.length > 1 || isEscapedQuote(parse, name)) return false;
  addText(parse, composed);
  parse.at += bare[0].length;
  return true;
}

/** `\"word\"` and `\'word\'` are quotes that an export escaped, not accents. */
function isEscapedQuote(parse: InlineParse, name: string): boolean {
  if (name !== '"' && name !== "'") return false;
  const before = parse.src.charAt(parse.at - 3);
  if (/[\p{L}\p{N}]/u.test(before)) return false;
  parse.budget -= 120;
  const close = parse.src
    .slice(parse.at, parse.at + 120)
    .search(name === '"' ? /\\"(?![\p{L}{\\])/u : /\\'(?![\p{L}{\\])/u);
  return close > 0;
}

// Writes a TeX formula in readable Unicode: `\mathcal{O}(n^2)` becomes `O(n²)`.

import { BLACKBOARD, MATH_ACCENTS, OPERATORS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS, TEXT_SYMBOLS } from "./symbols.ts";

// Deeper nesting than any real formula; keeps hostile input off the call stack.
const MAX_DEPTH = 30;

const SHOW_ARGUMENT = new Set(
  (
    "mathcal mathbf mathrm mathit mathsf mathtt mathfrak mathscr mathnormal boldsymbol bm pmb text textrm textbf textit textsf texttt " +
    "textsc textnormal mbox hbox emph operatorname operatorname* ensuremath underline underbrace overbrace mathop mathbin mathrel " +
    "mathord mathclose mathopen smash boxed fbox textup substack cal bf rm it sf tt num si"
  ).split(" "),
);
const DROPPED = new Set(
  (
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle scriptstyle limits nolimits " +
    "xspace rm bf it sf tt cal sl sc em scriptscriptstyle nonumber notag protect small footnotesize normalsize mathstrut strut ! - / @"
  ).split(" "),
);
const SPACE = new Set([
  ",",
  ";",
  ":",
  ">",
  " ",
  "quad",
  "qquad",
  "\\",
  "newline",
  "thinspace",
  "enspace",
  "space",
  "nobreakspace",
  "n",
]);
const DROPPED_WITH_ARGUMENT =
  /^(?:(?:no)?cite[a-z]*|label|ref|eqref|tag|color|hspace|vspace|phantom|hphantom|vphantom|hskip)$/;

interface Piece {
  text: string;
  end: number;
}

/** Leftover source is better than a wrong reading: formulas with an environment stay TeX. */
export function mathToText(tex: string): string {
  const source = tex.trim();
  if (source.includes("\\begin") || /(?<!\\)&/.test(source)) return source;
  let text = "";
  // A brace too many ends nothing here: what comes after it is text like all other.
  for (let at = 0; at < source.length; ) {
    const piece = readRun(source, at, 0);
    text += piece.text;
    at = piece.end + 1;
  }
  return text
    .replace(/\s+/g, " ")
    .replace(/ ([)\]},])/g, "$1")
    .replace(/([([]) /g, "$1")
    .replaceAll("``", "“")
    .trim();
}

/** Reads up to the end or to an unmatched `}`. */
function readRun(src: string, from: number, depth: number): Piece {
  let text = "";
  let at = from;
  while (at < src.length && src[at] !== "}") {
    const piece = readAtom(src, at, depth);
    text += piece.text;
    at = piece.end;
  }
  return { text, end: at };
}

/** One character, group, command with its arguments, or script. */
export function readAtom(src: string, at: number, depth = 0): Piece {
  const mark = src[at] ?? "";
  if (depth > MAX_DEPTH) return { text: src.slice(at), end: src.length };
  if (mark === "\\") return readCommand(src, at, depth);
  if (mark === "{") {
    const inner = readRun(src, at + 1, depth + 1);
    return { text: inner.text, end: inner.end + 1 };
  }
  if (mark === "^" || mark === "_") return readScript(src, at, depth);
  if (mark === "~") return { text: " ", end: at + 1 };
  if (mark === "'") return src[at + 1] === "'" ? { text: "″", end: at + 2 } : { text: "′", end: at + 1 };
  const code = src.codePointAt(at) ?? 0;
  return { text: String.fromCodePoint(code), end: at + (code > 0xffff ? 2 : 1) };
}

function readArgument(src: string, from: number, depth: number): Piece {
  let at = from;
  while (src[at] === " ") at++;
  if (at >= src.length || src[at] === "}") return { text: "", end: at };
  return readAtom(src, at, depth + 1);
}

function readScript(src: string, at: number, depth: number): Piece {
  const argument = readArgument(src, at + 1, depth);
  const table = src[at] === "^" ? SUPERSCRIPTS : SUBSCRIPTS;
  const letters = [...argument.text.replace(/ /g, "")];
  if (letters.length === 0) return { text: "", end: argument.end };
  // Whole words are hard to read, and to hear, in tiny letters.
  const isWord = letters.length > 2 && letters.every((letter) => /[a-zA-Z]/.test(letter));
  if (isWord) return { text: src[at] + letters.join(""), end: argument.end };
  if (letters.every((letter) => table.has(letter))) {
    return { text: letters.map((letter) => table.get(letter)).join(""), end: argument.end };
  }
  const inside = argument.text.trim();
  return { text: src[at] + (letters.length === 1 ? inside : `(${inside})`), end: argument.end };
}

function readCommand(src: string, at: number, depth: number): Piece {
  const name = /^\\([a-zA-Z]+\*?|[^a-zA-Z]|$)/.exec(src.slice(at, at + 40))?.[1] ?? "";
  const end = at + 1 + name.length;
  if (SPACE.has(name)) return { text: " ", end };
  if (DROPPED.has(name)) {
    // `\left.` and `\right.` are invisible delimiters.
    return { text: "", end: /^(?:left|right)$/.test(name) && src[end] === "." ? end + 1 : end };
  }
  if (/^[{}%&#$_]$/.test(name)) return { text: name, end };
  if (OPERATORS.has(name) && name !== "deg") return readOperator(src, name, end);
  const symbol = SYMBOLS.get(name) ?? TEXT_SYMBOLS.get(name);
  if (symbol !== undefined) return { text: symbol, end };
  return readWithArguments(src, { name, end }, depth);
}

function readOperator(src: string, name: string, end: number): Piece {
  return { text: name, end: /^ ?[a-zA-Z\\]/.test(src.slice(end, end + 2)) ? end : end };
}

function group(text: string): string {
  return [...text].length > 1 && !/^[\p{L}\p{N}.]+$/u.test(text) ? `(${text})` : text;
}

function accented(base: string, mark: string): string {
  const [first = "", ...rest] = [...base];
  if (rest.length > 0 && mark !== "\u0303" && mark !== "\u0302") return base;
  return (first + mark).normalize("NFC") + rest.join("");
}

function readWithArguments(src: string, command: { name: string; end: number }, depth: number): Piece {
  const { name, end } = command;
  const first = (): Piece => readArgument(src, end, depth);
  if (DROPPED_WITH_ARGUMENT.test(name)) return { text: "", end: src[end] === "{" ? first().end : end };
  const accent = MATH_ACCENTS.get(name);
  if (accent) {
    const base = first();
    return { text: accented(base.text, accent), end: base.end };
  }
  if (name === "mathbb" || name === "mathds" || name === "mathbbm") {
    const base = first();
    return { text: BLACKBOARD.get(base.text) ?? base.text, end: base.end };
  }
  if (name === "sqrt") return readRoot(src, end, depth);
  if (/^(?:[dt]?frac|nicefrac|sfrac|[dt]?binom|SI|qty|textcolor|overset|underset|stackrel)$/.test(name)) {
    const one = first();
    const two = readArgument(src, one.end, depth);
    return { text: joinPair(name, one.text, two.text), end: two.end };
  }
  if (name === "pmod") {
    const base = first();
    return { text: `(mod ${base.text})`, end: base.end };
  }
  if (name === "not") {
    const base = first();
    return { text: `${base.text}\u0338`.normalize("NFC"), end: base.end };
  }
  if (name === "unicode" || name === "char") return readCodePoint(src, end);
  if (SHOW_ARGUMENT.has(name) || src[end] === "{") {
    const base = first();
    return { text: base.text === "" ? name : base.text, end: base.end };
  }
  // Sources that drop braces glue a font to its letter: `\\mathcalO`.
  return { text: name.replace(/^(?:math(?:cal|bb|bf|rm|sf|frak|scr)|boldsymbol)(?=[A-Za-z])/, ""), end };
}

function joinPair(name: string, one: string, two: string): string {
  if (name.endsWith("frac")) return `${group(one)}/${group(two)}`;
  if (name.endsWith("binom")) return `C(${one}, ${two})`;
  if (name === "SI" || name === "qty") return `${one} ${two}`;
  return two;
}

function readRoot(src: string, end: number, depth: number): Piece {
  const degree = /^\[([^\]]{1,10})\]/.exec(src.slice(end, end + 12));
  const base = readArgument(src, end + (degree?.[0].length ?? 0), depth);
  const index = degree?.[1] ? [...degree[1]].map((letter) => SUPERSCRIPTS.get(letter) ?? letter).join("") : "";
  return { text: `${index}√${group(base.text)}`, end: base.end };
}

/** `\unicode{x2014}`, as web editors write it. */
function readCodePoint(src: string, end: number): Piece {
  const match = /^(?:\{|")?(x?)([0-9a-fA-F]{2,6})\}?/.exec(src.slice(end, end + 12));
  if (!match?.[2]) return { text: "", end };
  const code = Number.parseInt(match[2], match[1] || src[end] === '"' ? 16 : 10);
  const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { text: isCharacter ? String.fromCodePoint(code) : "", end: end + match[0].length };
}

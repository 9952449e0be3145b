// Tells formulas from money: where a formula starts and ends in running text.

import type { InlineParse } from "./inline.ts";
import { SYMBOLS } from "./symbols.ts";

const MAX_INLINE = 1500;
const MAX_DISPLAY = 4000;
const ENVIRONMENT = /\\begin\{((?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat)\*?)\}/y;

export interface FoundMath {
  tex: string;
  isDisplay: boolean;
  end: number;
}

/** The next unescaped `$` outside braces, else the first one inside. */
function closingDollar(parse: InlineParse, from: number): number {
  const { src } = parse;
  const last = Math.min(src.length, from + MAX_INLINE);
  let depth = 0;
  let inside = -1;
  let i = from;
  for (; i < last; i++) {
    const mark = src[i];
    if (mark === "\\") i++;
    else if (mark === "{") depth++;
    else if (mark === "}") depth--;
    else if (mark === "$") {
      if (depth <= 0) break;
      if (inside < 0) inside = i;
    }
  }
  parse.budget -= i - from;
  return src[i] === "$" && i < last ? i : inside;
}

/** Words of prose: what is left of letters when commands and their text arguments are gone. */
function proseWords(tex: string): number {
  const bare = tex
    .replace(/\\(?:text\w*|mathrm|mathit|mbox|hbox|operatorname)\s*\{[^{}]*\}/g, " ")
    .replace(/\\[a-zA-Z]+/g, " ");
  return bare.match(/(?<![A-Za-z_^{])[A-Za-z][a-z]{2,}(?![A-Za-z])/g)?.length ?? 0;
}

/** `\times` whose `\t` a JSON writer read as a tab, and Greek letters without their backslash. */
function repairTex(tex: string): string {
  const repaired = tex
    .replace(/^ o$/, "\\to")
    .replace(/^ ext(it|bf|tt|sc)([\w.%-]+)$/, "\\text$1{$2}")
    .replace(/ ?(?<![a-zA-Z\\])imes(?![a-zA-Z])/g, "\\times ")
    .replace(/ ?(?<![a-zA-Z\\])ightarrow(?![a-zA-Z])/g, "\\rightarrow ");
  return /^[a-z]{2,10}$/i.test(repaired) && SYMBOLS.has(repaired) ? `\\${repaired}` : repaired;
}

function looksLikeMath(tex: string, next: string): boolean {
  if (tex.trim() === "") return false;
  const words = proseWords(tex);
  const hasTex = /[\\^_=]/.test(tex);
  if (
    words >= 3 &&
    (!hasTex || /[a-z]{2}[.,;:!?]?\s+[a-z]+\s+[a-z]+\s+[a-z]+/.test(tex.replace(/\\[a-zA-Z]+(?:\{[^{}]*\})?/g, "")))
  )
    return false;
  if (/^\d/.test(tex)) {
    if (/\d/.test(next)) return false;
    if (/[A-Za-z]{2,}/.test(tex.replace(/\\[a-zA-Z]+/g, "")) && !/[\\^_=]/.test(tex.replace(/\\%/g, ""))) return false;
  }
  // One word, as in `$epsilon$` or `$poly(n)$`.
  if (/^[A-Za-z][A-Za-z()+,.*/|'-]*$/.test(tex)) return !/[A-Za-z0-9]/.test(next) || words === 0;
  if (!hasTex && (words > 0 || /^\s/.test(tex) !== /\s$/.test(tex))) return false;
  return !/[.!?]\s+[A-Z][a-z]+\s[a-z]/.test(tex);
}

function between(parse: InlineParse, open: string, close: string): FoundMath | undefined {
  const start = parse.at + open.length;
  const window = parse.src.slice(start, start + MAX_DISPLAY);
  const length = window.indexOf(close);
  parse.budget -= length < 0 ? window.length : length;
  if (length < 0) return undefined;
  return { tex: window.slice(0, length), isDisplay: open !== "\\(", end: start + length + close.length };
}

/** The formula that starts at the place being read; undefined when the mark there is ordinary text. */
export function findMath(parse: InlineParse): FoundMath | undefined {
  const { src, at } = parse;
  if (parse.budget <= 0) return undefined;
  if (src.startsWith("\\(", at)) return between(parse, "\\(", "\\)");
  if (src.startsWith("\\[", at)) return between(parse, "\\[", "\\]");
  if (src.startsWith("\\begin{", at)) return findEnvironment(parse);
  if (src.startsWith("$$", at)) {
    const found = between(parse, "$$", "$$");
    return found && found.tex.trim() !== "" ? found : undefined;
  }
  const close = closingDollar(parse, at + 1);
  if (close < 0) return undefined;
  const tex = repairTex(src.slice(at + 1, close));
  return looksLikeMath(tex, src.charAt(close + 1)) ? { tex, isDisplay: false, end: close + 1 } : undefined;
}

function findEnvironment(parse: InlineParse): FoundMath | undefined {
  ENVIRONMENT.lastIndex = parse.at;
  const open = ENVIRONMENT.exec(parse.src);
  if (!open?.[1]) return undefined;
  const found = between(parse, open[0], `\\end{${open[1]}}`);
  if (!found) return undefined;
  const isAligned = !/^(?:equation|displaymath|math)/.test(open[1]);
  return { ...found, tex: isAligned ? `\\begin{aligned}${found.tex}\\end{aligned}` : found.tex };
}

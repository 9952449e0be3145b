// Renders a TeX formula as small, safe MathML, or not at all.

import temml from "temml";

const MAX_TEX = 2000;
const MAX_CACHED = 5000;
// How many unknown macros one formula may hold before its source is shown instead.
const MAX_UNKNOWN = 4;

const MACROS: Record<string, string> = {
  "\\mathds": "\\mathbb{#1}",
  "\\mathbbm": "\\mathbb{#1}",
  "\\mathbbR": "\\mathbb{R}",
  "\\bm": "\\boldsymbol{#1}",
  "\\ensuremath": "#1",
  "\\nicefrac": "{#1}/{#2}",
  "\\sfrac": "{#1}/{#2}",
  "\\SI": "{#1}\\,\\mathrm{#2}",
  "\\qty": "{#1}\\,\\mathrm{#2}",
  "\\si": "\\mathrm{#1}",
  "\\num": "{#1}",
  "\\xspace": "",
  "\\cite": "",
  "\\citep": "",
  "\\citet": "",
  "\\label": "",
  "\\emph": "\\textit{#1}",
  "\\textsc": "\\text{#1}",
  "\\texttimes": "\\times",
  "\\deg": "{}^\\circ",
  "\\degree": "{}^\\circ",
  "\\eps": "\\varepsilon",
  "\\R": "\\mathbb{R}",
  "\\N": "\\mathbb{N}",
  "\\Z": "\\mathbb{Z}",
  "\\E": "\\mathbb{E}",
  "\\poly": "\\operatorname{poly}",
  "\\polylog": "\\operatorname{polylog}",
  "\\argmax": "\\operatorname{argmax}",
  "\\argmin": "\\operatorname{argmin}",
  "\\norm": "\\lVert #1\\rVert",
  "\\abs": "\\lvert #1\\rvert",
  "\\wt": "\\widetilde{#1}",
  "\\Tilde": "\\tilde{#1}",
  "\\Hat": "\\hat{#1}",
  "\\Bar": "\\bar{#1}",
  "\\otilde": "\\tilde{O}",
};

const ELEMENTS = new Set(
  (
    "math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover munderover " +
    "mmultiscripts mprescripts mtable mtr mtd menclose"
  ).split(" "),
);
const ATTRIBUTES =
  /^(?:display|displaystyle|scriptlevel|stretchy|form|fence|separator|symmetric|largeop|movablelimits|accent|accentunder|linethickness|mathvariant|notation|columnalign|rowalign|minsize|maxsize|lspace|rspace|width)$/;
// Lengths above a few em would let a formula cover the page.
const VALUE = /^(?:[a-z ]{1,30}|-?[0-4]?(?:\.\d+)?(?:em|px|ex)?)$/;
const PLAIN_FENCE = /<mo fence="true" form="(?:pre|post)fix"( stretchy="false")?>([()[\]{}])<\/mo>/g;

/** Keeps allow-listed attributes only; undefined when an element is not MathML. */
function sanitise(mathml: string): string | undefined {
  let isKnown = true;
  const safe = mathml
    .replaceAll(' scriptlevel="0" displaystyle="false"', "")
    .replace(PLAIN_FENCE, "<mo$1>$2</mo>")
    .replace(/<(\/?)([a-zA-Z]+)([^<>]*)>/g, (tag, slash, name, attributes) => {
      if (!ELEMENTS.has(name)) isKnown = false;
      // Most tags: nothing to look through.
      if (attributes === "") return tag;
      let kept = "";
      for (const [, key = "", value = ""] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g)) {
        if (ATTRIBUTES.test(key) && VALUE.test(value)) kept += ` ${key}="${value}"`;
      }
      return `<${slash}${name}${kept}>`;
    });
  return isKnown ? safe : undefined;
}

function unknownMacro(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : "";
  return /Unsupported function name: (\\[a-zA-Z]+)/.exec(message)?.[1];
}

/** A shorthand that a paper defines for itself, guessed from how authors usually name them. */
function guessMacro(command: string): string {
  const name = command.slice(1);
  const letter = /^(c|cal|b|bf|bs|bb|f|mc|m|v)([A-Za-z])$/.exec(name);
  if (letter?.[2]) {
    const font = /^(?:c|cal|mc)$/.test(letter[1] ?? "") ? "mathcal" : letter[1] === "bb" ? "mathbb" : "mathbf";
    return `\\${font}{${letter[2]}}`;
  }
  const glued = /^(mathcal|mathbb|mathbf|mathrm|mathsf|boldsymbol|sqrt|tilde|widetilde|hat)([A-Za-z])$/.exec(name);
  if (glued) return `\\${glued[1]}{${glued[2]}}`;
  if (/^[a-zA-Z]$/.test(name)) return `\\mathbf{${name}}`;
  return `\\operatorname{${name}}`;
}

function renderOnce(tex: string, isDisplay: boolean): string | undefined {
  const macros: Record<string, string> = { ...MACROS };
  for (let attempt = 0; attempt <= MAX_UNKNOWN; attempt++) {
    try {
      const mathml = temml.renderToString(tex, {
        displayMode: isDisplay,
        throwOnError: true,
        trust: false,
        macros,
        maxSize: [4, 4],
      });
      return sanitise(mathml);
    } catch (error) {
      // Temml throws TypeError and RangeError on odd input as well; whatever it is, the source is shown.
      const unknown = unknownMacro(error);
      if (!unknown || unknown in macros) return undefined;
      macros[unknown] = guessMacro(unknown);
    }
  }
  return undefined;
}

const cache = new Map<string, string | undefined>();

/** Undefined when the formula cannot be rendered: the caller then shows its source. */
export function mathToMathml(tex: string, isDisplay: boolean): string | undefined {
  if (tex.length > MAX_TEX) return undefined;
  const key = (isDisplay ? "d" : "i") + tex;
  if (cache.has(key)) return cache.get(key);
  const rendered = renderOnce(tex, isDisplay);
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, rendered);
  return rendered;
}

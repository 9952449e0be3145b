// Text as sources write it becomes readable Unicode and safe HTML; nothing is lost, nothing is executed.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "./clean-text.ts";
import { escapeHtml } from "./escape-html.ts";

const textOf = (raw: string): string => cleanText(raw).text;
const htmlOf = (raw: string): string => {
  const clean = cleanText(raw);
  return clean.html ?? escapeHtml(clean.text);
};
const tex = String.raw;

const ALLOWED: Record<string, RegExp> = {
  em: /^$/,
  strong: /^$/,
  sup: /^$/,
  sub: /^$/,
  code: /^$/,
  span: /^ class="sc"$/,
  a: /^ href="https?:\/\/[^\s"<>]+" rel="nofollow"$/,
};
const MATHML =
  /^m(?:ath|row|i|n|o|text|space|s|frac|sqrt|root|style|error|padded|phantom|sub|sup|subsup|under|over|underover|multiscripts|prescripts|table|tr|td)$|^menclose$/;
const MATHML_ATTRIBUTES = /^(?: [a-z]+="[a-zA-Z0-9 .-]*")*$/;

/** Every tag is on the list, carries only harmless attributes and is closed in order; every `&` is a reference. */
function expectSafe(html: string): void {
  const open: string[] = [];
  for (const [, slash, name = "", attributes = ""] of html.matchAll(/<(\/?)([a-zA-Z]+)([^<>]*)>/g)) {
    if (slash) expect(open.pop(), html).toBe(name);
    else {
      const allowed = ALLOWED[name] ?? (MATHML.test(name) ? MATHML_ATTRIBUTES : undefined);
      expect(allowed, `<${name}> in ${html}`).toBeDefined();
      expect(attributes, html).toMatch(allowed ?? /^$/);
      expect(attributes, html).not.toMatch(/ style=| on\w+=|="javascript:/i);
      open.push(name);
    }
  }
  expect(open, html).toEqual([]);
  const rest = html.replace(/<\/?[a-zA-Z]+[^<>]*>/g, "");
  expect(rest, html).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39|nbsp|#x?[0-9a-fA-F]+);)/);
}

describe("the faults of the seed pages", () => {
  test.each([
    [tex`they \emph{may be false negatives}`, "they may be false negatives", "they <em>may be false negatives</em>"],
    [tex`\textbf{SCodeR}`, "SCodeR", "<strong>SCodeR</strong>"],
    [tex`\textsc{GIP}`, "GIP", '<span class="sc">GIP</span>'],
    [tex`{\it quality}`, "quality", "<em>quality</em>"],
    ["P$^3$LM", "P³LM", "P<sup>3</sup>LM"],
    [tex`$100\times\sim600\times$`, "100×∼600×", "100×∼600×"],
    [tex`We propose \shortname{}, a method`, "We propose shortname, a method", "We propose shortname, a method"],
    [
      tex`\url{https://github.com/a/b_c}`,
      "https://github.com/a/b_c",
      '<a href="https://github.com/a/b_c" rel="nofollow">https://github.com/a/b_c</a>',
    ],
    [tex`\url{...}`, "...", "..."],
    [tex`\href{https://a.org}{b}`, "b (https://a.org)", '<a href="https://a.org" rel="nofollow">b</a>'],
    [tex`\href{a}{b}`, "b", "b"],
    ["``text''", "“text”", "“text”"],
    [tex`42\%`, "42%", "42%"],
    [tex`\textgreater 10\%`, ">10%", "&gt;10%"],
    [
      'we posit that "9l training" works',
      'we posit that "9l training" works',
      "we posit that &quot;9l training&quot; works",
    ],
  ])("%s", (raw, text, html) => {
    expect(textOf(raw)).toBe(text);
    expect(htmlOf(raw)).toBe(html);
  });

  test("a formula keeps its names", () => {
    const clean = cleanText(tex`$\hbox{LLM}\otimes\hbox{KG}$`);
    expect(clean.text).toBe("LLM⊗KG");
    expect(clean.html).toBe("<math><mrow><mtext>LLM</mtext><mo>⊗</mo><mtext>KG</mtext></mrow></math>");
  });
});

describe("running text", () => {
  test.each([
    // Accents and letters of TeX
    [tex`H\"older, Poincar\'e, \v{s}, \v s, \c{c}, \c c, na\"{\i}ve, {\'e}`, "Hölder, Poincaré, š, š, ç, ç, naïve, é"],
    [tex`S\o rensen, \L{}ukasz, Stra\ss e, \AA ngstr\"om, {\ae}`, "Sørensen, Łukasz, Straße, Ångström, æ"],
    [tex`Nystr{\"o}m, Erd\H{o}s, Nos\'{e}`, "Nyström, Erdős, Nosé"],
    [tex`\"word\" and \'word\' are quoted`, "\"word\" and 'word' are quoted"],
    // Commands
    [tex`\texttt{a\_b} \underline{E}ffective \textcolor{red}{hot}`, "a_b Effective hot"],
    [tex`{\em one}, {\bf two}, {\sc three}`, "one, two, three"],
    [tex`as shown~\cite{a,b}, and \citep[see][p. 3]{c}.`, "as shown, and."],
    [tex`Section~\ref{sec:x} says`, "Section says"],
    [tex`word\footnote{A note.} next`, "word (A note) next"],
    [tex`\ours\xspace beats \method{} and \foo{bar}`, "ours beats method and bar"],
    [tex`\eg, \ie, Smith \etal, \wrt x, \etc.`, "e.g., i.e., Smith et al., w.r.t. x, etc."],
    [tex`a\_b \& c \# d \$5 \{x, y\} 5\,ms`, "a_b & c # d $5 {x, y} 5 ms"],
    [tex`wait\ldots and \LaTeX`, "wait… and LaTeX"],
    [tex`360{\deg} and 5\textdegree C`, "360° and 5°C"],
    [tex`\begin{itemize} \item one \item two \end{itemize}`, "• one • two"],
    [tex`10\textsuperscript{th} CO\textsubscript{2}`, "10th CO₂"],
    [tex`\mbox{$640\times480$} pixels`, "640×480 pixels"],
    ["a trailing backslash \\", "a trailing backslash"],
    // Damage seen in the wild
    [tex`\b{eta}-chain, \r{ho} = 0.3`, "β-chain, ρ = 0.3"],
    [tex`O(\sqrtT) and \mathcalO(1), \emphk-means`, "O(√T) and O(1), k-means"],
    ["leveraging the textit{privacy amplification} of emph{price}", "leveraging the privacy amplification of price"],
    ["up to $5.92 imes$ faster", "up to 5.92× faster"],
    ["an $epsilon$-stationary point", "an ε-stationary point"],
    ["costs $ 0 } a~b $ at most", "costs 0 a b at most"],
    ["the worldâ€™s MÃ¶bius", "the world’s Möbius"],
    [tex`hallucinations$\unicode{x2014}$plausible text$\unicode{x2013}$remain`, "hallucinations—plausible text–remain"],
    [tex`$\underline{\textbf{S}}$tate and $\textbf{GeAR}$, $ extitSimAug$`, "State and GeAR, SimAug"],
    [tex`our $\href{https://a.org/M.git}{MaxScore}$.`, "our MaxScore (https://a.org/M.git)."],
    [tex`One For All \textbackslash\& All`, "One For All & All"],
    // Marks of typists
    ["a -- b, pages 3--5, so---yes", "a – b, pages 3–5, so—yes"],
    ["run --help and ----", "run --help and ----"],
    ["``a'' and `b' and ``c\"", "“a” and ‘b’ and “c”"],
    ["don't and students' work", "don't and students' work"],
    ["Fig.~3, about ~10 ms, 2~3%", "Fig. 3, about ~10 ms, 2~3%"],
    ["**Pri**vate *e.g.* A* and D* search", "Private e.g. A* and D* search"],
    ["the `code` here", "the code here"],
    ["{BERT}: {E}nglish for {French, German} and {0, 1}", "BERT: English for {French, German} and {0, 1}"],
    ["regret of O(T^{3/4}) and x_{ij}", "regret of O(T^(3/4)) and xᵢⱼ"],
    // HTML and entities
    ["<jats:p>One</jats:p><jats:p>two <i>x</i></jats:p>", "One two x"],
    ["H<sub>2</sub>O and x<sup>2</sup>", "H₂O and x²"],
    ["a <think> b </think> when p < 0.05 and q > 3", "a <think> b </think> when p < 0.05 and q > 3"],
    ["R&amp;D, &amp;amp;, &lt;b&gt;bold&lt;/b&gt;, caf&eacute;, &#8217;, &#x2019;", "R&D, &, bold, café, ’, ’"],
    ["&unknown; &#xD800; AT&T", "&unknown; &#xD800; AT&T"],
    // Characters
    ["  a\n\nb\t c\u00a0d ", "a b c d"],
    ["a\u0000b\u200bc\u202ed\ufeff\u00ad", "abcd"],
    ["ﬁne eﬀect", "fine effect"],
    ["e\u0301", "é"],
    ["\u0093quoted\u0094 it\u0092s", "“quoted” it’s"],
    ["می\u200cخواهم", "می\u200cخواهم"],
  ])("%j reads %j", (raw, text) => {
    expect(textOf(raw)).toBe(text);
    expectSafe(htmlOf(raw));
  });
});

describe("formulas", () => {
  test.each([
    [tex`$\alpha$`, "α"],
    [tex`$\mathcal{O}(n^2)$`, "O(n²)"],
    [tex`$\tilde{O}(\sqrt{T})$`, "Õ(√T)"],
    [tex`$x \in \mathbb{R}^d$`, "x ∈ ℝᵈ"],
    [tex`$\frac{1}{n} \sum_{i=1}^n x_i$`, "1/n ∑ᵢ₌₁ⁿ xᵢ"],
    [tex`$10\%$`, "10%"],
    [tex`\(\ell_2\) and \[a^2 + b^2 = c^2\]`, "ℓ₂ and a² + b² = c²"],
    [tex`$$E = mc^2$$`, "E = mc²"],
    [tex`\begin{equation} y = \log x \end{equation}`, "y = log x"],
    [tex`$\mathds{1}_{A}$ and $\SI{5}{ms}$`, "𝟙_A and 5 ms"],
    [tex`$\x \mapsto \sigma(\w)$`, "x ↦ σ(w)"],
    [tex`$\text{if } x < y$`, "if x < y"],
  ])("%s reads %s", (raw, text) => {
    expect(textOf(raw)).toBe(text);
    expectSafe(htmlOf(raw));
  });

  test.each([
    "costs $5 and $10",
    "from $5M to $10M a year",
    "under $1000 USD",
    "US$5 and US$6",
    "between $5-$10",
    "only $ 20 and $ 30",
  ])("%s is about money", (raw) => {
    expect(cleanText(raw)).toEqual({ text: raw });
  });

  test("numbers alone need no MathML, letters do", () => {
    expect(cleanText(tex`by $10\%$ and $3\times$`)).toEqual({ text: "by 10% and 3×" });
    expect(cleanText("the $x$ axis").html).toBe("the <math><mi>x</mi></math> axis");
    expect(cleanText("money $5 and $n$ items").html).toBe("money $5 and <math><mi>n</mi></math> items");
  });

  test.each([tex`$\frac{a}{$`, "$^$", "$a_b_c$", tex`$\begin{matrix} a$`, tex`$\left( x$`])(
    "what cannot be rendered stays as typed: %s",
    (raw) => {
      expect(htmlOf(`see ${raw} here`)).toBe(`see ${escapeHtml(raw)} here`);
    },
  );

  test("hostile formulas bring neither style nor script nor size", () => {
    for (const raw of [
      tex`$\href{javascript:alert(1)}{x}$`,
      tex`$\style{position:fixed}{x} \class{a}{y}$`,
      tex`$\rule{1000em}{1000em}$`,
      tex`$\hspace{9999em}x$`,
      tex`$\text{<script>alert(1)</script>}$`,
      tex`$\color{red} x \htmlData{onclick=alert(1)}{y}$`,
      tex`$\def\a{\a\a}\a$`,
    ]) {
      expectSafe(htmlOf(raw));
      expect(htmlOf(raw)).not.toMatch(/"\d{2,}(?:\.\d+)?em|<script/);
    }
  });
});

describe("links", () => {
  test.each([
    ["Code: https://github.com/a/b.", "https://github.com/a/b"],
    ["(see https://github.com/a/b)", "https://github.com/a/b"],
    ["https://en.wikipedia.org/wiki/A_(b), and", "https://en.wikipedia.org/wiki/A_(b)"],
    ["<https://a.org/x>", "https://a.org/x"],
    [tex`https://a.org/x\_y\%20z`, "https://a.org/x_y%20z"],
    [tex`\url{github.com/a/b}`, "https://github.com/a/b"],
    ["https://a.org/~user/p?q=1&r=2", "https://a.org/~user/p?q=1&amp;r=2"],
    ['<a href="https://a.org/x">here</a>', "https://a.org/x"],
  ])("%s links to %s", (raw, href) => {
    expect(/href="([^"]*)"/.exec(htmlOf(raw))?.[1]).toBe(href);
    expectSafe(htmlOf(raw));
  });

  test.each([
    tex`\href{javascript:alert(1)}{click}`,
    tex`\url{javascript:alert(1)}`,
    '<a href="javascript:alert(1)">click</a>',
    "<a href='data:text/html,x' onclick=alert(1)>click</a>",
    tex`\href{https://a.org/" onmouseover="x}{click}`,
  ])("%s becomes no link", (raw) => {
    expect(htmlOf(raw)).not.toContain("<a");
    expectSafe(htmlOf(raw));
  });
});

const HOSTILE = fc.constantFrom(
  "<script>",
  "</script>",
  "<scr",
  "ipt>",
  "<b>",
  "</b>",
  "<i",
  "<a href='javascript:x'>",
  "</a>",
  "<img src=x onerror=y>",
  "&lt;",
  "&amp;lt;",
  "&#60;",
  "script",
  "$",
  "$$",
  "\\",
  "{",
  "}",
  "\\(",
  "\\)",
  "\\[",
  "\\emph{",
  "\\href{https://a.b}{",
  "\\url{",
  "\\frac",
  "^",
  "_",
  "``",
  "''",
  "`",
  "**",
  "*",
  "~",
  "--",
  "https://a.b/c",
  "http://",
  " ",
  "x",
  "word",
  "é",
  '"',
  "'",
  "\\begin{equation}",
  "\\end{equation}",
  "\\text{",
  "\\footnote{",
  "\\unicode{x3c}",
  "javascript:",
  "<!--",
  "-->",
);

describe("whatever comes in", () => {
  test("the HTML is balanced and safe, the text has no script tag", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(HOSTILE, fc.string({ maxLength: 6 })), { maxLength: 30 }), (parts) => {
        const clean = cleanText(parts.join(""));
        expect(clean.text).not.toMatch(/<\/?script/i);
        expectSafe(clean.html ?? escapeHtml(clean.text));
      }),
      { numRuns: 1500 },
    );
  });

  test("plain text keeps every word and comes out the same a second time", () => {
    const word = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9]{1,9}$/),
      fc.constantFrom(
        "$5",
        "{a, b}",
        "(x)",
        "50%",
        "`tick",
        "``open",
        "don't",
        "A*",
        "~3",
        "a~b",
        "x--y",
        "<",
        ">",
        "<unk>",
        "}",
        "{",
        "$",
        "''",
        "é",
        "AT&T",
        "\n",
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const raw = words.join(" ");
        const { text } = cleanText(raw);
        for (const part of raw.match(/[A-Za-z0-9]+/g) ?? []) expect(text).toContain(part);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9é,.;:()%'"–“”+=/-]{1,9}$/), { maxLength: 40 }), (words) => {
        const once = textOf(words.join(" "));
        expect(textOf(once)).toBe(once);
      }),
    );
  });

  test.each([
    "{",
    "$",
    "$a{",
    "\\(",
    "\\emph{",
    "<b>",
    "**a ",
    "`a ",
    "\\href{",
    "http://a.b/(",
    "<!--",
    "\\frac",
    "a^{",
    "\\begin{equation}",
    "&amp;",
  ])("a long run of %j takes no more than linear time", (part) => {
    const started = performance.now();
    const clean = cleanText(part.repeat(100_000 / part.length));
    expect(performance.now() - started).toBeLessThan(4000);
    expectSafe((clean.html ?? "").slice(0, 0));
  });

  test("ten megabytes are kept whole", () => {
    const raw = "word { $ <b> ".repeat(800_000).trim();
    const clean = cleanText(raw);
    expect(clean.text.length).toBe(raw.length);
    expect(clean.html).toBeUndefined();
  });
});

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "../../../../shared/data/sample5k.jsonl.gz");

test("five thousand real papers keep their words and lose their backslashes", () => {
  if (!existsSync(SAMPLE)) {
    console.log("skipped: no shared sample of real papers beside the repository");
    return;
  }
  const lines = gunzipSync(readFileSync(SAMPLE)).toString("utf8").trim().split("\n");
  let withBackslash = 0;
  for (const line of lines) {
    const paper = JSON.parse(line) as { title: string; abstract?: string };
    for (const raw of [paper.title, paper.abstract ?? ""]) {
      const clean = cleanText(raw);
      if (clean.text.includes("\\")) withBackslash++;
      if (clean.html) expectSafe(clean.html);
      if (!/[\\$<{&*`]/.test(raw))
        expect(clean.text.length).toBeGreaterThan(raw.replace(/\s+/g, " ").trim().length * 0.97);
    }
  }
  expect(withBackslash).toBeLessThan(3);
});

// Publishers' markup becomes plain text, and nothing that was text is lost.

import fc from "fast-check";
import { expect, it } from "vitest";
import { plainText } from "./markup.ts";

it.each([
  ["plain  text\n here", "plain text here"],
  ["<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."],
  ["<jats:sec><jats:title>Aim</jats:title><jats:p>To see.</jats:p></jats:sec>", "Aim: To see."],
  ["<jats:sec><jats:title><jats:bold>Aim:</jats:bold></jats:title><jats:p>To see.</jats:p></jats:sec>", "Aim: To see."],
  ["H<sub>2</sub>O and <i>E. coli</i>", "H2O and E. coli"],
  ["<scp>T</scp>reebase", "Treebase"],
  ["a &lt; b &amp; c", "a < b & c"],
  ["&lt;p&gt;twice &lt;em&gt;escaped&lt;/em&gt;&lt;/p&gt;", "twice escaped"],
  ["p<0.05 and q>2", "p<0.05 and q>2"],
  ["if a <b and c> d", "if a <b and c> d"],
  ["&#233; &#xe9; &unknown; &#0;", "é é &unknown; &#0;"],
  [
    "so <jats:inline-formula><jats:alternatives><jats:tex-math>\\documentclass{x}\\begin{document}$$a^2$$\\end{document}</jats:tex-math><mml:math><mml:mi>a</mml:mi></mml:math></jats:alternatives></jats:inline-formula> holds",
    "so $a^2$ holds",
  ],
  ["<mml:math><mml:mi>x</mml:mi></mml:math>", "x"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
])("%j becomes %j", (markup, text) => expect(plainText(markup)).toBe(text));

it("stays quick on what was made to be slow", () => {
  const unclosed = [
    "<inline-formula>",
    "<title>",
    "<alternatives><inline-formula>",
    "<i ",
    "<i a=",
    "&#",
    "<jats:tex-math>",
  ];
  const nasty = unclosed.map((tag) => tag.repeat(Math.floor(200_000 / tag.length)));
  const start = performance.now();
  for (const text of nasty) plainText(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});

it("never throws", () => {
  const pieces = fc.constantFrom(
    "<",
    ">",
    "/",
    "jats:p",
    "title",
    "&",
    "#",
    ";",
    "x41",
    "amp",
    " ",
    "i",
    "tex-math",
    "é",
  );
  fc.assert(fc.property(fc.array(pieces), (parts) => void plainText(parts.join(""))));
});

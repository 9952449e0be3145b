// Picks the sentence of an abstract that says most of what the paper does.

import { predictScore, type Trees } from "../../lib/boosted-trees.ts";
import { escapeHtml } from "../../lib/tex/escape-html.ts";
import { splitSentences } from "../../lib/tex/first-sentences.ts";
import { FORMULA, flattenHtml } from "../../lib/tex/flat-html.ts";
import { isProse } from "../scores/learned/prose.ts";
import type { Knowledge } from "./phrase-figures.ts";
import { sentenceFigures } from "./sentence-figures.ts";

export interface SummaryModel {
  know: Knowledge;
  papers: number;
  trees: Trees;
}

export interface PickedSentence {
  text: string;
  /** With formulas as MathML; absent when escaping `text` gives the same. */
  html?: string;
}

/** A single sentence is its own summary, and of three words nothing can be picked. */
const MIN_SENTENCES = 2;
const MIN_CHARS = 30;
const MAX_CHARS = 420;
const MAX_SENTENCES = 60;
/** Words that lead from one sentence to the next and say nothing once it stands alone. */
const OPENER =
  /^(?:(?:in|within) (?:this|the present) (?:paper|work|article|study|letter|report|survey|contribution)|here|to (?:this|that) end|specifically|in particular|however|therefore|thus|hence|furthermore|moreover|additionally|in addition|finally|to our knowledge|in response|in this context|accordingly|concretely|consequently|in summary|overall|in short|as a result|motivated by (?:this|these)[^,.]{0,40}|to (?:address|tackle|overcome|solve|mitigate|alleviate|resolve|bridge|fill|remedy|handle|close|meet) (?:this|these|those|such|the above)[^,.]{0,50})(?:,\s*|\s+(?=we\b))/i;

/** Undefined where there is too little to choose from, or no prose. Whether it is English is for the caller to know. */
export function pickSentence(
  paper: { title: string; abstract: string; abstractHtml?: string },
  model: SummaryModel,
): PickedSentence | undefined {
  const candidates = readCandidates(paper.abstract, paper.abstractHtml);
  const at = chooseSentence(
    paper.title,
    candidates.map(({ text }) => text),
    model,
  );
  const chosen = at === undefined ? undefined : candidates[at];
  return chosen && trim(chosen);
}

/** The place of the best sentence. */
export function chooseSentence(title: string, sentences: readonly string[], model: SummaryModel): number | undefined {
  if (sentences.length < MIN_SENTENCES) return undefined;
  const scored = sentenceFigures(title, sentences, model.know, model.papers).flatMap((row, at) => {
    const { length } = sentences[at] ?? "";
    return length < MIN_CHARS || length > MAX_CHARS ? [] : [{ at, score: predictScore(model.trees, row) }];
  });
  // Whether a sentence is prose takes longer to say than how good it is: asked of the best first.
  scored.sort((a, b) => b.score - a.score || a.at - b.at);
  return scored.find(({ at }) => isProse(sentences[at] ?? ""))?.at;
}

/**
 * Formulas are whole in the HTML: it is cut where each is one sign. Where its sentences are not those of the plain text,
 * sentences with formulas are left out.
 */
function readCandidates(abstract: string, html: string | undefined): PickedSentence[] {
  const plain = splitSentences(abstract)
    .slice(0, MAX_SENTENCES)
    .map((text) => ({ text }));
  if (!html?.includes("<math")) return plain;
  const flat = flattenHtml(html);
  const rich = splitSentences(flat.text).slice(0, MAX_SENTENCES);
  let next = 0;
  return rich.flatMap((sentence, at): PickedSentence[] => {
    const formulas = flat.formulas.slice(next, next + sentence.split(FORMULA).length - 1);
    next += formulas.length;
    if (formulas.length === 0) return [{ text: sentence }];
    const text = rich.length === plain.length ? plain[at]?.text : undefined;
    if (text === undefined) return [];
    let used = 0;
    return [{ text, html: escapeHtml(sentence).replaceAll(FORMULA, () => formulas[used++] ?? "") }];
  });
}

function trim({ text, html }: PickedSentence): PickedSentence {
  const opener = OPENER.exec(text)?.[0] ?? "";
  const cut = (whole: string) => capitalise(whole.slice(opener.length));
  // The opening words are plain: as long in the HTML as in the text, or not there.
  if (html !== undefined && !html.startsWith(opener)) return { text, html };
  return { text: cut(text), ...(html !== undefined && { html: cut(html) }) };
}

const capitalise = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

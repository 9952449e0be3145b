// Chooses a text's keywords: phrases that authors would name, unlike what every paper says.

import type { DenseWeights } from "./dense-weights.ts";
import { type Knowledge, PHRASE_FIGURES, phraseFigures } from "./phrase-figures.ts";
import { findPhrases, type Phrase } from "./phrases.ts";
import { writePhrase } from "./write-phrase.ts";

export interface Keyword {
  /** As people write it. */
  text: string;
  /** The same for every spelling. */
  key: string;
  /** Chance that the authors would name it, roughly. */
  weight: number;
}

export interface KeywordModel {
  know: Knowledge;
  papers: number;
  weights: DenseWeights;
}

const MAX_KEYWORDS = 12;
/** Of less than this many words nothing can be said. */
const MIN_PHRASES = 4;

/** The best first, none part of another. */
export function chooseKeywords(title: string, abstract: string, model: KeywordModel): Keyword[] {
  const phrases = findPhrases(title, abstract);
  if (phrases.size < MIN_PHRASES) return [];
  const facts = { papers: model.papers, hasAbstract: abstract !== "" };
  const row = new Float64Array(PHRASE_FIGURES);
  const scored: { phrase: Phrase; weight: number }[] = [];
  for (const phrase of phrases.values()) {
    if (isHopeless(phrase, model.know)) continue;
    const weight = model.weights.predict(phraseFigures(phrase, model.know, facts, row));
    if (weight > 0) scored.push({ phrase, weight });
  }
  scored.sort((a, b) => b.weight - a.weight || a.phrase.at - b.phrase.at || b.phrase.words - a.phrase.words);
  const chosen: { phrase: Phrase; weight: number }[] = [];
  for (const candidate of scored) {
    if (chosen.length === MAX_KEYWORDS) break;
    if (!chosen.some(({ phrase }) => isPart(phrase.key, candidate.phrase.key))) chosen.push(candidate);
  }
  return chosen.map(({ phrase, weight }) => ({
    text: writePhrase(phrase),
    key: phrase.key,
    weight: Math.round(Math.min(1, weight) * 1000) / 1000,
  }));
}

/** Said once, in passing, and hardly ever by anyone else: most phrases of a text. */
const isHopeless = ({ count, inTitle, hash, words }: Phrase, know: Knowledge): boolean =>
  count === 1 && !inTitle && words > 1 && know(hash) === undefined;

/** Either holds the other, word by word. */
function isPart(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [` ${a} `, ` ${b} `] : [` ${b} `, ` ${a} `];
  return long.includes(short);
}

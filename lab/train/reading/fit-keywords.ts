// Fits the choice of keywords to the keywords that authors gave, each paper judged by what the others tell.

import { type Background, packCount, packOdds } from "../../../src/model/reading/background.ts";
import { type DenseModel, toDenseWeights } from "../../../src/model/reading/dense-weights.ts";
import type { KeywordModel } from "../../../src/model/reading/keywords.ts";
import { PHRASE_FIGURES, phraseFigures } from "../../../src/model/reading/phrase-figures.ts";
import { findPhrases } from "../../../src/model/reading/phrases.ts";
import { fitDense } from "../learn/dense-ridge.ts";
import type { PhraseCounts } from "./count-phrases.ts";
import { addToTallies, createTallies, type KeywordTallies, knowledgeFrom } from "./keyword-odds.ts";
import type { ReadText } from "./texts.ts";

const LAMBDA = 10;
/** Of the phrases that nobody chose, one in so many is learned from. */
const KEPT_OTHERS = 4;

export interface FittedKeywords {
  tallies: KeywordTallies;
  weights: DenseModel;
}

export function fitKeywords(texts: readonly ReadText[], counts: PhraseCounts): FittedKeywords {
  const tallies = createTallies();
  for (const { title, abstract, keywords } of texts)
    addToTallies(tallies, findPhrases(title, abstract), new Set(keywords), 1);
  const rows: Float64Array[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  const know = knowledgeFrom(counts, tallies);
  for (const { title, abstract, keywords } of texts) {
    const phrases = findPhrases(title, abstract);
    const chosen = new Set(keywords);
    addToTallies(tallies, phrases, chosen, -1);
    let at = 0;
    for (const [hash, phrase] of phrases) {
      if (!chosen.has(hash) && at++ % KEPT_OTHERS > 0) continue;
      rows.push(
        phraseFigures(
          phrase,
          know,
          { papers: counts.papers, hasAbstract: abstract !== "" },
          new Float64Array(PHRASE_FIGURES),
        ),
      );
      targets.push(chosen.has(hash) ? 1 : 0);
      weights.push(chosen.has(hash) ? 1 : KEPT_OTHERS);
    }
    addToTallies(tallies, phrases, chosen, 1);
  }
  const columns = Array.from({ length: PHRASE_FIGURES }, (_, j) => Float64Array.from(rows, (row) => row[j] as number));
  return { tallies, weights: fitDense(columns, Float64Array.from(targets), Float64Array.from(weights), LAMBDA) };
}

export const keywordModel = ({ tallies, weights }: FittedKeywords, counts: PhraseCounts): KeywordModel => ({
  know: knowledgeFrom(counts, tallies),
  papers: counts.papers,
  weights: toDenseWeights(weights),
});

/** What ships: the phrases that are common enough, with all that is known of each. */
export function toBackground(counts: PhraseCounts, tallies: KeywordTallies): Background {
  const know = knowledgeFrom(counts, tallies);
  const hashes = Uint32Array.from(counts.counts.keys()).sort();
  const facts = new Uint8Array(hashes.length * 4);
  for (const [i, hash] of hashes.entries()) {
    const known = know(hash);
    if (known)
      facts.set([packCount(known.papers), packOdds(known.whole), packOdds(known.first), packOdds(known.last)], i * 4);
  }
  return { papers: counts.papers, hashes, facts };
}

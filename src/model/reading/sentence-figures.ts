// What the choice of a summary sentence looks at, for every sentence of an abstract.

import type { Knowledge } from "./phrase-figures.ts";
import { readWords, type Word } from "./read-words.ts";

export const SENTENCE_FIGURES = 24;

const OWN = /\b(?:we|our|ours)\b/i;
const OFFERS =
  /\b(?:we|paper|work|article|study|letter|report|authors?) (?:\w+ly |therefore |thus |then |first |here |also ){0,2}(?:propos|present|introduc|develop|describ|design|investigat|explor|stud(?:y|ies)|examin|address|show|prove|demonstrat|establish|provid|offer|aim|analy[sz]|review|survey|formulat|devis|build|construct|consider|argue|give|derive|evaluat|focus|introduc|releas|contribut|report|conduct|revisit|tackle|extend|find|seek|use|apply)/i;
const HERE =
  /\b(?:in|within|throughout) (?:this|the present) (?:paper|work|article|study|letter|report|survey|thesis)\b|^here,? we\b|\bthis (?:paper|work|article)\b/i;
const CONTRAST =
  /^(?:however|but|yet|unfortunately|despite|although|while|though|nevertheless|nonetheless|still|on the other hand)\b/i;
const FURTHER =
  /^(?:moreover|furthermore|additionally|finally|also|in addition|besides|specifically|in particular|concretely|notably|for example|for instance|second|third|lastly)\b/i;
const RESULTS =
  /^(?:extensive |comprehensive |our |the |numerical |empirical |experimental )*(?:experiment|result|evaluation|simulation|finding|analys[ei]s|stud(?:y|ies))|\bexperiments (?:on|show|demonstrate)|\boutperform/i;
const LINKS =
  /github|https?:|\bcodes? (?:is|are|will|and|for)\b|available (?:at|on|online)|project page|publicly available/i;
const POINTS_BACK =
  /^(?:this|these|it|they|such|those|their|its|both|the former|the latter)\b(?! (?:paper|work|article|study|survey|thesis))/i;
const FINDS = /\b(?:show|prove|demonstrate|find|reveal|establish|observe|discover|argue)(?:s|d|ed|es)? that\b/i;
const PURPOSE =
  /^(?:to (?:this end|address|overcome|tackle|solve|bridge|fill|mitigate|alleviate|remedy|handle|deal|achieve|enable|improve|resolve)|motivated by|inspired by|based on|in response)\b/i;

interface ReadSentence {
  text: string;
  words: Word[];
}

/** `weights`: how telling the keywords found are, by hash of the word. Rows in the order of the sentences. */
export function sentenceFigures(
  title: string,
  sentences: readonly string[],
  know: Knowledge,
  papers: number,
): Float32Array[] {
  const rarity = (word: Word): number =>
    word.isStop ? 0 : Math.log((papers + 1) / ((know(word.hash)?.papers ?? 0) + 1));
  const read = sentences.map((text): ReadSentence => ({ text, words: readWords(text) }));
  const titleWeights = weigh(readWords(title), rarity);
  const whole = weigh(
    read.flatMap(({ words }) => words),
    rarity,
  );
  const firstOffer = read.findIndex(({ text }) => OFFERS.test(text) && !RESULTS.test(text));
  return read.map((sentence, i) => {
    const row = new Float32Array(SENTENCE_FIGURES);
    const before = read[i - 1]?.text ?? "";
    writePlace(row, i, read.length);
    writeWords(row, sentence, { titleWeights, whole });
    writeCues(row, sentence.text);
    row[20] = CONTRAST.test(before) ? 1 : 0;
    row[21] = i === firstOffer ? 1 : 0;
    row[22] = firstOffer < 0 ? -1 : Math.max(-3, Math.min(3, i - firstOffer));
    return row;
  });
}

function writePlace(row: Float32Array, i: number, n: number): void {
  row[0] = i === 0 ? 1 : 0;
  row[1] = i === 1 ? 1 : 0;
  row[2] = i === n - 1 ? 1 : 0;
  row[3] = n < 2 ? 0 : i / (n - 1);
  row[4] = n;
}

interface Weights {
  sum: number;
  of: Map<number, number>;
}

function weigh(words: readonly Word[], rarity: (word: Word) => number): Weights {
  const of = new Map<number, number>();
  let sum = 0;
  for (const word of words) {
    const weight = rarity(word);
    if (weight === 0) continue;
    of.set(word.hash, (of.get(word.hash) ?? 0) + weight);
    sum += weight;
  }
  return { sum, of };
}

function writeWords(
  row: Float32Array,
  { words }: ReadSentence,
  { titleWeights, whole }: Record<"titleWeights" | "whole", Weights>,
): void {
  const distinct = new Set(words.map(({ hash }) => hash));
  let [inTitle, central, known] = [0, 0, 0];
  for (const hash of distinct) {
    inTitle += titleWeights.of.get(hash) ?? 0;
    const weight = whole.of.get(hash);
    if (weight === undefined) continue;
    central += weight;
    known += 1;
  }
  row[5] = Math.log1p(words.length);
  row[6] = words.length > 40 ? 1 : 0;
  row[7] = words.length < 9 ? 1 : 0;
  row[8] = titleWeights.sum === 0 ? 0 : inTitle / titleWeights.sum;
  row[9] = whole.sum === 0 ? 0 : central / whole.sum;
  row[10] = known === 0 || whole.sum === 0 ? 0 : central / known;
}

function writeCues(row: Float32Array, text: string): void {
  const cues = [OWN, OFFERS, HERE, CONTRAST, FURTHER, RESULTS, LINKS, POINTS_BACK, FINDS];
  for (const [j, cue] of cues.entries()) row[11 + j] = cue.test(text) ? 1 : 0;
  row[23] = PURPOSE.test(text) ? 1 : 0;
}

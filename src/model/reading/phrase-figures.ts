// What the choice of keywords looks at, for every phrase of a text.

import type { KnownPhrase } from "./background.ts";
import type { Phrase } from "./phrases.ts";

export const PHRASE_FIGURES = 18;

/** What is known of a phrase by its hash. */
export type Knowledge = (hash: number) => KnownPhrase | undefined;

/** `papers` is the size of the background. */
export function phraseFigures(
  phrase: Phrase,
  know: Knowledge,
  { papers, hasAbstract }: { papers: number; hasAbstract: boolean },
  into: Float64Array,
): Float64Array {
  const known = know(phrase.hash);
  const first = know(phrase.first.hash);
  const last = know(phrase.last.hash);
  const seen = known?.papers ?? 0;
  const rarity = Math.log((papers + 1) / (seen + 1));
  const times = Math.log(phrase.count);
  const tied =
    phrase.words === 1 || seen === 0
      ? 0
      : Math.log(((seen + 1) * papers) / (((first?.papers ?? 0) + 1) * ((last?.papers ?? 0) + 1)));
  into[0] = times;
  into[1] = phrase.inTitle ? 1 : 0;
  into[2] = hasAbstract && phrase.printed.some(({ inTitle }) => !inTitle) ? 1 : 0;
  into[3] = Math.log1p(phrase.at);
  into[4] = rarity;
  into[5] = seen === 0 ? 1 : 0;
  into[6] = phrase.words === 1 ? 1 : 0;
  into[7] = phrase.words === 3 ? 1 : 0;
  into[8] = phrase.words === 4 ? 1 : 0;
  into[9] = known?.whole ?? 0;
  into[10] = first?.first ?? 0;
  into[11] = last?.last ?? 0;
  into[12] = times * rarity;
  into[13] = phrase.count === 1 ? 0 : phrase.inside / phrase.count;
  into[14] = phrase.inside >= phrase.count ? 1 : 0;
  into[15] = Math.max(-4, Math.min(12, tied));
  into[16] = phrase.printed.some(({ text }) => hasTwoCapitals(text)) ? 1 : 0;
  into[17] = phrase.isWhole ? 1 : 0;
  return into;
}

function hasTwoCapitals(text: string): boolean {
  let capitals = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90 && ++capitals === 2) return true;
  }
  return false;
}

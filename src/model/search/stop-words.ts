// Words that stand in nearly every text. They are kept in the index, for phrases; a query of other words does without them.

import { stemWord } from "./analyse.ts";

const STOP_WORDS = new Set(
  `a about above after all also among an and any are as at be been being between both but by can do does for from further had has have how if in into is it its more most
   no not of off on once only or other our out over own same should so some such than that the their them then there these they this those through to
   under up us use used uses using very via was we were what when where which while who whom why will with within without would you your`.split(
    /\s+/,
  ),
);

/** `word` is folded, not stemmed. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** For the terms of an indexed paper, of which the stem is all that is known. */
export const STOP_STEMS: ReadonlySet<string> = new Set([...STOP_WORDS].map(stemWord));

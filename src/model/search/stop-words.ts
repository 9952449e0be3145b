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

const LINKING_WORDS = new Set(
  `along although amid among amongst another around because become becomes becoming behind beside besides beyond cannot could despite during each either else enough entirely especially even ever every
   furthermore hence however instead largely least less likewise many may merely might moreover mostly much must namely neither nevertheless next none nor nonetheless often otherwise particularly per perhaps
   rather respectively several shall since still substantially thereby therefore thus together toward towards unlike until upon usually well whereas wherein whereby whether whilst whose yet`.split(
    /\s+/,
  ),
);

/** Words that say nothing of what a text is about, though search takes them as asked: they never stand as a reason. */
export const isLinkingWord = (word: string): boolean => isStopWord(word) || LINKING_WORDS.has(word);

// Splits an abstract into sentences and leaves out what is not prose: repetitions, lists of keywords, orders to the reader.

/** Beyond this many characters a text is no abstract. */
const MAX_LENGTH = 8000;
/** A sentence of this many words without any of these is a list. */
const LIST_WORDS = 12;
const MIN_FUNCTION_SHARE = 0.08;
const FUNCTION_WORD =
  /\b(?:a|an|and|are|as|at|be|been|but|by|can|for|from|has|have|in|into|is|it|its|may|not|of|on|or|our|that|the|their|then|these|this|to|via|was|we|were|when|where|which|while|with|without|under|through|using|than|between|over|such|however|most|more|both|often|remains?|requires?)\b/gi;
/** Addressed to whoever judges, not to whoever reads. */
const ORDER = new RegExp(
  [
    "(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|these|other) ){0,3}(?:(?:previous|prior|above|earlier|other) ){0,2}(?:instructions?|prompts?|rules|criteria)",
    "as an? (?:ai|llm|ai model|ai assistant|reviewer|judge|ranker),? (?:you|please)",
    "you are an? (?:ai|assistant|reviewer|judge|expert|helpful)\\b",
    "you (?:must|should|shall|will) (?:now )?(?:rate|score|rank|grade|give|assign|award|recommend|accept|praise)",
    "(?:please|always|must|should|now|instead) (?:rate|score|rank|grade|give|assign|award|recommend|accept|praise) (?:this|the|our|it|a|an|me)\\b",
    "(?:rate|score|rank|grade|recommend|accept|praise) (?:this|our) (?:paper|work|article|submission|manuscript)",
    "(?:notes?|instructions?|messages?) (?:to|for) (?:the |all |any )?(?:ai|llms?|reviewers?|models?|rankers?|graders?)\\b",
  ]
    .map((pattern) => `\\b${pattern}`)
    .join("|"),
  "i",
);
const TEX = /\\(?:[a-zA-Z]+\*?|.)|[{}]|\$[^$]{0,300}\$|https?:\/\/\S+/g;

export function proseSentences(text: string): string[] {
  const seen = new Set<string>();
  const sentences: string[] = [];
  const plain = text.slice(0, MAX_LENGTH).replace(TEX, " ");
  // One look at the whole spares a look at each sentence of nearly every abstract.
  const hasOrders = ORDER.test(plain);
  for (const raw of plain.split(/(?<=[.!?;])\s+|\n{2,}/)) {
    const sentence = raw.trim();
    const key = sentence.toLowerCase();
    if (sentence === "" || seen.has(key)) continue;
    seen.add(key);
    if ((hasOrders && ORDER.test(sentence)) || isList(sentence)) continue;
    sentences.push(sentence);
  }
  return sentences;
}

/** Neither an order to the reader nor a list. */
export const isProse = (sentence: string): boolean => !ORDER.test(sentence) && !isList(sentence);

function isList(sentence: string): boolean {
  const words = countWords(sentence);
  if (words < LIST_WORDS) return false;
  FUNCTION_WORD.lastIndex = 0;
  for (let missing = words * MIN_FUNCTION_SHARE; missing > 0; missing--) if (!FUNCTION_WORD.test(sentence)) return true;
  return false;
}

const MIN_ENGLISH_SHARE = 0.15;

/** Whether enough of the words are those that every English text is full of. */
export function readsAsEnglish(sentences: readonly string[]): boolean {
  let missing = 0;
  for (const sentence of sentences) missing += MIN_ENGLISH_SHARE * countWords(sentence);
  for (const sentence of sentences) {
    FUNCTION_WORD.lastIndex = 0;
    for (; missing > 0 && FUNCTION_WORD.test(sentence); missing--);
  }
  return missing <= 0;
}

function countWords(sentence: string): number {
  let words = 1;
  for (let i = 0; i < sentence.length; i++) if (sentence.charCodeAt(i) === 32) words += 1;
  return words;
}

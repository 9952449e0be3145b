// Whether one keyword is the abbreviation of another.

/** "large language model" spells out "llm", "convolutional neural network" "cnn". Keys as `findPhrases` makes them. */
export function spellsOut(long: string, short: string): boolean {
  if (short.includes(" ") || short.length < 2 || short.length > 6) return false;
  const words = long.split(" ");
  return words.length > 1 && words.length === short.length && words.every((word, i) => word[0] === short[i]);
}

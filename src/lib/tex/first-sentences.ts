// Takes the opening sentences of a text, for mails and previews.

/** The first `count` sentences. Abbreviations, initials and decimals do not end one. */
export function firstSentences(text: string, count: number): string {
  const ends = [...text.matchAll(/[.!?]+(?=\s|$)/g)].map((end) => end.index + end[0].length);
  return text.slice(0, ends[count - 1] ?? text.length);
}

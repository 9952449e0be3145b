// What speaks for a paper being new: the nearest papers before it, words that none of them has, pairs of words that had rarely met, first uses that spread.

import { AppError } from "../../lib/errors.ts";
import type { PaperCard } from "../../model/paper.ts";
import { readPairs } from "../../model/scores/terms.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { isLinkingWord } from "../../model/search/stop-words.ts";
import type { NoveltyEvidence } from "../../model/views.ts";
import type { SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import type { SearchParts } from "./search-papers.ts";
import { meaningOf, rareWords, sharedWords, textOf } from "./similar-papers.ts";

const DAY_MS = 86_400_000;
/** As many are looked up: each costs a search of the index. */
const PAIRS_TRIED = 30;
const WORDS_TRIED = 30;
const PAIRS_SHOWN = 5;
const WORDS_SHOWN = 6;
/** A word of fewer papers may be a typing error or a coined name. */
const KNOWN_PAPERS = 4;
/** Met more often before, a pair is no rarity. */
const RARE_BEFORE = 3;
/** Used by fewer papers since, a word has not spread. */
const SPREAD_SINCE = 3;

export async function noveltyEvidence(
  parts: SearchParts,
  { id, limit }: { id: string; limit: number },
): Promise<NoveltyEvidence> {
  const { index, lookups, reader } = parts;
  index.refresh();
  const [paperId] = lookups.named([id]);
  const [card] = paperId === undefined ? [] : reader.cards([paperId]);
  if (paperId === undefined || !card) throw new AppError("not_found", "There is no such paper.");
  const before = earlierThan(card);
  // Without any date nothing is earlier.
  if (!before) return { earlier: [], newWords: [], rarePairs: [], firstUses: [] };
  const text = textOf(card);
  const earlier = await nearestEarlier(parts, { paperId, before, text, limit });
  return {
    before: card.date ?? String(card.year),
    earlier,
    newWords: wordsWithout(index, text, earlier),
    rarePairs: rarePairs(index, text, { paperId, before }),
    firstUses: firstUses(index, text, { paperId, before }),
  };
}

/** Strictly earlier: by day where both have one, else by year. */
function earlierThan({ date, year }: PaperCard): TermTree | undefined {
  const known = year ?? (date === undefined ? undefined : Number(date.slice(0, 4)));
  if (known === undefined || Number.isNaN(known)) return undefined;
  const years: TermTree = { op: "range", column: "year", to: known - 1 };
  const day = /^\d{4}-\d{2}-\d{2}/.test(date ?? "")
    ? Math.floor(Date.parse(String(date).slice(0, 10)) / DAY_MS)
    : Number.NaN;
  if (Number.isNaN(day)) return years;
  return { op: "or", children: [years, { op: "range", column: "day", to: day - 1 }] };
}

interface Place {
  paperId: number;
  before: TermTree;
}

async function nearestEarlier(
  parts: SearchParts,
  { paperId, before, text, limit }: Place & { text: string; limit: number },
): Promise<NoveltyEvidence["earlier"]> {
  const vector = await meaningOf(parts, [paperId], "");
  if (!vector) return [];
  const self: TermTree = { op: "not", child: { op: "papers", paperIds: [paperId] } };
  const near = parts.index.near({ vector, limit, tree: { op: "and", children: [before, self] } });
  const wanted = rareWords(parts.index, text);
  return near.flatMap(({ paperId: other, similarity }) => {
    const [card] = parts.reader.cards([other]);
    return card
      ? [{ ...card, similarity: Math.round(similarity * 1000) / 1000, shared: sharedWords(wanted, textOf(card)) }]
      : [];
  });
}

/** Rare words of the text that none of the nearest earlier papers has, the rarest first. */
function wordsWithout(index: SearchIndexReader, text: string, earlier: readonly PaperCard[]): string[] {
  const known = new Set(earlier.flatMap((card) => splitWords(textOf(card)).map(stemWord)));
  const weights = rareWords(index, text);
  const printed = new Map<string, string>();
  for (const word of splitWords(text)) if (!printed.has(stemWord(word))) printed.set(stemWord(word), word);
  return [...weights]
    .filter(([stem, weight]) => weight > 0 && !known.has(stem))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_SHOWN)
    .map(([stem]) => printed.get(stem) ?? stem);
}

const countUses = (index: SearchIndexReader, ...conditions: TermTree[]): number =>
  index.search({ tree: { op: "and", children: conditions }, sort: "day", limit: 1 }).total;

const usesBefore = (index: SearchIndexReader, uses: TermTree, { before }: Place): number =>
  countUses(index, uses, before);

/** Of all others. Asked only of what was rare before: hardly anything was. */
const usesSince = (index: SearchIndexReader, uses: TermTree, { paperId, before }: Place): number =>
  countUses(index, uses, { op: "not", child: before }, { op: "not", child: { op: "papers", paperIds: [paperId] } });

/** Neighbouring words, both known, that had met in three earlier papers at most. */
function rarePairs(index: SearchIndexReader, text: string, place: Place): NoveltyEvidence["rarePairs"] {
  const pairs = new Map<string, { label: string; terms: string[]; weight: number }>();
  for (const { label } of readPairs(text)) {
    const terms = splitWords(label).map(stemWord);
    const key = terms.join(" ");
    if (terms.length !== 2 || pairs.has(key) || label.split(" ").some(isLinkingWord)) continue;
    const known = terms.map((term) => index.papersWith("text", term));
    if (known.some((papers) => papers < KNOWN_PAPERS)) continue;
    pairs.set(key, { label, terms, weight: known.reduce((sum, papers) => sum + Math.log(papers), 0) });
  }
  return [...pairs.values()]
    .sort((a, b) => a.weight - b.weight || (a.label < b.label ? -1 : 1))
    .slice(0, PAIRS_TRIED)
    .flatMap(({ label, terms }) => {
      const uses: TermTree = { op: "phrase", field: "text", terms };
      const before = usesBefore(index, uses, place);
      return before <= RARE_BEFORE ? [{ pair: label, before, since: usesSince(index, uses, place) }] : [];
    })
    .sort((a, b) => a.before - b.before || b.since - a.since || (a.pair < b.pair ? -1 : 1))
    .slice(0, PAIRS_SHOWN);
}

/** Words that no earlier paper here has and that others took up since. */
function firstUses(index: SearchIndexReader, text: string, place: Place): NoveltyEvidence["firstUses"] {
  const words = new Map<string, { word: string; papers: number }>();
  for (const word of splitWords(text)) {
    const stem = stemWord(word);
    if (words.has(stem) || isLinkingWord(word) || stem.length < 4 || /\d/.test(stem)) continue;
    words.set(stem, { word, papers: index.papersWith("text", stem) });
  }
  return [...words]
    .filter(([, { papers }]) => papers > SPREAD_SINCE)
    .sort((a, b) => a[1].papers - b[1].papers || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_TRIED)
    .flatMap(([term, { word }]) => {
      const uses: TermTree = { op: "term", field: "text", term };
      const since = usesBefore(index, uses, place) === 0 ? usesSince(index, uses, place) : 0;
      return since >= SPREAD_SINCE ? [{ word, since }] : [];
    });
}

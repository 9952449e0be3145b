// Papers like one paper, several papers or a text, with the rare words they share.

import { AppError } from "../../lib/errors.ts";
import type { PaperCard } from "../../model/paper.ts";
import { splitWords, stemWord } from "../../model/search/analyse.ts";
import { isLinkingWord } from "../../model/search/stop-words.ts";
import type { SimilarPapers, SimilarQuery } from "../../model/views.ts";
import type { SearchIndexReader } from "../../ports/search-index.ts";
import type { SearchParts } from "./search-papers.ts";

const MAX_PAPERS = 50;
const WORDS_SHOWN = 4;
/** A word in more than this share of all papers tells nothing of two papers that share it. */
const COMMON_SHARE = 0.05;
/** In a small catalogue that share is less than a paper. */
const COMMON_LEAST = 5;

export async function similarPapers(parts: SearchParts, query: SimilarQuery): Promise<SimilarPapers> {
  const { index, lookups, reader } = parts;
  index.refresh();
  const keys = (query.ids ?? "").split(",").flatMap((key) => key.trim() || []);
  if (keys.length > MAX_PAPERS) throw new AppError("invalid", `ids: at most ${MAX_PAPERS} papers`);
  const given = lookups.named(keys);
  if (keys.length > 0 && given.length === 0) throw new AppError("not_found", "There is no such paper.");
  const text = (query.text ?? "").trim();
  if (given.length === 0 && text === "") throw new AppError("invalid", "Give ids of papers, or a text.");

  const vector = await meaningOf(parts, given, text);
  if (!vector) return { papers: [] };
  const tree = given.length > 0 ? ({ op: "not", child: { op: "papers", paperIds: given } } as const) : undefined;
  const near = index.near({ vector, limit: query.limit, ...(tree && { tree }) });
  const wanted = rareWords(index, [text, ...reader.cards(given).map(textOf)].join(" "));
  return {
    papers: near.flatMap(({ paperId, similarity }) => {
      const [card] = reader.cards([paperId]);
      return card ? [{ ...card, similarity: round(similarity), shared: sharedWords(wanted, textOf(card)) }] : [];
    }),
  };
}

export const textOf = (card: PaperCard): string => `${card.title} ${card.abstract ?? ""}`;
const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The mean of the papers' vectors and the text's. */
export async function meaningOf({ index, embedder }: SearchParts, given: number[], text: string) {
  const vectors = index.vectorsOf(given).filter((vector) => vector !== undefined);
  if (text !== "") {
    const [own] = (await embedder?.embed([text])) ?? [];
    if (own) vectors.push(own);
  }
  const [first] = vectors;
  if (!first) return undefined;
  const mean = new Float32Array(first.length);
  for (const vector of vectors) for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
  const length = Math.hypot(...mean);
  return length === 0 ? undefined : mean.map((value) => value / length);
}

/** Stems of a text that are neither common nor unique, with their weight. */
export function rareWords(
  index: Pick<SearchIndexReader, "papersWith" | "describe">,
  text: string,
): Map<string, number> {
  const all = index.describe().papers;
  const common = Math.max(COMMON_LEAST, all * COMMON_SHARE);
  const weights = new Map<string, number>();
  for (const word of splitWords(text)) {
    const stem = stemWord(word);
    if (weights.has(stem) || isLinkingWord(word) || stem.length < 3 || /^\d+$/.test(stem)) continue;
    const papers = index.papersWith("text", stem);
    weights.set(stem, papers < 2 || papers > common ? 0 : Math.log(all / papers));
  }
  return weights;
}

export function sharedWords(wanted: Map<string, number>, text: string): string[] {
  const printed = new Map<string, string>();
  for (const word of splitWords(text)) {
    const stem = stemWord(word);
    if ((wanted.get(stem) ?? 0) > 0 && !printed.has(stem)) printed.set(stem, word);
  }
  return [...printed]
    .sort((a, b) => (wanted.get(b[0]) ?? 0) - (wanted.get(a[0]) ?? 0) || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_SHOWN)
    .map(([, word]) => word);
}

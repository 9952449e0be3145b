// Answers one search: hits as cards with the words found marked, facets with names, authors by name.

import { recogniseIdentifier } from "../../model/identifiers.ts";
import { type PaperCard, paperCard } from "../../model/paper.ts";
import type { SearchQuery, SearchResult } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { SearchIndex } from "../../ports/word-search.ts";
import { findPaper } from "../papers/find-paper.ts";
import { highlightWords } from "./highlight-words.ts";

type Reader = Pick<CatalogueReader, "paper" | "cards" | "authors" | "categoryName">;

const AUTHORS_SHOWN = 5;

export function searchPapers(reader: Reader, index: SearchIndex, query: SearchQuery): SearchResult {
  const named = paperNamed(reader, query.q);
  const found = index.search(query);
  const cards = reader.cards(found.hits.map((hit) => hit.paperId));
  const rest = named ? cards.filter((card) => card.id !== named.id) : cards;
  const papers = named && query.offset === 0 ? [named, ...rest].slice(0, query.limit) : rest;
  const isExtra = named !== undefined && rest.length === cards.length;
  return {
    query: query.q,
    total: found.total + (isExtra ? 1 : 0),
    offset: query.offset,
    limit: query.limit,
    papers: papers.map((card) => withSnippet(card, found.words)),
    authors: query.offset === 0 ? authorsNamed(reader, query.q) : [],
    categories: found.categories.map(({ code, count }) => ({ ...reader.categoryName(code), count })),
    years: found.years,
    notes: named ? [`“${query.q.trim()}” names one paper exactly; it stands first.`, ...found.notes] : found.notes,
  };
}

function paperNamed(reader: Reader, text: string): PaperCard | undefined {
  if (!recogniseIdentifier(text)) return undefined;
  let lookup = findPaper(reader, text);
  if (lookup?.found === "moved") lookup = reader.paper(lookup.id);
  return lookup?.found === "paper" ? toCard(lookup.paper) : undefined;
}

/** A detail is a card and more; lists carry the card with its first three authors. */
function toCard(paper: PaperCard): PaperCard {
  const card = paperCard.parse(paper) as PaperCard;
  return { ...card, authors: card.authors.slice(0, 3) };
}

function withSnippet(card: PaperCard, words: string[]): SearchResult["papers"][number] {
  const snippetHtml = card.abstract === undefined ? undefined : highlightWords(card.abstract, words);
  return snippetHtml === undefined ? card : { ...card, snippetHtml };
}

function authorsNamed(reader: Reader, text: string): SearchResult["authors"] {
  const name = text.trim();
  if (name.length < 2 || name.length > 100 || /[":()0-9]/.test(name)) return [];
  const { authors } = reader.authors({ q: name, sort: "papers", offset: 0, limit: AUTHORS_SHOWN });
  return authors.map(({ name, id, url, papers }) => ({
    name,
    papers,
    ...(id === undefined ? {} : { id }),
    ...(url === undefined ? {} : { url }),
  }));
}

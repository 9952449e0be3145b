// Answers one search: the paper that the query names first, hits as cards with the words found marked, facets with names, authors by name.

import { institutionByTag } from "../../model/institutions.ts";
import type { PaperCard } from "../../model/paper.ts";
import { parseQuery } from "../../model/search/parse-query.ts";
import { toDayNumber } from "../../model/search/read-range.ts";
import type { SearchHitView, SearchQuery, SearchResult } from "../../model/views.ts";
import type { CatalogueReader } from "../../ports/catalogue.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { PaperLookups } from "../../ports/paper-lookups.ts";
import type { SearchIndexReader, TermTree } from "../../ports/search-index.ts";
import { categoryTree } from "./build-term-tree.ts";
import { explainHit } from "./explain-hit.ts";
import { type FoundHits, findHits } from "./find-hits.ts";
import { highlight, highlightAll } from "./highlight.ts";
import { findNamed } from "./named-paper.ts";
import { planSearch, type SearchPlan } from "./plan-search.ts";
import type { Ranked } from "./rank-relevance.ts";
import { suggestSpelling } from "./suggest-spelling.ts";

export interface SearchParts {
  reader: Pick<CatalogueReader, "cards" | "author" | "authors" | "categoryName" | "citedPapers" | "topics" | "around">;
  index: SearchIndexReader;
  lookups: PaperLookups;
  embedder?: Embedder;
}

const AUTHORS_SHOWN = 5;

export async function searchPapers(parts: SearchParts, query: SearchQuery): Promise<SearchResult> {
  const { reader, index, lookups } = parts;
  index.refresh();
  const named = findNamed(parts, query.q);
  const isFirstPage = query.offset === 0 && query.cursor === undefined;
  const { root, notes } = parseQuery(query.q);
  // Digits of an identifier would find strangers.
  const plan = planSearch(named?.isIdentifier ? undefined : root, toFilters(query), {
    lookups,
    papersWith: index.papersWith,
  });
  const found = await findHits(parts, plan, query);
  const hits = found.hits.filter((hit) => !named?.paperIds.includes(hit.paperId));
  const isInHits = hits.length < found.hits.length;
  const first: Ranked[] = named && isFirstPage ? named.paperIds.map((paperId) => ({ paperId, foundBy: "words" })) : [];
  const shown = [...first, ...hits].slice(0, query.limit);
  const extra = named && !isInHits ? named.paperIds.length : 0;
  const didYouMean = isFirstPage && found.matching + extra === 0 ? suggestSpelling(index, reader, root) : undefined;
  return {
    query: query.q,
    mode: query.mode,
    total: found.total + extra,
    matching: found.matching + extra,
    offset: query.offset,
    limit: query.limit,
    ...(found.next !== undefined && { next: found.next }),
    papers: toViews(parts, shown, plan, new Set(first.map((hit) => hit.paperId)), query.explain === true),
    authors: isFirstPage ? authorsNamed(reader, query.q) : [],
    around: reader.around(isFirstPage ? shown.map((hit) => hit.paperId) : []),
    ...toFacets(reader, found),
    ...(didYouMean !== undefined && { didYouMean }),
    notes: [...(named && isFirstPage ? [named.note] : []), ...notes, ...found.notes],
  };
}

export function toFilters(query: Omit<SearchQuery, "sort" | "mode" | "offset" | "limit">): TermTree[] {
  const { category, institution, venue, year, code, abstract, from, to } = query;
  const filters: TermTree[] = [];
  if (category !== undefined) filters.push(categoryTree(category));
  if (institution !== undefined) filters.push({ op: "value", column: "institution", value: institution });
  if (venue !== undefined) filters.push({ op: "value", column: "venue", value: venue });
  if (year !== undefined) filters.push({ op: "range", column: "year", from: year, to: year });
  if (code) filters.push({ op: "value", column: "flag", value: "code" });
  if (abstract) filters.push({ op: "value", column: "flag", value: "abstract" });
  const [first, last] = [from, to].map((day) => (day === undefined ? undefined : toDayNumber(day)));
  if (first !== undefined || last !== undefined)
    filters.push({
      op: "range",
      column: "day",
      ...(first !== undefined && { from: first }),
      ...(last !== undefined && { to: last }),
    });
  return filters;
}

function toViews(
  { reader, index }: SearchParts,
  hits: Ranked[],
  plan: SearchPlan,
  named: Set<number>,
  isExplained: boolean,
): SearchHitView[] {
  const cards = cardsById(reader, hits);
  return hits.flatMap((hit) => {
    const card = cards.get(hit.paperId);
    if (!card) return [];
    const tree = plan.loose ?? plan.match;
    return {
      ...withMarks(card, plan.highlight),
      foundBy: named.has(hit.paperId) ? "name" : hit.foundBy,
      ...(isExplained && { why: explainHit(index, tree, hit) }),
    };
  });
}

/** One query for all; only where a paper has vanished meanwhile must each be asked for. */
function cardsById(reader: SearchParts["reader"], hits: Ranked[]): Map<number, PaperCard> {
  const ids = hits.map((hit) => hit.paperId);
  const all = reader.cards(ids);
  const pairs =
    all.length === ids.length
      ? ids.map((id, index) => [id, all[index]] as const)
      : ids.map((id) => [id, reader.cards([id])[0]] as const);
  return new Map(pairs.flatMap(([id, card]) => (card ? [[id, card] as const] : [])));
}

function withMarks(
  card: PaperCard,
  stems: string[],
): PaperCard & Pick<SearchHitView, "snippetHtml" | "titleMarkedHtml"> {
  if (stems.length === 0) return card;
  const abstract = card.abstractHtml ?? (card.abstract === undefined ? undefined : escapePlain(card.abstract));
  const snippetHtml = abstract === undefined ? undefined : highlight(abstract, stems);
  return {
    ...card,
    titleMarkedHtml: highlightAll(card.titleHtml ?? escapePlain(card.title), stems),
    ...(snippetHtml !== undefined && { snippetHtml }),
  };
}

const escapePlain = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function authorsNamed(reader: SearchParts["reader"], text: string): SearchResult["authors"] {
  // A query with marks, fields or many words is no name.
  const name = text.trim();
  if (!/^[\p{L}\p{M}'’.\s-]{2,60}$/u.test(name)) return [];
  return reader
    .authors({ q: name, sort: "papers", offset: 0, limit: AUTHORS_SHOWN })
    .authors.map(({ name: printed, id, url, papers }) => ({
      name: printed,
      papers,
      ...(id !== undefined && { id }),
      ...(url !== undefined && { url }),
    }));
}

type Facets = Pick<SearchResult, "categories" | "years" | "institutions" | "venues" | "withCode" | "withAbstract">;

function toFacets(reader: SearchParts["reader"], { facets }: FoundHits): Facets {
  const flag = (name: string) => facets.flag?.find(({ value }) => value === name)?.count ?? 0;
  return {
    categories: (facets.category ?? []).map(({ value, count }) => ({ ...reader.categoryName(value), count })),
    years: (facets.year ?? []).map(({ value, count }) => ({ year: Number(value), count })),
    institutions: (facets.institution ?? []).map(({ value: tag, count }) => ({
      tag,
      name: institutionByTag(tag)?.name ?? tag,
      count,
    })),
    venues: (facets.venue ?? []).map(({ value: name, count }) => ({ name, count })),
    withCode: flag("code"),
    withAbstract: flag("abstract"),
  };
}

// Full-text search by SQLite's FTS5 over the papers' own file: the plain engine, later the oracle of our own.

import { recogniseIdentifier } from "../../../model/identifiers.ts";
import type { SearchQuery } from "../../../model/views.ts";
import type { SearchHits, SearchIndex } from "../../../ports/word-search.ts";
import { parseQuery } from "./parse-query.ts";

/** The part of a database that the index needs: it lives in the same file as the papers. */
export interface SearchDatabase {
  prepare(sql: string): { all(...values: (string | number)[]): Record<string, unknown>[] };
}

/** A word in the title or a name weighs more than one in the abstract. */
const WEIGHTS = "5.0, 1.0, 4.0, 2.0";

const MAX_CATEGORIES = 12;

const ORDER: Record<SearchQuery["sort"], string> = {
  relevance: `bm25(papers_fts, ${WEIGHTS})`,
  newest: "p.date DESC",
  citations: "p.citations DESC",
  score: "p.rank DESC",
};

export function createFts5Index(database: SearchDatabase): SearchIndex {
  return {
    search(query) {
      const parsed = parseQuery(query.q);
      const identifier = recogniseIdentifier(query.q);
      const filter = toFilter(query, parsed.categories);
      const nothing: SearchHits = {
        hits: [],
        total: 0,
        categories: [],
        years: [],
        words: parsed.words,
        notes: parsed.notes,
      };
      // An identifier is looked up by its table; its digits as words would find strangers.
      if (identifier) return { ...nothing, words: [] };
      if (parsed.match === "" && !filter.isUsed) return nothing;
      const hasWords = parsed.match !== "";
      const values = [...(hasWords ? [parsed.match] : []), ...filter.values];
      const order = !hasWords && query.sort === "relevance" ? "p.date DESC" : ORDER[query.sort];
      const isPlain = hasWords && query.sort === "relevance" && !filter.isUsed;
      const rows = isPlain ? rankWords(parsed.match, query) : rankFiltered({ hasWords, filter, values, order }, query);
      return { ...nothing, ...countFacets({ hasWords, filter, values }), hits: rows };
    },
  };

  /** Without filters nothing but the words needs to be looked at. */
  function rankWords(match: string, { limit, offset }: SearchQuery): SearchHits["hits"] {
    return database
      .prepare(
        `SELECT rowid AS id, bm25(papers_fts, ${WEIGHTS}) AS score FROM papers_fts WHERE papers_fts MATCH ?
         ORDER BY score, rowid LIMIT ? OFFSET ?`,
      )
      .all(match, limit, offset)
      .map((row) => ({ paperId: Number(row.id), score: -Number(row.score) }));
  }

  function rankFiltered(search: Search & { order: string }, { limit, offset }: SearchQuery): SearchHits["hits"] {
    const { values, order } = search;
    return database
      .prepare(`SELECT p.id ${fromWhere(search, usesRow(order))} ORDER BY ${order}, p.id LIMIT ? OFFSET ?`)
      .all(...values, limit, offset)
      .map((row) => ({ paperId: Number(row.id), score: 0 }));
  }

  function countFacets(search: Search): Pick<SearchHits, "total" | "categories" | "years"> {
    const rows = database
      .prepare(`SELECT p.year, p.category, count(*) AS n ${fromWhere(search, false)} GROUP BY p.year, p.category`)
      .all(...search.values);
    const categories = new Map<string, number>();
    const years = new Map<number, number>();
    let total = 0;
    for (const { year, category, n } of rows) {
      total += Number(n);
      if (typeof category === "string") categories.set(category, (categories.get(category) ?? 0) + Number(n));
      if (year !== null) years.set(Number(year), (years.get(Number(year)) ?? 0) + Number(n));
    }
    return {
      total,
      categories: [...categories]
        .map(([code, count]) => ({ code, count }))
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
        .slice(0, MAX_CATEGORIES),
      years: [...years].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
    };
  }
}

interface Search {
  hasWords: boolean;
  filter: Filter;
  values: (string | number)[];
}

/** Columns that only the papers' own rows hold. */
const usesRow = (order: string): boolean => /citations|rank/.test(order);

function fromWhere({ hasWords, filter }: Search, isRowNeeded: boolean): string {
  const papers = isRowNeeded ? "papers p" : "papers p INDEXED BY papers_facets";
  const where = [...(hasWords ? ["papers_fts MATCH ?"] : []), ...filter.where].join(" AND ");
  // Without words SQLite finds its own way: there is no id to look up.
  return hasWords
    ? `FROM papers_fts JOIN ${papers} ON p.id = papers_fts.rowid WHERE ${where}`
    : `FROM papers p WHERE ${where}`;
}

interface Filter {
  where: string[];
  values: (string | number)[];
  isUsed: boolean;
}

function toFilter(query: SearchQuery, categories: string[]): Filter {
  const where: string[] = [];
  const values: (string | number)[] = [];
  for (const code of [...(query.category ? [query.category] : []), ...categories]) {
    where.push("EXISTS (SELECT 1 FROM paper_categories c WHERE c.category = ? AND c.paper_id = p.id)");
    values.push(code);
  }
  if (query.code) where.push("p.has_code = 1");
  if (query.from) {
    where.push("p.date >= ?");
    values.push(query.from);
  }
  if (query.to) {
    where.push("p.date <= ?");
    values.push(query.to);
  }
  return { where, values, isUsed: where.length > 0 };
}

// Full-text search by SQLite's FTS5 over the papers' own file: the plain engine, later the oracle of our own.

import { recogniseIdentifier } from "../../../model/identifiers.ts";
import type { SearchQuery } from "../../../model/views.ts";
import type { SearchHits, SearchIndex } from "../../../ports/search-index.ts";
import { parseQuery } from "./parse-query.ts";

/** The part of a database that the index needs: it lives in the same file as the papers. */
export interface SearchDatabase {
  prepare(sql: string): { all(...values: (string | number)[]): Record<string, unknown>[] };
}

/** A word in the title or a name weighs more than one in the abstract. */
const WEIGHTS = "5.0, 1.0, 4.0, 2.0";

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
      const source = parsed.match === "" ? "papers p" : "papers_fts JOIN papers p ON p.id = papers_fts.rowid";
      const where = [...(parsed.match === "" ? [] : ["papers_fts MATCH ?"]), ...filter.where].join(" AND ");
      const values = [...(parsed.match === "" ? [] : [parsed.match]), ...filter.values];
      const order = parsed.match === "" && query.sort === "relevance" ? "p.date DESC" : ORDER[query.sort];
      const rows = database
        .prepare(
          `SELECT p.id, ${order.replace(" DESC", "")} AS score FROM ${source} WHERE ${where} ORDER BY ${order}, p.id LIMIT ? OFFSET ?`,
        )
        .all(...values, query.limit, query.offset);
      const count = (column: string, limit: number) =>
        database
          .prepare(
            `SELECT ${column} AS value, count(*) AS n FROM ${source} WHERE ${where} GROUP BY 1 ORDER BY n DESC, 1 LIMIT ${limit}`,
          )
          .all(...values);
      const years = count("p.year", 300);
      return {
        ...nothing,
        hits: rows.map((row) => ({ paperId: Number(row.id), score: typeof row.score === "number" ? -row.score : 0 })),
        total: years.reduce((sum, row) => sum + Number(row.n), 0),
        categories: count("p.category", 13)
          .filter((row) => row.value !== null)
          .slice(0, 12)
          .map((row) => ({ code: String(row.value), count: Number(row.n) })),
        years: years
          .filter((row) => row.value !== null)
          .map((row) => ({ year: Number(row.value), count: Number(row.n) }))
          .sort((a, b) => b.year - a.year),
      };
    },
  };
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
